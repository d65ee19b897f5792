package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.intacct.wire.Element;

/**
 * Where a login wants to go (Intacct reference 1.2): a company, or through a console to one of its clients ({@code console|client},
 * {@code console|client|entity}, or {@code clientid} beside the console).
 *
 * @param companyId of the company whose books are meant
 * @param entity id; empty for the top level
 */
record Place(String companyId, String entity) {
    static Place of(Element login) {
        String[] path = login.text("companyid").orElse("").split("\\|");
        String company = login.text("clientid").orElse(path.length > 1 ? path[1] : path[0]);
        return new Place(
                company, path.length > 2 ? path[2] : login.text("locationid").orElse(""));
    }
}

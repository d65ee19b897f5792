package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.ApiUser;
import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code readUserFormatting}, by record number or by id (Intacct reference 3.3). */
final class ReadUserFormatting implements Function {
    private final Company company;

    ReadUserFormatting(Company company) {
        this.company = company;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Element body = call.body();
        Optional<String> key = body.text("key");
        ApiUser user = company.users().stream()
                .filter(each -> key.isPresent()
                        ? key.get().equals(String.valueOf(each.recordNumber()))
                        : body.text("userId").filter(each.id()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> IntacctError.validation("The user is not known"));
        return Outcome.success(new XmlWriter()
                .open("data", "listtype", "userformatting", "count", "1")
                .open("userformatting")
                .text("recordno", String.valueOf(user.recordNumber()))
                .text("locale", user.formatting().locale())
                .text("dateformat", user.formatting().dateFormat())
                .text("gmtoffset", user.formatting().offsetText())
                .text("clock", String.valueOf(user.formatting().clock()))
                .close("userformatting")
                .close("data"));
    }
}

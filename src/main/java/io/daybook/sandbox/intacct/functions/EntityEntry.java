package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.ApiUser;
import io.daybook.sandbox.intacct.books.Entity;
import io.daybook.sandbox.intacct.wire.IntacctError;

/** Which entities a user may enter (Intacct reference 7). The platform's own words for a refusal are not known. */
public final class EntityEntry {
    private EntityEntry() {}

    /**
     * Does nothing where the user may enter.
     *
     * @param entity id; empty for the top level
     * @throws IntacctError {@code XL03000006}
     */
    public static void check(ApiUser user, String entity) {
        if (entity.isEmpty() && user.restricted()) {
            throw refused("The user is restricted to entities and cannot sign in at the top level.");
        }
        boolean allowed = entity.isEmpty()
                || (Entity.of(entity).isPresent()
                        && (!user.restricted() || user.entities().contains(entity)));
        if (!allowed) {
            throw refused("The location ID '" + entity + "' is not valid for this user.");
        }
    }

    private static IntacctError refused(String why) {
        return IntacctError.of("XL03000006", why);
    }
}

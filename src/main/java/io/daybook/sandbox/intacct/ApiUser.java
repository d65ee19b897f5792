package io.daybook.sandbox.intacct;

import java.util.EnumSet;
import java.util.Set;

/**
 * A Web Services user of the company. {@code toString} shows no password.
 *
 * @param id by which they sign in, case-sensitive
 * @param permissions what their role lets them read
 * @param entities the ids of the entities they are restricted to; empty for none, which means all and the top level
 */
public record ApiUser(
        String id,
        long recordNumber,
        String password,
        Formatting formatting,
        Set<Permission> permissions,
        Set<String> entities) {
    public ApiUser {
        permissions = Set.copyOf(permissions);
        entities = Set.copyOf(entities);
    }

    /** Somebody who may read everything. */
    public static ApiUser unrestricted(String id, long recordNumber, String password) {
        return new ApiUser(id, recordNumber, password, Formatting.PLAIN, EnumSet.allOf(Permission.class), Set.of());
    }

    /** Whether they have no session at top level. */
    public boolean restricted() {
        return !entities.isEmpty();
    }

    /** The same with another role. */
    public ApiUser withPermissions(Set<Permission> other) {
        return new ApiUser(id, recordNumber, password, formatting, other, entities);
    }

    /** The same with another way to read dates. */
    public ApiUser withFormatting(Formatting other) {
        return new ApiUser(id, recordNumber, password, other, permissions, entities);
    }

    /** The same, restricted to those entities. */
    public ApiUser withEntities(Set<String> other) {
        return new ApiUser(id, recordNumber, password, formatting, permissions, other);
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}

package io.daybook.sandbox.intacct.session;

/**
 * An API session (Intacct reference 2), or the login of one request.
 *
 * @param id empty for a login
 * @param entity id of the entity it is in; empty for top level
 */
public record Session(String id, String userId, String entity) {
    /** Id of the entity that owns what is written in it; {@code null} for the top level. */
    public String owner() {
        return entity.isEmpty() ? null : entity;
    }

    @Override
    public String toString() {
        return "session of " + userId + (entity.isEmpty() ? "" : " in " + entity);
    }
}

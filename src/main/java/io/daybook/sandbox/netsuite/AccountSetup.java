package io.daybook.sandbox.netsuite;

import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Features of the account and permissions of the role, changeable while the sandbox runs. Thread-safe. */
public final class AccountSetup {
    private volatile Set<Feature> features;
    private volatile Set<Permission> permissions;

    AccountSetup(Collection<Feature> features, Collection<Permission> permissions) {
        this.features = copy(Feature.class, features);
        this.permissions = copy(Permission.class, permissions);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Does nothing for a role with that permission.
     *
     * @throws NetSuiteError 403 {@code INSUFFICIENT_PERMISSION}
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw NetSuiteError.insufficientPermission(permission.title());
        }
    }

    public synchronized void enable(Feature feature) {
        Set<Feature> more = copy(Feature.class, features);
        more.add(feature);
        features = more;
    }

    public synchronized void disable(Feature feature) {
        Set<Feature> fewer = copy(Feature.class, features);
        fewer.remove(feature);
        features = fewer;
    }

    public synchronized void grant(Permission permission) {
        Set<Permission> more = copy(Permission.class, permissions);
        more.add(permission);
        permissions = more;
    }

    public synchronized void withhold(Permission permission) {
        Set<Permission> fewer = copy(Permission.class, permissions);
        fewer.remove(permission);
        permissions = fewer;
    }

    private static <E extends Enum<E>> Set<E> copy(Class<E> type, Collection<E> members) {
        Set<E> copy = EnumSet.noneOf(type);
        copy.addAll(members);
        return copy;
    }
}

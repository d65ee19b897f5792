package io.daybook.sandbox.intacct;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What an administrator of the company, or Sage, can change while the sandbox runs. Thread-safe. */
public final class Company {
    private final Map<String, ApiUser> users = new TreeMap<>();
    private final Map<String, String> senders = new LinkedHashMap<>();
    private final Set<String> authorized = ConcurrentHashMap.newKeySet();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final Set<String> missingApplications = ConcurrentHashMap.newKeySet();
    private final Set<String> missingFields = ConcurrentHashMap.newKeySet();
    private volatile boolean webServices = true;

    Company() {}

    /** Adds a user, or takes the place of the one with the same id. */
    public synchronized void add(ApiUser user) {
        users.put(user.id(), user);
    }

    public synchronized void remove(String userId) {
        users.remove(userId);
    }

    public synchronized Optional<ApiUser> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    public synchronized Collection<ApiUser> users() {
        return java.util.List.copyOf(users.values());
    }

    /** The user's role loses a permission. */
    public void withhold(String userId, Permission permission) {
        change(userId, permission, false);
    }

    /** The user's role gains a permission. */
    public void grant(String userId, Permission permission) {
        change(userId, permission, true);
    }

    /** Makes a sender id known to Sage, not yet authorized in this company. */
    public synchronized void addSender(String senderId, String password) {
        senders.put(senderId, password);
    }

    /** Whether that is the sender's password; both are case-sensitive. */
    public synchronized boolean knows(String senderId, String password) {
        return password.equals(senders.get(senderId));
    }

    /** Company > Setup > Company > Security > Web Services authorizations. */
    public void authorize(String senderId, boolean on) {
        set(authorized, senderId, on);
    }

    public boolean authorized(String senderId) {
        return authorized.contains(senderId);
    }

    /** Sage has made the sender id inactive: {@code GW-0011}. */
    public void block(String senderId, boolean on) {
        set(blocked, senderId, on);
    }

    public boolean blocked(String senderId) {
        return blocked.contains(senderId);
    }

    /** Whether the company has subscribed to Web Services; a trial company has not. */
    public void webServices(boolean subscribed) {
        webServices = subscribed;
    }

    public boolean webServices() {
        return webServices;
    }

    /** Whether the company has subscribed to an application, such as {@code Contracts}; without it, its objects are not there. */
    public void subscribe(String application, boolean on) {
        set(missingApplications, application, !on);
    }

    public boolean subscribed(String application) {
        return !missingApplications.contains(application);
    }

    /** Takes a field away as if it did not exist in this company, or brings it back: {@code ARINVOICE.SCHOPKEY}. */
    public void field(String objectAndField, boolean there) {
        set(missingFields, objectAndField.toUpperCase(Locale.ROOT), !there);
    }

    public boolean hasField(String object, String field) {
        return missingFields.isEmpty() || !missingFields.contains(object + "." + field);
    }

    private synchronized void change(String userId, Permission permission, boolean on) {
        ApiUser user = users.get(userId);
        if (user == null) {
            throw new IllegalArgumentException("there is no user " + userId);
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(user.permissions());
        set(permissions, permission, on);
        users.put(userId, user.withPermissions(permissions));
    }

    private static <T> void set(Set<T> set, T member, boolean on) {
        if (on) {
            set.add(member);
        } else {
            set.remove(member);
        }
    }
}

package io.daybook.source.netsuite;

import io.daybook.config.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A NetSuite account id in its canonical spelling: upper case with an underscore, such as {@code 1234567_SB1} (NetSuite
 * reference 1.1). The spelling matters: as realm of a signature only this one works, as host name only the other one.
 *
 * @param realm the canonical spelling
 */
public record AccountId(String realm) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+([_-][A-Za-z0-9]+)?");
    private static final int LONGEST_HOST_LABEL = 63;

    /** @throws Problem if it is no account id; see {@link #parse} for other spellings */
    public AccountId {
        // a crafted id must never become another host: the signed assertion would go there
        if (!ID.matcher(realm).matches() || realm.length() > LONGEST_HOST_LABEL) {
            throw Problem.wrongUse(
                    "account",
                    "'" + printable(realm) + "' is no NetSuite account id",
                    "An account id looks like 1234567, or 1234567_SB1 for a sandbox."
                            + " NetSuite shows it under Setup > Company > Company Information.",
                    null);
        }
        realm = realm.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * Reads an id in either spelling.
     *
     * @throws Problem if it is none
     */
    public static AccountId parse(String text) {
        return new AccountId(text == null ? "" : text.strip());
    }

    /** The spelling in host names: lower case with a hyphen, such as {@code 1234567-sb1}. */
    public String hostLabel() {
        return realm.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the account's REST services answer. */
    public URI baseUrl() {
        return URI.create("https://" + hostLabel() + ".suitetalk.api.netsuite.com");
    }

    @Override
    public String toString() {
        return realm;
    }

    private static String printable(String text) {
        String shown = text.replaceAll("[^\\x20-\\x7e]", "?");
        return shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
    }
}

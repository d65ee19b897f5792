package io.daybook.sandbox.intacct;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The passwords that belong to a seed. They are the same at each start, so that a connection which was linked to the
 * sandbox still opens it after a restart; they guard make-believe books and nothing else. {@code toString} shows none.
 */
record SecretsOfSeed(String companyId, long seed) {
    String of(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((companyId + " " + seed + " " + what).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

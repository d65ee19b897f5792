package io.daybook.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import io.daybook.connection.Credentials.OAuth2Certificate;
import io.daybook.connection.Credentials.TokenBased;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final Credentials CERTIFICATE = new OAuth2Certificate(
            "client", "certificate", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n");
    private static final Credentials TOKEN = new TokenBased("ck", "cs", "ti", "ts \"é\" \uD83D\uDE00");

    @TempDir
    Path folder;

    @Test
    void anIntacctUserComesBackAsItWasAndShowsNoPassword() {
        Vault vault = inFolder();
        Credentials.IntacctUser all =
                new Credentials.IntacctUser("S", "sender secret", "acme", "daybook", "user secret", Optional.empty());
        Credentials.IntacctUser one =
                new Credentials.IntacctUser("S", "sender secret", "acme", "daybook", "user secret", Optional.of("200"));

        assertThat(vault.unseal(7, "connection 7", vault.seal(7, all))).isEqualTo(all);
        assertThat(vault.unseal(7, "connection 7", vault.seal(7, one))).isEqualTo(one);
        assertThat(one.toString()).doesNotContain("secret");
    }

    @Test
    void opensWhatItSealed() {
        Vault vault = inFolder();

        assertThat(vault.unseal(7, "connection 7", vault.seal(7, CERTIFICATE))).isEqualTo(CERTIFICATE);
        assertThat(vault.unseal(7, "connection 7", vault.seal(7, TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    void sealsSoThatNothingCanBeReadAndNoTwoSealsAreAlike() {
        Vault vault = inFolder();

        byte[] sealed = vault.seal(7, new TokenBased("consumer", "password", "token", "secret"));

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain("consumer", "password", "secret", "type");
        assertThat(sealed).isNotEqualTo(vault.seal(7, new TokenBased("consumer", "password", "token", "secret")));
    }

    @Test
    void doesNotOpenWhatWasSealedForAnotherConnectionOrChanged() {
        Vault vault = inFolder();
        byte[] sealed = vault.seal(7, TOKEN);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.unseal(8, "connection 8 (netsuite 1)", sealed))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("connection 8 (netsuite 1)");
        assertThatThrownBy(() -> vault.unseal(7, "connection 7", changed)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> vault.unseal(7, "connection 7", new byte[3])).isInstanceOf(Problem.class);
    }

    @Test
    void saysWhatToDoWhenTheKeyIsAnother() {
        byte[] sealed = inFolder().seal(7, TOKEN);
        Vault other = Vault.open(Optional.of(key()), Optional.empty(), folder);

        assertThatThrownBy(() -> other.unseal(7, "connection 7 (netsuite 1234567)", sealed))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("connection 7 (netsuite 1234567)")
                .hasMessageContaining("secret key")
                .hasMessageContaining("Put back the key")
                .hasMessageContaining("Nothing is lost");
    }

    @Test
    void makesItsKeyOnceReadableForItsOwnerOnly() throws IOException {
        byte[] sealed = inFolder().seal(7, TOKEN);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
        assertThat(inFolder().unseal(7, "connection 7", sealed)).isEqualTo(TOKEN);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("secret.key"));
        }
    }

    @Test
    void makesOneKeyHoweverManyStartAtATime() throws Exception {
        Path fresh = folder.resolve("not/yet/there");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> start =
                    () -> Vault.open(Optional.empty(), Optional.empty(), fresh).seal(7, TOKEN);
            List<Future<byte[]>> sealed =
                    threads.invokeAll(List.of(start, start, start, start, start, start, start, start));

            Vault vault = Vault.open(Optional.empty(), Optional.empty(), fresh);
            for (Future<byte[]> bytes : sealed) {
                assertThat(vault.unseal(7, "connection 7", bytes.get())).isEqualTo(TOKEN);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void takesTheKeyFromTheSettingBeforeTheFileBeforeTheFolder() throws IOException {
        String key = key();
        Path file = keyFile("my.key", key() + "\n", "rw-------");
        Vault byText = Vault.open(Optional.of(key), Optional.of(file), folder);
        Vault byFile = Vault.open(Optional.of(" "), Optional.of(file), folder);

        assertThat(Files.exists(folder.resolve("secret.key"))).isFalse();
        byte[] sealed = byText.seal(7, TOKEN);
        assertThat(Vault.open(Optional.of(key), Optional.empty(), folder).unseal(7, "connection 7", sealed))
                .isEqualTo(TOKEN);
        assertThatThrownBy(() -> byFile.unseal(7, "connection 7", sealed)).isInstanceOf(Problem.class);
    }

    @Test
    void refusesAKeyFileThatOthersCanRead() throws IOException {
        Path file = keyFile("my.key", key(), "rw-r-----");

        assertThatThrownBy(() -> Vault.open(Optional.empty(), Optional.of(file), folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("rw-r-----")
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void refusesWhatIsNoKeyWithoutShowingIt() throws IOException {
        String almost = Base64.getEncoder().encodeToString(new byte[16]);
        assertThatThrownBy(() -> Vault.open(Optional.of("not@base64"), Optional.empty(), folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("DAYBOOK_SECRET_KEY")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("not@base64");
        assertThatThrownBy(() -> Vault.open(Optional.of(almost), Optional.empty(), folder))
                .hasMessageContaining("16 bytes and not 32")
                .hasMessageNotContaining(almost);
        assertThatThrownBy(() -> Vault.open(Optional.empty(), Optional.of(folder.resolve("missing.key")), folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("missing.key")
                .hasMessageContaining("DAYBOOK_SECRET_KEY_FILE");
    }

    private Vault inFolder() {
        return Vault.open(Optional.empty(), Optional.empty(), folder);
    }

    private Path keyFile(String name, String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** A key as a person would make it; another one each time. */
    private static String key() {
        byte[] bytes = new byte[32];
        new java.security.SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

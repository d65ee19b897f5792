package io.daybook.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import io.daybook.connection.Connection.Status;
import io.daybook.connection.Credentials.OAuth2Certificate;
import io.daybook.connection.Credentials.TokenBased;
import io.daybook.database.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Credentials CERTIFICATE = new OAuth2Certificate("client", "certificate", "pem");
    private static final Credentials TOKEN = new TokenBased("ck", "cs", "ti", "ts");
    private static final Optional<URI> SANDBOX = Optional.of(URI.create("http://localhost:8090"));

    @TempDir
    Path folder;

    private Connections connections;
    private Companies companies;

    @BeforeEach
    void noConnections() {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM daybook.connection; DELETE FROM daybook.company"));
        connections = new Connections(DATABASE.jdbi(), Vault.open(Optional.empty(), Optional.empty(), folder));
        companies = new Companies(DATABASE.jdbi());
    }

    @Test
    void linksACompanyToAnAccount() {
        Connection linked = connections.link("Acme", "netsuite", "1234567", SANDBOX, CERTIFICATE);

        assertThat(linked.company()).isEqualTo("Acme");
        assertThat(linked.status()).isEqualTo(Status.Linked);
        assertThat(connections.get(linked.id())).isEqualTo(linked);
        assertThat(linked.credentials()).isEqualTo(CERTIFICATE);
        assertThat(companies.list()).extracting(Company::name).containsExactly("Acme");
    }

    @Test
    void keepsCredentialsSealed() {
        long id = connections
                .link("Acme", "netsuite", "1234567", Optional.empty(), new OAuth2Certificate("c", "k", "private-key"))
                .id();

        String stored = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT encode(credentials, 'escape') FROM daybook.connection WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        assertThat(stored).isNotEmpty().doesNotContain("private-key");
    }

    @Test
    void replacesTheCredentialsOfTheSameAccountAndKeepsItsNumber() {
        Connection first = connections.link("Acme", "netsuite", "1234567", SANDBOX, CERTIFICATE);
        connections.setStatus(first.id(), Status.Deauthorized, Optional.of("the certificate has expired"));

        Connection again = connections.link("Acme", "netsuite", "1234567", Optional.empty(), TOKEN);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.credentials()).isEqualTo(TOKEN);
        assertThat(again.status()).isEqualTo(Status.Linked);
        assertThat(again.statusReason()).isEmpty();
        assertThat(again.baseUrl()).isEmpty();
        assertThat(connections.list()).hasSize(1);
    }

    @Test
    void opensAConnectionThatIsNotLinkedYet() {
        long id = connections.open("Acme", "netsuite", "1234567", SANDBOX);

        assertThat(connections.find(id).status()).isEqualTo(Status.PendingAuth);
        assertThat(connections.linked("netsuite")).isEmpty();
        assertThatThrownBy(() -> connections.get(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("connection " + id + " (netsuite 1234567)")
                .hasMessageContaining("PendingAuth")
                .hasMessageContaining("daybook connect netsuite --company \"Acme\" --account 1234567");
        // Opening it again, once linked, takes nothing away
        connections.link("Acme", "netsuite", "1234567", SANDBOX, TOKEN);
        assertThat(connections.open("Acme", "netsuite", "1234567", SANDBOX)).isEqualTo(id);
        assertThat(connections.get(id).status()).isEqualTo(Status.Linked);
    }

    @Test
    void unlinksByDeletingTheCredentials() {
        long id = connections
                .link("Acme", "netsuite", "1234567", SANDBOX, CERTIFICATE)
                .id();

        connections.unlink(id, "by hand");

        ConnectionSummary summary = connections.find(id);
        assertThat(summary.status()).isEqualTo(Status.Unlinked);
        assertThat(summary.statusReason()).contains("by hand");
        boolean gone = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT credentials IS NULL FROM daybook.connection WHERE id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
        assertThat(gone).isTrue();
        assertThatThrownBy(() -> connections.get(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Unlinked");
    }

    @Test
    void listsWithoutOpeningAnySeal() {
        connections.link("Beta", "netsuite", "1234567", SANDBOX, CERTIFICATE);
        long acme = connections
                .link("Acme", "netsuite", "7654321_SB1", Optional.empty(), TOKEN)
                .id();
        connections.setStatus(acme, Status.Deauthorized, Optional.of("role was removed"));

        // Given a vault that opens none of them
        Connections others = new Connections(
                DATABASE.jdbi(), Vault.open(Optional.empty(), Optional.empty(), folder.resolve("other")));

        List<ConnectionSummary> list = others.list();
        assertThat(list).extracting(ConnectionSummary::company).containsExactly("Acme", "Beta");
        assertThat(list.get(0).status()).isEqualTo(Status.Deauthorized);
        assertThat(list.get(0).statusReason()).contains("role was removed");
        assertThat(list.get(1).baseUrl()).isEqualTo(SANDBOX);
        assertThat(others.linked("netsuite"))
                .extracting(ConnectionSummary::company)
                .containsExactly("Beta");
        assertThat(others.linked("intacct")).isEmpty();
        assertThatThrownBy(() -> others.get(acme))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("connection " + acme + " (netsuite 7654321_SB1)");
    }

    @Test
    void doesNotOpenCredentialsThatWereCopiedFromAnotherRow() {
        long one = connections
                .link("Acme", "netsuite", "1", Optional.empty(), CERTIFICATE)
                .id();
        long other = connections
                .link("Beta", "netsuite", "2", Optional.empty(), TOKEN)
                .id();
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE daybook.connection SET credentials = (SELECT credentials FROM daybook.connection WHERE id = ?) WHERE id = ?",
                        one,
                        other));

        assertThatThrownBy(() -> connections.get(other)).isInstanceOf(Problem.class);
        assertThat(connections.get(one).credentials()).isEqualTo(CERTIFICATE);
    }

    @Test
    void keepsTheMomentOfTheLastChangeOfStatus() {
        long id = connections
                .link("Acme", "netsuite", "1", Optional.empty(), TOKEN)
                .id();
        var linkedAt = connections.find(id).statusChangedAt();

        connections.setStatus(id, Status.Linked, Optional.empty());
        assertThat(connections.find(id).statusChangedAt()).isEqualTo(linkedAt);

        connections.setStatus(id, Status.Deauthorized, Optional.of("expired"));
        assertThat(connections.find(id).statusChangedAt()).isAfter(linkedAt);
    }

    @Test
    void saysWhatThereIsWhenAskedForWhatThereIsNot() {
        assertThatThrownBy(() -> connections.get(1))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no connection yet");
        long id = connections
                .link("Acme", "netsuite", "1234567", Optional.empty(), TOKEN)
                .id();

        String there = id + " (Acme, netsuite 1234567)";
        assertThatThrownBy(() -> connections.get(id + 99))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(there);
        assertThatThrownBy(() -> connections.setStatus(id + 99, Status.Linked, Optional.empty()))
                .hasMessageContaining(there);
        assertThatThrownBy(() -> connections.unlink(id + 99, "x")).hasMessageContaining(there);
    }

    @Test
    void findsCompaniesByNameOrNumber() {
        Company acme = companies.create(" Acme ");
        Company number = companies.create("" + (acme.id() + 1000));

        assertThat(companies.create("Acme")).isEqualTo(acme);
        assertThat(companies.find("Acme")).isEqualTo(acme);
        assertThat(companies.find("" + acme.id())).isEqualTo(acme);
        assertThat(companies.find(number.name())).isEqualTo(number);
        assertThatThrownBy(() -> companies.find("Beta"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("company Beta")
                .hasMessageContaining(acme.id() + " Acme");
        assertThatThrownBy(() -> companies.create("  ")).isInstanceOf(Problem.class);
    }
}

package io.daybook.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpWireTest {
    private final MockWebServer server = new MockWebServer();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private HttpWire wire;

    @BeforeEach
    void start() throws IOException {
        server.start();
        wire = new HttpWire(
                context, new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), 4096, 4, "Daybook/test"));
    }

    @AfterEach
    void stop() {
        wire.close();
        context.stop();
        server.close();
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getPort() + path);
    }

    @Test
    void methodQueryHeadersAndBodyGoOutAsTheyAre() throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        byte[] body = "{\"q\":\"caf\u00e9\"}".getBytes(StandardCharsets.UTF_8);

        HttpAnswer answer = wire.send(new HttpCall(
                "POST",
                url("/a%20b?x=1%2C2&y="),
                Map.of("Content-Type", "application/json", "Prefer", "transient"),
                body));

        var request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /a%20b?x=1%2C2&y= HTTP/1.1");
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json");
        assertThat(request.getHeaders().get("Prefer")).isEqualTo("transient");
        assertThat(request.getBody().toByteArray()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whoeverAsksAfterTheEndGetsNoAnswerAndTheServerHearsNothing() {
        wire.close();

        assertThatThrownBy(() -> wire.send(HttpCall.get(url("/"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ending");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void connectionsAreKeptAliveAcrossThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<HttpAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            server.enqueue(new MockResponse.Builder().body("x".repeat(500)).build());
            answers.add(threads.submit(() -> wire.send(HttpCall.get(url("/")))));
        }
        for (Future<HttpAnswer> answer : answers) {
            assertThat(answer.get().body()).hasSize(500);
        }
        threads.shutdown();

        int connections = 0;
        for (int i = 0; i < 40; i++) {
            connections += server.takeRequest().getExchangeIndex() == 0 ? 1 : 0;
        }
        assertThat(connections).isBetween(1, 4);
    }

    @Test
    void aBodyOfExactlyTheLimitIsTakenAndAByteMoreIsNot() throws Exception {
        server.enqueue(new MockResponse.Builder().body("x".repeat(4096)).build());
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(4097), 100).build());
        server.enqueue(new MockResponse.Builder().body("next").build());

        assertThat(wire.send(HttpCall.get(url("/"))).body()).hasSize(4096);
        assertThatThrownBy(() -> wire.send(HttpCall.get(url("/")))).isInstanceOf(BodyTooLargeException.class);
        assertThat(wire.send(HttpCall.get(url("/"))).body()).asString().isEqualTo("next");
    }

    @Test
    void aSmallBodyThatUnpacksToALargeOneIsNotTaken() throws Exception {
        Buffer zipped = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(zipped))) {
            sink.write(new byte[1_000_000]);
        }
        assertThat(zipped.size()).isLessThan(4096);
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(zipped)
                .build());

        assertThatThrownBy(() -> wire.send(HttpCall.get(url("/")))).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void anAnswerCannotSetWhatSteersTheNextRequest() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .setHeader("CamelHttpUri", "http://localhost:1/elsewhere")
                .setHeader("X-Own", "seen")
                .body("one")
                .build());
        server.enqueue(new MockResponse.Builder().body("two").build());

        HttpAnswer first = wire.send(HttpCall.get(url("/one")));

        assertThat(first.header("X-OWN")).isEqualTo("seen");
        assertThat(first.headers()).doesNotContainKey("camelhttpuri");
        assertThat(wire.send(HttpCall.get(url("/two"))).body()).asString().isEqualTo("two");
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsNotTrusted(@TempDir Path folder) throws Exception {
        MockWebServer secure = new MockWebServer();
        secure.useHttps(selfSigned(folder));
        secure.enqueue(new MockResponse.Builder().body("secret").build());
        secure.start();
        try (secure) {
            URI url = URI.create("https://localhost:" + secure.getPort() + "/");

            assertThatThrownBy(() -> wire.send(HttpCall.get(url))).isInstanceOf(SSLException.class);
        }
    }

    private static SSLSocketFactory selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor()).as("keytool").isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls.getSocketFactory();
    }
}

package io.daybook.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.source.SourceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachableTest {
    private static final URI URL = URI.create("https://1234567.suitetalk.api.netsuite.com/services/rest/x?limit=1");

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new UnknownHostException("x"), "transient", "is not known. Check the account id"),
                Arguments.of(new ConnectException("refused"), "transient", "accepts no connection"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "transient", "did not answer in time"),
                Arguments.of(new SSLHandshakeException("PKIX"), "transient", "no trusted TLS connection"),
                Arguments.of(new IOException("Connection reset"), "transient", "broke off (Connection reset)"),
                Arguments.of(new BodyTooLargeException(64), "defect", "larger than 64 bytes"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void whyNoAnswerCameIsSaidWithWhereAndWhatToDo(IOException cause, String kind, String words) {
        SourceException exception = Unreachable.explain("connection 7 (netsuite 1234567), invoices", URL, cause);

        assertThat(exception.kind()).isEqualTo(kind);
        assertThat(exception).hasCause(cause);
        assertThat(exception.getMessage())
                .startsWith("connection 7 (netsuite 1234567), invoices: ")
                .contains(words);
    }
}

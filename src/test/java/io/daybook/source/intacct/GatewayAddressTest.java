package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {
    private static GatewayAddress of(String url) {
        return GatewayAddress.of(Optional.ofNullable(url).map(URI::create), false);
    }

    @ParameterizedTest
    @CsvSource({
        ",https://na12.intacct.com/ia/xml/xmlgw.phtml,true",
        ",http://na12.intacct.com/ia/xml/xmlgw.phtml,false",
        ",https://na12.intacct.com:8443/ia,false",
        ",https://intacct.com.evil.example/ia,false",
        ",https://evilintacct.com/ia,false",
        ",https://u@na12.intacct.com/ia,false",
        ",not an address,false",
        "http://127.0.0.1:8091,http://127.0.0.1:8091/ia/xml/xmlgw.phtml,true",
        "http://127.0.0.1:8091,http://127.0.0.1:8092/ia/xml/xmlgw.phtml,false",
        "http://127.0.0.1:8091,http://169.254.169.254/ia/xml/xmlgw.phtml,false",
        "https://proxy.example/gw,https://proxy.example/other,true",
        "https://proxy.example/gw,http://proxy.example/other,false"
    })
    void aSessionIsOnlyTrustedToTheseHosts(String configured, String named, boolean trusted) {
        assertThat(of(configured).endpoint(named).isPresent()).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://intacct.example", "ftp://x", "https://u:p@x", "https://x?y", "https://x#y", "/ia/xml"})
    void anAddressThatWouldLeakOrLeadNowhereIsRefused(String url) {
        assertThatThrownBy(() -> of(url)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        ",https://api.intacct.com/ia/xml/xmlgw.phtml",
        "http://127.0.0.1:8091,http://127.0.0.1:8091/ia/xml/xmlgw.phtml",
        "http://127.0.0.1:8091/,http://127.0.0.1:8091/ia/xml/xmlgw.phtml",
        "https://proxy.example/gw,https://proxy.example/gw"
    })
    void theGatewaysPathIsAddedWhereNoneIsGiven(String configured, String url) {
        assertThat(of(configured).url()).hasToString(url);
    }
}

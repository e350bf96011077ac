package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person asks the virtual modem's program for. */
class MainOptionsTest {

    @Test
    void opensAPageForWhoNamesItsPort() {
        assertThat(new MainOptions().page()).isFalse();
        assertThat(new MainOptions("--page").page()).isTrue();
        assertThat(new MainOptions("--page").pagePort()).isZero();
        MainOptions named = new MainOptions("--page-port", "65535");
        assertThat(named.page()).isTrue();
        assertThat(named.pagePort()).isEqualTo(65_535);
    }

    @Test
    void hasTheNumberOfTheFirstDeviceThatIsNamedAfterItsModem() {
        String fleet = devices("gateway", "86123456789012", "861234567890123", "861234567890131");
        assertThat(imei(fleet)).isEqualTo("861234567890123");
        assertThat(imei(fleet, "--imei", "861234567890131")).isEqualTo("861234567890131");
        assertThat(imei(devices("8612345678901234", "test"))).isEqualTo(ModemModel.IMEI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86123456789012", "8612345678901234", "86123456789012a", "８６１２３４５６７８９０１２３"})
    void saysWhatAnImeiIs(String number) {
        assertThatThrownBy(() -> new MainOptions("--imei", number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--imei takes 15 digits, not " + number);
    }

    private static String devices(String... names) {
        return Stream.of(names)
                .map(name -> "{\"name\":\"" + name + "\",\"secret\":\"s\"}")
                .collect(Collectors.joining(",", "{\"products\":[{\"key\":\"a1\",\"devices\":[", "]}]}"));
    }

    private static String imei(String project, String... more) {
        MainOptions options = new MainOptions(
                Stream.concat(Stream.of("--project", "-"), Stream.of(more)).toArray(String[]::new));
        return options.imei(options.project(new BufferedReader(new StringReader(project))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            65536          | --page-port takes 0 to 65535, not 65536
            -1             | --page-port takes 0 to 65535, not -1
            4294967376     | --page-port takes 0 to 65535, not 4294967376
            http           | --page-port takes a number, not http
            """)
    void saysWhichPortsThereAre(String port, String message) {
        assertThatThrownBy(() -> new MainOptions("--page-port", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

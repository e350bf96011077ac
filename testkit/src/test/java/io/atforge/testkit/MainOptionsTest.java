package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

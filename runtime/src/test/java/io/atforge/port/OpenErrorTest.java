package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenErrorTest {

    @ParameterizedTest
    @CsvSource({
        "16, true,  BUSY,    systemctl stop ModemManager",
        "11, true,  BUSY,    is in use",
        "35, true,  BUSY,    is in use",
        "2,  true,  BUSY,    is in use",
        "2,  false, MISSING, plugged in",
        "13, true,  DENIED,  dialout",
        "1,  true,  DENIED,  dialout",
        "5,  true,  MISSING, no device behind it",
        "6,  true,  MISSING, no device behind it",
        "19, true,  MISSING, no device behind it",
        "25, true,  MISSING, is no serial port",
        "99, true,  MISSING, error 99",
    })
    void namesWhatTheSystemSays(int error, boolean there, Reason reason, String message) {
        PortException e = OpenError.of("serial:x", error, there);

        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e).hasMessageStartingWith("serial:x ").hasMessageContaining(message);
    }
}

package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortAddressTest {

    @ParameterizedTest
    @CsvSource({
        "serial:/dev/ttyUSB0?baud=115200, /dev/ttyUSB0, 115200",
        "serial:/dev/ttyUSB0?baud=921600, /dev/ttyUSB0, 921600",
        "serial:/dev/serial/by-id/usb-1a86_USB-if00, /dev/serial/by-id/usb-1a86_USB-if00, 115200",
        "serial:COM3, COM3, 115200",
    })
    void readsASerialPort(String text, String path, int baud) {
        assertThat(PortAddress.parse(text)).isEqualTo(new PortAddress.Serial(path, baud));
    }

    @Test
    void readsATcpPort() {
        assertThat(PortAddress.parse("tcp:127.0.0.1:7000")).isEqualTo(new PortAddress.Tcp("127.0.0.1", 7000));
        assertThat(PortAddress.parse("tcp:[::1]:7000")).isEqualTo(new PortAddress.Tcp("[::1]", 7000));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/dev/ttyUSB0", "serial:", "serial:/dev/ttyUSB0?baud=0", "serial:/dev/ttyUSB0?baud=fast",
        "serial:/dev/ttyUSB0?bits=7", "tcp:host", "tcp:host:0", "tcp:host:65536", "udp:host:1"
    })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> PortAddress.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("serial:/dev/ttyUSB0?baud=115200 or tcp:host:port");
    }
}

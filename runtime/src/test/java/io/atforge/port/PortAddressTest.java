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
        "serial:by-id/usb-1a86_USB-if00?baud=9600, by-id/usb-1a86_USB-if00, 9600",
        "serial:by-path/pci-0000:00:14.0-usb-0:2:1.2, by-path/pci-0000:00:14.0-usb-0:2:1.2, 115200",
        "serial:COM3, COM3, 115200",
        "serial:COM10?baud=9600, COM10, 9600",
        "serial:\\\\.\\COM10, \\\\.\\COM10, 115200",
        "serial:/dev/cu.usbmodem14101, /dev/cu.usbmodem14101, 115200",
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
    @ValueSource(
            strings = {
                "", "/dev/ttyUSB0", "serial:", "serial:/dev/ttyUSB0?baud=0", "serial:/dev/ttyUSB0?baud=fast",
                "serial:/dev/ttyUSB0?bits=7", "serial:/dev/ttyUSB0?", "serial:by-id/", "serial:by-path", "tcp:host",
                "tcp:host:0", "tcp:host:65536", "udp:host:1"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> PortAddress.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("serial:/dev/ttyUSB0?baud=115200 or tcp:host:port");
    }

    @Test
    void keepsWhatTheUserWrote() {
        String text = "serial:by-id/usb-1a86_USB-if00?baud=9600";

        assertThat(PortAddress.parse(text)).hasToString(text);
        assertThat(PortAddress.parse(text).toPort().name()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "serial:/dev/ttyUSB0?bits=7, has a key 'bits'",
        "serial:/dev/ttyUSB0?baud=9600&parity=even, has a key 'parity'",
        "serial:/dev/ttyUSB0?BAUD=9600, has a key 'BAUD'",
        "serial:/dev/ttyUSB0?baud=9600&baud=9600, has two rates",
        "serial:/dev/ttyUSB0?baud=115k2, has no rate",
        "serial:/dev/ttyUSB0?baud=999999999, has no rate",
        "serial:by-id, names no device",
        "tcp:host:7000?baud=9600, a TCP port has no settings",
        "tcp:host:70000, has no TCP port",
    })
    void saysWhatIsWrong(String text, String what) {
        assertThatThrownBy(() -> PortAddress.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("'" + text + "' ")
                .hasMessageContaining(what);
    }
}

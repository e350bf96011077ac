package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SerialPortTest {

    /** Which there are depends on the machine; that each can be opened by its address does not. */
    @Test
    void thePortsThatAreThereHaveAddresses() {
        assertThat(SerialPort.present())
                .isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()))
                .allSatisfy(
                        port -> assertThat(PortAddress.parse(port.toString())).isEqualTo(port));
    }
}

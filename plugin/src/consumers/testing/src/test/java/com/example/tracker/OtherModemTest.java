package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.SessionState;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.line.Pty;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class OtherModemTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET))
            .modem(modem -> modem.model(ModemModel.EC25).bootTime(Duration.ofMillis(50)))
            .build();

    @Test
    @EnabledOnOs(OS.LINUX)
    void isBehindASerialPort(VirtualModem modem) {
        Pty pty = modem.pty();
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(pty.address())
                .dialect("quectel")
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.connect();
            assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        }
    }
}

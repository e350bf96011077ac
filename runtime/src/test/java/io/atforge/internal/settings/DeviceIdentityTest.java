package io.atforge.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.session.RecoveryLadder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device that is found by the modem's IMEI. */
class DeviceIdentityTest {

    private static final String IMEI = "866262040000017";

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(this::reply);
    private final List<String> asked = new ArrayList<>();
    private String identity = "\r\n" + IMEI + "\r\n\r\nOK\r\n";
    private Device<Tracker> fleet = new Device<>(Tracker.PRODUCT, IMEI, SecretSource.literal(Tracker.SECRET));

    private final DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(this::find)
            .port(port)
            .loop(loop)
            .threads(Runnable::run)
            .recovery(RecoveryLadder.none())
            .build();

    private Optional<Device<Tracker>> find(String imei) {
        asked.add(imei);
        return Optional.of(fleet).filter(device -> device.name().equals(imei));
    }

    private String reply(String command) {
        if (command.startsWith("AT+CGSN")) {
            return identity;
        }
        if (command.startsWith("AT+MDISCONNECT")) {
            return "\r\nOK\r\n\r\nCLOSED\r\n";
        }
        return Family.AIR720.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(entry -> entry.getValue())
                .findFirst()
                .orElse("\r\nOK\r\n");
    }

    private Throwable failure() {
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        assertThat(connected).isCompletedExceptionally();
        return connected
                .handle((done, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    private void online() {
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        assertThat(connected).isCompleted();
    }

    @Test
    void signsInAsTheDeviceThatHasTheModemsImeiAndAsksOnce() {
        online();
        port.receive("\r\nCLOSED\r\n");
        loop.run();
        online();

        assertThat(asked).containsExactly(IMEI);
        assertThat(port.written().stream().filter("AT+CGSN"::equals)).hasSize(1);
        assertThat(port.written()).anyMatch(line -> line.startsWith("AT+MCONFIG=\"" + IMEI + "|"));
        session.publishAsync(Tracker.REPORT, "1");
        loop.run();
        assertThat(port.written()).contains("AT+MPUB=\"/a1hahpgAs3s/" + IMEI + "/report\",1,0,\"1\"");
    }

    @Test
    void saysWhichImeiNoDeviceHasAndSendsNothingToThePlatform() {
        identity = "\r\n866262040000999\r\n\r\nOK\r\n";

        assertThat(failure())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("866262040000999")
                .hasMessageContaining("devices.yaml");
        assertThat(port.written()).noneMatch(line -> line.startsWith("AT+M") && !line.startsWith("AT+MQTTM"));
    }

    @Test
    void findsTheImeiBesideWhatTheModemSaysByItself() {
        identity = "\r\n+CGEV: ME PDN ACT 1\r\n\r\n^MODE: 17,17\r\n\r\nsomething new\r\n" + identity;

        online();

        assertThat(asked).containsExactly(IMEI);
    }

    @Test
    void readsNothingOutBeforeItIsKnownWhoseItIs() {
        identity = "\r\n+MSUB: 0\r\n" + identity;

        online();

        assertThat(port.written()).noneMatch(command -> command.startsWith("AT+MQTTMSGGET"));
        port.receive("\r\n+MSUB: 0\r\n");
        loop.run();
        assertThat(port.written())
                .filteredOn(command -> command.startsWith("AT+MQTTMSGGET"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                IMEI,
                "\"" + IMEI + "\"",
                "+CGSN: " + IMEI,
                "+CGSN:" + IMEI,
                "+CGSN: \"" + IMEI + "\"",
                "+CGSN :\"" + IMEI + "\""
            })
    void findsTheDeviceInWhateverFormTheFirmwareTellsTheImei(String line) {
        identity = "\r\n" + line + "\r\n\r\nOK\r\n";

        online();

        assertThat(asked).containsExactly(IMEI);
        assertThat(port.written()).anyMatch(command -> command.startsWith("AT+MCONFIG=\"" + IMEI + "|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+CGSN: \"" + IMEI,
                IMEI + "\"",
                "+CGSN: \"" + IMEI + "1\"",
                "+CGSN: " + IMEI + ",1",
                "+CIMI: " + IMEI,
                "+CGSN: \"\""
            })
    void takesNoOtherLineForTheImei(String line) {
        identity = "\r\n" + line + "\r\n\r\nOK\r\n";

        assertThat(failure()).isInstanceOf(UnexpectedReplyException.class).hasMessageContaining("no IMEI");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysWhatIsNoImei() {
        identity = "\r\n8662620400000\r\n\r\nOK\r\n";
        assertThat(failure())
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("8662620400000")
                .hasMessageContaining("name the device");

        identity = "\r\n+CME ERROR: 58\r\n";
        assertThat(failure())
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("AT+CGSN")
                .hasMessageContaining("+CME ERROR: 58")
                .hasMessageContaining("check that the modem family");
        assertThat(asked).isEmpty();
    }

    @Test
    void rejectsADeviceOfAnotherFamily() {
        fleet = new Device<>(Tracker.LOOKALIKE_PRODUCT, IMEI, SecretSource.literal(Tracker.SECRET));

        assertThat(failure())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("dialect(\"lookalike\")");
    }

    @Test
    void isNobodyBeforeTheModemWasAsked() {
        DeviceIdentity<Tracker> identity = new DeviceIdentity<>(Dialect.load("air720"), this::find, device -> {
            throw new AssertionError("nobody was found");
        });

        assertThat(identity.isKnown()).isFalse();
        assertThat(identity.name()).isEqualTo("the device of the modem");
        assertThatThrownBy(identity::device).isInstanceOf(NotConnectedException.class);
        assertThatThrownBy(() -> identity.found("1", "bench")).isInstanceOf(InvalidArgumentException.class);
    }
}

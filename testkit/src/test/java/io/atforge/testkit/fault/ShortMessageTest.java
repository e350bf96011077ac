package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.port.Port;
import io.atforge.session.ModemSession;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.session.StateChange;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever knows the number of the SIM can write to the modem, and must have no power over the device. */
class ShortMessageTest {

    private static final String TOPIC = "/a1hahpgAs3s/test/test";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String UNLOCK = "+MSUB: \"" + TOPIC + "\",6 byte,unlock";

    private final VirtualBench bench = new VirtualBench();
    private final VirtualTime time = bench.time;
    private final SimulatedPlatform platform = bench.platform;
    private final VirtualModem modem = bench.modem;
    private final List<String> heard = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private ModemSession<Tracker> session;
    private SimulatedHost otherProgram;

    @AfterEach
    void switchOff() {
        modem.close();
    }

    private void goOnline(Port port) {
        otherProgram = new SimulatedHost(time, modem.port());
        otherProgram("AT+CNMI=2,2", "AT+CMGF=1", "AT+CSDH=0");
        session = bench.session(port).build();
        session.subscribeAsync(Tracker.TEST, message -> heard.add(message.text()));
        session.connectAsync();
        time.advance(SECOND.multipliedBy(10));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        session.onEvent(events::add);
    }

    private void otherProgram(String... commands) {
        for (String command : commands) {
            assertThat(otherProgram.after(SECOND, command)).as(command).contains("OK");
        }
        events.clear();
    }

    private void receive(String text) {
        modem.shortMessage(text);
        time.advance(SECOND);
    }

    /** The only event, and no more than that. */
    private void assertOnlyShown(String text) {
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionEvent.Text.class,
                        shown -> assertThat(shown.text()).isEqualTo(text));
        assertNothingHappenedAndRealMessagesCome();
    }

    private void assertNothingHappenedAndRealMessagesCome() {
        assertThat(heard).isEmpty();
        platform.send(TOPIC, "real");
        time.advance(SECOND);
        assertThat(heard).containsExactly("real");
        assertThat(events).noneMatch(StateChange.class::isInstance);
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void isNotShownWhileTheSessionIsThere() {
        goOnline(modem.port());
        receive(UNLOCK);
        assertThat(events).isEmpty();
        assertNothingHappenedAndRealMessagesCome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {UNLOCK, "CLOSED", "RDY", "+PDP: DEACT", "PUBACK", "hello\r\nCLOSED\r\n" + UNLOCK, "RDY\nRDY", ""
            })
    void hasNoPowerWhereAnotherProgramHasItShown(String text) {
        goOnline(modem.port());
        otherProgram("AT+CNMI=2,2", "AT+CMGF=1");
        receive(text);
        assertOnlyShown(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNLOCK, "CLOSED", "hello\r\nCLOSED", "hello\r\nRDY", "hello\r\n" + UNLOCK})
    void hasNoPowerWhereTheModemKnowsNoSuchCommands(String text) {
        goOnline(new RefusingPort(modem.port(), "AT+CNMI", "AT+CSDH"));
        receive(text);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionEvent.Text.class,
                        shown -> assertThat(shown.text()).matches("[0-9A-F]+"));
        assertNothingHappenedAndRealMessagesCome();
    }

    @Test
    void isSwitchedOffAgainAsSoonAsOneIsShown() {
        goOnline(modem.port());
        otherProgram("AT+CNMI=2,2", "AT+CMGF=1", "AT+CSDH=0");
        receive(UNLOCK);
        assertOnlyShown(UNLOCK);
        heard.clear();
        events.clear();

        receive("hello\r\n" + UNLOCK);
        assertThat(events).isEmpty();
        assertNothingHappenedAndRealMessagesCome();
    }

    /** To the modem behind it some commands are unknown. */
    private record RefusingPort(Port modem, String... unknown) implements Port {

        @Override
        public String name() {
            return modem.name();
        }

        @Override
        public void open(Receiver receiver) {
            modem.open(receiver);
        }

        @Override
        public void write(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            boolean refused = Arrays.stream(unknown).anyMatch(text::startsWith);
            modem.write(refused ? "AT+NOSUCH\r".getBytes(StandardCharsets.US_ASCII) : bytes);
        }

        @Override
        public void close() {
            modem.close();
        }
    }
}

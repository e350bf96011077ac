package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.session.Sessions;
import io.atforge.session.StateChange;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.simulation.ArrivalCounts;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever knows the number of the SIM can write to the modem, and must have no power over the device. */
class ShortMessageTest {

    private static final String TOPIC = "/a1hahpgAs3s/test/test";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final SimulatedPlatform platform =
            new SimulatedPlatform(time, Duration.ofMillis(20), new ArrivalCounts());
    private final VirtualModem modem =
            VirtualModem.builder().scheduler(time).clock(time.clock()).uplink(platform).build();
    private final ModemSession<Tracker> session =
            Sessions.allOnLoop(Tracker.session("test").port(modem.port()), time, new Random(1)).build();
    private final List<String> heard = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private SimulatedHost otherProgram;

    @BeforeEach
    void goOnline() {
        otherProgram = new SimulatedHost(time, modem.port());
        show();
        session.subscribeAsync(Tracker.TEST, message -> heard.add(message.text()));
        session.connectAsync();
        time.advance(SECOND.multipliedBy(10));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        session.onEvent(events::add);
    }

    @AfterEach
    void switchOff() {
        modem.close();
    }

    private void show() {
        assertThat(otherProgram.after(SECOND, "AT+CNMI=2,2")).contains("OK");
    }

    @Test
    void isNotShownWhileTheSessionIsThere() {
        modem.shortMessage("+MSUB: \"" + TOPIC + "\",6 byte,unlock");
        time.advance(SECOND);
        assertThat(events).isEmpty();
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+MSUB: \"" + TOPIC + "\",6 byte,unlock", "CLOSED", "RDY", "+PDP: DEACT", "PUBACK",
        "hello\r\nCLOSED\r\n+MSUB: \"" + TOPIC + "\",6 byte,unlock", "RDY\nRDY", ""})
    void hasNoPowerWhereAnotherProgramHasItShown(String text) {
        show();
        events.clear();
        modem.shortMessage(text);
        time.advance(SECOND);

        assertThat(events).singleElement().isInstanceOfSatisfying(
                SessionEvent.Text.class, shown -> assertThat(shown.text()).isEqualTo(text));
        assertThat(heard).isEmpty();
        platform.send(TOPIC, "real");
        time.advance(SECOND);
        assertThat(heard).containsExactly("real");
        assertThat(events).noneMatch(StateChange.class::isInstance);
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }
}

package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.Sessions;
import io.atforge.session.SessionState;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.modem.Registration;
import io.atforge.testkit.simulation.ArrivalCounts;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an earlier program and the network left the modem in is put right by the first try to connect. */
class FirstTryTest {

    private static final String DATA = "AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0";

    private final VirtualTime time = new VirtualTime();
    private final SimulatedPlatform platform =
            new SimulatedPlatform(time, Duration.ofMillis(20), new ArrivalCounts());
    private final VirtualModem modem =
            VirtualModem.builder().scheduler(time).clock(time.clock()).uplink(platform).build();

    @AfterEach
    void switchOff() {
        modem.close();
    }

    static Stream<Named<Consumer<FirstTryTest>>> states() {
        return Stream.of(
                state("a modem that was just switched on", test -> { }),
                state("an access point that was set", test -> test.earlier("AT+CSTT")),
                state("a bearer that was activated", test -> test.earlier("AT+CSTT", "AT+CIICR")),
                state("a bearer that is up", test -> test.earlier("AT+CSTT", "AT+CIICR", "AT+CIFSR")),
                state("a bearer that the network took", test -> {
                    test.earlier("AT+CSTT", "AT+CIICR", "AT+CIFSR");
                    test.modem.deactivateBearer();
                }),
                state("a network that was gone for a time", test -> {
                    test.earlier("AT+CSTT", "AT+CIICR", "AT+CIFSR");
                    test.modem.loseNetwork();
                    test.modem.restoreNetwork();
                }),
                state("a registration that was denied for a time", test -> {
                    test.earlier("AT+CSTT", "AT+CIICR", "AT+CIFSR");
                    test.modem.registration(Registration.DENIED);
                    test.modem.deactivateBearer();
                    test.modem.registration(Registration.HOME);
                }),
                state("an old MQTT connection", test -> test.online()),
                state("an old TCP connection", test -> {
                    test.online();
                    test.earlier("AT+MDISCONNECT", "AT+MIPSTART=\"host\",1883");
                }),
                state("an old connection whose bearer was taken", test -> {
                    test.online();
                    test.modem.deactivateBearer();
                }),
                state("a prompt for data without a length", test -> {
                    test.online();
                    test.earlier(DATA);
                }),
                state("a prompt for data with a length", test -> {
                    test.online();
                    test.earlier(DATA + ",1360");
                }));
    }

    private static Named<Consumer<FirstTryTest>> state(String name, Consumer<FirstTryTest> preparation) {
        return Named.of(name, preparation);
    }

    private void online() {
        new SimulatedHost(time, modem.port()).goOnline();
    }

    private void earlier(String... commands) {
        SimulatedHost host = new SimulatedHost(time, modem.port());
        for (String command : commands) {
            host.after(Duration.ofSeconds(1), command);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void comesOnlineAtOnce(Consumer<FirstTryTest> preparation) {
        preparation.accept(this);
        ModemSession<Tracker> session =
                Sessions.allOnLoop(Tracker.session("test").port(modem.port()), time, new Random(1))
                        .recovery(RecoveryLadder.none())
                        .build();
        CompletableFuture<Void> connected = session.connectAsync();
        time.advance(Duration.ofMinutes(5));

        assertThat(connected).isCompleted();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }
}

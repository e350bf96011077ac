package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an earlier program and the network left the modem in is put right by the first try to connect. */
class FirstTryTest {

    private static final String DIAL = "AT+MIPSTART=\"host\",1883";
    private static final String DATA = "AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0";

    private final VirtualBench bench = new VirtualBench();
    private final VirtualTime time = bench.time;
    private final VirtualModem modem = bench.modem;

    @AfterEach
    void switchOff() {
        modem.close();
    }

    static Stream<Named<Consumer<FirstTryTest>>> states() {
        return Stream.of(
                state("a modem that was just switched on", test -> {}),
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
                state(
                        "a radio that was off",
                        test -> test.earlier("AT+CSTT", "AT+CIICR", "AT+CIFSR", "AT+CFUN=0", "AT+CFUN=1")),
                state("an old MQTT connection", test -> test.online()),
                state("an old MQTT connection that is deaf", test -> {
                    test.online();
                    test.modem.halfOpen(true);
                }),
                state("a TCP connection that is being opened", test -> {
                    test.earlier("AT+CSTT", "AT+CIICR", "AT+CIFSR");
                    test.terminal().after(Duration.ofMillis(1), DIAL);
                }),
                state("an old TCP connection", test -> {
                    test.online();
                    test.earlier("AT+MDISCONNECT", DIAL);
                }),
                state("an old connection whose bearer was taken", test -> {
                    test.online();
                    test.modem.deactivateBearer();
                }),
                state("transparent mode", test -> test.modem.transparent()),
                state("transparent mode beside an old MQTT connection", test -> {
                    test.online();
                    test.modem.transparent();
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
        terminal().goOnline();
    }

    private SimulatedHost terminal() {
        return new SimulatedHost(time, modem.port());
    }

    private void earlier(String... commands) {
        SimulatedHost host = terminal();
        for (String command : commands) {
            host.after(Duration.ofSeconds(1), command);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void comesOnlineAtOnce(Consumer<FirstTryTest> preparation) {
        preparation.accept(this);
        ModemSession<Tracker> session = session();

        assertThat(connect(session)).isCompleted();
        isOnline(session);
    }

    private ModemSession<Tracker> session() {
        return bench.session().recovery(RecoveryLadder.none()).build();
    }

    private CompletableFuture<Void> connect(ModemSession<Tracker> session) {
        CompletableFuture<Void> connected = session.connectAsync();
        time.advance(Duration.ofMinutes(5));
        return connected;
    }

    private void isOnline(ModemSession<Tracker> session) {
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        CompletableFuture<PublishResult> published = session.publishAsync(Tracker.TEST_QOS1, "still");
        time.advance(Duration.ofSeconds(10));
        assertThat(published).isCompletedWithValueMatching(result -> result.outcome() == Outcome.ACKNOWLEDGED);
    }

    @Test
    void comesOnlineAgainAfterTheBearerWasTakenFromIt() {
        ModemSession<Tracker> session = session();
        assertThat(connect(session)).isCompleted();
        modem.deactivateBearer();
        time.advance(Duration.ofSeconds(1));
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);

        assertThat(connect(session)).isCompleted();
        isOnline(session);
    }

    @Test
    void comesOnlineAgainWhenTheNetworkTakesItBack() {
        ModemSession<Tracker> session = session();
        assertThat(connect(session)).isCompleted();
        modem.registration(Registration.DENIED);
        CompletableFuture<PublishResult> lost = session.publishAsync(Tracker.TEST_QOS1, "lost");
        time.advance(Duration.ofMinutes(1));
        assertThat(lost).isCompletedWithValueMatching(result -> result.outcome() == Outcome.UNKNOWN);
        assertThat(connect(session)).isCompletedExceptionally();
        modem.registration(Registration.HOME);

        assertThat(connect(session)).isCompleted();
        isOnline(session);
    }
}

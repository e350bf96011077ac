package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.session.Health;
import io.atforge.session.ModemSession;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.StateChange;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a modem foreseeably answers, as a person meets it who calls {@code connect()}. */
class ConnectFailureTest {

    private final VirtualBench bench = new VirtualBench();
    private final VirtualTime time = bench.time;
    private final VirtualModem modem = bench.modem;
    private final ModemSession<Tracker> session =
            bench.session().recovery(RecoveryLadder.none()).build();

    @AfterEach
    void switchOff() {
        modem.close();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble(
                        "registration denied",
                        modem -> modem.registration(Registration.DENIED),
                        "the network refuses this SIM card",
                        "ask the operator"),
                trouble(
                        "registration searching",
                        modem -> modem.registration(Registration.SEARCHING),
                        "looks for a network",
                        "antenna"),
                trouble(
                        "registration unknown",
                        modem -> modem.registration(Registration.UNKNOWN),
                        "does not know whether it is registered",
                        "antenna"),
                trouble(
                        "registration not even tried",
                        modem -> modem.registration(Registration.NOT_REGISTERED),
                        "looks for no network",
                        "AT+CFUN?"),
                trouble("sim out", modem -> modem.sim(Sim.REMOVED), "no SIM card", "put a SIM card in"),
                trouble("sim failure", modem -> modem.sim(Sim.FAILURE), "SIM failure", "another card"),
                trouble("sim busy", modem -> modem.sim(Sim.BUSY), "SIM busy", "wait"),
                trouble("dns error", modem -> modem.dns(Dns.ERROR), "name was not found (DNS)", "region"),
                trouble("dns fail", modem -> modem.dns(Dns.CONNECT_FAIL), "no connection with the host", "firewall"));
    }

    private static Arguments trouble(String name, Consumer<VirtualModem> happening, String meaning, String cure) {
        return Arguments.of(Named.of(name, happening), meaning, cure);
    }

    private AtForgeException failure() {
        List<AtForgeException> causes = new ArrayList<>();
        CompletableFuture<Void> connected = session.connectAsync();
        connected.whenComplete((done, error) -> causes.add((AtForgeException) error));
        time.advance(Duration.ofMinutes(3));
        assertThat(causes).hasSize(1).doesNotContainNull();
        return causes.get(0);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void isToldWithItsMeaningAndItsCure(Consumer<VirtualModem> happening, String meaning, String cure) {
        List<StateChange> changes = new ArrayList<>();
        session.onStateChange(changes::add);
        happening.accept(modem);
        time.settle();

        AtForgeException failure = failure();

        assertThat(failure).hasMessageContaining(meaning).hasMessageContaining(cure);
        assertThat(changes.get(changes.size() - 1).cause()).contains(failure);
        Health health = session.health(Duration.ZERO);
        assertThat(health.cause()).contains(failure.getMessage());
    }

    @Test
    void endsAtOnceWhereTheNetworkRefusesTheCard() {
        modem.registration(Registration.DENIED);
        time.settle();
        CompletableFuture<Void> connected = session.connectAsync();

        time.advance(Duration.ofSeconds(2));

        assertThat(connected).isCompletedExceptionally();
    }

    @Test
    void goesOnAskingWhileTheModemLooksForANetwork() {
        modem.registration(Registration.SEARCHING);
        time.settle();
        CompletableFuture<Void> connected = session.connectAsync();
        time.advance(Duration.ofSeconds(30));
        assertThat(connected).isNotDone();
        modem.registration(Registration.HOME);
        time.advance(Duration.ofSeconds(30));

        assertThat(connected).isCompleted();
    }
}

package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException.Reason;
import io.atforge.bench.BenchMood;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends a connection: a subscription that is asked for in that moment is active in the next. */
class SubscribingInTroubleTest {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(15);

    /** What ends a connection when the modem gets its next command. */
    enum Ends {
        SILENCE(bench -> {
            bench.modem().mood(BenchMood.SILENT);
            bench.later(Duration.ofMinutes(3), () -> bench.modem().mood(BenchMood.WELL));
        }),
        PORT_LOST(bench -> {
            bench.port().unplug(Reason.MISSING);
            bench.later(Duration.ofSeconds(30), bench.port()::plug);
        }),
        CLOSED(bench -> bench.modem().closed()),
        RESTARTED(bench -> bench.modem().restart()),
        BEARER_TAKEN(bench -> bench.modem().deactivated("+PDP: DEACT")),
        UNACKNOWLEDGED(bench -> bench.platform().mute());

        private final Consumer<LifeBench> fault;

        Ends(Consumer<LifeBench> fault) {
            this.fault = fault;
        }

        void strike(LifeBench bench) {
            bench.modem().when(text -> true, () -> fault.accept(bench));
        }
    }

    private final LifeBench bench = new LifeBench(Phase.IDLE);

    /** Without a subscription. */
    private void online() {
        bench.futures().add(bench.session().starting());
        bench.await(Duration.ofMinutes(1), () -> bench.session().state() == SessionState.ONLINE);
    }

    private void comesBackSubscribed() {
        bench.await(
                BACK_WITHIN,
                () -> bench.platform().connection() > 1
                        && bench.session().state() == SessionState.ONLINE
                        && bench.futures().stream().allMatch(CompletableFuture::isDone));
        assertThat(bench.futures()).noneMatch(CompletableFuture::isCompletedExceptionally);
        bench.isAsBefore();
    }

    @ParameterizedTest
    @EnumSource
    void isAskedForWhenTheConnectionEnds(Ends ends) {
        online();
        ends.strike(bench);
        bench.subscribe();

        comesBackSubscribed();
    }

    @ParameterizedTest
    @EnumSource
    void isAskedForBehindACommandThatFails(Ends ends) {
        online();
        ends.strike(bench);
        bench.session().queryAsync("AT+CSQ");
        bench.session().publishAsync(Tracker.REPORT, "lost");
        bench.subscribe();

        comesBackSubscribed();
    }

    @ParameterizedTest
    @EnumSource
    void isAskedForInTheCallbackOfThePublishThatFailed(Ends ends) {
        online();
        ends.strike(bench);
        AtomicReference<SessionState> seen = new AtomicReference<>();
        bench.session().publishAsync(Tracker.REPORT, "lost").thenAccept(result -> {
            assertThat(result.isSuccess()).isFalse();
            seen.set(bench.session().state());
            bench.subscribe();
        });
        bench.await(Duration.ofMinutes(1), () -> bench.futures().size() > 1);
        // that one command was not answered may mean nothing
        assertThat(seen.get()).isEqualTo(ends == Ends.SILENCE ? SessionState.ONLINE : SessionState.WAITING);

        comesBackSubscribed();
    }

    @Test
    void isAskedForOnceMoreWhenTheModemMissedTheCommand() {
        online();
        bench.modem().asleep(1);
        bench.subscribe();
        bench.await(Duration.ofMinutes(1), () -> bench.futures().stream().allMatch(CompletableFuture::isDone));

        assertThat(bench.platform().connection()).isEqualTo(1);
        bench.isAsBefore();
    }

    @Test
    void failsWhenTheModemAnswersAllButThis() {
        online();
        CompletableFuture<Void> granted = bench.session().subscribeAsync(Tracker.COMMANDS, message -> {});
        bench.modem().deafTo("AT+MSUB");
        bench.await(Duration.ofMinutes(1), granted::isDone);

        assertThat(granted.handle((done, error) -> error).join()).isInstanceOf(AtTimeoutException.class);
        assertThat(bench.session().state()).isEqualTo(SessionState.ONLINE);
        bench.modem().deafTo("nothing");
        bench.subscribe();
        bench.await(Duration.ofMinutes(1), () -> bench.futures().stream().allMatch(CompletableFuture::isDone));
        bench.isAsBefore();
    }

    @ParameterizedTest
    @EnumSource
    void knowsItsTroubleBeforeWhoeverWaitsIsToldOfIt(Ends ends) {
        LifeBench alone = new LifeBench(Phase.IDLE, builder -> builder.recovery(RecoveryLadder.none()));
        alone.session().connectAsync();
        alone.await(Duration.ofMinutes(1), () -> alone.session().state() == SessionState.ONLINE);
        ends.strike(alone);
        AtomicReference<SessionState> seen = new AtomicReference<>();
        alone.session().subscribeAsync(Tracker.COMMANDS, message -> {}).exceptionally(error -> {
            seen.set(alone.session().state());
            alone.subscribe();
            return null;
        });
        alone.await(Duration.ofMinutes(3), () -> seen.get() != null);

        assertThat(seen.get()).isEqualTo(SessionState.OFFLINE);
        // there is no way online to wait for: it is noted for the next
        assertThat(alone.futures())
                .isNotEmpty()
                .allMatch(CompletableFuture::isDone)
                .noneMatch(CompletableFuture::isCompletedExceptionally);
        alone.pass(Duration.ofMinutes(5));
        CompletableFuture<Void> again = alone.session().connectAsync();
        alone.await(Duration.ofMinutes(1), again::isDone);
        alone.isAsBefore();
    }

    @Test
    void isNotTakenByASessionThatIsClosed() {
        online();
        bench.modem().when(text -> true, bench::close);
        AtomicReference<CompletableFuture<Void>> asked = new AtomicReference<>();
        bench.session()
                .queryAsync("AT+CSQ")
                .whenComplete(
                        (lines, error) -> asked.set(bench.session().subscribeAsync(Tracker.COMMANDS, message -> {})));
        bench.await(
                Duration.ofSeconds(10), () -> asked.get() != null && asked.get().isDone());

        assertThat(List.of(asked.get().handle((done, error) -> error).join()))
                .singleElement()
                .isInstanceOf(NotConnectedException.class);
        bench.closes();
    }
}

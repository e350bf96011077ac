package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.quectel.MqttSettings.Patience;
import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The answers of the broker that one connection waits for, each for as long as {@code AT+QMTCFG="timeout"} says. */
final class Answers {

    private static final String RETRIED = "1,";
    private static final String FAILED = "2";

    private final Scheduler scheduler;
    private final List<Scheduler.Timer> timers = new ArrayList<>();
    private boolean over;

    Answers(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Says an answer in time; {@code 1} and a number after each try but the last, if the host wants to know, and
     * {@code 2} after the last one. An answer that comes later is not said.
     */
    void await(CompletableFuture<String> answer, Patience patience, Consumer<String> say) {
        CompletableFuture<String> inTime = new CompletableFuture<>();
        answer.thenAccept(inTime::complete);
        List<Scheduler.Timer> own = new ArrayList<>();
        for (int i = 1; i <= patience.tries(); i++) {
            int number = i;
            own.add(scheduler.schedule(Duration.ofSeconds((long) i * patience.seconds()), () -> {
                if (number == patience.tries()) {
                    inTime.complete(FAILED);
                } else if (patience.notice() && !inTime.isDone()) {
                    say.accept(RETRIED + number);
                }
            }));
        }
        timers.addAll(own);
        inTime.thenAccept(result -> {
            own.forEach(Scheduler.Timer::cancel);
            timers.removeAll(own);
            if (!over) {
                say.accept(result);
            }
        });
    }

    /** Does something when a time is up, unless the connection has ended by then. */
    void within(Duration time, Runnable action) {
        timers.add(scheduler.schedule(time, action));
    }

    /** The connection has ended; nothing is said any more. */
    void end() {
        over = true;
        timers.forEach(Scheduler.Timer::cancel);
        timers.clear();
    }
}

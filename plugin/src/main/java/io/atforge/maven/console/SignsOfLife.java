package io.atforge.maven.console;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shows a person at a terminal that a long step goes on, and prints lines past that. Where nobody looks, lines are all
 * there is. To be closed: the last sign is wiped out then, and nothing appears any more. Safe for any number of threads.
 */
public final class SignsOfLife implements AutoCloseable {

    private final Consumer<String> lines;
    private final Optional<LiveLine> live;
    private final Optional<ScheduledExecutorService> ticker;

    private SignsOfLife(Consumer<String> lines, Optional<LiveLine> live, Optional<ScheduledExecutorService> ticker) {
        this.lines = Objects.requireNonNull(lines);
        this.live = live;
        this.ticker = ticker;
    }

    /**
     * Signs on a terminal.
     *
     * @param terminal the terminal, as {@link Terminal#watched} finds it; empty for none
     * @param lines    takes each line that is printed
     * @return the signs
     */
    public static SignsOfLife on(Optional<Consumer<String>> terminal, Consumer<String> lines) {
        return on(terminal, lines, System::nanoTime, Duration.ofSeconds(1));
    }

    static SignsOfLife on(
            Optional<Consumer<String>> terminal, Consumer<String> lines, LongSupplier nanoTime, Duration period) {
        if (terminal.isEmpty()) {
            return new SignsOfLife(lines, Optional.empty(), Optional.empty());
        }
        LiveLine live = new LiveLine(terminal.get(), nanoTime);
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "atforge-signs-of-life");
            // a goal that is stopped is not held up by it
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleAtFixedRate(live::tick, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return new SignsOfLife(lines, Optional.of(live), Optional.of(ticker));
    }

    /**
     * A step begins.
     *
     * @param what what is done, for example {@code registering}
     */
    public void doing(String what) {
        live.ifPresent(line -> line.doing(what));
    }

    /**
     * Prints a line.
     *
     * @param line the line
     */
    public void print(String line) {
        live.ifPresentOrElse(each -> each.pausing(() -> lines.accept(line)), () -> lines.accept(line));
    }

    /** The last step is over. */
    @Override
    public void close() {
        ticker.ifPresent(ScheduledExecutorService::shutdownNow);
        live.ifPresent(LiveLine::end);
    }
}

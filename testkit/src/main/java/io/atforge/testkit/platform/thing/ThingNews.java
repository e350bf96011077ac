package io.atforge.testkit.platform.thing;

import io.atforge.testkit.time.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tells in lines of text what devices report and answer. Safe for any thread. */
final class ThingNews {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final int LONGEST_LINE = 1000;

    private final Scheduler scheduler;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    ThingNews(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Tells somebody from now on, until what is returned is run. */
    Runnable listen(Consumer<String> listener) {
        listeners.add(Objects.requireNonNull(listener));
        return () -> listeners.remove(listener);
    }

    /** Tells a line. What a device says may be long, and its topics may hold what a terminal obeys. */
    void tell(String line) {
        String shown = CONTROL.matcher(line.substring(0, Math.min(line.length(), LONGEST_LINE)))
                .replaceAll("?");
        scheduler.execute(() -> listeners.forEach(listener -> listener.accept(shown)));
    }
}

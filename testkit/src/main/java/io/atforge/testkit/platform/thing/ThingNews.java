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

    /** Tells a line. Its topics may hold what a terminal obeys. It is not cut: who shows it masks secrets first. */
    void tell(String line) {
        String shown = CONTROL.matcher(line).replaceAll("?");
        scheduler.execute(() -> listeners.forEach(listener -> listener.accept(shown)));
    }
}

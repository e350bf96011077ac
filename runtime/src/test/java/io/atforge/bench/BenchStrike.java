package io.atforge.bench;

import java.util.Optional;
import java.util.function.Predicate;

/** What is to happen once, when the bench's modem meets with something. */
final class BenchStrike {

    private record Due(Predicate<String> at, Runnable what) {}

    private Optional<Due> due = Optional.empty();

    public void when(Predicate<String> at, Runnable what) {
        due = Optional.of(new Due(at, what));
    }

    boolean isDue() {
        return due.isPresent();
    }

    /** The modem meets with it. */
    void at(String met) {
        due.filter(each -> each.at().test(met)).ifPresent(each -> {
            due = Optional.empty();
            each.what().run();
        });
    }
}

package io.atforge.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When connections were tried, as a curve for people. */
final class Tries {

    /**
     * A connection.
     *
     * @param at   when, from the start
     * @param delay how long until the next, or until it was looked at no more
     */
    record Try(Duration at, Duration delay) {}

    private static final int SECONDS_PER_MARK = 30;

    private Tries() {}

    static List<Try> of(List<Long> nanos, Duration end) {
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < nanos.size(); i++) {
            long next = i + 1 < nanos.size() ? nanos.get(i + 1) : end.toNanos();
            tries.add(new Try(Duration.ofNanos(nanos.get(i)), Duration.ofNanos(next - nanos.get(i))));
        }
        return tries;
    }

    /** The most in any minute. */
    static int busiestMinute(List<Try> tries) {
        return tries.stream()
                .mapToInt(from -> (int) tries.stream()
                        .filter(each -> each.at().compareTo(from.at()) >= 0
                                && each.at().compareTo(from.at().plusMinutes(1)) < 0)
                        .count())
                .max()
                .orElse(0);
    }

    static String curve(String what, List<Try> tries) {
        StringBuilder curve = new StringBuilder(what + ": connect at, wait, each # " + SECONDS_PER_MARK + " s\n");
        for (Try each : tries) {
            curve.append(String.format(
                    "%9.1f s %8.1f s %s%n",
                    each.at().toMillis() / 1e3, each.delay().toMillis() / 1e3, "#".repeat((int)
                                    (each.delay().toSeconds() / SECONDS_PER_MARK))));
        }
        return curve.toString();
    }
}

package io.atforge.maven.doctor.modem;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again while the answer may still change: a card is read, and a network searched, for some seconds. */
final class Poll {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ModemLine line;
    private final int times;

    Poll(ModemLine line, Duration within) {
        this.line = line;
        this.times = (int) within.dividedBy(EVERY);
    }

    /** The last answer: the first that is final, or that after all of the time. */
    <T> T until(Supplier<T> question, Predicate<T> isFinal) {
        T answer = question.get();
        for (int i = 0; i < times && !isFinal.test(answer); i++) {
            line.pause(EVERY);
            answer = question.get();
        }
        return answer;
    }
}

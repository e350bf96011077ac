package io.atforge.testkit.fault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the faults of a plan do to one byte, collected fault by fault. */
final class ByteFaults {

    private final ByteArrayOutputStream front = new ByteArrayOutputStream();
    private int value;
    private int copies = 1;
    private boolean split;
    private Duration delay = Duration.ZERO;
    private Duration join = Duration.ZERO;
    private Duration silence = Duration.ZERO;

    ByteFaults(byte value) {
        this.value = value;
    }

    void apply(Fault.InTransit fault, int number, CounterBasedRandom random, long offset) {
        if (fault instanceof Fault.Split) {
            split = true;
        } else if (fault instanceof Fault.Join window) {
            join = longer(join, window.duration());
        } else if (fault instanceof Fault.Delay pause) {
            delay = delay.plus(pause.duration());
        } else if (fault instanceof Fault.Drop) {
            copies = 0;
        } else if (fault instanceof Fault.Flip flip) {
            value ^= flip.mask();
        } else if (fault instanceof Fault.Duplicate) {
            copies *= 2;
        } else if (fault instanceof Fault.Inject inject) {
            front.writeBytes(inject.bytes().getBytes(StandardCharsets.ISO_8859_1));
        } else if (fault instanceof Fault.Garbage garbage) {
            front.writeBytes(random.bytes(number, offset, garbage.count()));
        } else if (fault instanceof Fault.Silence quiet) {
            silence = longer(silence, quiet.duration());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    boolean split() {
        return split;
    }

    Duration delay() {
        return delay;
    }

    Duration join() {
        return join;
    }

    Duration silence() {
        return silence;
    }

    /** What arrives: the bytes in front, and the byte itself as often as it comes. */
    byte[] bytes(boolean silent) {
        for (int i = 0; i < copies && !silent; i++) {
            front.write(value);
        }
        return front.toByteArray();
    }
}

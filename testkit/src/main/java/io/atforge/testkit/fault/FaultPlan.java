package io.atforge.testkit.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What goes wrong on a serial line. Immutable. Faults that strike at the same byte do so in the order of the plan.
 *
 * <p>The text form has the seed in its first line and each fault in a line of its own; durations are those of ISO 8601,
 * bytes stand between quotes with {@code \r}, {@code \n}, {@code \"}, {@code \\} and {@code \xHH}:
 *
 * <pre>
 * seed 17
 * baud 115200
 * turnaround PT0.005S
 * late at 120 for PT20S
 * echo on at 300
 * split to-host chance 0.1
 * join to-host chance 1.0 for PT0.016S
 * delay to-host at 12 for PT0.25S
 * drop to-modem chance 0.001
 * flip to-host at 310 mask 0x04
 * duplicate to-host at 40
 * inject to-host at 64 "\r\n+CGEV: ME PDN ACT 7\r\n"
 * garbage to-host at 80 count 16
 * silence to-host at 500 for PT30S
 * </pre>
 *
 * @param seed   what chances are rolled from, and the bytes of {@link Fault.Garbage}
 * @param faults the faults in order
 */
public record FaultPlan(long seed, List<Fault> faults) {

    /** The line as it should be. */
    public static final FaultPlan NONE = new FaultPlan(0, List.of());

    /**
     * Copies the faults.
     *
     * @throws IllegalArgumentException if there is more than one {@link Fault.Baud} or {@link Fault.Turnaround}
     */
    public FaultPlan {
        faults = List.copyOf(faults);
        atMostOne(faults, Fault.Baud.class, "baud");
        atMostOne(faults, Fault.Turnaround.class, "turnaround");
    }

    private static void atMostOne(List<Fault> faults, Class<? extends Fault> kind, String name) {
        if (faults.stream().filter(kind::isInstance).count() > 1) {
            throw new IllegalArgumentException("a plan has at most one " + name);
        }
    }

    /**
     * Makes a plan.
     *
     * @param seed   what chances are rolled from
     * @param faults the faults in order
     * @return the plan
     */
    public static FaultPlan of(long seed, Fault... faults) {
        return new FaultPlan(seed, Arrays.asList(faults));
    }

    /**
     * Reads the text form. Blank lines say nothing.
     *
     * @param text what {@link #toString} of a plan gave
     * @return a plan that equals that one
     * @throws IllegalArgumentException if the text is none; says in which line
     */
    public static FaultPlan parse(String text) {
        return new FaultPlanParser(text).parse();
    }

    /** The only fault of a kind, for kinds that a plan has at most one of. */
    <F extends Fault> Optional<F> only(Class<F> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /**
     * The text form.
     *
     * @return what {@link #parse} reads
     */
    @Override
    public String toString() {
        return faults.stream().map(fault -> "\n" + fault).collect(Collectors.joining("", "seed " + seed, ""));
    }
}

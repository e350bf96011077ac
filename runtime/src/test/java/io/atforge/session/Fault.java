package io.atforge.session;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A fault of the catalogue, and the test of what must come of it.
 *
 * @param number  the number in the catalogue of faults that users of other projects met
 * @param outcome what must happen
 * @param phases  where it can strike
 * @param test    strikes, and looks at what came of it
 */
record Fault(int number, String outcome, Set<Phase> phases, Consumer<FaultBench> test) {

    static final Set<Phase> EVERYWHERE = EnumSet.allOf(Phase.class);
    static final Set<Phase> IN_COMMANDS = EnumSet.complementOf(EnumSet.of(Phase.IDLE));

    static Fault everywhere(int number, String outcome, Consumer<FaultBench> test) {
        return new Fault(number, outcome, EVERYWHERE, test);
    }

    static Fault inCommands(int number, String outcome, Consumer<FaultBench> test) {
        return new Fault(number, outcome, IN_COMMANDS, test);
    }
}

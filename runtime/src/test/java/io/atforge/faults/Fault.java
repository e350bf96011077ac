package io.atforge.faults;

import io.atforge.bench.Family;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Trait;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A fault of the catalogue, and the test of what must come of it.
 *
 * @param number  the number in the catalogue of faults that users of other projects met
 * @param outcome what must happen
 * @param phases  where it can strike; for a fault of the wire, one phase stands for all of its kind
 * @param needs   what a modem family has to do for the fault to occur
 * @param test    strikes, and looks at what came of it
 */
record Fault(int number, String outcome, Set<Phase> phases, Optional<Trait> needs, BiConsumer<Phase, Family> test) {

    static final Set<Phase> EVERYWHERE =
            EnumSet.of(Phase.IDLE, Phase.REGISTERING, Phase.MQTT, Phase.SUBSCRIBING, Phase.PUBLISHING, Phase.PROMPT);
    /** The same, without the prompt: what comes behind it comes after the data. */
    static final Set<Phase> EVERYWHERE_BUT_AT_THE_PROMPT =
            EnumSet.of(Phase.IDLE, Phase.REGISTERING, Phase.MQTT, Phase.SUBSCRIBING, Phase.PUBLISHING);

    static final Set<Phase> IN_COMMANDS =
            EnumSet.of(Phase.REGISTERING, Phase.MQTT, Phase.SUBSCRIBING, Phase.PUBLISHING, Phase.PROMPT);

    /** A fault of the wire. */
    Fault(int number, String outcome, Set<Phase> phases, Consumer<FaultBench> test) {
        this(number, outcome, phases, (phase, family) -> test.accept(new FaultBench(phase, family)));
    }

    private Fault(int number, String outcome, Set<Phase> phases, BiConsumer<Phase, Family> test) {
        this(number, outcome, phases, Optional.empty(), test);
    }

    static Fault everywhere(int number, String outcome, Consumer<FaultBench> test) {
        return new Fault(number, outcome, EVERYWHERE, test);
    }

    static Fault inCommands(int number, String outcome, Consumer<FaultBench> test) {
        return new Fault(number, outcome, IN_COMMANDS, test);
    }

    /** A fault that a session has to come back from. */
    static Fault inLife(int number, String outcome, Set<Phase> phases, Consumer<LifeBench> test) {
        return new Fault(number, outcome, phases, (phase, family) -> test.accept(new LifeBench(phase, family)));
    }

    /** The same, where each test builds a session of its own. */
    static Fault ofItsOwn(int number, String outcome, Set<Phase> phases, Consumer<Family> test) {
        return new Fault(number, outcome, phases, (phase, family) -> test.accept(family));
    }

    /** Only some families do what it takes. */
    Fault needs(Trait trait) {
        return new Fault(number, outcome, phases, Optional.of(trait), test);
    }

    /** Why it cannot occur in a family; empty if it can. */
    Optional<String> cannotIn(Family family) {
        return needs.map(family.manners().lacks()::get);
    }
}

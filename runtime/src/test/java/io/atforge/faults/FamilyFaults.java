package io.atforge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ModemErrorException;
import io.atforge.bench.Family;
import io.atforge.bench.FamilyManners;
import io.atforge.bench.Phase;
import io.atforge.bench.Trait;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import java.util.List;
import java.util.Set;

/** Parts of faults 12, 24 and 25 that only some families know: ids in results, results before ERROR, messages in parts. */
final class FamilyFaults {

    private static final String TOPIC = "/a1hahpgAs3s/test/test";
    private static final String OK = "\r\nOK\r\n";

    /** So many messages no test sends. */
    private static final String NOBODYS = "65000";

    private final FamilyManners manners;

    private FamilyFaults(FamilyManners manners) {
        this.manners = manners;
    }

    static List<Fault> of(Family family) {
        return new FamilyFaults(family.manners()).all();
    }

    private List<Fault> all() {
        return List.of(
                new Fault(
                                12,
                                "a message in parts without its end: dropped and told when the next begins",
                                Fault.EVERYWHERE,
                                this::withoutEnd)
                        .needs(Trait.MESSAGES_IN_PARTS),
                new Fault(
                                24,
                                manners.failsBeforeError().title() + " and then ERROR: one failure, the next untouched",
                                Set.of(Phase.MQTT),
                                this::failsBeforeError)
                        .needs(Trait.FAILURE_BEFORE_ERROR),
                new Fault(
                                25,
                                "an acknowledgement of another id before the right one: for nobody",
                                Set.of(Phase.PUBLISHING),
                                bench -> {
                                    bench.strike(answer -> answer.replace(OK, OK + anotherAcknowledged()));
                                    bench.everythingEndedWell();
                                    assertThat(bench.unsolicited())
                                            .contains(anotherAcknowledged().strip());
                                })
                        .needs(Trait.RESULTS_WITH_ID),
                new Fault(
                                25,
                                "an acknowledgement of another id alone: UNKNOWN, and the connection stays",
                                Set.of(Phase.PUBLISHING),
                                bench -> {
                                    bench.strike(answer -> OK + anotherAcknowledged());
                                    assertThat(bench.published().outcome()).isEqualTo(Outcome.UNKNOWN);
                                    assertThat(bench.session().state()).isEqualTo(SessionState.ONLINE);
                                    bench.isInStep();
                                })
                        .needs(Trait.RESULTS_WITH_ID));
    }

    private String anotherAcknowledged() {
        return manners.acknowledged().replace("{id}", NOBODYS);
    }

    private void withoutEnd(FaultBench bench) {
        String whole = manners.message(TOPIC, "headless");
        bench.before(whole.substring(0, whole.indexOf("headless") + "headless\r\n".length())
                + manners.message(TOPIC, "whole"));
        if (bench.isSubscribed()) {
            assertThat(bench.messages()).contains("whole").doesNotContain("headless");
        }
        assertThat(bench.discarded()).isEqualTo(1);
        bench.everythingEndedWell();
    }

    private void failsBeforeError(FaultBench bench) {
        bench.on(manners.failsBeforeError());
        bench.run();
        assertThat(bench.failure()).isInstanceOf(ModemErrorException.class);
        assertThat(bench.unsolicited()).isEmpty();
        bench.politely(manners.failsBeforeError());
        bench.recovers();
    }
}

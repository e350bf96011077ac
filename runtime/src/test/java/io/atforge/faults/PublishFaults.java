package io.atforge.faults;

import static io.atforge.faults.Fault.inLife;
import static io.atforge.faults.Fault.ofItsOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.MessageDroppedException;
import io.atforge.bench.BenchPlatform;
import io.atforge.bench.Family;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.bench.Trait;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishPolicy.Overflow;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionStatistics;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Faults 31, 32, 42 and 43: what becomes of messages. */
final class PublishFaults {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Set<Phase> PUBLISHES = EnumSet.range(Phase.PUBLISHING, Phase.ACKNOWLEDGING);
    private static final int CAPACITY = 100;

    private PublishFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(inLife(31, "an unknown end with QoS 1: not sent again", PUBLISHES, bench -> {
            bench.strike(bench.modem()::closed);
            bench.comesBack(SOON);
            bench.ended(bench.endOfLost());
            assertThat(bench.arrived()).isLessThanOrEqualTo(1);
        }));
        for (Phase phase : PUBLISHES) {
            faults.add(ofItsOwn(
                    31, "an unknown end with QoS 1, duplicates allowed: sent again", Set.of(phase), family -> {
                        LifeBench bench = duplicatesAllowed(phase, family).mayArriveTwice();
                        bench.strike(bench.modem()::closed);
                        bench.comesBack(SOON);
                        bench.ended(Outcome.ACKNOWLEDGED);
                        assertThat(bench.arrived()).isEqualTo(phase == Phase.ACKNOWLEDGING ? 2 : 1);
                    }));
        }
        for (Phase phase : EnumSet.range(Phase.PUBLISHING, Phase.BODY)) {
            faults.add(ofItsOwn(
                    31,
                    "an unknown end with QoS 0: not sent again, duplicates allowed or not",
                    Set.of(phase),
                    family -> {
                        LifeBench bench = duplicatesAllowed(phase, family).publishesTo(Tracker.TEST_TOPIC);
                        bench.strike(bench.modem()::closed);
                        bench.comesBack(SOON);
                        bench.ended(bench.endOfLost());
                        assertThat(bench.arrived()).isZero();
                    }));
        }
        faults.add(inLife(
                32,
                "too long, or no topic to publish to: rejected before a byte leaves",
                EnumSet.complementOf(EnumSet.of(Phase.CLOSING)),
                bench -> {
                    bench.strike(() -> rejects(bench));
                    if (bench.phase() == Phase.RECEIVING) {
                        bench.goesOn(SOON);
                    } else {
                        bench.isUndisturbed();
                    }
                }));
        faults.add(inLife(
                        42,
                        "a fifth message before the read-out: a gap, and order kept",
                        EnumSet.of(Phase.IDLE, Phase.PUBLISHING, Phase.ACKNOWLEDGING),
                        bench -> {
                            bench.strike(() -> {
                                bench.modem().cacheMode(true);
                                for (int i = 1; i <= 5; i++) {
                                    bench.modem().message(LifeBench.TEST, "message " + i);
                                }
                                bench.modem().cacheMode(false);
                            });
                            bench.isUndisturbed();
                            assertThat(bench.messages())
                                    .containsExactly("message 2", "message 3", "message 4", "message 5", "still");
                            assertThat(bench.events())
                                    .filteredOn(SessionEvent.Gap.class::isInstance)
                                    .containsExactly(new SessionEvent.Gap(1));
                        })
                .needs(Trait.SLOTS_THAT_ARE_OVERWRITTEN));
        faults.add(inLife(
                42,
                "a message that QoS 1 brings twice: heard twice",
                EnumSet.of(Phase.SUBSCRIBING, Phase.IDLE, Phase.PUBLISHING, Phase.PROMPT, Phase.ACKNOWLEDGING),
                bench -> {
                    bench.strike(() -> {
                        bench.modem().message(LifeBench.TEST, "twice");
                        bench.modem().message(LifeBench.TEST, "twice");
                    });
                    bench.isUndisturbed();
                    assertThat(bench.messages()).containsExactly("twice", "twice", "still");
                }));
        for (Overflow overflow : List.of(new Overflow.Reject(), new Overflow.DropOldest())) {
            for (Phase phase : List.of(Phase.REGISTERING, Phase.TCP, Phase.WAITING)) {
                faults.add(ofItsOwn(
                        43,
                        "a flood while offline for an hour, " + overflow + ": bounded, and all told",
                        Set.of(phase),
                        family -> flood(phase, family, overflow)));
            }
        }
        return faults;
    }

    private static LifeBench duplicatesAllowed(Phase phase, Family family) {
        return new LifeBench(
                phase,
                family,
                builder -> builder.publishing(
                        new PublishPolicy(CAPACITY, new Overflow.Reject(), Duration.ofMinutes(1), true)));
    }

    private static void rejects(LifeBench bench) {
        int longest = bench.family().dialect().payloadLimit();
        int longestTopic = bench.family().dialect().topicLimit();
        int commands = bench.modem().commands().size();
        assertThatThrownBy(() -> bench.session().publishAsync(Tracker.REPORT, new byte[longest + 1]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining((longest + 1) + " bytes");
        for (String wildcard : List.of("#", "+/state")) {
            assertThatThrownBy(() -> bench.session().publishAsync(topic(wildcard), "1"))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("wildcard");
        }
        int others = longestTopic - "/a1hahpgAs3s/test/".length();
        assertThatThrownBy(() -> bench.session().publishAsync(topic("t".repeat(others + 1)), "1"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining((longestTopic + 1) + " bytes");
        assertThat(bench.modem().commands()).hasSize(commands);
        // as long as may be, and longer when escaped: goes as data
        byte[] quotes = new byte[longest];
        Arrays.fill(quotes, (byte) '"');
        bench.futures().add(bench.session().publishAsync(Tracker.REPORT, quotes));
        bench.futures().add(bench.session().publishAsync(topic("t".repeat(others)), "1"));
    }

    private static PublishTopic<Tracker> topic(String end) {
        return Topic.publish("/a1hahpgAs3s/${deviceName}/" + end, Qos.AT_LEAST_ONCE);
    }

    private static void flood(Phase phase, Family family, Overflow overflow) {
        LifeBench bench = new LifeBench(
                phase,
                family,
                builder -> builder.publishing(new PublishPolicy(CAPACITY, overflow, Duration.ofMinutes(1), false)));
        bench.strike(() -> {
            bench.platform().host(BenchPlatform.Host.UNREACHABLE);
            bench.modem().registration(phase == Phase.REGISTERING ? 3 : 1);
        });
        List<CompletableFuture<PublishResult>> results = new ArrayList<>();
        int perSecond = 4;
        int all = (int) Duration.ofHours(1).toSeconds() * perSecond;
        for (int i = 0; i < all; i++) {
            results.add(bench.session().publishAsync(Tracker.REPORT, "flood " + i));
            bench.pass(Duration.ofMillis(1000 / perSecond));
            assertThat(bench.session().statistics().queued()).isLessThanOrEqualTo(CAPACITY);
        }
        bench.pass(Duration.ofMinutes(2));
        assertThat(results).allMatch(CompletableFuture::isDone);
        assertThat(results)
                .allMatch(result -> result.join().outcome() == Outcome.FAILED
                        && result.join()
                                .cause()
                                .filter(MessageDroppedException.class::isInstance)
                                .isPresent());
        SessionStatistics.Drops drops = bench.session().statistics().drops();
        assertThat(drops.rejected() + drops.displaced() + drops.expired()).isEqualTo(all);
        assertThat(overflow instanceof Overflow.Reject ? drops.rejected() : drops.displaced())
                .isGreaterThan(all / 3);
        assertThat(bench.platform().receivedInAll()).isZero();

        bench.platform().host(BenchPlatform.Host.REACHABLE);
        bench.modem().registration(1);
        bench.comesBack(Duration.ofMinutes(10));
    }
}

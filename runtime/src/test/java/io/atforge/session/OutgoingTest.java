package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.MessageDroppedException;
import io.atforge.MessageDroppedException.Reason;
import io.atforge.NotConnectedException;
import io.atforge.dialect.Dialect;
import io.atforge.session.PublishPolicy.Overflow;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testing.ManualLoop;
import io.atforge.topic.PublishTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutgoingTest {

    private static final Dialect AIR720 = Dialect.load("air720");
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final PublishResult DONE = new PublishResult(Outcome.ACKNOWLEDGED, Optional.empty());
    private static final PublishResult UNKNOWN =
            new PublishResult(Outcome.UNKNOWN, Optional.of(new AtTimeoutException("no PUBACK", true)));

    private final ManualLoop loop = new ManualLoop();
    private final Counters counters = new Counters(loop::nanoTime, () -> "test", "bench", 2);
    private final List<String> sent = new ArrayList<>();
    private CompletableFuture<PublishResult> underWay = new CompletableFuture<>();

    private Outgoing outgoing(Overflow overflow, boolean duplicatesAllowed) {
        return new Outgoing(
                new PublishPolicy(2, overflow, TTL, duplicatesAllowed),
                loop,
                counters,
                () -> new NotConnectedException("not started"),
                publication -> {
                    sent.add(new String(publication.payload(), StandardCharsets.UTF_8));
                    underWay = new CompletableFuture<>();
                    return underWay;
                });
    }

    private Outgoing held(Overflow overflow) {
        Outgoing outgoing = outgoing(overflow, false);
        outgoing.hold();
        return outgoing;
    }

    private static Outgoing.Handover add(Outgoing outgoing, String text, PublishTopic<Tracker> topic) {
        return outgoing.add(Publication.of(topic, text.getBytes(StandardCharsets.UTF_8), AIR720));
    }

    private static Outgoing.Handover add(Outgoing outgoing, String text) {
        return add(outgoing, text, Tracker.REPORT);
    }

    private static void failed(Outgoing.Handover handover, Reason reason) {
        assertThat(handover.ended()).isCompleted();
        assertThat(handover.admitted()).isCompleted();
        assertThat(handover.ended().join().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(handover.ended().join().cause()).containsInstanceOf(MessageDroppedException.class);
        assertThat(((MessageDroppedException) handover.ended().join().cause().get()).reason())
                .isEqualTo(reason);
    }

    @Test
    void sendsOneAfterTheOtherInTheirOrder() {
        Outgoing outgoing = outgoing(new Overflow.Reject(), false);
        outgoing.open();
        add(outgoing, "1");
        add(outgoing, "2");
        add(outgoing, "3");
        assertThat(sent).containsExactly("1");
        underWay.complete(DONE);
        assertThat(sent).containsExactly("1", "2");
        underWay.complete(UNKNOWN);

        assertThat(sent).containsExactly("1", "2", "3");
    }

    @Test
    void takesNothingBeforeItIsStarted() {
        Outgoing.Handover early = add(outgoing(new Overflow.Reject(), false), "1");

        assertThat(early.ended().join().cause()).containsInstanceOf(NotConnectedException.class);
    }

    @Test
    void rejectsTheOneTooMany() {
        Outgoing outgoing = held(new Overflow.Reject());
        add(outgoing, "1");
        add(outgoing, "2");

        failed(add(outgoing, "3"), Reason.QUEUE_FULL);
        assertThat(counters.snapshot().drops()).isEqualTo(new SessionStatistics.Drops(1, 0, 0));
        assertThat(counters.snapshot().queued()).isEqualTo(2);
    }

    @Test
    void dropsTheOldestForTheNewest() {
        Outgoing outgoing = held(new Overflow.DropOldest());
        Outgoing.Handover oldest = add(outgoing, "1");
        add(outgoing, "2");
        add(outgoing, "3");
        failed(oldest, Reason.DISPLACED);
        outgoing.open();
        underWay.complete(DONE);

        assertThat(sent).containsExactly("2", "3");
        assertThat(counters.snapshot().drops()).isEqualTo(new SessionStatistics.Drops(0, 1, 0));
    }

    @Test
    void letsCallersInInTheirOrderAsSoonAsThereIsRoom() {
        Outgoing outgoing = held(new Overflow.Block(PATIENCE));
        add(outgoing, "1");
        add(outgoing, "2");
        Outgoing.Handover third = add(outgoing, "3");
        Outgoing.Handover fourth = add(outgoing, "4");
        assertThat(third.admitted()).isNotDone();
        outgoing.open();
        assertThat(third.admitted()).as("what is under way takes no room").isCompleted();
        assertThat(fourth.admitted()).isNotDone();
        underWay.complete(DONE);
        assertThat(fourth.admitted()).isCompleted();
        underWay.complete(DONE);
        underWay.complete(DONE);
        underWay.complete(DONE);

        assertThat(sent).containsExactly("1", "2", "3", "4");
        assertThat(fourth.ended()).isCompletedWithValue(DONE);
    }

    @Test
    void doesNotLetCallersWaitForLongerThanTheyWantTo() {
        Outgoing outgoing = held(new Overflow.Block(PATIENCE));
        add(outgoing, "1");
        add(outgoing, "2");
        Outgoing.Handover third = add(outgoing, "3");
        loop.advance(PATIENCE.minusMillis(1));
        assertThat(third.admitted()).isNotDone();
        loop.advance(Duration.ofMillis(1));

        failed(third, Reason.QUEUE_FULL);
    }

    @Test
    void letsACallerInWhenAnotherMessageExpires() {
        Outgoing outgoing = held(new Overflow.Block(Duration.ofMinutes(2)));
        Outgoing.Handover first = add(outgoing, "1");
        loop.advance(Duration.ofSeconds(1));
        add(outgoing, "2");
        Outgoing.Handover third = add(outgoing, "3");
        loop.advance(TTL.minusSeconds(1));

        failed(first, Reason.EXPIRED);
        assertThat(third.admitted()).isCompleted();
    }

    @Test
    void failsEachMessageWhenItsTimeIsOverAndNoneThatIsUnderWay() {
        Outgoing outgoing = outgoing(new Overflow.Reject(), false);
        outgoing.open();
        Outgoing.Handover first = add(outgoing, "1");
        Outgoing.Handover second = add(outgoing, "2");
        loop.advance(Duration.ofSeconds(10));
        Outgoing.Handover third = add(outgoing, "3");
        loop.advance(TTL.minusSeconds(10));
        failed(second, Reason.EXPIRED);
        assertThat(third.ended()).isNotDone();
        assertThat(first.ended()).isNotDone();
        loop.advance(Duration.ofSeconds(10));

        failed(third, Reason.EXPIRED);
        assertThat(counters.snapshot().drops()).isEqualTo(new SessionStatistics.Drops(0, 0, 2));
        assertThat(counters.snapshot().queued()).isZero();
        underWay.complete(DONE);
        assertThat(sent).containsExactly("1");
    }

    @Test
    void keepsWhatWasNeverSentInItsPlace() {
        Outgoing outgoing = outgoing(new Overflow.Reject(), false);
        outgoing.open();
        Outgoing.Handover first = add(outgoing, "1");
        add(outgoing, "2");
        underWay.complete(
                new PublishResult(Outcome.FAILED, Optional.of(new NotConnectedException("the port is not open"))));
        assertThat(first.ended()).isNotDone();
        assertThat(sent).containsExactly("1");
        outgoing.open();
        underWay.complete(DONE);

        assertThat(first.ended()).isCompletedWithValue(DONE);
        assertThat(sent).containsExactly("1", "1", "2");
    }

    @Test
    void sendsWhatMayHaveArrivedAgainOnlyWhereThatIsAllowedAndAcknowledged() {
        Outgoing without = outgoing(new Overflow.Reject(), false);
        without.open();
        Outgoing.Handover once = add(without, "1");
        underWay.complete(UNKNOWN);
        assertThat(once.ended()).isCompletedWithValue(UNKNOWN);

        Outgoing with = outgoing(new Overflow.Reject(), true);
        with.open();
        Outgoing.Handover unacknowledged = add(with, "2", Tracker.TEST_TOPIC);
        underWay.complete(UNKNOWN);
        assertThat(unacknowledged.ended()).isCompletedWithValue(UNKNOWN);

        Outgoing.Handover again = add(with, "3");
        underWay.complete(UNKNOWN);
        assertThat(again.ended()).isNotDone();
        underWay.complete(DONE);
        assertThat(again.ended()).isCompletedWithValue(DONE);
        assertThat(sent).containsExactly("1", "2", "3", "3");
    }

    @Test
    void doesNotSayOfWhatMayHaveArrivedThatItDidNot() {
        Outgoing outgoing = outgoing(new Overflow.DropOldest(), true);
        outgoing.open();
        Outgoing.Handover expired = add(outgoing, "1");
        outgoing.hold();
        underWay.complete(UNKNOWN);
        loop.advance(TTL);
        assertThat(expired.ended().join().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(expired.ended().join().cause()).containsInstanceOf(MessageDroppedException.class);

        outgoing.open();
        Outgoing.Handover closed = add(outgoing, "2");
        outgoing.hold();
        underWay.complete(UNKNOWN);
        outgoing.stop(() -> new NotConnectedException("closed"));
        assertThat(closed.ended().join().outcome()).isEqualTo(Outcome.UNKNOWN);

        outgoing.open();
        Outgoing.Handover refused = add(outgoing, "3");
        underWay.complete(UNKNOWN);
        underWay.complete(
                new PublishResult(Outcome.FAILED, Optional.of(new ConnectionLostException("refused the second time"))));
        assertThat(refused.ended().join().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void failsAllThatWaitWhenItIsStoppedAndEndsWhatIsUnderWayAsItEnds() {
        Outgoing outgoing = outgoing(new Overflow.Block(PATIENCE), true);
        outgoing.open();
        Outgoing.Handover first = add(outgoing, "1");
        List<Outgoing.Handover> others = List.of(add(outgoing, "2"), add(outgoing, "3"), add(outgoing, "4"));
        outgoing.stop(() -> new NotConnectedException("closed"));

        others.forEach(each -> assertThat(each.ended().join().cause()).containsInstanceOf(NotConnectedException.class));
        assertThat(first.ended()).isNotDone();
        underWay.complete(UNKNOWN);
        assertThat(first.ended()).isCompletedWithValue(UNKNOWN);
        assertThat(add(outgoing, "5").ended().join().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sent).containsExactly("1");
        assertThat(loop.pending()).isZero();
    }
}

package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.MessageDroppedException;
import io.atforge.MessageDroppedException.Reason;
import io.atforge.NotConnectedException;
import io.atforge.UnexpectedReplyException;
import io.atforge.bench.Tracker;
import io.atforge.dialect.Dialect;
import io.atforge.internal.monitoring.Counters;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishPolicy.Overflow;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionStatistics;
import io.atforge.testing.ManualLoop;
import io.atforge.topic.PublishTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PublishQueueTest {

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

    private PublishQueue outgoing(Overflow overflow, boolean duplicatesAllowed) {
        return new PublishQueue(
                new PublishPolicy(2, overflow, TTL, duplicatesAllowed),
                loop,
                counters,
                () -> new NotConnectedException("not started"),
                new SendGate(() -> 1, () -> 1, loop, counters, () -> {}),
                (message, leftTheLine, ended) -> {
                    sent.add(new String(message.payload(), StandardCharsets.UTF_8));
                    underWay = new CompletableFuture<>();
                    underWay.thenAccept(ended);
                });
    }

    private PublishQueue held(Overflow overflow) {
        PublishQueue outgoing = outgoing(overflow, false);
        outgoing.hold();
        return outgoing;
    }

    private static PublishQueue.Handover add(PublishQueue outgoing, String text, PublishTopic<Tracker> topic) {
        PublishQueue.Handover handover = new PublishQueue.Handover();
        outgoing.add(OutboundMessage.of(topic, text.getBytes(StandardCharsets.UTF_8), AIR720), handover);
        return handover;
    }

    private static PublishQueue.Handover add(PublishQueue outgoing, String text) {
        return add(outgoing, text, Tracker.REPORT);
    }

    private static void failed(PublishQueue.Handover handover, Reason reason) {
        assertThat(handover.ended()).isCompleted();
        assertThat(handover.admitted()).isCompleted();
        assertThat(handover.ended().join().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(handover.ended().join().cause()).containsInstanceOf(MessageDroppedException.class);
        assertThat(((MessageDroppedException) handover.ended().join().cause().get()).reason())
                .isEqualTo(reason);
    }

    @Test
    void sendsOneAfterTheOtherInTheirOrder() {
        PublishQueue outgoing = outgoing(new Overflow.Reject(), false);
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
        PublishQueue.Handover early = add(outgoing(new Overflow.Reject(), false), "1");

        assertThat(early.ended().join().cause()).containsInstanceOf(NotConnectedException.class);
    }

    @Test
    void rejectsTheOneTooMany() {
        PublishQueue outgoing = held(new Overflow.Reject());
        add(outgoing, "1");
        add(outgoing, "2");

        failed(add(outgoing, "3"), Reason.QUEUE_FULL);
        assertThat(counters.snapshot().drops()).isEqualTo(new SessionStatistics.Drops(1, 0, 0));
        assertThat(counters.snapshot().queued()).isEqualTo(2);
    }

    @Test
    void dropsTheOldestForTheNewest() {
        PublishQueue outgoing = held(new Overflow.DropOldest());
        PublishQueue.Handover oldest = add(outgoing, "1");
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
        PublishQueue outgoing = held(new Overflow.Block(PATIENCE));
        add(outgoing, "1");
        add(outgoing, "2");
        PublishQueue.Handover third = add(outgoing, "3");
        PublishQueue.Handover fourth = add(outgoing, "4");
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
        PublishQueue outgoing = held(new Overflow.Block(PATIENCE));
        add(outgoing, "1");
        add(outgoing, "2");
        PublishQueue.Handover third = add(outgoing, "3");
        loop.advance(PATIENCE.minusMillis(1));
        assertThat(third.admitted()).isNotDone();
        loop.advance(Duration.ofMillis(1));

        failed(third, Reason.QUEUE_FULL);
    }

    @Test
    void letsACallerInWhenAnotherMessageExpires() {
        PublishQueue outgoing = held(new Overflow.Block(Duration.ofMinutes(2)));
        PublishQueue.Handover first = add(outgoing, "1");
        loop.advance(Duration.ofSeconds(1));
        add(outgoing, "2");
        PublishQueue.Handover third = add(outgoing, "3");
        loop.advance(TTL.minusSeconds(1));

        failed(first, Reason.EXPIRED);
        assertThat(third.admitted()).isCompleted();
    }

    @Test
    void failsEachMessageWhenItsTimeIsOverAndNoneThatIsUnderWay() {
        PublishQueue outgoing = outgoing(new Overflow.Reject(), false);
        outgoing.open();
        PublishQueue.Handover first = add(outgoing, "1");
        PublishQueue.Handover second = add(outgoing, "2");
        loop.advance(Duration.ofSeconds(10));
        PublishQueue.Handover third = add(outgoing, "3");
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
        PublishQueue outgoing = outgoing(new Overflow.Reject(), false);
        outgoing.open();
        PublishQueue.Handover first = add(outgoing, "1");
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
        PublishQueue without = outgoing(new Overflow.Reject(), false);
        without.open();
        PublishQueue.Handover once = add(without, "1");
        underWay.complete(UNKNOWN);
        assertThat(once.ended()).isCompletedWithValue(UNKNOWN);

        PublishQueue with = outgoing(new Overflow.Reject(), true);
        with.open();
        PublishQueue.Handover unacknowledged = add(with, "2", Tracker.TEST_TOPIC);
        underWay.complete(UNKNOWN);
        assertThat(unacknowledged.ended()).isCompletedWithValue(UNKNOWN);

        PublishQueue.Handover again = add(with, "3");
        underWay.complete(UNKNOWN);
        assertThat(again.ended()).isNotDone();
        underWay.complete(DONE);
        assertThat(again.ended()).isCompletedWithValue(DONE);
        assertThat(sent).containsExactly("1", "2", "3", "3");
    }

    @Test
    void doesNotSayOfWhatMayHaveArrivedThatItDidNot() {
        PublishQueue outgoing = outgoing(new Overflow.DropOldest(), true);
        outgoing.open();
        PublishQueue.Handover expired = add(outgoing, "1");
        outgoing.hold();
        underWay.complete(UNKNOWN);
        loop.advance(TTL);
        assertThat(expired.ended().join().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(expired.ended().join().cause()).containsInstanceOf(MessageDroppedException.class);

        outgoing.open();
        PublishQueue.Handover closed = add(outgoing, "2");
        outgoing.hold();
        underWay.complete(UNKNOWN);
        outgoing.stop(() -> new NotConnectedException("closed"));
        assertThat(closed.ended().join().outcome()).isEqualTo(Outcome.UNKNOWN);

        outgoing.open();
        PublishQueue.Handover refused = add(outgoing, "3");
        underWay.complete(UNKNOWN);
        underWay.complete(new PublishResult(
                Outcome.FAILED, Optional.of(new UnexpectedReplyException("refused the second time"))));
        assertThat(refused.ended().join().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void failsAllThatWaitWhenItIsStoppedAndEndsWhatIsUnderWayAsItEnds() {
        PublishQueue outgoing = outgoing(new Overflow.Block(PATIENCE), true);
        outgoing.open();
        PublishQueue.Handover first = add(outgoing, "1");
        List<PublishQueue.Handover> others = List.of(add(outgoing, "2"), add(outgoing, "3"), add(outgoing, "4"));
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

package io.atforge.internal.traffic;

import io.atforge.internal.monitoring.Counters;
import io.atforge.loop.Deadline;
import io.atforge.loop.EventLoop;
import io.atforge.topic.PublishQuota;
import io.atforge.topic.Qos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Lets messages out: no more at once than the line needs to be always at work, no more with QoS 1 than may be under way,
 * and no more in a second than the platform takes. Those that wait, the queue's and the outbox's, are asked in turn.
 * Lives on the session's loop.
 */
final class SendGate {

    private final IntSupplier lineDepth;
    private final IntSupplier window;
    private final EventLoop loop;
    private final Counters counters;
    private final Runnable firstHeldBack;
    private final Deadline paceAllows;
    private final List<Runnable> waiting = new ArrayList<>();

    /** The kinds of which one has to wait, though the line would take it. */
    private final Set<Qos> heldBack = EnumSet.noneOf(Qos.class);

    private PublishQuota quota = PublishQuota.unlimited();
    private PublishPace pace = new PublishPace(quota);
    private boolean toldOfPace;
    private int onLine;
    private int unacknowledged;
    private int turn;
    private boolean telling;
    private boolean tellAgain;

    /**
     * A gate without a quota.
     *
     * @param lineDepth     how many messages the line takes: the one that goes out, and those that are ready to follow
     * @param window        how many messages with QoS 1 may be under way
     * @param firstHeldBack told when the quota makes a message wait for the first time
     */
    SendGate(IntSupplier lineDepth, IntSupplier window, EventLoop loop, Counters counters, Runnable firstHeldBack) {
        this.lineDepth = lineDepth;
        this.window = window;
        this.loop = loop;
        this.counters = counters;
        this.firstHeldBack = firstHeldBack;
        this.paceAllows = new Deadline(loop);
    }

    /** Adds one who is told when there may be room. */
    void waits(Runnable sender) {
        waiting.add(sender);
    }

    /** From now on no more than so many a second. What went out counts on, also over a new connection. */
    void keep(PublishQuota limits) {
        if (!quota.equals(limits)) {
            quota = limits;
            pace = new PublishPace(limits);
        }
    }

    /** Whether a message may go out now. */
    boolean isOpenFor(Qos qos) {
        // with a quota, none waits on the line: it would leave later than it was counted
        int depth = quota.isUnlimited() ? lineDepth.getAsInt() : 1;
        if (onLine >= depth || isAcknowledged(qos) && unacknowledged >= window.getAsInt()) {
            return false;
        }
        long wait = pace.waitNanos(qos, loop.nanoTime());
        if (wait > 0) {
            holdBack(qos, Duration.ofNanos(wait));
        }
        return wait == 0;
    }

    private void holdBack(Qos qos, Duration wait) {
        paceAllows.setEarlier(wait, this::tell);
        heldBack.add(qos);
        if (!toldOfPace) {
            toldOfPace = true;
            firstHeldBack.run();
        }
    }

    /** How many more messages with QoS 1 may be under way. */
    int room() {
        return Math.max(0, window.getAsInt() - unacknowledged);
    }

    /** A message goes out. */
    Pass enter(Qos qos) {
        if (heldBack.remove(qos)) {
            counters.heldBack();
        }
        onLine++;
        unacknowledged += isAcknowledged(qos) ? 1 : 0;
        passesBy(qos);
        return new Pass(qos);
    }

    /** A message goes out that waits for nothing, and counts all the same. */
    void passesBy(Qos qos) {
        pace.sent(qos, loop.nanoTime());
    }

    private static boolean isAcknowledged(Qos qos) {
        return qos != Qos.AT_MOST_ONCE;
    }

    /** One message on its way. */
    final class Pass {

        private final Qos qos;
        private boolean isOnLine = true;
        private boolean isUnderWay = true;

        private Pass(Qos qos) {
            this.qos = qos;
        }

        /** The modem has taken it; its acknowledgement, if it gets any, is still to come. */
        void leftTheLine() {
            if (isOnLine) {
                leave();
                tell();
            }
        }

        private void leave() {
            isOnLine = false;
            onLine--;
            pace.left(qos, loop.nanoTime());
        }

        /** Its end is known. Whoever enters next is told by {@link #tell}, once the end has been dealt with. */
        void ended() {
            if (isOnLine) {
                leave();
            }
            if (isUnderWay) {
                isUnderWay = false;
                unacknowledged -= isAcknowledged(qos) ? 1 : 0;
            }
        }
    }

    /** Tells those that wait that there may be room; whoever was first is last the next time. */
    void tell() {
        if (telling) {
            tellAgain = true;
            return;
        }
        telling = true;
        do {
            tellAgain = false;
            turn++;
            for (int i = 0; i < waiting.size(); i++) {
                waiting.get((turn + i) % waiting.size()).run();
            }
        } while (tellAgain);
        telling = false;
    }
}

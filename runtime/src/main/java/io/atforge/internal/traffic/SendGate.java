package io.atforge.internal.traffic;

import io.atforge.topic.Qos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Lets messages out: no more at once than the line needs to be always at work, and no more with QoS 1 than may be under
 * way. Those that wait, the queue's and the outbox's, are asked in turn. Lives on the session's loop.
 */
final class SendGate {

    private final IntSupplier lineDepth;
    private final IntSupplier window;
    private final List<Runnable> waiting = new ArrayList<>();
    private int onLine;
    private int unacknowledged;
    private int turn;
    private boolean telling;
    private boolean tellAgain;

    /**
     * An open gate.
     *
     * @param lineDepth how many messages the line takes: the one that goes out, and those that are ready to follow
     * @param window    how many messages with QoS 1 may be under way
     */
    SendGate(IntSupplier lineDepth, IntSupplier window) {
        this.lineDepth = lineDepth;
        this.window = window;
    }

    /** Adds one who is told when there may be room. */
    void waits(Runnable sender) {
        waiting.add(sender);
    }

    /** Whether a message may go out now. */
    boolean isOpenFor(Qos qos) {
        return onLine < lineDepth.getAsInt() && (!isAcknowledged(qos) || unacknowledged < window.getAsInt());
    }

    /** How many more messages with QoS 1 may be under way. */
    int room() {
        return Math.max(0, window.getAsInt() - unacknowledged);
    }

    /** A message goes out. */
    Pass enter(Qos qos) {
        onLine++;
        unacknowledged += isAcknowledged(qos) ? 1 : 0;
        return new Pass(isAcknowledged(qos));
    }

    private static boolean isAcknowledged(Qos qos) {
        return qos != Qos.AT_MOST_ONCE;
    }

    /** One message on its way. */
    final class Pass {

        private final boolean acknowledged;
        private boolean isOnLine = true;
        private boolean isUnderWay = true;

        private Pass(boolean acknowledged) {
            this.acknowledged = acknowledged;
        }

        /** The modem has taken it; its acknowledgement, if it gets any, is still to come. */
        void leftTheLine() {
            if (isOnLine) {
                isOnLine = false;
                onLine--;
                tell();
            }
        }

        /** Its end is known. Whoever enters next is told by {@link #tell}, once the end has been dealt with. */
        void ended() {
            if (isOnLine) {
                isOnLine = false;
                onLine--;
            }
            if (isUnderWay) {
                isUnderWay = false;
                unacknowledged -= acknowledged ? 1 : 0;
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

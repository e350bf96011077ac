package io.atforge.testkit.fault;

import io.atforge.testkit.time.Scheduler;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * One direction of a line, with the plan's faults on it. Bytes never overtake each other. Everything in it runs on the
 * scheduler.
 */
final class SimplexLine {

    /** Bytes that arrive together. One that continues may be handed over with the piece in front of it. */
    private record Piece(long due, boolean continues, ByteArrayOutputStream bytes) {}

    private final Direction direction;
    private final List<Fault> faults;
    private final CounterBasedRandom random;
    private final LineTiming timing;
    private final Scheduler scheduler;
    private final Consumer<byte[]> end;
    private final Deque<Piece> underWay = new ArrayDeque<>();
    private Scheduler.Timer timer = () -> {};
    private long offset;
    private long joinUntil = Long.MIN_VALUE;
    private long silentUntil = Long.MIN_VALUE;

    SimplexLine(Direction direction, FaultPlan plan, Scheduler scheduler, Consumer<byte[]> end) {
        this.direction = direction;
        this.faults = plan.faults();
        this.random = new CounterBasedRandom(plan.seed());
        this.timing = LineTiming.of(plan);
        this.scheduler = scheduler;
        this.end = end;
    }

    /** Sends a piece. */
    void send(byte[] bytes) {
        long now = scheduler.nanoTime();
        // A line with a rate does not keep the sender's pieces; the receiver sees bytes as they arrive.
        boolean startsPiece = !timing.hasRate();
        for (byte b : bytes) {
            ByteFaults struck = faultsOf(b);
            silentUntil = Math.max(silentUntil, now + struck.silence().toNanos());
            if (!struck.delay().isZero()) {
                timing.delay(now, struck.delay());
            }
            startsPiece |= struck.split();
            for (byte arriving : struck.bytes(now < silentUntil)) {
                add(arriving, timing.arrival(now), struck, startsPiece);
                startsPiece = false;
            }
        }
        deliver();
    }

    private ByteFaults faultsOf(byte b) {
        ByteFaults found = new ByteFaults(b);
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i) instanceof Fault.InTransit fault
                    && fault.direction() == direction
                    && random.strikes(i, fault.place(), offset)) {
                found.apply(fault, i, random, offset);
            }
        }
        offset++;
        return found;
    }

    private void add(byte b, long arrival, ByteFaults struck, boolean startsPiece) {
        boolean joined = arrival < joinUntil;
        if (!joined && !struck.join().isZero()) {
            joinUntil = arrival + struck.join().toNanos();
            put(b, joinUntil, false);
        } else if (joined) {
            put(b, joinUntil, true);
        } else {
            put(b, arrival, !startsPiece);
        }
    }

    private void put(byte b, long due, boolean continues) {
        Piece last = underWay.peekLast();
        if (last == null || !continues || last.due() != due) {
            // A piece that a delay has torn apart does not grow together again.
            boolean mayGrowTogether = continues && timing.hasRate();
            last = new Piece(due, mayGrowTogether, new ByteArrayOutputStream());
            underWay.add(last);
        }
        last.bytes().write(b);
    }

    /** What is sent from now on waits at least until a time. */
    void holdUntil(long time) {
        timing.holdUntil(time);
    }

    /** Loses what is under way. */
    void cut() {
        underWay.clear();
        timer.cancel();
    }

    private void deliver() {
        timer.cancel();
        long now = scheduler.nanoTime();
        while (!underWay.isEmpty() && underWay.peek().due() <= now) {
            ByteArrayOutputStream piece = underWay.remove().bytes();
            while (!underWay.isEmpty()
                    && underWay.peek().due() <= now
                    && underWay.peek().continues()) {
                piece.writeBytes(underWay.remove().bytes().toByteArray());
            }
            end.accept(piece.toByteArray());
        }
        if (!underWay.isEmpty()) {
            timer = scheduler.schedule(Duration.ofNanos(underWay.peek().due() - now), this::deliver);
        }
    }
}

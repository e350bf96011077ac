package io.atforge.testkit.fault;

import io.atforge.testkit.time.Scheduler;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A serial line with the plan's faults on it. Everything in it runs on the scheduler. */
final class FaultyLine {

    /** Where the bytes go. */
    private record Ends(Consumer<byte[]> modem, Consumer<byte[]> host) {}

    private static final Ends NOWHERE = new Ends(bytes -> {}, bytes -> {});

    private final List<Fault> faults;
    private final CounterBasedRandom random;
    private final Duration turnaround;
    private final Scheduler scheduler;
    private final SimplexLine toModem;
    private final SimplexLine toHost;
    private final EchoFilter echoFilter = new EchoFilter();
    private final Set<Integer> spent = new HashSet<>();
    private Ends ends = NOWHERE;
    private long reached;
    private boolean echoForced;
    private boolean echoOn;

    FaultyLine(FaultPlan plan, Scheduler scheduler) {
        this.faults = plan.faults();
        this.random = new CounterBasedRandom(plan.seed());
        this.turnaround = plan.only(Fault.Turnaround.class)
                .map(Fault.Turnaround::duration)
                .orElse(Duration.ZERO);
        this.scheduler = scheduler;
        this.toModem = new SimplexLine(Direction.TO_MODEM, plan, scheduler, this::reachModem);
        this.toHost = new SimplexLine(
                Direction.TO_HOST, plan, scheduler, bytes -> ends.host().accept(bytes));
    }

    void connect(Consumer<byte[]> modem, Consumer<byte[]> host) {
        ends = new Ends(modem, host);
    }

    /** Unplugs both ends; what is under way is lost. */
    void disconnect() {
        ends = NOWHERE;
        toModem.cut();
        toHost.cut();
    }

    void fromHost(byte[] bytes) {
        toModem.send(bytes);
    }

    void fromModem(byte[] bytes) {
        byte[] said = echoForced ? echoFilter.strip(bytes) : bytes;
        if (said.length > 0) {
            toHost.send(said);
        }
    }

    private void reachModem(byte[] bytes) {
        long now = scheduler.nanoTime();
        ByteArrayOutputStream echo = new ByteArrayOutputStream();
        toHost.holdUntil(now + turnaround.toNanos());
        for (byte b : bytes) {
            injectAt(b, now);
            if (echoForced) {
                echoFilter.sent(b);
            }
            if (echoForced && echoOn) {
                echo.write(b);
            }
            reached++;
        }
        if (echo.size() > 0) {
            toHost.send(echo.toByteArray());
        }
        ends.modem().accept(bytes);
    }

    private void injectAt(byte b, long now) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i) instanceof Fault.Echo echo && random.strikes(i, echo.place(), reached)) {
                echoForced = true;
                echoOn = echo.on();
            } else if (faults.get(i) instanceof Fault.LateReply late && b == '\r' && isLate(i, late)) {
                toHost.holdUntil(now + late.duration().toNanos());
            }
        }
    }

    private boolean isLate(int number, Fault.LateReply late) {
        if (late.place() instanceof Place.At at) {
            return reached >= at.offset() && spent.add(number);
        }
        return random.strikes(number, late.place(), reached);
    }
}

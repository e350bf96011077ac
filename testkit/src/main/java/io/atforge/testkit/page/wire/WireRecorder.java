package io.atforge.testkit.page.wire;

import io.atforge.testkit.modem.v250.WireTap;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.wire.LineAssembler.End;
import io.atforge.testkit.page.wire.WireLine.Kind;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Writes down what passes between host and modem, line by line. An echo has lines of its own: what the modem says while
 * a command is being typed must not cut the echo of a password in two, or neither half would be known for one.
 */
public final class WireRecorder implements WireTap {

    private final EventLog log;
    private final SecretMask mask;
    private final CommandMask commandMask;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Runnable change;
    private final LongAdder in = new LongAdder();
    private final LongAdder out = new LongAdder();
    private final Transcript transcript = new Transcript();
    private final Latencies latencies = new Latencies();
    private final LineAssembler commands = new LineAssembler(End.CR, (line, cut) -> add(Kind.COMMAND, line, cut));
    private final LineAssembler data = new LineAssembler(End.LF, (line, cut) -> add(Kind.DATA, line, cut));
    private final LineAssembler speech = new LineAssembler(End.LF, (line, cut) -> add(Kind.SPEECH, line, cut));
    private final LineAssembler echo = new LineAssembler(End.CR, (line, cut) -> add(Kind.ECHO, line, cut));
    private long lines;
    private long began;
    private long delay;
    private boolean underWay;
    private boolean echoEnds;

    /**
     * Creates a recorder of nothing.
     *
     * @param log      where it writes
     * @param mask     takes secrets out
     * @param clock    dates lines
     * @param nanoTime the modem's time
     * @param change   called when the modem may have changed
     */
    public WireRecorder(EventLog log, SecretMask mask, Clock clock, LongSupplier nanoTime, Runnable change) {
        this.log = log;
        this.mask = mask;
        this.commandMask = new CommandMask(mask);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.change = change;
    }

    @Override
    public void heard(byte b, boolean isData) {
        in.increment();
        (isData ? data : commands).add(b);
    }

    @Override
    public void late(long nanos) {
        delay = nanos;
    }

    @Override
    public void said(byte[] bytes, boolean isEcho) {
        out.add(bytes.length);
        if (!isEcho && echoEnds) {
            echoEnds = false;
            echo.flush();
        }
        for (byte b : bytes) {
            (isEcho ? echo : speech).add(b);
        }
        if (!isEcho) {
            change.run();
        }
    }

    @Override
    public void began() {
        // A/ repeats the last line without a CR.
        commands.flush();
        began = nanoTime.getAsLong() - delay;
        underWay = true;
    }

    @Override
    public void asked() {
        speech.flush();
        transcript.asked();
    }

    @Override
    public void dataEnded() {
        data.flush();
        echoEnds = true;
    }

    @Override
    public void ended() {
        if (underWay) {
            underWay = false;
            latencies.add(nanoTime.getAsLong() - began);
        }
        change.run();
    }

    private void add(Kind kind, String raw, boolean cut) {
        boolean typed = kind == Kind.COMMAND || kind == Kind.ECHO;
        String masked = typed ? commandMask.line(raw) : mask.wire(raw);
        // Of a secret that begins where the rest is missing, no half must be left.
        String whole = cut ? masked.substring(0, Math.max(0, masked.length() - mask.longest())) : masked;
        WireLine line = new WireLine(++lines, clock.millis(), kind, whole, cut);
        log.add(EventKind.WIRE, line.json(), transcript.of(kind, whole));
    }

    /**
     * What the host has sent.
     *
     * @return bytes
     */
    public long in() {
        return in.sum();
    }

    /**
     * What the modem has sent.
     *
     * @return bytes
     */
    public long out() {
        return out.sum();
    }

    /**
     * How long commands took.
     *
     * @return the live times
     */
    public Latencies latencies() {
        return latencies;
    }
}

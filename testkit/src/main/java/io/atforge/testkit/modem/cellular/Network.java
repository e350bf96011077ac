package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.SerialOutput;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mobile network as the modem sees it: SIM and coverage come and go, and the modem says so. */
public final class Network {

    private static final int QUARTER_HOUR = 15 * 60;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yy/MM/dd,HH:mm:ss");
    private static final DateTimeFormatter NITZ = DateTimeFormatter.ofPattern("yyyy/MM/dd,HH:mm:ss");

    private final NetworkNotices notices;
    private final Radio radio;
    private final PacketService data;
    private final SerialOutput output;
    private final Clock clock;

    public Network(Radio radio, PacketService data, NetworkNotices notices, SerialOutput output, Clock clock) {
        this.notices = notices;
        this.radio = radio;
        this.data = data;
        this.output = output;
        this.clock = clock;
    }

    Radio radio() {
        return radio;
    }

    /** The host switched the radio off, or detached. */
    void detached() {
        notices.switchedOff().forEach(output::line);
        report();
        data.lost();
    }

    /** Says the lines of a modem that is back on the network. */
    public void arrive() {
        if (radio.registered()) {
            notices.arrival().forEach(line -> output.line(line.formatted(time(NITZ, "%+d"))));
            report();
        }
    }

    public void lose() {
        radio.coverage(Registration.SEARCHING);
        notices.loss().forEach(output::line);
        report();
        notices.detached().forEach(output::line);
        data.lost();
    }

    public void restore() {
        if (!radio.coverage().registered()) {
            radio.coverage(Registration.HOME);
            arrive();
        }
    }

    public void registration(Registration status) {
        radio.coverage(status);
        report();
        if (!radio.registered()) {
            data.freeze();
        }
    }

    public void sim(Sim state) {
        boolean was = radio.registered();
        Sim before = radio.sim();
        radio.sim(state);
        if (state == Sim.REMOVED && before != Sim.REMOVED) {
            notices.simRemoved().forEach(output::line);
        } else if (state == Sim.READY && before != Sim.READY) {
            notices.simReady().forEach(output::line);
        } else if (state.locked()) {
            output.line("+CPIN: " + state.code());
        }
        if (was && !radio.registered()) {
            report();
            data.lost();
        } else if (!was) {
            arrive();
        }
    }

    /** Another card, which waits for its PIN, or with no try left for its PUK. */
    public void insert(String pin, int triesLeft) {
        boolean was = radio.registered();
        radio.insert(pin, triesLeft);
        output.line("+CPIN: " + radio.sim().code());
        if (was) {
            report();
            data.lost();
        }
    }

    /** The card has got what it waited for. */
    void unlock() {
        radio.waitsFor(Sim.READY);
        notices.unlocked().forEach(output::line);
        arrive();
    }

    private void report() {
        radio.reportChange(output::line);
    }

    /** The time in the form of {@code AT+CCLK?}. */
    String localTime() {
        return time(CLOCK, "%+03d");
    }

    // The zone counts in quarters of an hour.
    private String time(DateTimeFormatter format, String zone) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return format.format(now)
                + String.format(Locale.ROOT, zone, now.getOffset().getTotalSeconds() / QUARTER_HOUR);
    }
}

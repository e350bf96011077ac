package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.SerialOutput;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The mobile network as the modem sees it: SIM and coverage come and go, and the modem says so. */
public final class Network {

    private static final int QUARTER_HOUR = 15 * 60;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yy/MM/dd,HH:mm:ss");
    private static final DateTimeFormatter NITZ = DateTimeFormatter.ofPattern("yyyy/MM/dd,HH:mm:ss");

    private final Radio radio;
    private final PacketService data;
    private final SerialOutput output;
    private final Clock clock;

    public Network(Radio radio, PacketService data, SerialOutput output, Clock clock) {
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
        output.line("+CGEV: ME DETACH");
        report();
        data.lost();
    }

    /** Says the lines of a modem that is back on the network. */
    public void arrive() {
        if (radio.registered()) {
            radio.arrival("+NITZ: " + time(NITZ, "%+d") + ",0").forEach(output::line);
            report();
        }
    }

    public void lose() {
        radio.coverage(Registration.SEARCHING);
        output.line("^MODE: 0,0");
        output.line("+NO Service");
        report();
        output.line("+CGEV: NW PDN DEACT 1");
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
            output.line("+CPIN: SIM REMOVED 0");
        } else if (state == Sim.READY && before != Sim.READY) {
            output.line("+CPIN: READY 0");
        }
        if (was && !radio.registered()) {
            report();
            data.lost();
        } else if (!was) {
            arrive();
        }
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
        return format.format(now) + zone.formatted(now.getOffset().getTotalSeconds() / QUARTER_HOUR);
    }
}

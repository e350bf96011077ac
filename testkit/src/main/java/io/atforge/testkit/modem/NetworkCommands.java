package io.atforge.testkit.modem;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The commands about SIM, signal, registration, attachment and clock. */
final class NetworkCommands {

    private static final int QUARTER_HOUR = 15 * 60;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yy/MM/dd,HH:mm:ss");
    private static final DateTimeFormatter NITZ = DateTimeFormatter.ofPattern("yyyy/MM/dd,HH:mm:ss");

    private final Radio radio;
    private final Bearer bearer;
    private final Terminal terminal;
    private final Clock clock;
    private final Runnable reset;

    NetworkCommands(Radio radio, Bearer bearer, Terminal terminal, Clock clock, Runnable reset) {
        this.radio = radio;
        this.bearer = bearer;
        this.terminal = terminal;
        this.clock = clock;
        this.reset = reset;
    }

    void register(CommandTable table) {
        table.read("+CPIN", none -> Outcome.ok("+CPIN: READY"))
                .test("+CPIN")
                .execute("+CSQ", none -> Outcome.ok(radio.on() ? "+CSQ: 20,0" : "+CSQ: 99,99"))
                .test("+CSQ", "+CSQ: (0-31,99),(0-7,99)");
        // Highest modes by the manual: 3 for CREG, 5 for the others.
        registration(table, "+CREG", 3);
        registration(table, "+CGREG", 5);
        registration(table, "+CEREG", 5);
        table.read("+CGATT", none -> Outcome.ok("+CGATT: " + (radio.attached() ? 1 : 0)))
                .set("+CGATT", this::attach)
                .test("+CGATT", "+CGATT: (0,1)")
                .read("+CFUN", none -> Outcome.ok("+CFUN: " + radio.functionality()))
                .set("+CFUN", this::functionality)
                .test("+CFUN", "+CFUN: (0,1,4),(0,1)")
                .execute("+RESET", none -> Outcome.ok().then(reset))
                .read("+CCLK", none -> Outcome.ok("+CCLK: \"" + time(CLOCK, "%+03d") + "\""));
    }

    private void registration(CommandTable table, String name, int highestMode) {
        table.read(name, none -> Outcome.ok(radio.registration(name)))
                .set(name, arguments -> {
                    radio.mode(name, Arguments.parse(arguments).count(1, 1).number(0, 0, highestMode));
                    return Outcome.ok();
                })
                .test(name, name + ": (0-" + highestMode + ")");
    }

    private Outcome attach(String arguments) {
        boolean attach = Arguments.parse(arguments).count(1, 1).number(0, 0, 1) == 1;
        if (attach && !radio.on()) {
            throw CommandFailure.notAllowed();
        }
        boolean lost = radio.attached() && !attach;
        radio.attached(attach);
        return lost ? Outcome.ok().then(this::detached) : Outcome.ok();
    }

    private Outcome functionality(String arguments) {
        Arguments values = Arguments.parse(arguments).count(1, 2);
        int level = values.number(0, 0, 4);
        if (level == 2 || level == 3) {
            throw CommandFailure.badParameters();
        }
        if (values.count() == 2 && values.number(1, 0, 1) == 1) {
            return Outcome.ok().then(reset);
        }
        boolean was = radio.on();
        radio.functionality(level);
        if (was == radio.on()) {
            return Outcome.ok();
        }
        return Outcome.ok().then(was ? this::detached : this::arrive);
    }

    private void detached() {
        terminal.line("+CGEV: ME DETACH");
        radio.reportChange(terminal::line);
        bearer.lost();
    }

    /** Prints what the modem says when it is on the network again. */
    void arrive() {
        radio.arrival("+NITZ: " + time(NITZ, "%+d") + ",0").forEach(terminal::line);
        radio.reportChange(terminal::line);
    }

    // The zone counts in quarters of an hour.
    private String time(DateTimeFormatter format, String zone) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return format.format(now) + zone.formatted(now.getOffset().getTotalSeconds() / QUARTER_HOUR);
    }
}

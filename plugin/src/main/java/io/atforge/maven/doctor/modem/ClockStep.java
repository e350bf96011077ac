package io.atforge.maven.doctor.modem;

import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.StepName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modem's clock beside this machine's: 27.007, 8.15. By the modem's, it tells whether a certificate is out of date; by
 * this machine's, a connection is signed.
 */
public final class ClockStep implements Step {

    private static final Pattern TIME = Pattern.compile("\\+CCLK: ?\"(.{17})(?:([+-])(\\d{1,2}))?\"");

    /** A modem without the time says 1970 or 1980. */
    private static final int FIRST_YEAR = 1970;

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
            .appendPattern("/MM/dd,HH:mm:ss")
            .toFormatter(Locale.ROOT);
    private static final int QUARTER_HOUR = 15 * 60;

    /** Whatever zone a modem means, and certificates count in days. */
    private static final Duration TOLERATED = Duration.ofDays(1);

    private static final String SIGNED = "; this machine's signs connections";

    private final ModemLine line;
    private final boolean tls;
    private final Instant now;

    /**
     * Makes the step.
     *
     * @param line the open line
     * @param tls  whether the modem checks certificates
     * @param now  the time by this machine's clock
     */
    public ClockStep(ModemLine line, boolean tls, Instant now) {
        this.line = line;
        this.tls = tls;
        this.now = now;
    }

    @Override
    public StepName name() {
        return StepName.CLOCK;
    }

    @Override
    public Outcome examine() {
        Optional<Instant> modems = line.askInPassing("AT+CCLK?").find(TIME).flatMap(ClockStep::time);
        if (modems.isEmpty()) {
            return new Passed("the modem does not tell its time" + SIGNED);
        }
        if (Duration.between(now, modems.get()).abs().compareTo(TOLERATED) <= 0) {
            return new Passed("the modem's clock is right" + SIGNED);
        }
        String wrong = "the modem's clock says " + date(modems.get()) + ", this machine's " + date(now);
        return tls
                ? new Failed(
                        wrong + ": certificates would count as not yet valid, or as expired",
                        "set the clock that is wrong; a modem gets the time from the network when it registers, or by"
                                + " AT+CCLK=\"yy/MM/dd,HH:mm:ss+zz\"")
                : new Passed(wrong + "; without TLS that does not matter" + SIGNED);
    }

    private static String date(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static Optional<Instant> time(Matcher said) {
        try {
            int quarters = said.group(3) == null ? 0 : Integer.parseInt(said.group(3));
            int seconds = quarters * QUARTER_HOUR * ("-".equals(said.group(2)) ? -1 : 1);
            return Optional.of(LocalDateTime.parse(said.group(1), FORM).toInstant(ZoneOffset.ofTotalSeconds(seconds)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package io.atforge.maven.doctor.modem;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.dialect.Dialect.Escape;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a modem answers: at this rate or another, or from a mode in which it takes all for data. */
public final class AnswersStep implements Step {

    /** Of a program's greeting. */
    private static final int SHOWN = 60;

    private static final int LEAST_WORDS = 3;
    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final String NOT_A_MODEM =
            "take the port of the modem's AT commands: a modem has several; and end the program that answers there";
    private static final String SILENT = "check that the modem has power and its cable, and take the port of its AT"
            + " commands: a modem has several; restart it: switch its power off and on";

    /** What a wrong rate makes of a text has bytes that no text has. */
    private static final Pattern READABLE = Pattern.compile("[\\r\\n\\t\\x1B -~]+");

    private static final Pattern ECHO = Pattern.compile("(?s).*AT\\r.*");

    private final ModemLine line;
    private final BooleanSupplier flooded;

    /**
     * Makes the step.
     *
     * @param line    the open line
     * @param flooded whether the line was closed as more came in than a modem has to say
     */
    public AnswersStep(ModemLine line, BooleanSupplier flooded) {
        this.line = line;
        this.flooded = flooded;
    }

    @Override
    public StepName name() {
        return StepName.ANSWERS;
    }

    @Override
    public Outcome examine() {
        RateScan scan = new RateScan(line);
        try {
            if (scan.isHeard()) {
                return new Passed(rate() + (hasEcho() ? "; echo on" : "; echo off"));
            }
        } catch (PortException | NotConnectedException e) {
            return lost(e);
        }
        String said = line.heard();
        if (isWords(said)) {
            return noModem(said);
        }
        try {
            return search(scan, said);
        } catch (PortException | NotConnectedException e) {
            return lost(e);
        }
    }

    private Outcome search(RateScan scan, String said) {
        if (escapes(scan)) {
            return new Failed(
                    "the modem was in data mode, where a program had left it that ended too early",
                    "it has left that mode now: end the program that held it, and run atforge:doctor again");
        }
        String more = line.heard();
        OptionalInt other = scan.other();
        if (other.isPresent()) {
            return new Failed(
                    "the modem listens at " + other.getAsInt() + " bits per second, and the port is set to "
                            + line.port().rate().orElse(0),
                    "write ?baud=" + other.getAsInt() + " behind the port, or set the modem's rate: AT+IPR="
                            + line.port().rate().orElse(0) + ";&W");
        }
        String all = said + more + line.heard();
        if (isWords(all)) {
            return noModem(all);
        }
        return all.isEmpty()
                ? new Failed("nothing answers AT", SILENT)
                : new Failed(
                        "something answers AT with what is no text at any usual rate",
                        "check the port's rate and settings (8N1) and its cable; " + SILENT);
    }

    /** Once more, for the echo of a line that is known. */
    private boolean hasEcho() {
        line.heard();
        try {
            line.ask("AT");
        } catch (AtTimeoutException e) {
            return false;
        }
        return ECHO.matcher(line.heard()).matches();
    }

    private String rate() {
        OptionalInt rate = line.port().rate();
        return rate.isPresent() ? "OK at " + rate.getAsInt() + " bits per second" : "OK";
    }

    private boolean escapes(RateScan scan) {
        if (line.dialect().escape().isEmpty()) {
            return false;
        }
        Escape escape = line.dialect().escape().get();
        Duration data = line.dialect().tables().dataSilence();
        line.pause((data.compareTo(escape.guard()) > 0 ? data : escape.guard()).plus(MARGIN));
        line.escape(escape.text());
        line.pause(escape.guard().plus(MARGIN));
        return scan.isHeard();
    }

    private Outcome lost(AtForgeException e) {
        String said = line.heard();
        if (isWords(said)) {
            return noModem(said);
        }
        return flooded.getAsBoolean()
                ? new Failed("what answers is no modem; it sends without a pause", NOT_A_MODEM)
                : new Failed("the port was lost: " + PlainText.of(e.getMessage()), SILENT);
    }

    private static boolean isWords(String said) {
        return said.replace("AT\r", "").strip().length() >= LEAST_WORDS
                && READABLE.matcher(said).matches();
    }

    private static Failed noModem(String said) {
        String text = said.replace("AT\r", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
        return new Failed(
                "what answers is no modem; it says: "
                        + PlainText.of(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…"),
                NOT_A_MODEM);
    }
}

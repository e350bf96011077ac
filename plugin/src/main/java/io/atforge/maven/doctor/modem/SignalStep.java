package io.atforge.maven.doctor.modem;

import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.doctor.report.StepName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the antenna receives: 27.007, 8.5. The words are those of the vendor's questions and answers. */
public final class SignalStep implements Step {

    private static final Pattern QUALITY = Pattern.compile("\\+CSQ ?: ?(\\d{1,2}),\\s?\\d{1,2}.*");
    private static final int STRONGEST = 31;
    private static final int WEAKEST_IN_DBM = -113;
    private static final int DBM_A_STEP = 2;

    /** 18 and above hold, 10 and below are of no use (vendor's FAQ). */
    private static final int STABLE = 18;

    private static final int UNUSABLE = 10;

    private static final String CURE =
            "check the antenna and its plug (the main one, not that of GNSS or diversity), and"
                    + " put it elsewhere: away from metal, near a window";

    private final ModemLine line;

    /**
     * Makes the step.
     *
     * @param line the open line
     */
    public SignalStep(ModemLine line) {
        this.line = line;
    }

    @Override
    public StepName name() {
        return StepName.SIGNAL;
    }

    @Override
    public Outcome examine() {
        Optional<Matcher> said = line.ask("AT+CSQ").find(QUALITY);
        if (said.isEmpty()) {
            return new Skipped("the modem does not tell its signal");
        }
        int quality = Integer.parseInt(said.get().group(1));
        if (quality > STRONGEST) {
            return new Failed("the modem measures no signal (" + quality + ")", CURE);
        }
        int dbm = WEAKEST_IN_DBM + DBM_A_STEP * quality;
        String value = dbm + " dBm (" + quality + " of " + STRONGEST + ")";
        if (quality <= UNUSABLE) {
            return new Failed("the signal is too weak: " + value, CURE);
        }
        return new Passed(value + (quality < STABLE ? ", fair: the connection may break at times" : ", good"));
    }
}

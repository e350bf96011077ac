package io.atforge.maven.doctor.modem;

import io.atforge.InvalidArgumentException;
import java.time.Duration;
import java.util.OptionalInt;

/** Looks for the rate at which a modem listens. It may lose the first commands (fault 37). */
public final class RateScan {

    private static final int TIMES = 3;
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

    private final ModemLine line;

    /**
     * Makes the scan.
     *
     * @param line the open line
     */
    public RateScan(ModemLine line) {
        this.line = line;
    }

    /**
     * Whether the modem answers at the port's rate.
     *
     * @return true if it does
     * @throws io.atforge.PortException if the port is lost
     */
    public boolean isHeard() {
        for (int i = 0; i < TIMES; i++) {
            if (line.isHeard(ANSWER_WITHIN)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at all the other usual rates. The port is at its own again when this returns.
     *
     * @return the rate at which the modem answers; empty if there is none, or the port has no rate
     * @throws io.atforge.PortException if the port is lost
     */
    public OptionalInt other() {
        OptionalInt own = line.port().rate();
        if (own.isEmpty()) {
            return own;
        }
        try {
            for (int rate : line.port().otherRates()) {
                if (isHeardAt(rate)) {
                    return OptionalInt.of(rate);
                }
            }
            return OptionalInt.empty();
        } finally {
            line.port().rate(own.getAsInt());
        }
    }

    private boolean isHeardAt(int rate) {
        try {
            line.port().rate(rate);
        } catch (InvalidArgumentException e) {
            // this driver does not have it
            return false;
        }
        return isHeard();
    }
}

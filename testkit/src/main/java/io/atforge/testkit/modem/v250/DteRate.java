package io.atforge.testkit.modem.v250;

import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * The rate of the serial line, on which host and modem must agree. With {@code AT+IPR=0} the modem finds the rate:
 * after a start it is deaf and silent until the host sends {@code AT} in capitals, in a line that is lost (manual,
 * {@code AT+IPR}).
 */
public final class DteRate {

    // A wrong rate garbles every byte. None becomes a line end, so the host reads no line.
    private static final int GARBLE = 0x80;

    private final SerialSettings settings;
    private IntSupplier host = () -> 0;
    private OptionalInt found = OptionalInt.empty();
    private int baud;
    private char last;
    private boolean training;

    public DteRate(SerialSettings settings) {
        this.settings = settings;
    }

    /** Gives the host a rate. Before, every rate is the right one. */
    public void host(IntSupplier rate) {
        host = rate;
        baud = settings.baud();
        found = OptionalInt.of(rate.getAsInt());
    }

    /** Changes to the rate that {@code AT+IPR} has set. Called after the reply, which still has the old rate. */
    public void apply() {
        if (baud != settings.baud()) {
            baud = settings.baud();
            found = OptionalInt.of(host.getAsInt());
        }
    }

    public void restart() {
        baud = settings.baud();
        found = OptionalInt.empty();
        training = false;
        last = 0;
    }

    private boolean matters() {
        return host.getAsInt() != 0;
    }

    private boolean agreed() {
        return baud == 0 ? found.isPresent() && found.getAsInt() == host.getAsInt() : baud == host.getAsInt();
    }

    /** Whether a byte of the host gets through to the commands. */
    public boolean hears(char c) {
        if (!matters() || agreed() && !training) {
            return true;
        }
        if (baud == 0) {
            train(c);
        }
        return false;
    }

    private void train(char c) {
        if (training) {
            training = c != '\r';
        } else if (last == 'A' && c == 'T') {
            found = OptionalInt.of(host.getAsInt());
            training = true;
        }
        last = c;
    }

    /** What the host hears of what the modem says. */
    public byte[] said(byte[] bytes) {
        if (!matters() || agreed()) {
            return bytes;
        }
        if (baud == 0) {
            return new byte[0];
        }
        byte[] garbled = bytes.clone();
        for (int i = 0; i < garbled.length; i++) {
            garbled[i] |= (byte) GARBLE;
        }
        return garbled;
    }
}

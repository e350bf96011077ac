package io.atforge.testkit.modem.v250;

import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * Whether host and modem understand each other. With {@code AT+IPR=0} the modem is deaf and silent after a start until
 * an {@code AT} in capitals shows it the host's rate; that line is lost (manual, {@code AT+IPR}).
 */
public final class DteRate {

    // Bits of a wrong rate: never a line end, so that the host sees no line.
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

    /** From now on the host has a rate; until then any is the right one. */
    public void host(IntSupplier rate) {
        host = rate;
        baud = settings.baud();
        found = OptionalInt.of(rate.getAsInt());
    }

    /** What {@code AT+IPR} has set counts from now on; its own reply is still at the old rate. */
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

package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.v250.WireTap;
import io.atforge.testkit.modem.v250.WireTaps;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What can be seen of a modem from outside. Every method may be called from any thread and returns at once. */
public final class ModemView {

    // 3GPP TS 27.007, 8.5: 0 is -113 dBm or less, each step 2 dB; 99 is not known.
    private static final int WEAKEST = -113;
    private static final int STEP = 2;
    private static final int UNKNOWN = 99;

    private final ModemTasks tasks;
    private final WireTaps taps;
    private final PowerState power;
    private final Radio radio;
    private final ModemFamily family;

    ModemView(ModemTasks tasks, WireTaps taps, PowerState power, Radio radio, ModemFamily family) {
        this.tasks = tasks;
        this.taps = taps;
        this.power = power;
        this.radio = radio;
        this.family = family;
    }

    /**
     * Has somebody hear what passes between host and modem.
     *
     * @param tap who
     */
    public void tap(WireTap tap) {
        tasks.run(() -> taps.add(tap));
    }

    /**
     * Has somebody hear it no more.
     *
     * @param tap who
     */
    public void untap(WireTap tap) {
        tasks.run(() -> taps.remove(tap));
    }

    /**
     * Tells somebody how the modem is, after what it has to do by now.
     *
     * @param reader takes it, on the modem's scheduler
     */
    public void look(Consumer<ModemStatus> reader) {
        tasks.runLater(() -> reader.accept(
                new ModemStatus(power.power(), radio.sim(), radio.status(), decibels(radio.signal()), family.data())));
    }

    private static OptionalInt decibels(int quality) {
        return quality == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(WEAKEST + STEP * quality);
    }
}

package io.atforge.testkit.modem;

import io.atforge.testkit.modem.ModemStatus.Power;
import io.atforge.testkit.modem.v250.Command;
import java.util.function.Predicate;

/** Whether the modem is on, and whether it is stuck. */
final class PowerState {

    private final Predicate<String> mqtt;
    private boolean off;
    private boolean booting;
    private Wedge wedge = Wedge.NONE;

    /** Creates the state of a modem that is on; says whether a command is one about MQTT, by its name. */
    PowerState(Predicate<String> mqtt) {
        this.mqtt = mqtt;
    }

    boolean isOff() {
        return off;
    }

    /** How a person would say it. */
    Power power() {
        if (off) {
            return booting ? Power.STARTING : Power.OFF;
        }
        return wedge == Wedge.DEAD ? Power.DEAD : Power.ON;
    }

    void switchOff() {
        off = true;
        booting = false;
    }

    /** The modem boots; it is not stuck any more. */
    void restart() {
        off = true;
        booting = true;
        wedge = Wedge.NONE;
    }

    void booted() {
        off = false;
        booting = false;
    }

    void wedge(Wedge kind) {
        wedge = kind;
    }

    /** Whether the modem takes in what the host sends. */
    boolean listens() {
        return !off && wedge != Wedge.DEAD;
    }

    /** Whether the modem is stuck and fails this command. */
    boolean refuses(Command command) {
        return wedge == Wedge.MQTT && mqtt.test(command.name());
    }
}

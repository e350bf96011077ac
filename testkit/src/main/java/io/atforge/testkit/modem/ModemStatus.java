package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Connection;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a modem is at one moment.
 *
 * @param power        whether it runs
 * @param sim          what is in its slot
 * @param registration where it is registered
 * @param signal       its signal in dBm; empty if there is none to measure
 * @param data         its data connection and MQTT
 */
public record ModemStatus(Power power, Sim sim, Registration registration, OptionalInt signal, Data data) {

    /** Whether a modem runs. */
    public enum Power {
        /** It runs. */
        ON,
        /** It boots. */
        STARTING,
        /** A command has switched it off. */
        OFF,
        /** It has power and does nothing. */
        DEAD
    }

    /**
     * What a family's part of the modem tells of itself.
     *
     * @param bearer     whether the data connection is up
     * @param connection how far MQTT is; where there are several, that which is farthest
     */
    public record Data(boolean bearer, Connection connection) {

        /** Checks that the connection is there. */
        public Data {
            Objects.requireNonNull(connection);
        }
    }

    /** Checks that all are there. */
    public ModemStatus {
        Objects.requireNonNull(power);
        Objects.requireNonNull(sim);
        Objects.requireNonNull(registration);
        Objects.requireNonNull(signal);
        Objects.requireNonNull(data);
    }
}

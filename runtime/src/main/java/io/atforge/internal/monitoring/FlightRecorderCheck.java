package io.atforge.internal.monitoring;

import jdk.jfr.FlightRecorder;

/**
 * Whether this Java has a flight recorder, and whether anybody has used it yet. Small ones for gateways leave it out,
 * and OpenJ9 long had none. Where it is, loading the first class of an event starts its Java half, recording or not,
 * which takes a large part of a second on a small machine. So no such class is loaded before this has been asked.
 */
public final class FlightRecorderCheck {

    private static final boolean PRESENT = find();

    private FlightRecorderCheck() {}

    /** Whether there is, or has been, a recording in this Java. */
    public static boolean isInUse() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    private static boolean find() {
        try {
            Class.forName("jdk.jfr.FlightRecorder", false, FlightRecorderCheck.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;

/** Why a serial device did not open, by the number that the system gives (errno(3), the same on Linux and macOS). */
final class OpenError {

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int ENOTTY = 25;

    /** What the library's file lock gives when another process holds it: EAGAIN of Linux, and of macOS. */
    private static final int EAGAIN = 11;

    private static final int EAGAIN_MACOS = 35;

    private OpenError() {}

    /**
     * Says what is wrong and what to do.
     *
     * @param port  the port's name
     * @param error the number
     * @param there whether the device's file is there
     */
    static PortException of(String port, int error, boolean there) {
        return switch (error) {
            case EBUSY, EAGAIN, EAGAIN_MACOS -> busy(port);
            case EACCES, EPERM ->
                new PortException(
                        Reason.DENIED,
                        port
                                + " may not be opened by this user; add the user to the group of the device (usually dialout)");
            // the library says so, too, of a port that this process has open
            case ENOENT -> there ? busy(port) : missing(port);
            case EIO, ENXIO, ENODEV -> missing(port);
            case ENOTTY -> new PortException(Reason.MISSING, port + " is no serial port; check the path");
            default ->
                new PortException(
                        Reason.MISSING,
                        port + " cannot be opened, error " + error
                                + "; check the path and that no other process holds it");
        };
    }

    private static PortException busy(String port) {
        return new PortException(
                Reason.BUSY,
                port + " is in use; end the program that holds it"
                        + " (ModemManager probes new ports: systemctl stop ModemManager)");
    }

    private static PortException missing(String port) {
        return new PortException(
                Reason.MISSING, port + " has no device behind it; check that the modem is plugged in and powered");
    }
}

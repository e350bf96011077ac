package io.atforge.testkit.line;

import com.sun.jna.Platform;
import io.atforge.testkit.modem.v250.Dce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The modem behind a pseudo-terminal, which any serial program can open like a serial port. Linux only. The speed that
 * a program sets has no effect unless {@link io.atforge.testkit.VirtualModem#hostRate} is given {@link #baud}. When it
 * is plugged in again, its device file is another one, as with a USB modem; a link can lead to the present one, as in
 * {@code /dev/serial/by-id}.
 */
public final class Pty implements Pluggable, AutoCloseable {

    private final Dce modem;
    private final Optional<Path> link;
    private PtyDevice device;
    private boolean pluggedIn;
    private boolean closed;

    /**
     * Opens a pseudo-terminal.
     *
     * @param modem the modem
     * @throws UnsupportedOperationException if this is not Linux; use TCP there
     * @throws UncheckedIOException          if the system has no pseudo-terminal to give
     */
    public Pty(Dce modem) {
        this(modem, Optional.empty());
    }

    /**
     * Opens a pseudo-terminal under a name that stays.
     *
     * @param modem the modem
     * @param link  the symbolic link, there while the modem is plugged in; one that leads nowhere is replaced
     * @throws UnsupportedOperationException if this is not Linux; use TCP there
     * @throws IllegalArgumentException      if something else than a link is there, or one that leads somewhere
     * @throws UncheckedIOException          if the system has no pseudo-terminal to give, or the link cannot be made
     */
    public Pty(Dce modem, Path link) {
        this(modem, Optional.of(link.toAbsolutePath()));
    }

    private Pty(Dce modem, Optional<Path> link) {
        this.modem = modem;
        this.link = link;
        link.ifPresent(Pty::checkFree);
        device = new PtyDevice(modem);
        try {
            makeLink(device);
        } catch (UncheckedIOException e) {
            device.close();
            throw e;
        }
        pluggedIn = true;
    }

    /**
     * Whether this system has pseudo-terminals that a modem can be behind.
     *
     * @return true on Linux
     */
    public static boolean isSupported() {
        return Platform.isLinux() && Files.exists(Path.of("/dev/ptmx"));
    }

    /** One that was left behind leads nowhere; any other leads a program to its modem, or is somebody's own. */
    private static void checkFree(Path link) {
        if (!Files.exists(link)) {
            return;
        }
        if (!Files.isSymbolicLink(link)) {
            throw new IllegalArgumentException(link + " is there already, and is no link; choose another path");
        }
        throw new IllegalArgumentException(link + " is there already, and leads to something that is there, perhaps"
                + " another modem; choose another path, or remove the link if nobody uses it");
    }

    private void makeLink(PtyDevice target) {
        if (link.isPresent()) {
            try {
                if (Files.isSymbolicLink(link.get()) && !Files.exists(link.get())) {
                    Files.delete(link.get());
                }
                Files.createSymbolicLink(link.get(), Path.of(target.path()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make the link " + link.get() + ": " + e.getMessage(), e);
            }
        }
    }

    private void removeLink() {
        if (link.isPresent()) {
            try {
                // Another's, if somebody has replaced it.
                if (Files.isSymbolicLink(link.get())
                        && Files.readSymbolicLink(link.get()).equals(Path.of(device.path()))) {
                    Files.delete(link.get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the link " + link.get() + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * The device file.
     *
     * @return for example {@code /dev/pts/3}; another one after it was plugged in again
     */
    public synchronized String path() {
        return device.path();
    }

    /**
     * The address for a serial port configuration.
     *
     * @return for example {@code serial:/dev/pts/3?baud=115200}; with the link's path if there is one
     */
    public synchronized String address() {
        return "serial:" + link.map(Path::toString).orElse(device.path()) + "?baud=115200";
    }

    /**
     * The rate that a program has set for the device.
     *
     * @return bits per second; 0 if the modem is not plugged in
     */
    public synchronized int baud() {
        return device.baud();
    }

    /** Takes the device file and the link away; a program that has the device open reads its end. */
    @Override
    public synchronized void unplug() {
        if (pluggedIn) {
            pluggedIn = false;
            removeLink();
            device.close();
        }
    }

    /** Makes a device file of another number than the last, and the link. */
    @Override
    public synchronized void plug() {
        if (pluggedIn || closed) {
            return;
        }
        PtyDevice next = new PtyDevice(modem);
        if (next.path().equals(device.path())) {
            // The system gives the lowest free number; with that one taken it gives another.
            PtyDevice other = new PtyDevice(modem);
            next.close();
            next = other;
        }
        try {
            makeLink(next);
        } catch (UncheckedIOException e) {
            next.close();
            throw e;
        }
        device = next;
        pluggedIn = true;
    }

    /** Takes the pseudo-terminal away for good. Returns when that is done. */
    @Override
    public synchronized void close() {
        closed = true;
        unplug();
    }
}

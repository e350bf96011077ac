package io.atforge.testkit.line;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import io.atforge.testkit.modem.v250.Dce;
import io.atforge.testkit.modem.v250.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pseudo-terminal, from its opening to its end. */
final class PtyDevice implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(PtyDevice.class);
    private static final byte[] WAKE = {0};

    // The speeds of termios.h on Linux; what newer C libraries say is the rate itself.
    private static final Map<Integer, Integer> SPEEDS = Map.ofEntries(
            Map.entry(9, 1200),
            Map.entry(11, 2400),
            Map.entry(12, 4800),
            Map.entry(13, 9600),
            Map.entry(14, 19200),
            Map.entry(15, 38400),
            Map.entry(4097, 57600),
            Map.entry(4098, 115200),
            Map.entry(4099, 230400),
            Map.entry(4100, 460800),
            Map.entry(4103, 921600));

    private final Dce modem;
    private final LibC libc;
    private final int master;
    private final int slave;
    private final int[] wake = new int[2];
    private final String path;
    private final OutputBuffer output = new OutputBuffer();
    private final Thread thread;
    private volatile boolean closed;
    private boolean released;

    PtyDevice(Dce modem) {
        if (!Platform.isLinux()) {
            throw new UnsupportedOperationException("pseudo-terminals need Linux; use VirtualModem.listen() instead");
        }
        this.modem = modem;
        libc = LibC.INSTANCE;
        try {
            master = libc.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC);
            libc.grantpt(master);
            libc.unlockpt(master);
            byte[] name = new byte[256];
            libc.ptsname_r(master, name, new NativeLong(name.length));
            path = Native.toString(name, StandardCharsets.UTF_8);
            // Kept open: without an open slave the master reads EIO once the first host has closed its end.
            slave = libc.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC);
            makeRaw();
            libc.pipe2(wake, LibC.O_NONBLOCK | LibC.O_CLOEXEC);
        } catch (LastErrorException e) {
            throw new UncheckedIOException(new IOException("no pseudo-terminal: " + e.getMessage(), e));
        }
        thread = new Thread(this::run, "virtual-modem-" + path);
        thread.setDaemon(true);
        thread.start();
        modem.attach(this);
    }

    // A program that does not set the terminal up itself would otherwise get its input echoed and its CR changed.
    private void makeRaw() {
        byte[] termios = new byte[LibC.TERMIOS_BYTES];
        libc.tcgetattr(slave, termios);
        libc.cfmakeraw(termios);
        libc.tcsetattr(slave, LibC.TCSANOW, termios);
    }

    /** The rate that a program has set, in bits per second. */
    int baud() {
        synchronized (wake) {
            if (released) {
                return 0;
            }
            byte[] termios = new byte[LibC.TERMIOS_BYTES];
            libc.tcgetattr(slave, termios);
            int speed = libc.cfgetospeed(termios);
            return SPEEDS.getOrDefault(speed, speed);
        }
    }

    String path() {
        return path;
    }

    @Override
    public void send(byte[] bytes) {
        output.add(bytes);
        wakeUp();
    }

    // Under a lock, because a closed descriptor's number may by now belong to somebody else.
    private void wakeUp() {
        synchronized (wake) {
            if (released) {
                return;
            }
            try {
                libc.write(wake[1], WAKE, new NativeLong(1));
            } catch (LastErrorException e) {
                // A full pipe wakes as well as one more byte would.
                nothing(e);
            }
        }
    }

    private void release() {
        synchronized (wake) {
            released = true;
            libc.close(slave);
            libc.close(master);
            libc.close(wake[0]);
            libc.close(wake[1]);
        }
    }

    private void run() {
        byte[] buffer = new byte[4096];
        try (Memory fds = new Memory(2L * LibC.POLLFD_BYTES)) {
            while (!closed) {
                int events = output.isEmpty() ? LibC.POLLIN : LibC.POLLIN | LibC.POLLOUT;
                watch(fds, 0, master, events);
                watch(fds, 1, wake[0], LibC.POLLIN);
                await(fds);
                read(wake[0], buffer);
                int count = read(master, buffer);
                if (count > 0) {
                    modem.receive(Arrays.copyOf(buffer, count));
                }
                write();
            }
        } catch (LastErrorException e) {
            LOG.error("the virtual modem's pseudo-terminal {} failed", path, e);
        } finally {
            release();
        }
    }

    private static void watch(Memory fds, int index, int fd, int events) {
        long offset = (long) index * LibC.POLLFD_BYTES;
        fds.setInt(offset, fd);
        fds.setShort(offset + 4, (short) events);
        fds.setShort(offset + 6, (short) 0);
    }

    private void await(Memory fds) {
        try {
            libc.poll(fds, new NativeLong(2), -1);
        } catch (LastErrorException e) {
            nothing(e);
        }
    }

    private int read(int fd, byte[] buffer) {
        try {
            return libc.read(fd, buffer, new NativeLong(buffer.length)).intValue();
        } catch (LastErrorException e) {
            return nothing(e);
        }
    }

    private void write() {
        ByteBuffer first = output.first();
        if (!first.hasRemaining()) {
            return;
        }
        byte[] bytes = new byte[first.remaining()];
        first.duplicate().get(bytes);
        int count;
        try {
            count = libc.write(master, bytes, new NativeLong(bytes.length)).intValue();
        } catch (LastErrorException e) {
            count = nothing(e);
        }
        first.position(first.position() + count);
        output.taken(count);
    }

    private static int nothing(LastErrorException e) {
        if (e.getErrorCode() == LibC.EAGAIN || e.getErrorCode() == LibC.EINTR) {
            return 0;
        }
        throw e;
    }

    /** Returns when it is closed. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        modem.detach(this);
        wakeUp();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.atforge.testkit.line;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The master of a pseudo-terminal without a modem: reads and writes when the test says so, and can be unplugged, which
 * hangs the terminal up as the driver of a USB modem does (tty_vhangup).
 */
public final class BarePty implements AutoCloseable {

    private static final LibC LIBC = LibC.INSTANCE;
    private static final More MORE = Native.load("c", More.class);

    /** Of struct termios: c_cc follows four flags of 4 bytes and c_line; VTIME and VMIN are its 6th and 7th. */
    private static final int VTIME = 17 + 5;

    private static final int VMIN = 17 + 6;

    private static final int LOCK_EX = 2;
    private static final NativeLong TIOCEXCL = new NativeLong(0x540C);
    private static final int CAPABILITY_VERSION_3 = 0x20080522;

    private static final Map<Integer, Integer> RATES =
            Map.of(13, 9600, 14, 19200, 15, 38400, 0x1001, 57600, 0x1002, 115200, 0x1007, 921600);

    /** What else of the C library these tests need. */
    interface More extends Library {

        int cfgetospeed(byte[] termios);

        int flock(int fd, int operation) throws LastErrorException;

        int ioctl(int fd, NativeLong request, NativeLong argument) throws LastErrorException;

        int capset(int[] header, int[] data) throws LastErrorException;
    }

    /** Another opening of the terminal, as another program has it. */
    public static final class Handle implements AutoCloseable {

        private final int fd;

        private Handle(String path) {
            fd = LIBC.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC);
        }

        /** Takes the lock that serial programs respect. */
        public Handle lock() {
            MORE.flock(fd, LOCK_EX);
            return this;
        }

        /** Keeps others from opening the terminal, except who may administer the system. */
        public Handle exclusive() {
            MORE.ioctl(fd, TIOCEXCL, new NativeLong(0));
            return this;
        }

        @Override
        public void close() {
            LIBC.close(fd);
        }
    }

    private final String path;
    private int master;

    /** Opens a pseudo-terminal. */
    public BarePty() {
        this("/dev/ptmx", "/dev/pts");
    }

    /**
     * Opens a pseudo-terminal of a file system that is mounted elsewhere.
     *
     * @param multiplexer what gives masters
     * @param terminals   the folder of the terminals
     */
    public BarePty(String multiplexer, String terminals) {
        master = LIBC.open(multiplexer, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC);
        LIBC.unlockpt(master);
        byte[] name = new byte[256];
        LIBC.ptsname_r(master, name, new NativeLong(name.length));
        String device = Native.toString(name, StandardCharsets.UTF_8);
        path = terminals + device.substring(device.lastIndexOf('/'));
    }

    /** The terminal's device file. */
    public String path() {
        return path;
    }

    /** Opens the terminal once more. */
    public Handle open() {
        return new Handle(path);
    }

    /** Reads at least one byte, up to so many. */
    public byte[] read(int most) {
        byte[] buffer = new byte[most];
        return Arrays.copyOf(
                buffer, LIBC.read(master, buffer, new NativeLong(most)).intValue());
    }

    /** Writes. */
    public void write(byte... bytes) {
        LIBC.write(master, bytes, new NativeLong(bytes.length));
    }

    /** The terminal's rate, as the kernel has it: bits per second, 0 if it is none of those that tests take. */
    public int rate() {
        return RATES.getOrDefault(MORE.cfgetospeed(settings()), 0);
    }

    /** Lets reads return at once, as another program can. */
    public void waitForNoBytes() {
        byte[] termios = settings();
        termios[VMIN] = 0;
        termios[VTIME] = 0;
        LIBC.tcsetattr(master, LibC.TCSANOW, termios);
    }

    // What a master is asked about is the terminal (tty_mode_ioctl).
    private byte[] settings() {
        byte[] termios = new byte[LibC.TERMIOS_BYTES];
        LIBC.tcgetattr(master, termios);
        return termios;
    }

    /** Makes this thread, and those it starts, ones of a user who may no more than others, even if it is root's. */
    public static void renouncePrivileges() {
        MORE.capset(new int[] {CAPABILITY_VERSION_3, 0}, new int[6]);
    }

    /** Hangs the terminal up. */
    public void unplug() {
        if (master >= 0) {
            LIBC.close(master);
            master = -1;
        }
    }

    @Override
    public void close() {
        unplug();
    }
}

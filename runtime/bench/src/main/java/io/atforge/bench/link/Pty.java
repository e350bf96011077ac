package io.atforge.bench.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;

/** A pseudo-terminal, raw, that does not block. */
final class Pty {

    /** {@code struct termios} has 60 bytes on Linux; room enough for any. */
    private static final int TERMIOS_BYTES = 256;

    private final int master;
    private final String path;

    Pty() {
        master = LibC.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK);
        LibC.grantpt(master);
        LibC.unlockpt(master);
        byte[] name = new byte[256];
        LibC.ptsname_r(master, name, new NativeLong(name.length));
        path = Native.toString(name, StandardCharsets.UTF_8);
        // kept open: without it the master reads EIO once a client has closed its end
        makeRaw(path);
    }

    /** Opens a terminal so that each byte is read as it comes, and leaves it open. */
    static void makeRaw(String path) {
        int slave = LibC.open(path, LibC.O_RDWR | LibC.O_NOCTTY);
        byte[] termios = new byte[TERMIOS_BYTES];
        LibC.tcgetattr(slave, termios);
        LibC.cfmakeraw(termios);
        LibC.tcsetattr(slave, LibC.TCSANOW, termios);
    }

    int master() {
        return master;
    }

    String path() {
        return path;
    }

    /** The number of bytes read, 0 if there are none. */
    int read(byte[] buffer) {
        try {
            return LibC.read(master, buffer, new NativeLong(buffer.length)).intValue();
        } catch (LastErrorException e) {
            return nothing(e);
        }
    }

    /** The number of bytes written, 0 if there is no room. */
    int write(byte[] bytes) {
        try {
            return LibC.write(master, bytes, new NativeLong(bytes.length)).intValue();
        } catch (LastErrorException e) {
            return nothing(e);
        }
    }

    static int nothing(LastErrorException e) {
        if (e.getErrorCode() == LibC.EAGAIN || e.getErrorCode() == LibC.EINTR) {
            return 0;
        }
        throw e;
    }
}

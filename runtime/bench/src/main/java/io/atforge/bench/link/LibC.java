package io.atforge.bench.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** The functions of the C library that a pseudo-terminal and a punctual wait need; the numbers are those of Linux. */
final class LibC {

    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int TCSANOW = 0;
    static final short POLLIN = 1;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    /** How much later than asked the kernel may wake a thread, in nanoseconds; 50,000 unless it is told. */
    static final int PR_SET_TIMERSLACK = 29;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int posix_openpt(int flags) throws LastErrorException;

    static native int grantpt(int fd) throws LastErrorException;

    static native int unlockpt(int fd) throws LastErrorException;

    static native int ptsname_r(int fd, byte[] name, NativeLong size) throws LastErrorException;

    static native int open(String path, int flags) throws LastErrorException;

    static native int tcgetattr(int fd, byte[] termios) throws LastErrorException;

    static native void cfmakeraw(byte[] termios);

    static native int tcsetattr(int fd, int when, byte[] termios) throws LastErrorException;

    static native int ppoll(Memory fds, NativeLong count, Memory timeout, Memory mask) throws LastErrorException;

    static native NativeLong read(int fd, byte[] buffer, NativeLong count) throws LastErrorException;

    static native NativeLong write(int fd, byte[] buffer, NativeLong count) throws LastErrorException;

    static native int prctl(int option, NativeLong value) throws LastErrorException;
}

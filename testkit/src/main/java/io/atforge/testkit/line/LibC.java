package io.atforge.testkit.line;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/**
 * The functions of the C library that make a pseudo-terminal (POSIX.1-2017; {@code ptsname_r} and {@code cfmakeraw} are
 * Linux extensions). The numbers are those of Linux on x86, ARM and RISC-V.
 */
interface LibC extends Library {

    LibC INSTANCE = Native.load("c", LibC.class);

    int O_RDWR = 2;
    int O_NOCTTY = 0x100;
    int O_NONBLOCK = 0x800;
    int O_CLOEXEC = 0x80000;
    int TCSANOW = 0;
    short POLLIN = 1;
    short POLLOUT = 4;
    int EINTR = 4;
    int EAGAIN = 11;
    int POLLFD_BYTES = 8;
    // struct termios has 60 bytes there; room enough for any.
    int TERMIOS_BYTES = 256;

    int posix_openpt(int flags) throws LastErrorException;

    int grantpt(int fd) throws LastErrorException;

    int unlockpt(int fd) throws LastErrorException;

    int ptsname_r(int fd, byte[] name, NativeLong size) throws LastErrorException;

    int open(String path, int flags) throws LastErrorException;

    int pipe2(int[] ends, int flags) throws LastErrorException;

    int tcgetattr(int fd, byte[] termios) throws LastErrorException;

    void cfmakeraw(byte[] termios);

    int cfgetospeed(byte[] termios);

    int tcsetattr(int fd, int when, byte[] termios) throws LastErrorException;

    int poll(Memory fds, NativeLong count, int timeoutMillis) throws LastErrorException;

    NativeLong read(int fd, byte[] buffer, NativeLong count) throws LastErrorException;

    NativeLong write(int fd, byte[] buffer, NativeLong count) throws LastErrorException;

    int close(int fd) throws LastErrorException;
}

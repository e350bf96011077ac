package io.atforge.port;

import io.atforge.InvalidArgumentException;

/**
 * Where a modem is: {@code serial:<path>?baud=115200} or {@code tcp:<host>:<port>}.
 *
 * <p>USB numbers its ttys anew each time one comes, so that {@code /dev/ttyUSB0} may be another device tomorrow. Linux
 * keeps names that stay: {@code serial:by-id/<name>} is the device of that name in {@code /dev/serial/by-id},
 * {@code serial:by-path/<name>} whatever is in that socket. Any link is followed at each open.
 */
public sealed interface PortAddress {

    /** The rate of a serial port whose address names none. */
    int DEFAULT_BAUD = 115200;

    /**
     * A serial port, 8N1.
     *
     * @param path the device, for example {@code by-id/usb-Modem-if02}, {@code /dev/ttyUSB0} or {@code COM3}
     * @param baud bits per second
     */
    record Serial(String path, int baud) implements PortAddress {

        @Override
        public Port toPort() {
            return new SerialPort(this);
        }

        @Override
        public String toString() {
            return "serial:" + path + "?baud=" + baud;
        }
    }

    /**
     * A serial-port server that passes bytes through, for example ser2net in raw mode.
     *
     * @param host the host; an IPv6 address stands in brackets
     * @param port 1 to 65535
     */
    record Tcp(String host, int port) implements PortAddress {

        @Override
        public Port toPort() {
            return new TcpPort(this);
        }

        @Override
        public String toString() {
            return "tcp:" + host + ":" + port;
        }
    }

    /**
     * Creates the port; it is not opened.
     *
     * @return the port
     */
    Port toPort();

    /**
     * Reads an address.
     *
     * @param text the address
     * @return the address
     * @throws InvalidArgumentException if the text is none
     */
    static PortAddress parse(String text) {
        return PortAddressParser.parse(text);
    }
}

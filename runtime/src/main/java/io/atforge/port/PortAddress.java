package io.atforge.port;

import io.atforge.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a modem is: {@code serial:<path>?baud=115200} or {@code tcp:<host>:<port>}.
 */
public sealed interface PortAddress {

    /** The rate of a serial port whose address names none. */
    int DEFAULT_BAUD = 115200;

    /**
     * A serial port, 8N1.
     *
     * @param path the device, for example {@code /dev/ttyUSB0} or {@code COM3}
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
        Matcher serial = Pattern.compile("serial:([^?]+)(?:\\?baud=(\\d{1,8}))?").matcher(text);
        if (serial.matches()) {
            int baud = serial.group(2) == null ? DEFAULT_BAUD : Integer.parseInt(serial.group(2));
            if (baud > 0) {
                return new Serial(serial.group(1), baud);
            }
        }
        Matcher tcp = Pattern.compile("tcp:(\\[[^\\]]+]|[^:]+):(\\d{1,5})").matcher(text);
        if (tcp.matches()) {
            int port = Integer.parseInt(tcp.group(2));
            if (port > 0 && port < 65536) {
                return new Tcp(tcp.group(1), port);
            }
        }
        throw new InvalidArgumentException(
                "'" + text + "' is no port; write serial:/dev/ttyUSB0?baud=115200 or tcp:host:port");
    }
}

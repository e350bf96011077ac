package io.atforge.port;

import io.atforge.InvalidArgumentException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a port's address. */
final class PortAddressParser {

    private static final Pattern SERIAL = Pattern.compile("serial:([^?]+)(?:\\?(.*))?");
    private static final Pattern TCP = Pattern.compile("tcp:(\\[[^\\]]+]|[^:]+):(\\d{1,5})");
    private static final Pattern BAUD = Pattern.compile("0*[1-9]\\d{0,7}");
    private static final Pattern NO_NAME = Pattern.compile("by-(?:id|path)/?");
    private static final String FORM = "write serial:/dev/ttyUSB0?baud=115200 or tcp:host:port";

    private final String text;

    private PortAddressParser(String text) {
        this.text = text;
    }

    static PortAddress parse(String text) {
        return new PortAddressParser(text).address();
    }

    private PortAddress address() {
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            if (NO_NAME.matcher(serial.group(1)).matches()) {
                throw mistake("names no device: take a name that is in /dev/serial");
            }
            int baud = serial.group(2) == null
                    ? PortAddress.DEFAULT_BAUD
                    : baud(serial.group(2)).orElse(PortAddress.DEFAULT_BAUD);
            return new PortAddress.Serial(serial.group(1), baud);
        }
        Matcher tcp = TCP.matcher(text);
        if (tcp.matches()) {
            int port = Integer.parseInt(tcp.group(2));
            if (port > 0 && port < 65536) {
                return new PortAddress.Tcp(tcp.group(1), port);
            }
            throw mistake("has no TCP port from 1 to 65535");
        }
        if (text.startsWith("tcp:") && text.indexOf('?') >= 0) {
            throw mistake("has a '?': a TCP port has no settings, the serial-port server keeps the rate");
        }
        throw mistake("is no port");
    }

    private OptionalInt baud(String settings) {
        OptionalInt baud = OptionalInt.empty();
        for (String setting : settings.split("&", -1)) {
            String[] parts = setting.split("=", 2);
            if (!parts[0].equals("baud")) {
                throw mistake("has a key '" + parts[0] + "', which there is not; the only one is baud");
            }
            if (baud.isPresent()) {
                throw mistake("has two rates");
            }
            if (parts.length < 2 || !BAUD.matcher(parts[1]).matches()) {
                throw mistake("has no rate in bits per second after baud=");
            }
            baud = OptionalInt.of(Integer.parseInt(parts[1]));
        }
        return baud;
    }

    private InvalidArgumentException mistake(String what) {
        return new InvalidArgumentException("'" + text + "' " + what + "; " + FORM);
    }
}

package io.atforge.bench.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The least of an Air720 that a session goes online with, on one pseudo-terminal. Shares no code with the runtime.
 *
 * <p>{@code AT^PACE=<baud>,<echo>,<ms until PUBACK>,<one PUBACK in so many is lost>} sets it up, and {@code
 * AT^FLOOD=<messages>,<bytes>} has it send messages one directly after the other. After {@code AT^MARK} it prints when the
 * next byte came.
 */
final class PacedModem {

    private static final String TOPIC = "/a1hahpgAs3s/bench/down";

    private final Pty pty = new Pty();
    private final PacedLine line = new PacedLine();
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private boolean echo = true;
    private boolean alwaysEchoes;
    private long ackNanos;
    private int lostOneIn;
    private long acks;
    private int dataLeft;
    private boolean dataAcknowledged;
    private boolean marked;

    Pty pty() {
        return pty;
    }

    long next() {
        return line.next();
    }

    /** Takes what the client wrote. */
    void read(long now) {
        int count = pty.read(buffer);
        if (count <= 0) {
            return;
        }
        if (marked) {
            marked = false;
            System.out.println(now);
            System.out.flush();
        }
        long begins = line.begins(now);
        for (int i = 0; i < count; i++) {
            byte b = buffer[i];
            long at = line.arrives(begins, i + 1);
            if (dataLeft > 0) {
                if (--dataLeft == 0) {
                    published(at, dataAcknowledged);
                }
            } else if (b == '\r') {
                if (echo) {
                    command.write(b);
                    line.echo(at, command.toByteArray());
                }
                String text = command.toString(StandardCharsets.ISO_8859_1).trim();
                command.reset();
                answer(at, text);
            } else {
                command.write(b);
            }
        }
        line.arrived(line.arrives(begins, count));
    }

    /** Gives the client what is through. */
    void write(long now) {
        while (line.next() <= now) {
            byte[] bytes = line.take();
            int written = pty.write(bytes);
            if (written != bytes.length) {
                throw new IllegalStateException("the client does not read");
            }
        }
    }

    private void answer(long at, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("AT+MPUB=")) {
            int topicEnd = text.indexOf('"', "AT+MPUB=\"".length());
            published(at, text.charAt(topicEnd + 2) == '1');
        } else if (text.startsWith("AT+MPUBEX=")) {
            String[] arguments = text.split(",");
            dataAcknowledged = arguments[1].equals("1");
            dataLeft = Integer.parseInt(arguments[3]);
            line.send(at, bytes(">"));
        } else if (text.startsWith("AT^PACE=")) {
            pace(at, text.substring("AT^PACE=".length()).split(","));
        } else if (text.startsWith("AT^FLOOD=")) {
            flood(at, text.substring("AT^FLOOD=".length()).split(","));
        } else if (text.equals("AT^MARK")) {
            say(at, "OK");
            marked = true;
        } else {
            other(at, text);
        }
    }

    private void published(long at, boolean acknowledged) {
        say(at, "OK");
        if (acknowledged && (lostOneIn == 0 || ++acks % lostOneIn != 0)) {
            say(at + ackNanos, "PUBACK");
        }
    }

    private void pace(long at, String[] values) {
        say(at, "OK");
        line.rate(Integer.parseInt(values[0]));
        alwaysEchoes = values[1].equals("1");
        echo = alwaysEchoes;
        ackNanos = Long.parseLong(values[2]) * 1_000_000;
        lostOneIn = Integer.parseInt(values[3]);
        acks = 0;
    }

    private void flood(long at, String[] values) {
        say(at, "OK");
        byte[] message = message(Integer.parseInt(values[1]));
        for (int i = 0; i < Integer.parseInt(values[0]); i++) {
            line.send(at, message);
        }
    }

    /** A message as it goes over the line. */
    static byte[] message(int bytes) {
        return bytes("\r\n+MSUB: \"" + TOPIC + "\"," + bytes + " byte," + "x".repeat(bytes) + "\r\n");
    }

    private void other(long at, String text) {
        String name = text.replaceFirst("[=?].*", "");
        switch (name) {
            case "ATE0" -> {
                echo = alwaysEchoes;
                say(at, "OK");
            }
            case "AT+CPIN" -> say(at, "+CPIN: READY", "OK");
            case "AT+CSQ" -> say(at, "+CSQ: 22,0", "OK");
            case "AT+CGREG" -> say(at, "+CGREG: 0,1", "OK");
            case "AT+CGATT" -> say(at, "+CGATT: 1", "OK");
            case "AT+CIFSR" -> say(at, "10.1.2.3");
            case "AT+MIPSTART" -> say(at, "OK", "CONNECT OK");
            case "AT+MCONNECT" -> say(at, "OK", "CONNACK OK");
            case "AT+MSUB" -> say(at, "OK", "SUBACK");
            case "AT+MUNSUB" -> say(at, "OK", "UNSUBACK");
            case "AT+MQTTSTATU" -> say(at, "+MQTTSTATU: 1", "OK");
            case "AT+MDISCONNECT" -> say(at, "OK", "CLOSED");
            default -> say(at, "OK");
        }
    }

    private void say(long from, String... lines) {
        for (String text : lines) {
            line.send(from, bytes("\r\n" + text + "\r\n"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

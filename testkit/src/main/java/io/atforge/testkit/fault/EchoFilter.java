package io.atforge.testkit.fault;

import java.io.ByteArrayOutputStream;

/** Takes the echo of what the host sent out of what the modem says. */
final class EchoFilter {

    private final ByteArrayOutputStream due = new ByteArrayOutputStream();
    private int matched;

    /** Notes a byte that the modem may echo. Echo of earlier lines that has not come will not come any more. */
    void sent(byte b) {
        byte[] line = due.toByteArray();
        if (line.length > 0 && line[line.length - 1] == '\r') {
            due.reset();
            matched = 0;
        }
        due.write(b);
    }

    /** Removes the echo from what the modem said. Bytes that may be part of an echo wait until that is known. */
    byte[] strip(byte[] said) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        byte[] line = due.toByteArray();
        for (byte b : said) {
            if (matched < line.length && b != line[matched]) {
                rest.write(line, 0, matched);
                matched = 0;
            }
            if (matched < line.length && b == line[matched]) {
                matched++;
            } else {
                rest.write(b);
            }
            if (matched > 0 && matched == line.length) {
                due.reset();
                line = due.toByteArray();
                matched = 0;
            }
        }
        return rest.toByteArray();
    }
}

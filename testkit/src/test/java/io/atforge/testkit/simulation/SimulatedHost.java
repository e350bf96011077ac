package io.atforge.testkit.simulation;

import io.atforge.PortException;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A host at a modem's port in virtual time: types, and reads all that comes. */
public final class SimulatedHost implements Port.Receiver {

    private final VirtualTime time;
    private final Port port;
    private final StringBuilder read = new StringBuilder();
    private Runnable each = () -> {};
    private String username = "";
    private boolean lost;

    public SimulatedHost(VirtualTime time, Port port) {
        this.time = time;
        this.port = port;
        port.open(this);
        time.settle();
    }

    @Override
    public void received(byte[] buffer, int length) {
        read.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        each.run();
    }

    @Override
    public void lost(PortException cause) {
        lost = true;
    }

    public boolean lost() {
        return lost;
    }

    public void onInput(Runnable action) {
        each = action;
    }

    public void type(String text) {
        port.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Types a line and gives what comes within a time. */
    public String after(Duration duration, String line) {
        type(line + "\r");
        return within(duration);
    }

    /** What comes within a time. */
    public String within(Duration duration) {
        time.advance(duration);
        return take();
    }

    public String take() {
        String all = read.toString();
        read.setLength(0);
        return all;
    }

    /** Whether something was said; if so, all up to it is taken. */
    public boolean took(String text) {
        int at = read.indexOf(text);
        if (at < 0) {
            return false;
        }
        read.delete(0, at + text.length());
        return true;
    }

    public void goOnline() {
        goOnlineAs("test&pk");
    }

    void goOnlineAs(String name) {
        username = name;
        String said = after(Duration.ofSeconds(1), "ATE0")
                + after(Duration.ofSeconds(1), "AT+CMEE=1;+CSTT")
                + after(Duration.ofSeconds(1), "AT+CIICR")
                + after(Duration.ofSeconds(1), "AT+CIFSR")
                + connect();
        if (!said.endsWith("CONNACK OK\r\n")) {
            throw new AssertionError(said);
        }
    }

    public String connect() {
        return connect(true);
    }

    public String connect(boolean clean) {
        return after(Duration.ofSeconds(1), "AT+MCONFIG=\"id|securemode=3|\",\"" + username + "\",\"password\"")
                + after(Duration.ofSeconds(1), "AT+MIPSTART=\"host\",1883")
                + after(Duration.ofSeconds(1), "AT+MCONNECT=" + (clean ? 1 : 0) + ",300");
    }
}

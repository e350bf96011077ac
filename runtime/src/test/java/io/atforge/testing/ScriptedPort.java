package io.atforge.testing;

import io.atforge.PortException;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A port whose other end is a function from what was written to what comes back. */
public final class ScriptedPort implements Port {

    private final Function<String, String> modem;
    private final List<String> written = new ArrayList<>();
    private Receiver receiver;

    public ScriptedPort(Function<String, String> modem) {
        this.modem = modem;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public void open(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void write(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        written.add(text);
        receive(modem.apply(text));
    }

    @Override
    public void close() {
        receiver = null;
    }

    public boolean isOpen() {
        return receiver != null;
    }

    /** What was written, without the CR that ends commands. */
    public List<String> written() {
        return written.stream().map(text -> text.replaceFirst("\r$", "")).toList();
    }

    /** The modem says something, one character a byte. */
    public void receive(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (receiver != null && bytes.length > 0) {
            receiver.received(bytes, bytes.length);
        }
    }

    public void lose() {
        receiver.lost(new PortException(PortException.Reason.LOST, "scripted was lost"));
    }
}

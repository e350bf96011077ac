package io.atforge.testing;

import io.atforge.PortException;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A port whose other end is a function from what was written to what comes back. */
public final class ScriptedPort implements Port {

    private final Function<String, String> modem;
    private final List<String> written = new ArrayList<>();
    private Receiver receiver;
    private int pieceLength = Integer.MAX_VALUE;

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
        for (int from = 0; receiver != null && from < bytes.length; from += Math.min(pieceLength, bytes.length)) {
            byte[] piece = Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + pieceLength, bytes.length));
            receiver.received(piece, piece.length);
        }
    }

    /** From now on, what comes in is cut into pieces. */
    public void cut(int bytes) {
        pieceLength = bytes;
    }

    public void lose() {
        receiver.lost(new PortException(PortException.Reason.LOST, "scripted was lost"));
    }
}

package io.atforge.bench.micro;

import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;

/** Answers whatever is written with OK. */
final class AnsweringPort implements Port {

    private static final byte[] OK = "\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII);

    private Receiver receiver;

    @Override
    public String name() {
        return "answering";
    }

    @Override
    public void open(Receiver taker) {
        receiver = taker;
    }

    @Override
    public void write(byte[] bytes) {
        receiver.received(OK, OK.length);
    }

    @Override
    public void close() {
        // nothing is held
    }
}

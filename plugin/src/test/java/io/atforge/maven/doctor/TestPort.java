package io.atforge.maven.doctor;

import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** A port with a rate, and a modem, or something else, behind it. Its name is the same on every machine. */
final class TestPort implements Port {

    private final Consumer<Receiver> opening;
    private final Consumer<byte[]> writing;
    private final Runnable closing;
    private int rate = 115200;
    private int opened;

    TestPort(Consumer<Receiver> opening) {
        this(opening, bytes -> {}, () -> {});
    }

    private TestPort(Consumer<Receiver> opening, Consumer<byte[]> writing, Runnable closing) {
        this.opening = opening;
        this.writing = writing;
        this.closing = closing;
    }

    /** One that leads to another. */
    static TestPort to(Port port) {
        return new TestPort(port::open, port::write, port::close);
    }

    /** One where a program answers each input with a text. */
    static TestPort program(Function<String, String> answer) {
        Receiver[] receiver = new Receiver[1];
        return new TestPort(
                taker -> receiver[0] = taker,
                bytes -> {
                    byte[] said = answer.apply(new String(bytes, StandardCharsets.ISO_8859_1))
                            .getBytes(StandardCharsets.ISO_8859_1);
                    receiver[0].received(said, said.length);
                },
                () -> {});
    }

    /** One where something happens with each input. */
    static TestPort pouring(Receiver[] receiver, Runnable input) {
        return new TestPort(taker -> receiver[0] = taker, bytes -> input.run(), () -> {});
    }

    /** Whether it was opened as often as closed. */
    boolean isClosed() {
        return opened == 0;
    }

    @Override
    public String name() {
        return "serial:/dev/ttyUSB0?baud=115200";
    }

    @Override
    public OptionalInt rate() {
        return OptionalInt.of(rate);
    }

    @Override
    public List<Integer> otherRates() {
        return List.of(9600, 57600);
    }

    @Override
    public void rate(int bitsPerSecond) {
        rate = bitsPerSecond;
    }

    @Override
    public void open(Receiver receiver) {
        opening.accept(receiver);
        opened++;
    }

    @Override
    public void write(byte[] bytes) {
        writing.accept(bytes);
    }

    @Override
    public void close() {
        if (opened > 0) {
            opened--;
        }
        closing.run();
    }
}

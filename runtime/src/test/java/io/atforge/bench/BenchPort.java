package io.atforge.bench;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The bench's port: can be missing, busy, lost, full, or at another rate than the modem. One character a byte. */
public final class BenchPort implements Port {

    private Consumer<String> modem = text -> {};
    private Optional<Receiver> receiver = Optional.empty();
    private Optional<Reason> unavailable = Optional.empty();
    private Runnable opening = () -> {};
    private boolean full;
    private int rate = 115_200;
    private int modemRate = 115_200;
    private int opened;
    private double noise;
    private int noisyBytes;
    private RandomGenerator random = RandomGenerator.getDefault();

    public void connect(Consumer<String> to) {
        modem = to;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public OptionalInt rate() {
        return OptionalInt.of(rate);
    }

    @Override
    public List<Integer> otherRates() {
        return List.of(9600, 921_600);
    }

    @Override
    public void rate(int bitsPerSecond) {
        rate = bitsPerSecond;
    }

    @Override
    public void open(Receiver to) {
        Runnable once = opening;
        opening = () -> {};
        once.run();
        unavailable.ifPresent(reason -> {
            throw new PortException(reason, "bench is " + reason);
        });
        opened++;
        receiver = Optional.of(to);
    }

    @Override
    public void write(byte[] bytes) {
        if (full || receiver.isEmpty()) {
            receiver = Optional.empty();
            throw new PortException(Reason.LOST, full ? "bench takes no more bytes" : "bench is closed");
        }
        if (rate == modemRate) {
            modem.accept(noisy(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
    }

    @Override
    public void close() {
        receiver = Optional.empty();
    }

    // ---- what the bench does

    boolean isOpen() {
        return receiver.isPresent();
    }

    /** How often it was opened. */
    public int opened() {
        return opened;
    }

    public int modemRate() {
        return modemRate;
    }

    /** The modem was told a rate, or has one of its own. */
    public void modemRate(int bitsPerSecond) {
        modemRate = bitsPerSecond;
    }

    /** What happens when it is opened next. */
    void whenOpened(Runnable once) {
        opening = once;
    }

    public void receive(String text) {
        byte[] bytes = noisy(text).getBytes(StandardCharsets.ISO_8859_1);
        if (modemRate == rate) {
            receiver.ifPresent(to -> to.received(bytes, bytes.length));
        }
    }

    /** It goes away, or does not open. */
    public void unplug(Reason reason) {
        unavailable = Optional.of(reason);
        Optional<Receiver> was = receiver;
        receiver = Optional.empty();
        was.ifPresent(to -> to.lost(new PortException(Reason.LOST, "bench was lost")));
    }

    public void plug() {
        unavailable = Optional.empty();
    }

    /** From now on, this part of the bytes is lost, or has a bit changed, both ways. */
    public void noise(RandomGenerator chance, double part) {
        random = chance;
        noise = part;
    }

    /** How many bytes were lost or changed. */
    public int noisyBytes() {
        return noisyBytes;
    }

    private String noisy(String text) {
        if (noise == 0) {
            return text;
        }
        StringBuilder heard = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (random.nextDouble() >= noise) {
                heard.append(c);
                continue;
            }
            noisyBytes++;
            if (random.nextBoolean()) {
                heard.append((char) (c ^ 1 << random.nextInt(8)));
            }
        }
        return heard.toString();
    }

    /** From now on, each write fails after its deadline. */
    public void full(boolean isFull) {
        full = isFull;
    }
}

package io.atforge.port;

import io.atforge.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A serial port, 8N1 without flow control, through jSerialComm.
 *
 * <p>Links are followed at each {@link #open}, so that a device that came back under another number is found.
 */
public final class SerialPort implements Port {

    /** What {@code AT+IPR} takes with most modems, by how often it is met. */
    private static final List<Integer> RATES = List.of(115200, 9600, 57600, 38400, 19200, 230400, 460800, 921600);

    private final PortAddress.Serial address;
    private final CurrentLink current;
    private volatile Optional<SerialLink> link = Optional.empty();
    private volatile int rate;

    /**
     * Creates the port; it is not opened.
     *
     * @param address the device and its rate
     */
    public SerialPort(PortAddress.Serial address) {
        this.address = address;
        this.current = new CurrentLink(address.toString());
        this.rate = address.baud();
    }

    /**
     * The serial ports that the system has now, whether somebody uses them or not; pseudo-terminals are none.
     *
     * @return their addresses at the usual rate, sorted by path
     */
    public static List<PortAddress.Serial> present() {
        return Arrays.stream(com.fazecast.jSerialComm.SerialPort.getCommPorts())
                .map(com.fazecast.jSerialComm.SerialPort::getSystemPortPath)
                .distinct()
                .sorted()
                .map(path -> new PortAddress.Serial(path, PortAddress.DEFAULT_BAUD))
                .toList();
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public OptionalInt rate() {
        return OptionalInt.of(rate);
    }

    /**
     * The usual rates without the one that is set.
     *
     * @return bits per second, the likeliest first
     */
    @Override
    public List<Integer> otherRates() {
        int now = rate;
        return RATES.stream().filter(other -> other != now).toList();
    }

    /**
     * {@inheritDoc} Bytes that still wait to go out do so at the new rate.
     *
     * @throws InvalidArgumentException if the rate is not positive, or the driver of the open device does not take it;
     *                                  then the rate stays as it was
     */
    @Override
    public void rate(int bitsPerSecond) {
        if (bitsPerSecond <= 0) {
            throw new InvalidArgumentException(name() + " cannot be set to " + bitsPerSecond
                    + " bits per second; take 115200 or what the modem is set to");
        }
        link.ifPresent(open -> open.rate(bitsPerSecond));
        rate = bitsPerSecond;
    }

    @Override
    public void open(Receiver receiver) {
        SerialLink opening = new SerialLink(address, rate);
        current.open(opening, receiver);
        link = Optional.of(opening);
    }

    @Override
    public void write(byte[] bytes) {
        current.write(bytes);
    }

    @Override
    public int writeNow(byte[] bytes) {
        return current.writeNow(bytes);
    }

    @Override
    public void await(Future<?> answer) throws InterruptedException, ExecutionException {
        current.await(answer);
    }

    @Override
    public void close() {
        current.close();
    }
}

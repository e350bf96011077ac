package io.atforge.port;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.atforge.InvalidArgumentException;
import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A serial device that is open, 8N1 without flow control, through jSerialComm. */
final class SerialLink implements Link {

    /** jSerialComm keeps read timeouts in deciseconds of one byte on Linux: over 25.5 s they wrap (fault 47). */
    private static final int READ_SLICE_MS = 500;

    /** Linux takes 4096 bytes before a write blocks; the library cannot bound a write that does. */
    private static final int OUTPUT_QUEUE = 4000;

    private static final int OUTPUT_PIECE = 1024;

    private static final int EINVAL = 22;
    private static final long UNUSED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PortAddress.Serial address;
    private final int rate;
    private final WriteDeadline deadline;

    /**
     * Shared by those who use the descriptor, exclusive for the close: the library reads on from a descriptor that
     * another thread has closed, whose number may by then belong to another file.
     */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    /** At most so many bytes wait to go out. Only whoever writes knows it. */
    private int unsent;

    private volatile Optional<SerialPort> device = Optional.empty();
    private volatile Optional<DeviceFile> file = Optional.empty();
    private volatile boolean closed;

    SerialLink(PortAddress.Serial address, int rate) {
        this.address = address;
        this.rate = rate;
        this.deadline = new WriteDeadline(address.toString(), System::nanoTime);
    }

    @Override
    public void connect() {
        DeviceFile found = DeviceFile.of(address, DeviceFile.STABLE_NAMES);
        SerialPort opening = find(found);
        opening.setComPortParameters(rate, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        opening.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        opening.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_SLICE_MS, 0);
        if (!opening.openPort()) {
            throw OpenError.of(address.toString(), opening.getLastErrorCode(), found.isPresent());
        }
        file = Optional.of(found);
        device = Optional.of(opening);
    }

    private SerialPort find(DeviceFile found) {
        try {
            return SerialPort.getCommPort(found.name());
        } catch (SerialPortInvalidPortException e) {
            throw new PortException(
                    Reason.MISSING,
                    address + " does not exist; check the path and that the modem is plugged in and powered",
                    e);
        }
    }

    @Override
    public int read(byte[] buffer) {
        int count = use(open -> open.readBytes(buffer, buffer.length));
        // Not every driver tells how many bytes wait, so that a write may block: then this thread ends it.
        deadline.check();
        if (count == 0 && isGone()) {
            throw gone();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) {
        deadline.begin();
        try {
            int written = 0;
            while (written < bytes.length) {
                int piece = Math.min(bytes.length - written, OUTPUT_PIECE);
                if (!hasRoom(piece)) {
                    deadline.await(this::awaitingWrite, OUTPUT_QUEUE - piece);
                }
                written += write(bytes, written, piece);
                deadline.progress();
            }
        } finally {
            deadline.end();
        }
    }

    @Override
    public int writeNow(byte[] bytes) {
        return bytes.length <= OUTPUT_QUEUE && hasRoom(bytes.length) ? write(bytes, 0, bytes.length) : 0;
    }

    /** The system is asked only where what was written since it last was may fill its queue. */
    private boolean hasRoom(int bytes) {
        return unsent + bytes <= OUTPUT_QUEUE || awaitingWrite() + bytes <= OUTPUT_QUEUE;
    }

    private int awaitingWrite() {
        int waiting = use(SerialPort::bytesAwaitingWrite);
        unsent = Math.max(0, waiting);
        return waiting;
    }

    private int write(byte[] bytes, int offset, int length) {
        int count = use(open -> open.writeBytes(bytes, length, offset));
        if (closed || count <= 0) {
            deadline.check();
            throw closed ? new PortException(Reason.LOST, address + " was closed while writing") : lostWhileWriting();
        }
        unsent += count;
        return count;
    }

    private boolean isGone() {
        return !file.map(DeviceFile::isPresent).orElse(true);
    }

    private PortException gone() {
        return new PortException(
                Reason.LOST,
                address + " was lost: "
                        + file.flatMap(DeviceFile::file).map(Path::toString).orElse("")
                        + " is gone; was it unplugged?");
    }

    private PortException lostWhileWriting() {
        return isGone()
                ? gone()
                : new PortException(Reason.LOST, address + " was lost while writing; was it unplugged?");
    }

    /** Changes the rate, if the device is open. */
    void rate(int bitsPerSecond) {
        if (use(open -> set(open, bitsPerSecond)) == EINVAL) {
            throw new InvalidArgumentException(address + " cannot be set to " + bitsPerSecond
                    + " bits per second; take a rate that its driver knows");
        }
    }

    /** The error's number, or 0. One that is not the rate's fault is left to the reader, who meets it, too. */
    private static int set(SerialPort open, int bitsPerSecond) {
        int before = open.getBaudRate();
        if (open.setBaudRate(bitsPerSecond)) {
            return 0;
        }
        int error = open.getLastErrorCode();
        open.setBaudRate(before);
        return error;
    }

    @FunctionalInterface
    private interface Use {
        int of(SerialPort open);
    }

    /** Uses the device; -1 if it is closed. */
    private int use(Use what) {
        use.readLock().lock();
        try {
            return closed || device.isEmpty() ? -1 : what.of(device.get());
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (device.isEmpty()) {
            return;
        }
        SerialPort open = device.get();
        // A write that is blocked gets room by the first, and a read returns by the second, which wakes both.
        open.flushIOBuffers();
        open.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        boolean unused = awaitUnused();
        try {
            open.closePort();
            device = Optional.empty();
        } finally {
            if (unused) {
                use.writeLock().unlock();
            }
        }
    }

    private boolean awaitUnused() {
        long since = System.nanoTime();
        long left = UNUSED_WITHIN_NANOS;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return use.writeLock().tryLock(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    left = UNUSED_WITHIN_NANOS - (System.nanoTime() - since);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

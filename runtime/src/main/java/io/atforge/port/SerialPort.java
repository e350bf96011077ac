package io.atforge.port;

import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A serial port, 8N1 without flow control, through jSerialComm. */
public final class SerialPort implements Port {

    /** jSerialComm keeps read timeouts in deciseconds of one byte on Linux: over 25.5 s they wrap. */
    private static final int READ_SLICE_MS = 500;

    /** Linux takes 4096 bytes before a write blocks; the library cannot bound a write that does. */
    private static final int OUTPUT_QUEUE = 4000;

    private static final int OUTPUT_PIECE = 1024;

    private static final int EACCES = 13;
    private static final int EPERM = 1;
    private static final int EBUSY = 16;
    private static final int ENOENT = 2;

    /** What the library's file lock gives when another process holds it. */
    private static final int EAGAIN = 11;

    private final PortAddress.Serial address;
    private volatile Optional<com.fazecast.jSerialComm.SerialPort> device = Optional.empty();

    /**
     * Creates the port; it is not opened.
     *
     * @param address the device and its rate
     */
    public SerialPort(PortAddress.Serial address) {
        this.address = address;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public void open(Receiver receiver) {
        com.fazecast.jSerialComm.SerialPort opened = find();
        opened.setComPortParameters(
                address.baud(),
                8,
                com.fazecast.jSerialComm.SerialPort.ONE_STOP_BIT,
                com.fazecast.jSerialComm.SerialPort.NO_PARITY);
        opened.setFlowControl(com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_DISABLED);
        opened.setComPortTimeouts(
                com.fazecast.jSerialComm.SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_SLICE_MS, 0);
        if (!opened.openPort()) {
            throw notOpened(opened.getLastErrorCode());
        }
        device = Optional.of(opened);
        new PortReader(
                name(),
                receiver,
                buffer -> opened.readBytes(buffer, buffer.length),
                () -> device.filter(current -> current == opened).isPresent()).start();
    }

    private com.fazecast.jSerialComm.SerialPort find() {
        try {
            return com.fazecast.jSerialComm.SerialPort.getCommPort(address.path());
        } catch (SerialPortInvalidPortException e) {
            throw missing(e);
        }
    }

    private PortException notOpened(int errorCode) {
        return switch (errorCode) {
            case EBUSY, EAGAIN -> busy();
            case EACCES, EPERM -> new PortException(Reason.DENIED, name()
                    + " may not be opened by this user; add the user to the group of the device (usually dialout)");
            // the library says so, too, of a port that this process has open
            case ENOENT -> Files.exists(Path.of(address.path())) ? busy() : missing(null);
            default -> new PortException(Reason.MISSING, name() + " cannot be opened, error " + errorCode
                    + "; check the path and that no other process holds it");
        };
    }

    private PortException busy() {
        return new PortException(Reason.BUSY, name() + " is in use; end the program that holds it"
                + " (ModemManager probes new ports: systemctl stop ModemManager)");
    }

    private PortException missing(Exception cause) {
        return new PortException(
                Reason.MISSING, name() + " does not exist; check the path and that the modem is plugged in", cause);
    }

    @Override
    public void write(byte[] bytes) {
        com.fazecast.jSerialComm.SerialPort open = device.orElseThrow(
                () -> new PortException(Reason.LOST, name() + " is not open"));
        WriteDeadline deadline = new WriteDeadline(name(), System::nanoTime);
        int written = 0;
        while (written < bytes.length) {
            int piece = Math.min(bytes.length - written, OUTPUT_PIECE);
            deadline.await(() -> open.bytesAwaitingWrite() + piece <= OUTPUT_QUEUE);
            int count = open.writeBytes(bytes, piece, written);
            if (count <= 0) {
                throw new PortException(Reason.LOST, name() + " was lost while writing");
            }
            written += count;
        }
    }

    @Override
    public void close() {
        Optional<com.fazecast.jSerialComm.SerialPort> open = device;
        device = Optional.empty();
        open.ifPresent(com.fazecast.jSerialComm.SerialPort::closePort);
    }
}

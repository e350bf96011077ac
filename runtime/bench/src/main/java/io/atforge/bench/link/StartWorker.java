package io.atforge.bench.link;

import com.fazecast.jSerialComm.SerialPort;
import io.atforge.session.ModemSession;
import java.io.IOException;

/** A process that goes online, or only opens the port and writes a byte; prints when it began, and when it was done. */
public final class StartWorker {

    private StartWorker() {}

    /**
     * Starts. All times are {@link System#nanoTime}, which on Linux is one clock for all processes.
     *
     * @param args the pseudo-terminal's path, then {@code session} or {@code open}
     */
    public static void main(String[] args) {
        long begin = System.nanoTime();
        if (args[1].equals("session")) {
            try (ModemSession<BenchDevice> session =
                    BenchDevice.session(args[0]).build()) {
                session.connect();
                System.out.println(begin + " " + System.nanoTime());
            }
        } else {
            SerialPort port = SerialPort.getCommPort(args[0]);
            port.setBaudRate(115200);
            if (!port.openPort() || port.writeBytes(new byte[] {'\r'}, 1) != 1) {
                throw new IllegalStateException("cannot open " + args[0]);
            }
            System.out.println(begin + " " + System.nanoTime());
        }
    }

    /**
     * Has the modem print when the next byte comes.
     *
     * @param path the pseudo-terminal's path
     * @param baud bits per second from then on
     * @throws IOException if the link fails
     */
    public static void mark(String path, int baud) throws IOException {
        try (BlockingClient client = new BlockingClient(path)) {
            client.set(Load.of(Load.Way.BLOCKING, baud, 1, 0));
            client.ask("AT^MARK", "OK");
        }
    }
}

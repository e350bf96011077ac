package io.atforge.port;

import io.atforge.PortException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a port told. */
final class Heard implements Port.Receiver {

    final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    final BlockingQueue<PortException> lost = new LinkedBlockingQueue<>();

    /** Runs on the port's thread, as the loss is told. */
    volatile Runnable whenLost = () -> {};

    @Override
    public void received(byte[] buffer, int length) {
        received.add(new String(buffer, 0, length, StandardCharsets.US_ASCII));
    }

    @Override
    public void lost(PortException cause) {
        lost.add(cause);
        whenLost.run();
    }

    /** Waits until the threads that read a port have ended. */
    static void awaitReadersOf(String port) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("atforge-port " + port)) {
                thread.join();
            }
        }
    }
}

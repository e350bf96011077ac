package com.example.tracker;

import io.atforge.session.ModemSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends a message, and waits until it comes back. */
public final class App {

    private App() {}

    /**
     * Runs it.
     *
     * @param args where the modem is
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch echoed = new CountDownLatch(1);
        try (var session = ModemSession.builder(TrackerDevices.TEST).port(args[0]).build()) {
            session.connect();
            session.subscribe(TrackerTopics.TEST, message -> {
                System.out.println("received: " + message.text());
                echoed.countDown();
            });
            session.publish(TrackerTopics.TEST, "helloworld");
            if (!echoed.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("helloworld did not come back");
            }
        }
    }
}

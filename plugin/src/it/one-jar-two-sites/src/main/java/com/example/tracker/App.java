package com.example.tracker;

import io.atforge.session.ModemSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says what the tutorial says, and shows what it said to the modem. */
public final class App {

    private App() {}

    /**
     * Runs it.
     *
     * @param args where the modem is
     * @throws InterruptedException if it is not to wait for its message
     */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch received = new CountDownLatch(1);
        try (var session = ModemSession.builder(TrackerDevices.TEST).port(args[0]).build()) {
            session.trace(entry -> System.out.println(entry.text()));
            session.connect();
            session.subscribe(TrackerTopics.TEST, message -> {
                System.out.println("received " + message.text());
                received.countDown();
            });
            session.publish(TrackerTopics.TEST, "helloworld");
            if (!received.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no message");
            }
        }
    }
}

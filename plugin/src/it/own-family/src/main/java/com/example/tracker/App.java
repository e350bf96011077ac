package com.example.tracker;

import io.atforge.dialect.Dialect;
import io.atforge.session.ModemSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says what the tutorial says, over a modem family of this project's. */
public final class App {

    private App() {}

    /**
     * Runs it.
     *
     * @param args where the modem is
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
        Dialect mine = Dialect.load("mine", Tracker.class);
        System.out.println("family " + mine.title() + ", at most " + mine.payloadLimit() + " bytes");
        CountDownLatch received = new CountDownLatch(1);
        try (var session = ModemSession.builder(TrackerDevices.TEST).port(args[0]).build()) {
            session.connect();
            session.subscribe(TrackerTopics.TEST, message -> {
                System.out.println("received " + message.text());
                received.countDown();
            });
            session.publish(TrackerTopics.TEST, "helloworld");
            received.await(30, TimeUnit.SECONDS);
        }
    }
}

package com.example.tracker;

import io.atforge.session.ModemSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says helloworld to the platform, and waits until it comes back. */
public final class TrackerApp {

    private static final long ECHO_WITHIN_SECONDS = 60;

    private TrackerApp() {}

    /**
     * Runs on a modem. The device's secret is in the environment variable that {@code devices.yaml} names.
     *
     * @param args where the modem is, for example {@code serial:/dev/ttyUSB0?baud=115200}
     * @throws InterruptedException if the thread is interrupted while it waits for the echo
     */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = Arguments.parseOrExit(args);
        sayHello(ModemSession.builder(TrackerDevices.TEST)
                .port(arguments.port().toPort())
                .build());
    }

    static void sayHello(ModemSession<Tracker> tracker) throws InterruptedException {
        CountDownLatch echoed = new CountDownLatch(1);
        try (tracker) {
            tracker.trace(System.out::println);
            tracker.connect();
            tracker.subscribe(TrackerTopics.TEST, message -> {
                System.out.println("The application received: " + message.text());
                echoed.countDown();
            });
            tracker.publish(TrackerTopics.TEST, "helloworld");
            if (!echoed.await(ECHO_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("helloworld did not come back");
            }
        }
    }
}

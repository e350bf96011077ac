package com.example.tracker;

import io.atforge.session.ModemSession;

/** Says what the tutorial says. */
public final class App {

    private App() {}

    /**
     * Runs it.
     *
     * @param args where the modem is
     */
    public static void main(String[] args) {
        try (var session = ModemSession.builder(TrackerDevices.TEST).port(args[0]).build()) {
            session.connect();
            session.subscribe(TrackerTopics.TEST, message -> System.out.println(message.text()));
            session.publish(TrackerTopics.TEST, "helloworld");
        }
    }
}

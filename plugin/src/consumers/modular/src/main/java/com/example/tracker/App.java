package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;

/** Says what the tutorial says. */
public final class App {

    private App() {}

    static PublishResult say(ModemSession<Tracker> tracker) {
        tracker.connect();
        return tracker.publish(TrackerTopics.TEST, "helloworld");
    }
}

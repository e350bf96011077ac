package io.atforge.testkit.platform.thing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** Sends the replies to devices' requests, or does what a test has ordered instead. Guarded by its owner. */
final class Replies {

    private record Held(String topic, String text) {}

    private final BiConsumer<String, String> sender;
    private final List<Held> held = new ArrayList<>();
    private OptionalInt refusal = OptionalInt.empty();
    private boolean holding;
    private boolean dropping;

    Replies(BiConsumer<String, String> sender) {
        this.sender = sender;
    }

    void send(String topic, String text) {
        if (dropping) {
            return;
        }
        if (holding) {
            held.add(new Held(topic, text));
        } else {
            sender.accept(topic, text);
        }
    }

    /** The code that every request is to be answered with; empty if they are taken. */
    OptionalInt refusal() {
        return refusal;
    }

    void refuse(OptionalInt code) {
        refusal = code;
    }

    /** Also what was dropped so far: the later word counts. */
    void hold() {
        dropping = false;
        holding = true;
    }

    void release() {
        holding = false;
        held.forEach(one -> sender.accept(one.topic(), one.text()));
        held.clear();
    }

    void drop(boolean on) {
        dropping = on;
    }

    void takeBack() {
        refusal = OptionalInt.empty();
        holding = false;
        dropping = false;
        held.clear();
    }
}

package io.atforge.session;

import io.atforge.script.AtScript;
import java.util.function.Function;

/** The scripts that a session runs. */
record SessionScripts(
        AtScript prepare,
        AtScript attach,
        AtScript connect,
        AtScript subscribe,
        AtScript unsubscribe,
        AtScript publish,
        AtScript publishQos1,
        AtScript publishData,
        AtScript publishDataQos1,
        AtScript disconnect,
        AtScript release) {

    static SessionScripts load(Function<String, AtScript> scripts) {
        return new SessionScripts(
                scripts.apply("prepare"),
                scripts.apply("attach"),
                scripts.apply("connect"),
                scripts.apply("subscribe"),
                scripts.apply("unsubscribe"),
                scripts.apply("publish"),
                scripts.apply("publish-qos1"),
                scripts.apply("publish-data"),
                scripts.apply("publish-data-qos1"),
                scripts.apply("disconnect"),
                scripts.apply("release"));
    }
}

package io.atforge.internal.settings;

import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.Step;
import java.util.Optional;
import java.util.function.Function;

/** The scripts that a session runs; those that not every modem family has, are optional. */
public record SessionScripts(
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
        AtScript release,
        Optional<AtScript> sim,
        Optional<AtScript> pinTries,
        Optional<AtScript> pin,
        Optional<AtScript> detach,
        Optional<AtScript> radio,
        Optional<AtScript> reset,
        Optional<AtScript> rate,
        Optional<AtScript> status,
        Optional<AtScript> fetch,
        Optional<AtScript> httpsPost,
        Optional<AtScript> httpsRead,
        Optional<AtScript> httpsEnd,
        Optional<AtScript> authoritiesFind,
        Optional<AtScript> authoritiesWrite) {

    /** Whether a message is published by one command, however it is published, and another may follow at once. */
    public boolean publishesAtOnce() {
        return publishesMayOvertake()
                && publish.steps().size() == 1
                && publishQos1.steps().size() == 1
                && publishData.steps().size() == 1
                && publishDataQos1.steps().size() == 1;
    }

    /**
     * Whether the next message may go out while the completion of one is still due. A modem that completes those with QoS
     * 0 as well, and does not say which it completes, completes them sooner than the platform acknowledges one before.
     */
    public boolean publishesMayOvertake() {
        return mayBeOvertaken(publish) && mayBeOvertaken(publishData);
    }

    private static boolean mayBeOvertaken(AtScript script) {
        Step last = script.steps().get(script.steps().size() - 1);
        return last.until().isEmpty() || last.isIdentified();
    }

    /** Whether the platform's answer to a subscription names the subscription. */
    public boolean subscribesByName() {
        return subscribe.steps().stream().anyMatch(Step::isIdentified);
    }

    public static SessionScripts load(Dialect dialect, Function<String, AtScript> scripts) {
        Function<String, Optional<AtScript>> optional = name ->
                Optional.of(name).filter(dialect.templates()::containsKey).map(scripts);
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
                scripts.apply("release"),
                optional.apply("sim"),
                optional.apply("pin-tries"),
                optional.apply("pin"),
                optional.apply("detach"),
                optional.apply("radio"),
                optional.apply("reset"),
                optional.apply("rate"),
                optional.apply("status"),
                optional.apply("fetch"),
                optional.apply("https-post"),
                optional.apply("https-read"),
                optional.apply("https-end"),
                optional.apply("authorities-find"),
                optional.apply("authorities-write"));
    }
}

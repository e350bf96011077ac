package io.atforge.maven.doctor.online;

import io.atforge.AtForgeException;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Whether a message goes to the platform, and comes back where a topic may be published and subscribed to. */
public final class MessagesStep implements Step {

    private static final Duration DONE_WITHIN = Duration.ofMinutes(1);

    /** There and back, where all is well. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private static final byte[] PAYLOAD = "atforge:doctor".getBytes(StandardCharsets.US_ASCII);
    private static final String CURE =
            "look in the console whether the product has this topic class, with permission to"
                    + " publish and to subscribe, and whether devices.yaml says the same";

    private final ChosenDevice device;
    private final Optional<TopicDeclaration> topic;
    private final Supplier<WayOnline> way;
    private boolean subscribed;

    /**
     * Makes the step.
     *
     * @param device the device
     * @param topic  the topic, which was named if it cannot be published to; empty if there is none that can
     * @param way    the way that led online
     */
    public MessagesStep(ChosenDevice device, Optional<TopicDeclaration> topic, Supplier<WayOnline> way) {
        this.device = device;
        this.topic = topic;
        this.way = way;
    }

    @Override
    public StepName name() {
        return StepName.MESSAGES;
    }

    @Override
    public Outcome examine() {
        Outcome outcome = sent();
        if (subscribed) {
            // with cleanSession: false it would stay; a refusal changes nothing of what was found
            way.get().did(session -> session.unsubscribeAsync(subscription(topic.orElseThrow())), DONE_WITHIN);
        }
        return outcome;
    }

    private Outcome sent() {
        if (topic.isEmpty()) {
            return new Skipped("devices.yaml has no topic that the device may publish to");
        }
        TopicDeclaration declared = topic.get();
        if (!declared.permission().publish()) {
            return new Skipped(
                    "the device may not publish to " + PlainText.of(declared.name()) + ", which -Datforge.topic names");
        }
        WayOnline online = way.get();
        CompletableFuture<Boolean> back = new CompletableFuture<>();
        String shown = PlainText.of(declared.topicClass().topicOf(device.name()));
        int before = online.entries();
        if (declared.permission().subscribe()) {
            Optional<AtForgeException> refused = online.did(session -> subscribe(session, declared, back), DONE_WITHIN);
            if (refused.isPresent()) {
                return failed("the subscription to " + shown + " failed: ", refused.get(), online, before);
            }
            subscribed = true;
        }
        before = online.entries();
        CompletableFuture<PublishResult> result = publish(online.session(), declared);
        Optional<AtForgeException> lost = online.did(session -> result.thenAccept(done -> {}), DONE_WITHIN);
        if (lost.isPresent()) {
            return failed("the message to " + shown + " failed: ", lost.get(), online, before);
        }
        PublishResult published = result.join();
        if (!published.isSuccess()) {
            return published
                    .cause()
                    .map(cause -> failed("the message to " + shown + " failed: ", cause, online, 0))
                    .orElseGet(() -> new Failed("the message to " + shown + " ended as " + published.outcome(), CURE));
        }
        if (!declared.permission().subscribe()) {
            return new Passed("published to " + shown + ", which cannot be subscribed to");
        }
        return online.timing().await(back, BACK_WITHIN).isPresent()
                ? new Passed("published to " + shown + ", and it came back")
                : new Failed(
                        "the message to " + shown + " went out and did not come back within " + BACK_WITHIN.toSeconds()
                                + " s",
                        CURE);
    }

    private static Failed failed(String what, AtForgeException cause, WayOnline online, int before) {
        return LastAnswer.of(online.saidSince(before))
                .explained(online.explanations())
                .map(known -> new Failed(what + known.reason(), known.cure()))
                .orElseGet(() -> new Failed(what + PlainText.of(cause.getMessage()), CURE));
    }

    private static <P> CompletableFuture<Void> subscribe(
            ModemSession<P> session, TopicDeclaration declared, CompletableFuture<Boolean> back) {
        return session.subscribeAsync(subscription(declared), message -> {
            if (Arrays.equals(message.payload(), PAYLOAD)) {
                back.complete(true);
            }
        });
    }

    private static <P> SubscribeTopic<P> subscription(TopicDeclaration declared) {
        return Topic.subscribe(declared.topicClass().text(), declared.qos());
    }

    private static <P> CompletableFuture<PublishResult> publish(ModemSession<P> session, TopicDeclaration declared) {
        return session.publishAsync(Topic.publish(declared.topicClass().text(), declared.qos()), PAYLOAD);
    }
}

package io.atforge.internal.thing;

import io.atforge.InvalidArgumentException;
import io.atforge.NotConnectedException;
import io.atforge.device.Device;
import io.atforge.internal.concurrent.Detachment;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.thing.Desired;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Sample;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingModel;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingValues;
import io.atforge.topic.PublishTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The thing model of a session's device: one for all modules, as one message may hold properties of several. */
public final class Things<P> {

    private final SessionSettings<P> settings;
    private final ThingLink<P> link;
    private final ThingTopics<P> topics;
    private final Requests<P> requests;
    private final Serving<P> serving;
    private final Detachment detachment;

    public Things(SessionSettings<P> settings, ThingLink<P> link) {
        this.settings = settings;
        this.link = link;
        this.topics = new ThingTopics<>(settings.identity());
        this.requests = new Requests<>(settings, link);
        this.serving = new Serving<>(settings, link, requests.ids());
        this.detachment = new Detachment(settings.callbacks(), settings.threads());
    }

    public <D extends PropertyValues<P>, H> Thing<P, D, H> module(ThingModel<P, D, H> model, Duration replyWithin) {
        if (replyWithin.isNegative() || replyWithin.isZero()) {
            throw new InvalidArgumentException("a reply needs more than no time; this is " + replyWithin);
        }
        return new ThingModule<>(this, model, replyWithin);
    }

    /** The session was closed: who waits is told so. */
    public void close() {
        requests.close();
    }

    <T> CompletableFuture<T> detach(CompletableFuture<T> future) {
        return detachment.detach(future);
    }

    private Splitter splitter() {
        return Splitter.of(settings.identity().dialect());
    }

    CompletableFuture<ThingResult> report(ThingValues<P> values, Duration within) {
        return tell(Reports.now(values, settings.clock().instant(), splitter()), within);
    }

    CompletableFuture<ThingResult> report(Sample<P> sample, Duration within) {
        return tell(Reports.at(sample, splitter()), within);
    }

    CompletableFuture<ThingResult> batch(List<Sample<P>> samples, Duration within) {
        return tell(Reports.batch(samples, splitter()), within);
    }

    /** The past of a device names the device; which it is, may not be known yet. */
    CompletableFuture<ThingResult> history(List<Sample<P>> samples, Duration within) {
        Device<P> device;
        try {
            device = settings.identity().device();
        } catch (NotConnectedException e) {
            return CompletableFuture.completedFuture(Ended.failed(e).result());
        }
        return tell(Reports.history(samples, device.product().key(), device.name(), splitter()), within);
    }

    private CompletableFuture<ThingResult> tell(List<Request> parts, Duration within) {
        return requests.askAll(parts, within).thenApply(Ended::ofReport);
    }

    /** All parts are cut before the first is stored. */
    List<Long> post(Sample<P> sample) {
        if (settings.outbox().isEmpty()) {
            throw new InvalidArgumentException(
                    "the session has no outbox; give it one by outbox(FileOutbox.open(...)) when it is built");
        }
        List<Long> numbers = new ArrayList<>();
        for (Request part : Reports.at(sample, splitter())) {
            PublishTopic<P> topic = topics.post(part.tail());
            numbers.add(
                    link.session().post(topic, Envelope.request(requests.ids().next(), part, false)));
        }
        return List.copyOf(numbers);
    }

    <D extends PropertyValues<P>> CompletableFuture<Desired<D>> desired(ThingModel<P, D, ?> model, Duration within) {
        return requests.askAll(Wishes.get(model.properties(), splitter()), within)
                .thenApply(ended -> Wishes.read(ended, model));
    }

    CompletableFuture<ThingResult> clear(Map<String, Long> versions, Duration within) {
        return tell(Wishes.delete(versions, splitter()), within);
    }

    <H> CompletableFuture<Void> serve(ThingModel<P, ?, H> model, H handlers) {
        return serving.serve(model, handlers);
    }
}

package io.atforge.internal.thing;

import io.atforge.AtForgeException;
import io.atforge.InvalidArgumentException;
import io.atforge.internal.concurrent.SequentialExecutor;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.internal.traffic.PromptHandler;
import io.atforge.session.ListenerRegistration;
import io.atforge.session.Message;
import io.atforge.session.SessionState;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the platform's requests: one at a time, in order, on the session's callback threads, but not behind the
 * application's subscriptions.
 */
final class Serving<P> {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private static final String SET = RequestKind.SetProperties.TAIL;

    /** Who invokes a synchronous service waits so long, by the platform's documentation of RRPC. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final SessionSettings<P> settings;
    private final ThingLink<P> link;
    private final ThingTopics<P> topics;
    private final RequestIds ids;
    private final SequentialExecutor<Runnable> executor;
    private final PlatformRequests requests = new PlatformRequests();
    private final AnsweredRequests answered = new AnsweredRequests();
    private final AtomicBoolean toldClosed = new AtomicBoolean();

    Serving(SessionSettings<P> settings, ThingLink<P> link, RequestIds ids) {
        this.settings = settings;
        this.link = link;
        this.topics = new ThingTopics<>(settings.identity());
        this.ids = ids;
        this.executor = new SequentialExecutor<>(settings.identity()::name, settings.callbacks());
    }

    <H> CompletableFuture<Void> serve(ThingModel<P, ?, H> model, H handlers) {
        Map<String, RequestKind> wanted = new LinkedHashMap<>();
        model.writable().forEach(property -> {
            requests.property(property.field().identifier(), Handling.setter(handlers, property));
            wanted.put(SET, new RequestKind.SetProperties(requests));
        });
        model.services().forEach(service -> {
            requests.service(service.identifier(), Handling.invoker(handlers, service));
            if (service.synchronous()) {
                wanted.put(RequestKind.Synchronous.TAIL, new RequestKind.Synchronous(requests));
            } else {
                wanted.put(
                        "thing/service/" + service.identifier(),
                        new RequestKind.Asynchronous(requests, service.identifier()));
            }
        });
        if (settings.identity().isKnown()) {
            return subscribe(wanted);
        }
        // the topics have the product's key, which is that of the device with the modem's IMEI
        CompletableFuture<Void> online = new CompletableFuture<>();
        ListenerRegistration listener = link.session().onStateChange(change -> isOnline(change.current(), online));
        // it may have come online before anybody listened
        isOnline(link.session().state(), online);
        online.thenRun(listener::remove).thenCompose(known -> subscribe(wanted)).exceptionally(this::notSubscribed);
        return CompletableFuture.completedFuture(null);
    }

    private static void isOnline(SessionState state, CompletableFuture<Void> online) {
        if (state == SessionState.ONLINE) {
            online.complete(null);
        }
    }

    private Void notSubscribed(Throwable error) {
        LOG.error("{}: the thing model is not served", settings.identity().name(), error);
        return null;
    }

    private CompletableFuture<Void> subscribe(Map<String, RequestKind> wanted) {
        return CompletableFuture.allOf(wanted.entrySet().stream()
                .map(entry -> link.subscribe(topics.subscribe(entry.getKey()), (PromptHandler)
                        message -> received(message, entry.getValue())))
                .toArray(CompletableFuture[]::new));
    }

    // ---- on the loop

    private void received(Message message, RequestKind kind) {
        long since = settings.loop().nanoTime();
        if (!executor.offer(
                () -> handle(message, kind, since), settings.receiving().capacity())) {
            LOG.warn(
                    "{}: dropped a request of the platform, as {} wait already",
                    settings.identity().name(),
                    settings.receiving().capacity());
        }
    }

    // ---- on callback threads, one at a time

    private void handle(Message message, RequestKind kind, long since) {
        Map<String, Object> request;
        try {
            request = Json.object(message.text());
        } catch (InvalidArgumentException e) {
            LOG.debug("{}: dropped a request: {}", settings.identity().name(), e.getMessage());
            return;
        }
        Optional<String> id = Envelope.id(request);
        Optional<String> tail = kind.answerTail(message.topic());
        if (id.isEmpty() || tail.isEmpty() || !kind.isFor(request)) {
            LOG.debug(
                    "{}: dropped a request that is of another kind",
                    settings.identity().name());
            return;
        }
        if (isLate(kind, since)) {
            return;
        }
        List<Values> inForce = new ArrayList<>();
        Answer answer = answered.find(message.topic(), message.text()).orElseGet(() -> {
            Answer first = kind.carryOut(request, inForce::add);
            answered.add(message.topic(), message.text(), first);
            return first;
        });
        if (!isLate(kind, since)) {
            answer(tail.get(), id.get(), answer);
        }
        inForce.stream().filter(values -> !values.fields().isEmpty()).forEach(this::report);
    }

    private boolean isLate(RequestKind kind, long since) {
        boolean late = kind.synchronous() && settings.loop().nanoTime() - since > PATIENCE.toNanos();
        if (late) {
            LOG.warn(
                    "{}: a synchronous service is not answered after {} s; who invoked it has given up",
                    settings.identity().name(),
                    PATIENCE.toSeconds());
        }
        return late;
    }

    private void answer(String tail, String id, Answer answer) {
        byte[] whole = Envelope.answer(id, answer);
        int limit = settings.identity().dialect().payloadLimit();
        if (whole.length > limit) {
            LOG.error(
                    "{}: an answer of {} bytes is shortened, the modem takes {}",
                    settings.identity().name(),
                    whole.length,
                    limit);
            whole = Envelope.answer(id, answer.shortened());
        }
        publish(tail, whole);
    }

    /** The platform shows what is reported, not what it set. It need not answer: that would be a message more. */
    private void report(Values inForce) {
        try {
            Reports.properties(inForce, Splitter.of(settings.identity().dialect()))
                    .forEach(request -> publish(request.tail(), Envelope.request(ids.next(), request, false)));
        } catch (InvalidArgumentException e) {
            notPublished(e);
        }
    }

    private void publish(String tail, byte[] payload) {
        try {
            link.publish(topics.publish(tail), payload).whenComplete((result, error) -> {
                if (error != null) {
                    notPublished(error);
                } else {
                    result.cause().ifPresent(this::notPublished);
                }
            });
        } catch (AtForgeException e) {
            notPublished(e);
        }
    }

    private void notPublished(Throwable error) {
        String name = settings.identity().name();
        if (link.session().state() != SessionState.CLOSED) {
            LOG.warn("{}: an answer, or a report of what was set, was not published", name, error);
        } else if (toldClosed.compareAndSet(false, true)) {
            // a program that ends is no trouble, and all that waits has this one reason
            LOG.warn("{}: the session was closed before an answer, or a report of what was set, was published", name);
        }
    }
}

package io.atforge.internal.thing;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.InvalidArgumentException;
import io.atforge.MessageDroppedException;
import io.atforge.MessageDroppedException.Reason;
import io.atforge.NotConnectedException;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.internal.traffic.PromptHandler;
import io.atforge.loop.EventLoop;
import io.atforge.session.Message;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.thing.ThingResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that wait for the platform's replies. A reply is found by topic and number, over whichever connection it comes;
 * one that no request waits for is dropped. The state lives on the session's loop.
 */
final class Requests<P> {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    /** Who asks faster than the platform answers is told so, before memory is short. */
    static final int MOST_WAITING = 1000;

    private final class Pending {

        private final String id = ids.next();
        private final CompletableFuture<Ended> ended = new CompletableFuture<>();
        private final Request request;
        private final Duration within;
        private EventLoop.Timer timer = () -> {};
        private boolean handedOver;
        private long disconnects;
        private Optional<AtForgeException> doubt = Optional.empty();

        Pending(Request request, Duration within) {
            this.request = request;
            this.within = within;
        }

        void end(Ended end) {
            timer.cancel();
            pending.remove(id);
            ended.complete(end);
        }

        void fail(Throwable error) {
            Failures.known(error).ifPresentOrElse(known -> end(Ended.failed(known)), () -> {
                timer.cancel();
                pending.remove(id);
                ended.completeExceptionally(Failures.origin(error));
            });
        }

        void await(Duration duration, Runnable missed) {
            try {
                timer = loop.after(duration, missed);
            } catch (RejectedExecutionException e) {
                close();
            }
        }

        void close() {
            AtForgeException cause = doubt.orElseGet(Requests.this::closedCause);
            end(handedOver ? Ended.unknown(cause) : Ended.failed(cause));
        }
    }

    private final SessionSettings<P> settings;
    private final ThingLink<P> link;
    private final ThingTopics<P> topics;
    private final EventLoop loop;
    private final RequestIds ids;
    private final Map<String, Pending> pending = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> replies = new HashMap<>();
    private boolean closed;

    Requests(SessionSettings<P> settings, ThingLink<P> link) {
        this.settings = settings;
        this.link = link;
        this.topics = new ThingTopics<>(settings.identity());
        this.loop = settings.loop();
        this.ids = new RequestIds(settings.clock());
    }

    RequestIds ids() {
        return ids;
    }

    // ---- from any thread

    /** One after the other; the first that does not end well is the last. Those that end well give their data together. */
    CompletableFuture<Ended> askAll(List<Request> requests, Duration within) {
        return ask(requests.get(0), within).thenCompose(first -> {
            if (requests.size() == 1 || first.result().outcome() != ThingResult.Outcome.ACCEPTED) {
                return CompletableFuture.completedFuture(first);
            }
            return rest(requests.subList(1, requests.size()), within).thenApply(next -> next.after(first));
        });
    }

    /** Something was sent by now: what is wrong with a later part, as the modem's model became known, is its end. */
    private CompletableFuture<Ended> rest(List<Request> requests, Duration within) {
        try {
            return askAll(requests, within);
        } catch (InvalidArgumentException e) {
            return CompletableFuture.completedFuture(Ended.failed(e));
        }
    }

    private CompletableFuture<Ended> ask(Request request, Duration within) {
        if (!settings.identity().isKnown()) {
            return CompletableFuture.completedFuture(Ended.failed(new NotConnectedException(
                    "which device this is, is not known before the modem was asked for its IMEI; connect first")));
        }
        link.check(topics.subscribe(request.replyTail()));
        Pending asked = new Pending(request, within);
        try {
            loop.execute(() -> start(asked));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Ended.failed(closedCause()));
        }
        return asked.ended;
    }

    private NotConnectedException closedCause() {
        return new NotConnectedException("the session of " + settings.identity().name() + " is closed");
    }

    // ---- on the loop

    private void start(Pending asked) {
        if (pending.size() >= MOST_WAITING) {
            asked.end(Ended.failed(new MessageDroppedException(
                    Reason.QUEUE_FULL,
                    MOST_WAITING + " requests wait for the platform's answers; " + asked.request.method()
                            + " was not sent")));
            return;
        }
        pending.put(asked.id, asked);
        if (closed) {
            asked.close();
            return;
        }
        Duration patience = settings.publishing().timeToLive();
        asked.await(
                patience,
                () -> asked.end(
                        Ended.failed(
                                new MessageDroppedException(
                                        Reason.EXPIRED,
                                        asked.request.method() + " was not sent within " + patience.toSeconds()
                                                + " s, as the topic of its replies is not subscribed to; the session was not online"))));
        subscribed(asked.request.replyTail()).whenComplete((done, error) -> {
            if (asked.ended.isDone()) {
                return;
            }
            asked.timer.cancel();
            if (error == null) {
                publish(asked);
            } else {
                asked.fail(error);
            }
        });
    }

    /** Stays subscribed: the next request of this kind costs no command. What was refused is asked for anew. */
    private CompletableFuture<Void> subscribed(String replyTail) {
        CompletableFuture<Void> known = replies.get(replyTail);
        if (known != null) {
            return known;
        }
        CompletableFuture<Void> granted =
                link.subscribe(topics.subscribe(replyTail), (PromptHandler) message -> replied(replyTail, message));
        replies.put(replyTail, granted);
        // also if the request that asked for it has ended by then
        granted.exceptionally(error -> {
            replies.remove(replyTail, granted);
            return null;
        });
        return granted;
    }

    private void publish(Pending asked) {
        asked.handedOver = true;
        asked.disconnects = disconnects();
        try {
            link.publish(topics.publish(asked.request.tail()), Envelope.request(asked.id, asked.request, true))
                    .whenComplete((result, error) -> {
                        if (error == null) {
                            published(asked, result);
                        } else {
                            asked.fail(error);
                        }
                    });
        } catch (RuntimeException e) {
            asked.fail(e);
        }
    }

    /** A reply may have come before the modem said that it had sent the request. */
    private void published(Pending asked, PublishResult result) {
        if (asked.ended.isDone()) {
            return;
        }
        if (result.outcome() == Outcome.FAILED) {
            asked.end(Ended.failed(result.cause().orElseThrow()));
            return;
        }
        asked.doubt = result.cause();
        if (closed) {
            asked.close();
            return;
        }
        asked.await(asked.within, () -> asked.end(Ended.unknown(asked.doubt.orElseGet(() -> noReply(asked)))));
    }

    private AtTimeoutException noReply(Pending asked) {
        boolean cut = disconnects() != asked.disconnects || link.session().state() != SessionState.ONLINE;
        return new AtTimeoutException(
                "the platform did not answer " + asked.request.method() + " of "
                        + settings.identity().name() + " within " + asked.within.toMillis() + " ms"
                        + (cut ? "; the connection ended meanwhile" : "")
                        + "; it may or may not have taken the request",
                true);
    }

    private long disconnects() {
        return link.disconnects();
    }

    private void replied(String replyTail, Message message) {
        Map<String, Object> reply;
        try {
            reply = Json.object(message.text());
        } catch (InvalidArgumentException e) {
            LOG.debug("{}: dropped a reply on {}: {}", settings.identity().name(), replyTail, e.getMessage());
            return;
        }
        Optional<Pending> asked = Envelope.id(reply).map(pending::get);
        if (asked.filter(found -> found.request.replyTail().equals(replyTail)).isEmpty()) {
            LOG.debug(
                    "{}: dropped a reply on {} that no request waits for",
                    settings.identity().name(),
                    replyTail);
            return;
        }
        asked.get().end(Ended.of(reply, asked.get().request.method()));
    }

    /** Nobody waits for a session that is closed. */
    void close() {
        closed = true;
        List.copyOf(pending.values()).forEach(Pending::close);
    }
}

package io.atforge.thing;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A module of a device's thing model, over a session: tells the platform of properties and events, and serves what the
 * platform wants. Safe for any number of threads.
 *
 * <p>A request waits for the platform's answer, which is found by the request's number, until its deadline: also over a
 * connection that ends and comes back meanwhile. An answer that comes later, or of another request, counts for none.
 * Every operation has a blocking form and one that returns a future; wrong arguments make either throw at once. A
 * handler may wait in the blocking forms; a future completes on a callback thread, for which a handler must not wait where
 * there is only one.
 *
 * @param <P> the generated class that stands for the product
 * @param <D> the generated type of the properties' values
 * @param <H> the generated interface of handlers
 */
public interface Thing<P, D extends PropertyValues<P>, H> {

    /**
     * Reports properties as they are now, or an event that happens now. Properties that do not fit into one message of
     * the modem, or are more than 200, go in several, one after the other.
     *
     * @param values the properties, or the event
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException if there is no value at all among the properties, or an event or one
     *                                             property alone is longer than the modem takes; nothing was sent
     */
    ThingResult report(ThingValues<P> values);

    /**
     * Reports as {@link #report(ThingValues)} does.
     *
     * @param values the properties, or the event
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException as {@link #report(ThingValues)}
     */
    CompletableFuture<ThingResult> reportAsync(ThingValues<P> values);

    /**
     * Reports what was so, or happened, at a time. Otherwise as {@link #report(ThingValues)}.
     *
     * @param sample the properties or the event, with the time
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException as {@link #report(ThingValues)}
     */
    ThingResult report(Sample<P> sample);

    /**
     * Reports as {@link #report(Sample)} does.
     *
     * @param sample the properties or the event, with the time
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException as {@link #report(ThingValues)}
     */
    CompletableFuture<ThingResult> reportAsync(Sample<P> sample);

    /**
     * Reports many samples at once, as they were taken since the last report: {@code thing.event.property.batch.post}.
     * As many messages are sent, one after the other, as the modem's and the platform's limits ask for.
     *
     * @param samples the samples, at least one
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException if there is none, or one alone is longer than the modem takes; nothing
     *                                             was sent
     */
    ThingResult reportBatch(List<Sample<P>> samples);

    /**
     * Reports as {@link #reportBatch} does.
     *
     * @param samples the samples, at least one
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException as {@link #reportBatch}
     */
    CompletableFuture<ThingResult> reportBatchAsync(List<Sample<P>> samples);

    /**
     * Reports what is of the past and does not change what the platform shows as the present:
     * {@code thing.event.property.history.post}. Otherwise as {@link #reportBatch}.
     *
     * @param samples the samples, at least one
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException as {@link #reportBatch}
     */
    ThingResult reportHistory(List<Sample<P>> samples);

    /**
     * Reports as {@link #reportHistory} does.
     *
     * @param samples the samples, at least one
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException as {@link #reportBatch}
     */
    CompletableFuture<ThingResult> reportHistoryAsync(List<Sample<P>> samples);

    /**
     * Puts a report into the session's outbox, for what must not be lost: it is published with QoS 1, with its time, until
     * the platform's broker has acknowledged it, also by another session after this program was killed. The platform is
     * not asked for a code. Properties that do not fit into one message become several.
     *
     * @param sample the properties or the event, with the time
     * @return the numbers in the outbox
     * @throws io.atforge.InvalidArgumentException if the session has no outbox, and as {@link #report(ThingValues)};
     *                                             nothing was stored
     * @throws io.atforge.OutboxException          as {@code ModemSession.post}
     * @throws io.atforge.NotConnectedException    if which device this is, is not known before the modem was asked for its
     *                                             IMEI
     */
    List<Long> post(Sample<P> sample);

    /**
     * Asks what the platform wants the module's properties to be, for example after a connect: what was set while the
     * device was away.
     *
     * @return the values that are wanted
     */
    Desired<D> desired();

    /**
     * Asks as {@link #desired} does.
     *
     * @return the values that are wanted
     */
    CompletableFuture<Desired<D>> desiredAsync();

    /**
     * Tells the platform that wishes are done with. One that was renewed meanwhile stays: its version is greater.
     *
     * @param done what {@link #desired} gave
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException if there is no wish in it; nothing was sent
     */
    ThingResult clearDesired(Desired<D> done);

    /**
     * Tells as {@link #clearDesired} does.
     *
     * @param done what {@link #desired} gave
     * @return how it ended
     * @throws io.atforge.InvalidArgumentException if there is no wish in it; nothing was sent
     */
    CompletableFuture<ThingResult> clearDesiredAsync(Desired<D> done);

    /**
     * Serves what the platform wants: properties that it sets, services that it invokes. Subscribes to their topics, as
     * {@code ModemSession.subscribe} does, also after each reconnect. Handlers run one at a time on the session's callback
     * threads, and may call the session and this. The platform is answered with code 200 and the results, with the code
     * of a {@link HandlerException}, with 460 for a wrong parameter, which no handler sees, or with 400 if a handler
     * throws something else. After properties were set, those that the handlers say are in force are reported. A request
     * that comes twice is carried out once.
     *
     * @param handlers the application's handlers; they replace those of an earlier call
     */
    void serve(H handlers);

    /**
     * Serves as {@link #serve} does.
     *
     * @param handlers the application's handlers
     * @return completes as {@code ModemSession.subscribeAsync} does
     */
    CompletableFuture<Void> serveAsync(H handlers);
}

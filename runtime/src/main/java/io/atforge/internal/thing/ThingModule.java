package io.atforge.internal.thing;

import io.atforge.internal.concurrent.Failures;
import io.atforge.thing.Desired;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Sample;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingModel;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingValues;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** One module of a device's thing model, as applications see it. */
record ThingModule<P, D extends PropertyValues<P>, H>(Things<P> things, ThingModel<P, D, H> model, Duration within)
        implements Thing<P, D, H> {

    @Override
    public ThingResult report(ThingValues<P> values) {
        return Failures.await(things.report(values, within), "report");
    }

    @Override
    public CompletableFuture<ThingResult> reportAsync(ThingValues<P> values) {
        return things.detach(things.report(values, within));
    }

    @Override
    public ThingResult report(Sample<P> sample) {
        return Failures.await(things.report(sample, within), "report");
    }

    @Override
    public CompletableFuture<ThingResult> reportAsync(Sample<P> sample) {
        return things.detach(things.report(sample, within));
    }

    @Override
    public ThingResult reportBatch(List<Sample<P>> samples) {
        return Failures.await(things.batch(samples, within), "reportBatch");
    }

    @Override
    public CompletableFuture<ThingResult> reportBatchAsync(List<Sample<P>> samples) {
        return things.detach(things.batch(samples, within));
    }

    @Override
    public ThingResult reportHistory(List<Sample<P>> samples) {
        return Failures.await(things.history(samples, within), "reportHistory");
    }

    @Override
    public CompletableFuture<ThingResult> reportHistoryAsync(List<Sample<P>> samples) {
        return things.detach(things.history(samples, within));
    }

    @Override
    public List<Long> post(Sample<P> sample) {
        return things.post(sample);
    }

    @Override
    public Desired<D> desired() {
        return Failures.await(things.desired(model, within), "desired");
    }

    @Override
    public CompletableFuture<Desired<D>> desiredAsync() {
        return things.detach(things.desired(model, within));
    }

    @Override
    public ThingResult clearDesired(Desired<D> done) {
        return Failures.await(things.clear(done.versions(), within), "clearDesired");
    }

    @Override
    public CompletableFuture<ThingResult> clearDesiredAsync(Desired<D> done) {
        return things.detach(things.clear(done.versions(), within));
    }

    @Override
    public void serve(H handlers) {
        Failures.await(things.serve(model, Objects.requireNonNull(handlers)), "serve");
    }

    @Override
    public CompletableFuture<Void> serveAsync(H handlers) {
        return things.detach(things.serve(model, Objects.requireNonNull(handlers)));
    }
}

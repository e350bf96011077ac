package io.atforge.testkit.page;

import io.atforge.testkit.page.event.Event;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.page.http.PageContent;
import io.atforge.testkit.page.http.PageServer;
import io.atforge.testkit.page.wire.SecretMask;
import io.atforge.testkit.page.wire.WireRecorder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A page while it is open: listens to modem and platform, and serves what it has heard. Safe for any thread. */
public final class LivePage implements PageContent, AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration COUNT = Duration.ofSeconds(1);
    private static final int MOST_ORDERS = 64;
    private static final int MOST_CHARACTERS = 2000;

    private final PageSubject subject;
    private final EventLog log = new EventLog();
    private final SecretMask mask;
    private final Orders orders;
    private final PageDescription description;
    private final WireRecorder wire;
    private final PageServer server;
    private final List<Runnable> listening = new ArrayList<>();
    private final StateWatch state;
    // One after the other: what a person clicks happens in that order.
    private final ExecutorService worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_ORDERS), LivePage::daemon);

    /**
     * Opens a page.
     *
     * @param subject what it is about
     * @param port    the TCP port on 127.0.0.1; 0 for one that is free
     * @throws IllegalArgumentException if the port is not free
     */
    public LivePage(PageSubject subject, int port) {
        this.subject = subject;
        Clock clock = Clock.systemUTC();
        mask = new SecretMask(subject.platform().registry().secrets());
        Notes notes = new Notes(log, mask, clock);
        orders = new Orders(subject, notes);
        description = new PageDescription(subject);
        state = new StateWatch(subject, log);
        wire = new WireRecorder(log, mask, clock, subject.nanoTime(), state::look);
        MessageRecorder messages = new MessageRecorder(log, mask, subject.platform(), clock);
        Counters counters = new Counters(log, wire, messages, subject.platform(), clock);
        SubscriptionWatch subscriptions = new SubscriptionWatch(subject.platform(), log, mask);
        server = new PageServer(this, port, HEARTBEAT);
        listening.add(subject.platform().traffic().listen(messages::passed));
        subject.things().ifPresent(things -> listening.add(things.listen(notes::add)));
        subject.view().tap(wire);
        state.look();
        subscriptions.look();
        counters.look();
        server.every(LOOK, state::look);
        server.every(LOOK, subscriptions::look);
        server.every(COUNT, counters::look);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "atforge-page-orders");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Where the page is.
     *
     * @return an address on 127.0.0.1 that cannot be guessed
     */
    public URI address() {
        return server.address();
    }

    /**
     * How many browsers read at present.
     *
     * @return at most 32
     */
    public int readers() {
        return server.readers();
    }

    @Override
    public String hello() {
        return description.json();
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public String transcript() {
        return log.kept(EventKind.WIRE).stream().map(Event::transcript).collect(Collectors.joining());
    }

    @Override
    public CompletableFuture<Optional<String>> act(String order) {
        try {
            return CompletableFuture.supplyAsync(() -> wrong(order), worker);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.of("too much is to be done already; try again"));
        }
    }

    private Optional<String> wrong(String order) {
        try {
            orders.carryOut(order);
            return Optional.empty();
        } catch (RuntimeException e) {
            String why = mask.text(String.valueOf(e.getMessage()));
            return Optional.of(why.substring(0, Math.min(why.length(), MOST_CHARACTERS)));
        } finally {
            state.look();
        }
    }

    /** Closes the page: its port is free, and nothing is listened to any more. */
    @Override
    public void close() {
        server.close();
        worker.shutdownNow();
        listening.forEach(Runnable::run);
        subject.view().untap(wire);
    }
}

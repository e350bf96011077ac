package io.atforge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.session.StateChange;
import io.atforge.topic.PublishQuota;
import io.atforge.topic.PublishTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A session that is to stay online, with the standard ladder, on the bench's modem; its whole life in virtual time. */
public final class LifeBench extends BenchTime {

    public static final String TEST = "/a1hahpgAs3s/test/test";
    public static final String REPORT = "/a1hahpgAs3s/test/report";
    static final String COMMANDS = "/a1hahpgAs3s/test/commands/#";

    /** Has no escape, so that it is sent as data. */
    static final String BINARY = "\u0000\u0001 report";

    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(5);

    private final BenchPort port = new BenchPort();
    private final BenchPlatform platform = new BenchPlatform();
    private final Family family;
    private final BenchModem modem;
    private final List<String> messages = new ArrayList<>();
    private final BenchStory story = new BenchStory();
    private final List<CompletableFuture<?>> futures = new ArrayList<>();
    private final Phase phase;
    private final DefaultModemSession<Tracker> session;
    private Optional<CompletableFuture<PublishResult>> published = Optional.empty();
    private Optional<CompletableFuture<Void>> closed = Optional.empty();
    private PublishTopic<Tracker> topic = Tracker.REPORT;
    private int copies = 1;
    private int others;
    private boolean mayBeUnprepared;
    private boolean mayAskAgain;
    private int powered;
    private int connectionsBefore;

    public LifeBench(Phase phase) {
        this(phase, Family.AIR720);
    }

    /** With more than one message under way, others are when it strikes. */
    public LifeBench(Phase phase, Family family) {
        this(
                phase,
                family,
                builder -> builder.publishing(PublishPolicy.standard().withInFlight(family.window())));
        others = family.window() - 1;
    }

    public LifeBench(Phase phase, UnaryOperator<DefaultModemSessionBuilder<Tracker>> change) {
        this(phase, Family.AIR720, change);
    }

    public LifeBench(Phase phase, Family family, UnaryOperator<DefaultModemSessionBuilder<Tracker>> change) {
        this.phase = phase;
        this.family = family;
        this.modem = new BenchModem(loop, port, platform, family.manners());
        this.session = change.apply(family.builder()
                        .publishQuota(PublishQuota.unlimited())
                        .port(port)
                        .loop(loop)
                        .threads(Runnable::run)
                        .random(new Random(1)))
                .powerSwitch(() -> {
                    powered++;
                    modem.mood(BenchMood.WELL);
                    modem.restart();
                })
                .build();
        story.follow(session);
    }

    // ---- the life

    /** Starts, and wants to hear of two topics. */
    public void start() {
        futures.add(session.starting());
        subscribe();
    }

    public void subscribe() {
        futures.add(session.subscribeAsync(Tracker.TEST_TOPIC, message -> messages.add(message.text())));
        futures.add(session.subscribeAsync(Tracker.COMMANDS, message -> messages.add(message.text())));
    }

    public void online() {
        start();
        await(Duration.ofMinutes(1), () -> session.state() == SessionState.ONLINE);
        connectionsBefore = platform.connection();
    }

    /** Goes to the phase, and strikes there. */
    public void strike(Runnable fault) {
        switch (phase) {
            case OPENING -> {
                boolean[] struck = {false};
                port.whenOpened(() -> {
                    struck[0] = true;
                    fault.run();
                });
                start();
                await(Duration.ofSeconds(1), () -> struck[0]);
            }
            case SYNCHRONIZING, SIM, REGISTERING, BEARER, TCP, MQTT, SUBSCRIBING -> {
                strikeAt(fault);
                start();
            }
            case IDLE -> {
                online();
                fault.run();
            }
            case PUBLISHING, PROMPT, BODY, ACKNOWLEDGING -> {
                online();
                strikeAt(fault);
                published = Optional.of(publish(topic, payload()));
                for (int i = 0; i < others; i++) {
                    publish(topic, "beside " + i);
                }
            }
            case RECEIVING -> {
                online();
                port.receive(family.manners().stopsShort(TEST, 40, "half a"));
                pass(STEP);
                fault.run();
            }
            case WAITING -> {
                online();
                modem.closed();
                await(Duration.ofSeconds(1), () -> session.state() == SessionState.WAITING);
                fault.run();
            }
            case CLOSING -> {
                online();
                strikeAt(fault);
                close();
            }
        }
        await(Duration.ofMinutes(2), () -> !modem.isStillToBeStruck());
    }

    private void strikeAt(Runnable fault) {
        String start = family.manners().written(phase);
        modem.when(text -> text.startsWith(start), fault);
    }

    private String payload() {
        return phase == Phase.PUBLISHING || phase == Phase.ACKNOWLEDGING ? "report" : BINARY;
    }

    /** How often the publish of the phase arrived. */
    public int arrived() {
        return platform.received(topic.of("test"), payload());
    }

    /** The publish of the phase goes there. */
    public LifeBench publishesTo(PublishTopic<Tracker> to) {
        topic = to;
        return this;
    }

    /** The modem restarted, and nothing could show it. */
    public void mayBeUnprepared() {
        mayBeUnprepared = true;
    }

    /** The session may ask for a topic again on the same connection, to see whether the platform is there. */
    public void mayAskAgain() {
        mayAskAgain = family.manners().completesById();
    }

    /** How the publish of the phase ends whose connection is gone. */
    public Outcome endOfLost() {
        return isIn(Phase.PROMPT, Phase.BODY) ? family.manners().givenUpInData() : Outcome.UNKNOWN;
    }

    /** Does something that ends the connection, and waits for the next. */
    public void reconnects(Runnable reason) {
        int before = platform.connection();
        reason.run();
        await(Duration.ofMinutes(70), () -> platform.connection() > before && session.state() == SessionState.ONLINE);
    }

    public LifeBench mayArriveTwice() {
        copies = 2;
        return this;
    }

    public CompletableFuture<PublishResult> publish(PublishTopic<Tracker> topic, String payload) {
        CompletableFuture<PublishResult> result =
                session.publishAsync(topic, payload.getBytes(StandardCharsets.ISO_8859_1));
        futures.add(result);
        return result;
    }

    public CompletableFuture<Void> close() {
        closed = Optional.of(session.signOff());
        return closed.get();
    }

    @Override
    String story() {
        return family + ", " + phase + ": state " + session.state() + " after " + seconds() + " s\n" + story;
    }

    // ---- what must have come of it

    /** In the phase of closing it closes; otherwise it comes back in a new connection, and all is as it was. */
    public void comesBack(Duration within) {
        if (phase == Phase.CLOSING) {
            closes();
            return;
        }
        await(
                within,
                () -> session.state() == SessionState.ONLINE
                        && platform.connection() > connectionsBefore
                        && futures.stream().allMatch(CompletableFuture::isDone));
        pass(Duration.ofMillis(100));
        isAsBefore();
    }

    /** Whether or not the connection held, all is as it was. */
    public void goesOn(Duration within) {
        connectionsBefore = 0;
        if (phase == Phase.RECEIVING) {
            // the half message is given up after 2 s of silence
            pass(Duration.ofSeconds(3));
        }
        comesBack(within);
    }

    /** Nothing came of it. */
    public void isUndisturbed() {
        goesOn(Duration.ofMinutes(1));
        assertThat(platform.connection()).as(this::story).isEqualTo(phase == Phase.WAITING ? 2 : 1);
    }

    /** Online, each topic asked for exactly once, messages both ways, and no publish arrived twice. */
    public void isAsBefore() {
        assertThat(session.state()).as(this::story).isEqualTo(SessionState.ONLINE);
        assertThat(platform.subscribed()).as(this::story).isEqualTo(Map.of(TEST, mayAskAgain ? 2 : 1, COMMANDS, 1));
        int heard = messages.size();
        modem.message(TEST, "still");
        pass(STEP);
        assertThat(messages).as(this::story).hasSize(heard + 1).last().isEqualTo("still");
        CompletableFuture<PublishResult> after = publish(Tracker.REPORT, "after " + loop.nanoTime());
        await(Duration.ofSeconds(40), after::isDone);
        assertThat(after.join().outcome()).as(this::story).isEqualTo(Outcome.ACKNOWLEDGED);
        assertThat(platform.receivedAtMost()).as(this::story).isLessThanOrEqualTo(copies);
        assertThat(platform.busiestMinute()).as(this::story).isLessThanOrEqualTo(5);
        assertThat(modem.isPrepared() || mayBeUnprepared).as(this::story).isTrue();
        published.ifPresent(future -> isTrue(future.join()));
    }

    /** What is said of a publish is what the platform saw. */
    private void isTrue(PublishResult result) {
        int arrived = arrived();
        switch (result.outcome()) {
            case FAILED -> assertThat(arrived).as(this::story).isZero();
            case ACKNOWLEDGED, ACCEPTED -> assertThat(arrived).as(this::story).isBetween(1, copies);
            case UNKNOWN -> assertThat(arrived).as(this::story).isLessThanOrEqualTo(copies);
        }
    }

    /** Whatever is under way, and whether or not it is being closed already: closed in time, with nothing left. */
    public void closes() {
        CompletableFuture<Void> done = closed.orElseGet(this::close);
        loop.advance(CLOSES_WITHIN);
        assertThat(done).as(this::story).isCompleted();
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
        assertThat(port.isOpen()).isFalse();
        assertThat(futures).as(this::story).allMatch(CompletableFuture::isDone);
        int written = modem.commands().size();
        loop.advance(Duration.ofHours(2));
        assertThat(port.isOpen()).isFalse();
        assertThat(modem.commands()).hasSize(written);
    }

    /** The publish of the phase, if there is one, ended so. */
    public void ended(Outcome... allowed) {
        published.ifPresent(future -> {
            assertThat(future).as(this::story).isDone();
            assertThat(allowed).as(this::story).contains(future.join().outcome());
        });
    }

    /** Since it was first trouble, this is what it was; closing needs no recovery. */
    public void wasTrouble(DisconnectReason reason) {
        if (phase != Phase.CLOSING) {
            assertThat(session.statistics().disconnects().get(reason))
                    .as(this::story)
                    .isPositive();
        }
    }

    public void wasRemedied(RecoveryAction action) {
        if (phase != Phase.CLOSING) {
            assertThat(session.statistics().recoveryActions()).as(this::story).containsKey(action.name());
        }
    }

    /** A change of state, to a state that is not on the way online, had such a cause. */
    public void wasTold(Class<? extends AtForgeException> cause) {
        if (phase != Phase.CLOSING) {
            assertThat(causes()).as(this::story).anyMatch(cause::isInstance);
        }
    }

    public List<AtForgeException> causes() {
        return changes().stream().flatMap(change -> change.cause().stream()).toList();
    }

    List<StateChange> changes() {
        return story.changes();
    }

    public boolean isIn(Phase first, Phase... others) {
        return EnumSet.of(first, others).contains(phase);
    }

    public DefaultModemSession<Tracker> session() {
        return session;
    }

    public Family family() {
        return family;
    }

    public BenchModem modem() {
        return modem;
    }

    public BenchPlatform platform() {
        return platform;
    }

    public BenchPort port() {
        return port;
    }

    public List<String> messages() {
        return messages;
    }

    public List<SessionEvent> events() {
        return story.events();
    }

    public List<CompletableFuture<?>> futures() {
        return futures;
    }

    public Phase phase() {
        return phase;
    }

    public int powered() {
        return powered;
    }
}

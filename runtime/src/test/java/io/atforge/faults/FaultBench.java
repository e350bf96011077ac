package io.atforge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Family;
import io.atforge.bench.FamilyManners;
import io.atforge.bench.FamilyManners.Answer;
import io.atforge.bench.Phase;
import io.atforge.bench.PoliteModem;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.session.Message;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionEvent;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.topic.PublishQuota;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** A session with a polite modem, on a clock driven by hand, and a fault that strikes once in a phase. */
final class FaultBench {

    private static final byte[] TEXT = "report".getBytes(StandardCharsets.US_ASCII);

    /** Has no escape in any family: it is sent as data. */
    private static final byte[] BINARY = {0, 1, 'r', 'e', 'p', 'o', 'r', 't'};

    private final FamilyManners manners;
    private final PoliteModem modem;
    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(this::reply);
    private final List<String> messages = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final DefaultModemSession<Tracker> session;
    private final Phase phase;
    private final int window;
    private long busyUntil;
    private boolean silent;
    private String struckAt;
    private Optional<UnaryOperator<String>> fault = Optional.empty();
    private Optional<Throwable> connectFailure = Optional.empty();
    private Optional<Throwable> subscribeFailure = Optional.empty();
    private Optional<PublishResult> published = Optional.empty();

    FaultBench(Phase phase, Family family) {
        this.phase = phase;
        this.window = family.window();
        this.manners = family.manners();
        this.struckAt = manners.written(phase);
        this.modem = new PoliteModem(manners);
        this.session = family.builder()
                .publishQuota(PublishQuota.unlimited())
                .port(port)
                .loop(loop)
                .threads(Runnable::run)
                .recovery(RecoveryLadder.none())
                .publishing(PublishPolicy.standard().withInFlight(family.window()))
                .build();
        session.onEvent(events::add);
        session.wiretap(entry -> trace.add(entry.toString()));
    }

    /** From now on, commands that start so are answered so; others with OK. */
    void on(String command, String reply) {
        modem.on(command, reply);
    }

    /** The next command, or data, that starts so is answered so. */
    void once(String command, String reply) {
        modem.once(command, reply);
    }

    /** From now on, commands that start so are answered as all is well. */
    void politely(String command) {
        modem.politely(command);
    }

    /** The family's modem answers so, from now on. */
    void on(Answer answer) {
        modem.on(answer.command(), answer.reply());
    }

    void politely(Answer answer) {
        modem.politely(answer.command());
    }

    /** A modem works on one command after the other: while it is late with one, the next has to wait. */
    private String reply(String command) {
        if (silent) {
            return "";
        }
        Duration busy = Duration.ofNanos(busyUntil - loop.nanoTime());
        String answer = answer(command);
        if (busy.isNegative() || busy.isZero()) {
            return answer;
        }
        loop.after(busy, () -> port.receive(answer));
        return "";
    }

    private String answer(String command) {
        String polite = modem.answer(command);
        if (fault.isPresent() && command.startsWith(struckAt)) {
            UnaryOperator<String> once = fault.get();
            fault = Optional.empty();
            return once.apply(polite);
        }
        return polite;
    }

    // ---- striking

    /** The modem's answer in the phase is changed; between commands, the answer is empty. */
    void strike(UnaryOperator<String> change) {
        if (phase == Phase.IDLE) {
            run();
            receive(change.apply(""));
        } else {
            fault = Optional.of(change);
            run();
            assertThat(fault)
                    .as(() -> "did not strike\n" + String.join("\n", trace))
                    .isEmpty();
        }
    }

    /** The same, where the phase's command is echoed: data after a prompt are not. */
    void strikeEchoed(UnaryOperator<String> change) {
        struckAt = manners.command(phase);
        strike(change);
    }

    /** The modem says something before its answer. */
    void before(String said) {
        strike(answer -> said + answer);
    }

    /** The modem takes its time to answer. */
    void late(Duration delay) {
        late(delay, "");
    }

    /** The modem says something, and takes its time to answer. */
    void late(Duration delay, String meanwhile) {
        strike(answer -> {
            busyUntil = loop.nanoTime() + delay.toNanos();
            loop.after(delay, () -> port.receive(answer));
            return meanwhile;
        });
    }

    /** The modem falls silent in the phase. */
    void fallSilent() {
        strike(answer -> {
            silent = true;
            return "";
        });
    }

    void speakAgain() {
        silent = false;
    }

    /** What comes in is cut into pieces of so many bytes. */
    void cut(int bytes) {
        port.cut(bytes);
    }

    String lastCommand() {
        return port.written().get(port.written().size() - 1);
    }

    /** The modem says something by itself. */
    void receive(String text) {
        port.receive(modem.said(text));
        loop.run();
    }

    void wait(Duration duration) {
        loop.advance(duration);
    }

    /** Goes through the whole life: connect, subscribe, publish. Each may fail; what failed is kept. */
    void run() {
        connectFailure = failureOf(session.connectAsync());
        if (connectFailure.isEmpty()) {
            subscribeFailure = failureOf(session.subscribeAsync(Tracker.TEST_TOPIC, this::heard));
            published =
                    Optional.of(resultOf(session.publishAsync(Tracker.REPORT, phase == Phase.PROMPT ? BINARY : TEXT)));
        }
    }

    private void heard(Message message) {
        messages.add(message.text());
    }

    private Optional<Throwable> failureOf(CompletableFuture<?> future) {
        patience(future);
        return future.handle((result, error) ->
                        Optional.ofNullable(error instanceof CompletionException ? error.getCause() : error))
                .join();
    }

    private PublishResult resultOf(CompletableFuture<PublishResult> future) {
        patience(future);
        return future.join();
    }

    /** Every operation ends by its own deadlines; five minutes is more than any of them. */
    private void patience(CompletableFuture<?> future) {
        for (int i = 0; i < 3000 && !future.isDone(); i++) {
            loop.advance(Duration.ofMillis(100));
        }
        assertThat(future).as("ended\n" + String.join("\n", trace)).isDone();
    }

    // ---- what must have come of it

    List<String> messages() {
        return messages;
    }

    List<String> unsolicited() {
        return events.stream()
                .filter(SessionEvent.Unsolicited.class::isInstance)
                .map(event -> ((SessionEvent.Unsolicited) event).line())
                .toList();
    }

    long discarded() {
        return events.stream().filter(SessionEvent.Discarded.class::isInstance).count();
    }

    List<String> written() {
        return port.written();
    }

    DefaultModemSession<Tracker> session() {
        return session;
    }

    Phase phase() {
        return phase;
    }

    /** Whether several messages may be under way: then whose an acknowledgement is matters. */
    boolean hasSeveralUnderWay() {
        return window > 1;
    }

    FamilyManners manners() {
        return manners;
    }

    /** Whether messages are heard in the phase. */
    boolean isSubscribed() {
        return phase != Phase.REGISTERING && phase != Phase.MQTT;
    }

    List<String> query(String command) {
        CompletableFuture<List<String>> query = session.queryAsync(command);
        patience(query);
        return query.join();
    }

    PublishResult publish(byte[] payload) {
        return resultOf(session.publishAsync(Tracker.REPORT, payload));
    }

    double seconds() {
        return loop.nanoTime() / 1e9;
    }

    /** The failure of the phase's own operation. */
    Throwable failure() {
        return switch (phase) {
            case REGISTERING, MQTT -> connectFailure.orElseThrow(this::noFailure);
            case SUBSCRIBING -> subscribeFailure.orElseThrow(this::noFailure);
            case PUBLISHING, PROMPT -> published.flatMap(PublishResult::cause).orElseThrow(this::noFailure);
            default -> throw new IllegalStateException("nothing was under way");
        };
    }

    private AssertionError noFailure() {
        return new AssertionError("nothing failed\n" + String.join("\n", trace));
    }

    PublishResult published() {
        return published.orElseThrow();
    }

    /** The fault changed nothing: everything ended as it should, in the first try. */
    void everythingEndedWell() {
        assertThat(connectFailure).as(() -> String.join("\n", trace)).isEmpty();
        assertThat(subscribeFailure).as(() -> String.join("\n", trace)).isEmpty();
        assertThat(published().outcome()).as(() -> String.join("\n", trace)).isEqualTo(Outcome.ACKNOWLEDGED);
        isInStep();
    }

    /** Whatever failed: after it, the session connects, and each command gets its own answer. */
    void recovers() {
        assertThat(failureOf(session.connectAsync()))
                .as(() -> String.join("\n", trace))
                .isEmpty();
        assertThat(failureOf(session.subscribeAsync(Tracker.TEST_TOPIC, this::heard)))
                .isEmpty();
        isInStep();
    }

    /** Goes on after a strike between commands. */
    void isInStep() {
        assertThat(query("AT+CSQ")).as(() -> String.join("\n", trace)).containsExactly("+CSQ: 16,0");
        assertThat(resultOf(session.publishAsync(Tracker.REPORT, "after")).outcome())
                .as(() -> String.join("\n", trace))
                .isEqualTo(Outcome.ACKNOWLEDGED);
        int before = messages.size();
        receive(manners.message("/a1hahpgAs3s/test/test", "still"));
        assertThat(messages)
                .as(() -> String.join("\n", trace))
                .hasSize(before + 1)
                .last()
                .isEqualTo("still");
    }
}

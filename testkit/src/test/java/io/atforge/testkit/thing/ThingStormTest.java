package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.SessionState;
import io.atforge.testkit.Sessions;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.thing.ReportedEvent;
import io.atforge.testkit.platform.thing.ReportedProperty;
import io.atforge.testkit.platform.thing.ThingAnswer;
import io.atforge.testkit.platform.thing.ThingLink;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.platform.thing.Verification;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import io.atforge.testkit.thing.TrackerThing.Alarm;
import io.atforge.testkit.thing.TrackerThing.Properties;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hundreds of reports, sets and invocations, each with a number of its own, while connections end and modems restart, in
 * virtual time: each request of the device ends, nothing is carried out twice, and what counts as accepted or answered was.
 */
class ThingStormTest {

    private static final int OPERATIONS = 300;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int MOST_BETWEEN = 20_000;
    private static final int BETWEEN_STRIKES = 23;

    /** One afternoon of a device. */
    private static final class Storm {

        private final VirtualTime time = new VirtualTime();
        private final Random random;
        private final RecordingHandlers handlers = new RecordingHandlers();
        private final Things things;
        private final SimulatedPlatform platform;
        private final VirtualModem modem;
        private final ModemSession<Tracker> session;
        private final Thing<Tracker, Properties, TrackerThing.Handlers> thing;
        private final Map<Integer, CompletableFuture<ThingResult>> reports = new LinkedHashMap<>();
        private final Map<Integer, CompletableFuture<ThingResult>> events = new LinkedHashMap<>();
        private final Map<String, CompletableFuture<ThingAnswer>> asked = new LinkedHashMap<>();
        private int absent;
        private int twice;
        private int strikes;
        private int offline;

        Storm(long seed) {
            random = new Random(seed);
            platform = new SimulatedPlatform(time, LATENCY, message -> things().received(message));
            TslModel model = TslModel.read(
                    Path.of("src/test/resources/things/tracker.tsl.json"),
                    Path.of("src/test/resources/things/tracker-gps.tsl.json"));
            things = new Things(
                    Map.of(Tracker.KEY, new ThingProduct(model, Verification.STRICT)),
                    new ThingLink() {
                        @Override
                        public void send(String topic, String text) {
                            platform.send(topic, text);
                            if (!topic.endsWith("_reply") && random.nextInt(4) == 0) {
                                platform.send(topic, text);
                                twice++;
                            }
                        }

                        @Override
                        public Set<DeviceId> online() {
                            return platform.connected().isEmpty() ? Set.of() : Set.of(DEVICE);
                        }

                        @Override
                        public Optional<String> clientId(DeviceId device) {
                            return Optional.empty();
                        }
                    },
                    time,
                    // events are dated by the session's clock, which is the machine's
                    Clock.systemUTC(),
                    Integer.MAX_VALUE);
            modem = VirtualModem.builder()
                    .scheduler(time)
                    .clock(time.clock())
                    .uplink(platform)
                    .build();
            session = Sessions.allOnLoop(Tracker.session("test").port(modem.port()), time, new Random(seed))
                    .build();
            thing = session.thing(TrackerThing.MODEL);
        }

        private Things things() {
            return things;
        }

        Storm live() {
            Sessions.start(session);
            assertThat(time.await(Duration.ofMinutes(10), () -> session.state() == SessionState.ONLINE))
                    .isTrue();
            CompletableFuture<Void> serving = thing.serveAsync(handlers);
            assertThat(time.await(Duration.ofMinutes(1), serving::isDone)).isTrue();
            session.onStateChange(change -> offline += change.previous() == SessionState.ONLINE ? 1 : 0);
            for (int number = 0; number < OPERATIONS; number++) {
                operate(number);
                if (number % BETWEEN_STRIKES < 2) {
                    strike();
                }
                // some soon after one another, so that several are under way
                time.advance(Duration.ofMillis(random.nextInt(3) > 0 ? random.nextInt(100) : MOST_BETWEEN));
            }
            time.advance(Duration.ofHours(1));
            CompletableFuture<Void> closed = Sessions.signOff(session);
            assertThat(time.await(Duration.ofMinutes(10), closed::isDone)).isTrue();
            modem.close();
            return this;
        }

        private void operate(int number) {
            switch (number % 5) {
                case 0 ->
                    reports.put(
                            number,
                            thing.reportAsync(
                                    Properties.builder().note("no. " + number).build()));
                case 1 -> events.put(number, thing.reportAsync(Alarm.of(1, "no. " + number)));
                case 2 -> ask("interval " + number, things.set(DEVICE, "{\"interval\":" + number + "}"));
                case 3 -> ask("reboot " + number, things.invoke(DEVICE, "reboot", "{\"delay\":" + number + "}"));
                default -> ask("measure " + number, things.invoke(DEVICE, "measure", "{\"count\":" + number + "}"));
            }
        }

        private void ask(String call, CompletableFuture<ThingAnswer> answer) {
            if (answer.isCompletedExceptionally()) {
                absent++;
            } else {
                asked.put(call, answer);
            }
        }

        /** In the middle of what was asked last. */
        private void strike() {
            time.advance(Duration.ofMillis(random.nextInt(100)));
            switch (strikes++ % 3) {
                case 0 -> platform.kickAll();
                case 1 -> modem.reboot();
                default -> modem.dropConnection();
            }
        }

        long count(Outcome outcome) {
            return Stream.of(reports, events)
                    .flatMap(results -> results.values().stream())
                    .filter(result -> result.join().outcome() == outcome)
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everythingEndsAndNothingIsDoneTwice(long seed) {
        Storm storm = new Storm(seed).live();

        // Storms, of which a device comes out.
        assertThat(storm.offline).isGreaterThanOrEqualTo(15);
        assertThat(storm.absent).isLessThan(OPERATIONS / 6);
        assertThat(storm.twice).isGreaterThan(20);

        // What the device asked.
        assertThat(storm.reports.values()).hasSize(OPERATIONS / 5).allMatch(CompletableFuture::isDone);
        assertThat(storm.events.values()).hasSize(OPERATIONS / 5).allMatch(CompletableFuture::isDone);
        assertThat(storm.count(Outcome.ACCEPTED)).isGreaterThan(100);
        assertThat(storm.count(Outcome.UNKNOWN)).isPositive();
        List<String> notes = storm.things.history(DEVICE).stream()
                .filter(property -> property.identifier().equals("note"))
                .map(ReportedProperty::valueJson)
                .toList();
        storm.reports.forEach((number, result) -> assertArrived(result.join(), count(notes, number)));
        List<String> alarms = storm.things.events(DEVICE).stream()
                .map(ReportedEvent::valueJson)
                .toList();
        storm.events.forEach((number, result) -> assertArrived(result.join(), count(alarms, number)));

        // What it was asked.
        assertThat(storm.handlers.calls).doesNotHaveDuplicates();
        Set<String> answered = storm.asked.entrySet().stream()
                .filter(entry -> entry.getValue().isDone() && !entry.getValue().isCompletedExceptionally())
                .peek(entry -> assertThat(entry.getValue().join().code()).isEqualTo(200))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(storm.handlers.calls).containsAll(answered);
        assertThat(answered).hasSizeGreaterThan(130);
        storm.asked.forEach((call, answer) -> {
            if (call.startsWith("measure")) {
                assertThat(answer).as(call).isDone();
            }
        });
    }

    private static long count(List<String> arrived, int number) {
        return arrived.stream()
                .filter(json -> json.contains("\"no. " + number + "\""))
                .count();
    }

    private static void assertArrived(ThingResult result, long times) {
        switch (result.outcome()) {
            case ACCEPTED -> assertThat(times).as("%s", result).isEqualTo(1);
            case UNKNOWN -> assertThat(times).as("%s", result).isLessThanOrEqualTo(1);
            case FAILED, REFUSED -> assertThat(times).as("%s", result).isZero();
        }
    }
}

package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Properties;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ScriptedPort;
import io.atforge.thing.Service;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingModel;
import io.atforge.thing.ThingResult;
import io.atforge.thing.Values;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers that wait for the platform, on real threads: one for callbacks, and the session's own. */
@Timeout(60)
class ThingThreadsTest {

    private static final String SYS = "/sys/a1hahpgAs3s/test/";
    private static final Pattern REPORT =
            Pattern.compile("AT\\+MPUB=.*thing/event/property/post.*id\\\\22:\\\\22(\\d+).*");

    /** The one service waits for what its handler waits for. */
    private static final ThingModel<Tracker, Properties, Runnable> MODEL = new ThingModel<>(
            List.of(TrackerThing.TEMPERATURE),
            Properties::new,
            List.of(),
            List.of(new Service<>("look", false, List.of(), (handler, input) -> {
                handler.run();
                return Values.none();
            })));

    private final ExecutorService callbacks = Executors.newSingleThreadExecutor();
    private final CompletableFuture<String> answered = new CompletableFuture<>();
    private final SessionReplies replies = new SessionReplies();

    @AfterEach
    void stop() {
        callbacks.shutdownNow();
    }

    /** The platform accepts each report, as soon as the modem took it. */
    private String says(String command) {
        Matcher report = REPORT.matcher(command.strip());
        if (report.matches()) {
            return replies.of(command)
                    + message(
                            "thing/event/property/post_reply",
                            "{\"id\":\"" + report.group(1) + "\",\"code\":200,\"data\":{}}");
        }
        if (command.contains("look_reply")) {
            answered.complete(command);
        }
        return replies.of(command);
    }

    private static String message(String tail, String json) {
        return "\r\n+MSUB: \"" + SYS + tail + "\"," + json.length() + " byte," + json + "\r\n";
    }

    @Test
    void aHandlerMayWaitForAReport() throws Exception {
        ScriptedPort port = new ScriptedPort(this::says);
        CompletableFuture<ThingResult> inside = new CompletableFuture<>();
        try (ModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .callbacks(callbacks)
                .recovery(RecoveryLadder.none())
                .build()) {
            Thing<Tracker, Properties, Runnable> thing = session.thing(MODEL);
            session.connect();
            thing.serve(() -> inside.complete(thing.report(Properties.of(TrackerThing.TEMPERATURE, 1f))));
            port.receive(message("thing/service/look", "{\"id\":\"7\",\"params\":{}}"));

            assertThat(inside.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(ThingResult.Outcome.ACCEPTED);
            assertThat(answered.get(30, TimeUnit.SECONDS)).contains("200");
        }
    }
}

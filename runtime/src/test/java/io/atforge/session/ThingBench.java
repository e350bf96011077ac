package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.thing.Thing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A session whose modem takes everything, and whose callbacks run when the test lets them. */
final class ThingBench {

    /** A message that went out. */
    record Published(String tail, String json, String command) {

        String id() {
            Matcher id = Pattern.compile("\\{\"id\":\"(\\d+)\"").matcher(json);
            assertThat(id.lookingAt()).as(json).isTrue();
            return id.group(1);
        }
    }

    /** Its milliseconds are a multiple of 2 to the 32, so that the first request has number 0. */
    static final Instant ROUND = Instant.ofEpochMilli(412L << 32);

    private static final String SYS = "/sys/a1hahpgAs3s/test/";
    private static final Pattern PUBLISH = Pattern.compile("AT\\+MPUB=\"" + SYS + "([^\"]*)\",[01],0,\"(.*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9A-F]{2})");

    final ManualLoop loop = new ManualLoop();
    final Queue<Runnable> callbacks = new ArrayDeque<>();
    final SessionReplies replies = new SessionReplies();
    final ScriptedPort port = new ScriptedPort(replies::of);
    final DefaultModemSession<Tracker> session;
    final Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> thing;

    ThingBench() {
        this(new DefaultModemSessionBuilder<>(Tracker.TEST));
    }

    ThingBench(DefaultModemSessionBuilder<Tracker> builder) {
        session = builder.port(port)
                .loop(loop)
                .threads(Runnable::run)
                .callbacks(callbacks::add)
                .clock(InstantSource.fixed(ROUND))
                .recovery(RecoveryLadder.none())
                .build();
        thing = session.thing(TrackerThing.MODEL);
    }

    /** Everything that is due, on the loop and in callbacks. */
    void run() {
        loop.run();
        while (!callbacks.isEmpty()) {
            callbacks.remove().run();
            loop.run();
        }
    }

    void online() {
        CompletableFuture<Void> connected = session.connectAsync();
        run();
        assertThat(connected).isCompleted();
    }

    <T> T done(CompletableFuture<T> future) {
        run();
        assertThat(future).isCompleted();
        return future.join();
    }

    /** What went out on the device's system topics. */
    List<Published> published() {
        return port.written().stream()
                .flatMap(command -> {
                    Matcher publish = PUBLISH.matcher(command);
                    return publish.matches()
                            ? Stream.of(new Published(publish.group(1), unescaped(publish.group(2)), command))
                            : Stream.empty();
                })
                .toList();
    }

    Published last() {
        List<Published> all = published();
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** The platform says something; callbacks wait for the test. */
    void says(String tail, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        port.receive("\r\n+MSUB: \"" + SYS + tail + "\"," + bytes.length + " byte,"
                + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n");
        loop.run();
    }

    void replies(Published request, String rest) {
        says(request.tail() + "_reply", "{\"id\":\"" + request.id() + "\"," + rest + "}");
    }

    void accepts(Published request) {
        replies(request, "\"code\":200,\"data\":{}");
    }

    void disconnects() {
        port.receive("\r\nCLOSED\r\n");
        run();
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
    }
}

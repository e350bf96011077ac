package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptResource;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** What the tests of HttpsLoginTest, HttpsAnswerTest share. */
public final class HttpsBench {

    static final String TOKEN = "0d7fdeb9dc1f4344a2cc0d45edcb0bcb";
    public static final String GIVEN = "{\"code\":200,\"data\":{\"iotId\":\"42Ze0mk3556498a1AlTP\",\"iotToken\":\""
            + TOKEN
            + "\",\"resources\":{\"mqtt\":{\"host\":\"m.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"port\":1883}}},"
            + "\"message\":\"success\"}";

    public static final Device<Tracker> DEVICE = new Device<>(
            new Product<>(
                    Tracker.class,
                    "Tracker",
                    "a1hahpgAs3s",
                    new PlatformSettings(
                            new Endpoint("a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com", 1883),
                            Transport.TCP,
                            SignMethod.HMACMD5,
                            120,
                            true,
                            "${deviceName}",
                            false,
                            Optional.of(new Endpoint("iot-auth.cn-shanghai.aliyuncs.com", 443))),
                    ModemSettings.of("air720")),
            "test",
            SecretSource.literal(Tracker.SECRET));

    final ManualLoop loop = new ManualLoop();
    final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    final Map<String, String> replies = new LinkedHashMap<>(Family.AIR720.replies());
    final ScriptedPort port = new ScriptedPort(this::reply);
    final List<String> shown = new ArrayList<>();
    final List<Long> connects = new ArrayList<>();
    DefaultModemSession<Tracker> session = build(builder());

    HttpsBench() {
        replies.put("AT+HTTPDATA", "\r\nDOWNLOAD\r\n");
        replies.put("productKey=", "\r\nOK\r\n");
        replies.put("AT+FSFLSIZE", "\r\n+FSFLSIZE: " + AUTHORITIES.length() + "\r\n\r\nOK\r\n");
        answers(200, GIVEN);
    }

    static final String AUTHORITIES = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";

    DefaultModemSessionBuilder<Tracker> builder() {
        return new DefaultModemSessionBuilder<>(DEVICE)
                .port(port)
                .scripts(HttpsBench::script)
                .authorities(AUTHORITIES)
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run)
                .clock(clock::get);
    }

    DefaultModemSession<Tracker> build(DefaultModemSessionBuilder<Tracker> builder) {
        DefaultModemSession<Tracker> built = builder.build();
        built.trace(entry -> shown.add(entry.toString()));
        built.wiretap(entry -> shown.add(entry.toString()));
        built.onEvent(event -> shown.add(event.toString()));
        return built;
    }

    /** The platform says with the token where to connect. */
    public static AtScript script(String name) {
        ScriptResource resource = new ScriptResource(Tracker.class, "Tracker", name);
        return name.equals("connect")
                ? AtScriptParser.parse(
                        "connect.at",
                        resource.text().replaceAll("AT\\+MIPSTART=.*", "AT+MIPSTART=\"\\${host}\",\"\\${port}\""))
                : resource.load();
    }

    String reply(String command) {
        if (command.startsWith("AT+MCONNECT")) {
            connects.add(loop.nanoTime());
        }
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, last) ->
                        last.getKey().length() >= first.getKey().length() ? last : first)
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }

    void answers(int status, String body) {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n\r\n+HTTPACTION: 1," + status + "," + body.length() + "\r\n");
        replies.put("AT+HTTPREAD", "\r\n+HTTPREAD: " + body.length() + "\r\n" + body + "\r\nOK\r\n");
    }

    CompletableFuture<Void> connect() {
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofMinutes(3));
        return connected;
    }

    Throwable failure() {
        CompletableFuture<Void> connected = connect();
        assertThat(connected).isCompletedExceptionally();
        return connected
                .handle((done, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    long times(String command) {
        return port.written().stream().filter(line -> line.startsWith(command)).count();
    }

    /** Allowed so many connects a minute, has used them up but for one, and tries that with a token that is refused. */
    CompletableFuture<Void> refusedAtTheLastAllowedConnect(int most) {
        RecoveryLadder none = RecoveryLadder.none();
        replies.put("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        session = build(builder().recovery(new RecoveryLadder(none.rungs(), none.backoff(), none.holdDown(), most)));
        connect().join();
        for (int i = 1; i < most; i++) {
            port.receive("\r\nCLOSED\r\n");
            CompletableFuture<Void> again = session.connectAsync();
            loop.run();
            assertThat(again).isCompleted();
        }
        port.receive("\r\nCLOSED\r\n");
        replies.put("AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");
        CompletableFuture<Void> refused = session.connectAsync();
        loop.run();
        assertThat(times("AT+MCONNECT")).isEqualTo(most + 1);
        return refused;
    }
}

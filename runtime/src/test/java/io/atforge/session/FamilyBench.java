package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** A session with a modem of a family that says what it is told to say: its own scripts, with the build's values filled in. */
final class FamilyBench {

    static final String AUTHORITIES = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";

    /** What the build knows, or what a site sets. */
    private static final Map<String, String> KNOWN = Map.of(
            "accessPoint", "=\"cmnet\"",
            "apn", "cmnet",
            "apnUser", "",
            "accessPointPassword", "",
            "apnAuthentication", "0",
            "keepAlive", "300",
            "cleanSession", "1");

    final ManualLoop loop = new ManualLoop();
    final ScriptedPort port = new ScriptedPort(this::reply);
    final List<StateChange> changes = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final DefaultModemSession<Tracker> session;
    private final Map<String, UnaryOperator<String>> replies = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<String>> prompted = new LinkedHashMap<>();
    private Optional<String> waitsForData = Optional.empty();

    FamilyBench(String family, Transport transport, UnaryOperator<DefaultModemSessionBuilder<Tracker>> more) {
        Product<Tracker> product = new Product<>(
                Tracker.class,
                "Tracker",
                Tracker.PRODUCT.key(),
                new PlatformSettings(new Endpoint("broker.example", 1883), transport, SignMethod.HMACSHA256, 300, true),
                ModemSettings.of(family));
        SortedMap<String, String> templates = Dialect.load(family).scripts(transport);
        session = more.apply(new DefaultModemSessionBuilder<>(
                                new Device<>(product, "test", SecretSource.literal(Tracker.SECRET)))
                        .port(port)
                        .scripts(name -> script(name, templates.get(name)))
                        .authorities(AUTHORITIES)
                        .loop(loop)
                        .threads(Runnable::run)
                        .recovery(RecoveryLadder.none()))
                .build();
        session.onStateChange(changes::add);
        session.onEvent(event -> events.add(event.toString()));
        on("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n");
        on("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\n+CEREG: 0,1\r\n\r\nOK\r\n");
        on("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n");
        on("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n");
        on("AT+CMEE?", "\r\n+CMEE: 1\r\n\r\nOK\r\n");
    }

    static AtScript script(String name, String template) {
        String text = template;
        for (Map.Entry<String, String> known : KNOWN.entrySet()) {
            text = text.replace("${" + known.getKey() + "}", known.getValue());
        }
        return AtScriptParser.parse(name + ".at", text);
    }

    static FamilyBench quectel(Transport transport) {
        return quectel(transport, builder -> builder);
    }

    static FamilyBench quectel(Transport transport, UnaryOperator<DefaultModemSessionBuilder<Tracker>> more) {
        FamilyBench bench = new FamilyBench("quectel", transport, more);
        bench.quectelReplies();
        return bench;
    }

    private void quectelReplies() {
        on("AT+CGMM", "\r\nEC25\r\n\r\nOK\r\n");
        on("AT+QIACT?", "\r\n+QIACT: 1,1,1,\"10.0.0.7\"\r\n\r\nOK\r\n");
        on("AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0,0\r\n");
        on("AT+QMTCONN=", "\r\nOK\r\n\r\n+QMTCONN: 0,0,0\r\n");
        on("AT+QMTCONN?", "\r\n+QMTCONN: 0,3\r\n\r\nOK\r\n");
        on("AT+QMTDISC=", "\r\nOK\r\n\r\n+QMTDISC: 0,0\r\n");
        on("AT+QMTCLOSE=", "\r\nOK\r\n\r\n+QMTCLOSE: 0,0\r\n");
        answer("AT+QMTSUB=", sent -> "\r\nOK\r\n\r\n+QMTSUB: 0," + id(sent) + ",0,1\r\n");
        answer("AT+QMTUNS=", sent -> "\r\nOK\r\n\r\n+QMTUNS: 0," + id(sent) + ",0\r\n");
        prompt("AT+QMTPUBEX=", sent -> "\r\nOK\r\n\r\n+QMTPUBEX: 0," + id(sent) + ",0\r\n");
        on("AT+QFLST=", "\r\n+CME ERROR: 405\r\n");
        prompt("AT+QFUPL=", sent -> "\r\n+QFUPL: 58,f5f\r\n\r\nOK\r\n", "\r\nCONNECT\r\n");
    }

    static FamilyBench simcom(Transport transport) {
        return simcom(transport, builder -> builder);
    }

    static FamilyBench simcom(Transport transport, UnaryOperator<DefaultModemSessionBuilder<Tracker>> more) {
        FamilyBench bench = new FamilyBench("simcom", transport, more);
        bench.on("AT+NETOPEN", "\r\nOK\r\n\r\n+NETOPEN: 0\r\n");
        bench.on("AT+IPADDR", "\r\n+IPADDR: 10.0.0.7\r\n\r\nOK\r\n");
        bench.on("AT+CMQTTSTART", "\r\n+CMQTTSTART: 0\r\n\r\nOK\r\n");
        bench.on("AT+CMQTTCONNECT=", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n");
        bench.on("AT+CMQTTCONNECT?", "\r\n+CMQTTCONNECT: 0,\"tcp://broker.example:1883\",300,1\r\n\r\nOK\r\n");
        bench.on("AT+CMQTTDISC=", "\r\nOK\r\n\r\n+CMQTTDISC: 0,0\r\n");
        bench.on("AT+CMQTTSTOP", "\r\n+CMQTTSTOP: 0\r\n\r\nOK\r\n");
        bench.on("AT+CMQTTPUB=", "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n");
        bench.prompt("AT+CMQTTSUB=", sent -> "\r\nOK\r\n\r\n+CMQTTSUB: 0,0\r\n");
        bench.prompt("AT+CMQTTUNSUB=", sent -> "\r\nOK\r\n\r\n+CMQTTUNSUB: 0,0\r\n");
        bench.prompt("AT+CMQTTTOPIC=", sent -> "\r\nOK\r\n");
        bench.prompt("AT+CMQTTPAYLOAD=", sent -> "\r\nOK\r\n");
        bench.prompt("AT+CCERTDOWN=", sent -> "\r\nOK\r\n");
        return bench;
    }

    /** The message id of a command. */
    static String id(String sent) {
        return sent.split(",")[1];
    }

    /** From now on, commands that start so are answered so; others with OK. */
    void on(String command, String reply) {
        answer(command, sent -> reply);
    }

    void answer(String command, UnaryOperator<String> reply) {
        replies.put(command, reply);
    }

    void prompt(String command, UnaryOperator<String> afterData) {
        prompt(command, afterData, "\r\n> ");
    }

    private void prompt(String command, UnaryOperator<String> afterData, String prompt) {
        replies.put(command, sent -> prompt);
        prompted.put(command, afterData);
    }

    private String reply(String sent) {
        if (waitsForData.isPresent()) {
            String command = waitsForData.get();
            waitsForData = Optional.empty();
            return last(prompted, command).orElseThrow().apply(command);
        }
        String command = sent.strip();
        String reply = last(replies, command).map(known -> known.apply(command)).orElse("\r\nOK\r\n");
        if (reply.endsWith("\r\n> ") || reply.endsWith("CONNECT\r\n")) {
            waitsForData = Optional.of(command);
        }
        return reply;
    }

    private static Optional<UnaryOperator<String>> last(Map<String, UnaryOperator<String>> known, String command) {
        return known.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, later) -> later)
                .map(Map.Entry::getValue);
    }

    /** What was written from the command on that starts so. */
    List<String> writtenFrom(String start) {
        List<String> written = port.written();
        int first = 0;
        while (first < written.size() && !written.get(first).startsWith(start)) {
            first++;
        }
        return written.subList(first, written.size());
    }

    /** How often a command was written that starts so. */
    long count(String start) {
        return port.written().stream().filter(sent -> sent.startsWith(start)).count();
    }

    <T> T done(CompletableFuture<T> future) {
        settle(future);
        assertThat(future).isCompleted();
        return future.join();
    }

    Throwable failed(CompletableFuture<?> future) {
        settle(future);
        assertThat(future).isCompletedExceptionally();
        return future.handle((result, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    /** Whatever waits for a moment has come by then. */
    private void settle(CompletableFuture<?> future) {
        loop.run();
        for (int i = 0; i < 200 && !future.isDone(); i++) {
            loop.advanceToNext(Duration.ofSeconds(1));
        }
    }

    void online() {
        done(session.connectAsync());
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    void receive(String text) {
        port.receive(text);
        loop.run();
    }
}

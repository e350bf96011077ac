package io.atforge.bench.link;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishResult;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A session, as applications use it. */
final class SessionClient implements AutoCloseable {

    /** Stands for the product. */
    private static final class Bench {}

    private static final Device<Bench> DEVICE = new Device<>(
            new Product<>(
                    Bench.class,
                    "Bench",
                    "a1hahpgAs3s",
                    new PlatformSettings(
                            new Endpoint("127.0.0.1", 1883), Transport.TCP, SignMethod.HMACSHA256, 300, true),
                    ModemSettings.of("air720")),
            "bench",
            SecretSource.literal("0123456789abcdef0123456789abcdef"));

    private final ModemSession<Bench> session;
    private final Path file;
    private final Outbox outbox;

    SessionClient(String path, int window) throws IOException {
        file = Files.createTempFile("bench", ".outbox");
        Files.delete(file);
        outbox = FileOutbox.open(file);
        Map<String, String> templates = Dialect.load("air720").scripts(Transport.TCP);
        session = builder(path)
                .scripts(name -> script(templates, name))
                .publishing(PublishPolicy.standard().withInFlight(window))
                .outbox(outbox)
                .build();
        session.connect();
    }

    private static ModemSessionBuilder<Bench> builder(String path) {
        return ModemSession.builder(DEVICE).port("serial:" + path + "?baud=115200");
    }

    private static AtScript script(Map<String, String> templates, String name) {
        String text = templates
                .get(name)
                .replace("${accessPoint}", "")
                .replace("${cleanSession}", "1")
                .replace("${keepAlive}", "300");
        return AtScriptParser.parse(name + ".at", text);
    }

    void set(Load load) {
        session.query(load.pace());
    }

    Ends.Result run(Load load) throws InterruptedException {
        return switch (load.way()) {
            case SYNC -> sync(load);
            case ASYNC, MIXED -> async(load);
            case POST -> post(load);
            case BLOCKING -> throw new IllegalArgumentException(load.toString());
        };
    }

    private static PublishTopic<Bench> topic(int qos) {
        return Topic.publish("/a1hahpgAs3s/${deviceName}/up", qos == 0 ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE);
    }

    private Ends.Result sync(Load load) {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<Bench> topic = topic(load.qos());
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        while (System.nanoTime() < end) {
            ends.add(session.publish(topic, payload).isSuccess());
        }
        return ends.result(load.boundNanos());
    }

    private Ends.Result async(Load load) throws InterruptedException {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<Bench> topic = topic(load.qos());
        PublishTopic<Bench> other = topic(0);
        int atOnce = Math.max(8, load.window() + 8);
        Semaphore room = new Semaphore(atOnce);
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            room.acquire();
            session.publishAsync(load.way() == Load.Way.MIXED && i % 2 == 1 ? other : topic, payload)
                    .whenComplete((PublishResult result, Throwable error) -> {
                        ends.add(error == null && result.isSuccess());
                        room.release();
                    });
        }
        room.acquire(atOnce);
        return ends.result(load.boundNanos());
    }

    /** As many as go out in about the time; when each went out, nobody is told. */
    private Ends.Result post(Load load) throws InterruptedException {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<Bench> topic = topic(1);
        int messages = load.baud() == 0 ? 2000 : (int) (load.millis() * 1e6 / load.boundNanos());
        long before = acknowledged();
        long begin = System.nanoTime();
        int posted = 0;
        while (acknowledged() - before < messages) {
            if (posted < messages && outbox.size() < 1000) {
                session.post(topic, payload);
                posted++;
            } else {
                Thread.sleep(1);
            }
        }
        double perSecond = messages * 1e9 / (System.nanoTime() - begin);
        return new Ends.Result(messages, 0, perSecond, 0, 0);
    }

    private long acknowledged() {
        return session.statistics().published().getOrDefault(PublishResult.Outcome.ACKNOWLEDGED, 0L);
    }

    @Override
    public void close() throws IOException {
        session.close();
        outbox.close();
        Files.deleteIfExists(file);
    }

}

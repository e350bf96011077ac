package io.atforge.testkit.platform.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.tls.ServerCertificate;
import io.atforge.topic.Qos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * HiveMQ CE with the platform's rules, on a free port of 127.0.0.1. It keeps everything in memory; the few files it
 * cannot do without are in a temporary folder that is deleted at the end.
 */
public final class Broker implements AutoCloseable {

    /** Numbers as text: {@code %d} has the digits of the locale. */
    private static final String CONFIGURATION = """
            <?xml version="1.0"?>
            <hivemq>
                <listeners>
                    <tcp-listener>
                        <port>%s</port>
                        <bind-address>127.0.0.1</bind-address>
                    </tcp-listener>
                    %s
                </listeners>
                <restrictions>
                    <no-connect-idle-timeout>%s</no-connect-idle-timeout>
                </restrictions>
                <persistence>
                    <mode>in-memory</mode>
                </persistence>
                <anonymous-usage-statistics>
                    <enabled>false</enabled>
                </anonymous-usage-statistics>
            </hivemq>
            """;

    private static final String TLS_LISTENER = """
            <tls-tcp-listener>
                <port>%s</port>
                <bind-address>127.0.0.1</bind-address>
                <tls>
                    <keystore>
                        <path>%s</path>
                        <password>%s</password>
                        <private-key-password>%3$s</private-key-password>
                    </keystore>
                </tls>
            </tls-tcp-listener>
            """;

    /**
     * Where a broker listens.
     *
     * @param tcp the port of MQTT over TCP
     * @param tls the port of MQTT over TLS
     */
    record Ports(int tcp, int tls) {

        static final Ports FREE = new Ports(0, 0);
    }

    // The SDK hands its services to extensions through static fields, so one broker starts at a time.
    private static final Object STARTING = new Object();

    private final PlatformState state;
    private final PlatformExtension extension;
    private final Path folder;
    private final EmbeddedHiveMQ broker;
    private final Ports ports;

    /**
     * Starts the broker and waits until it listens.
     *
     * @param state    what the platform knows
     * @param wanted   where it listens; 0 for a port that is free
     * @param patience how long a TCP connection may wait with its CONNECT
     * @param tls      the certificate it shows; empty if it is not to listen for TLS
     * @throws IllegalStateException if the broker does not start
     */
    Broker(PlatformState state, Ports wanted, Duration patience, Optional<ServerCertificate> tls) {
        this.state = state;
        extension = new PlatformExtension(state);
        try {
            // whoever finds it left over can tell whose it was
            folder = Files.createTempDirectory(
                    "atforge-platform-" + ProcessHandle.current().pid() + "-");
            Path keys = folder.resolve("keys.p12");
            tls.ifPresent(own -> own.save(keys));
            String tlsListener = tls.map(own -> TLS_LISTENER.formatted(wanted.tls(), keys, own.password()))
                    .orElse("");
            Files.writeString(
                    Files.createDirectory(folder.resolve("conf")).resolve("config.xml"),
                    CONFIGURATION.formatted(wanted.tcp(), tlsListener, patience.toMillis()));
            Files.createDirectory(folder.resolve("data"));
            Files.createDirectory(folder.resolve("extensions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (STARTING) {
            // Else a broker with nothing to write still waits two seconds for writes when it is closed.
            InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(0);
            broker = EmbeddedHiveMQ.builder()
                    .withConfigurationFolder(folder.resolve("conf"))
                    .withDataFolder(folder.resolve("data"))
                    .withExtensionsFolder(folder.resolve("extensions"))
                    .withEmbeddedExtension(EmbeddedExtension.builder()
                            .withId("atforge-platform")
                            .withName("AtForge platform rules")
                            .withVersion("1")
                            .withExtensionMain(extension)
                            .build())
                    // Logging belongs to the application that the broker is embedded in.
                    .withoutLoggingBootstrap()
                    .build();
            await(broker.start(), "start");
            ports = extension.ports();
        }
        state.up(true);
    }

    /** Where the broker listens; 0 where it does not. */
    Ports ports() {
        return ports;
    }

    /**
     * Publishes from the platform's side.
     *
     * @param topic   the topic
     * @param payload the bytes
     * @param qos     the quality of service
     */
    public void publish(String topic, byte[] payload, Qos qos) {
        await(
                extension
                        .publishService()
                        .publish(Builders.publish()
                                .topic(topic)
                                .payload(ByteBuffer.wrap(payload.clone()))
                                .qos(com.hivemq.extension.sdk.api.packets.general.Qos.valueOf(qos.level()))
                                .build()),
                "publish");
        state.traffic().sent(topic, payload, qos.level());
    }

    /**
     * Ends a device's connection.
     *
     * @param device who
     * @return whether it was connected
     */
    public boolean disconnect(DeviceId device) {
        return await(extension.clientService().disconnectClient(device.toString()), "disconnect a device");
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the embedded broker could not " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded broker was to " + what, e);
        }
    }

    /** Stops the broker and deletes its files. Returns when both are done, after about two seconds. */
    @Override
    public void close() {
        state.up(false);
        try {
            broker.close();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the embedded broker could not stop", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            state.openConnections().clear();
            state.subscriptions().clear();
            deleteFolder();
        }
    }

    private void deleteFolder() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.atforge.testkit.modem.uplink;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.atforge.testkit.time.Scheduler;
import io.reactivex.disposables.Disposable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One MQTT 3.1.1 connection of the HiveMQ client, which does not reconnect by itself. */
final class HiveMqLink implements MqttLink {

    private static final long ANSWER_WITHIN_MILLIS = 2_000;
    private static final int REFUSED = 128;

    private final Mqtt3AsyncClient client;
    private final TcpRelay relay;
    private final Scheduler scheduler;
    private final CompletableFuture<Void> attempt;

    private HiveMqLink(Mqtt3AsyncClient client, TcpRelay relay, CompletableFuture<Void> attempt, Scheduler scheduler) {
        this.client = client;
        this.relay = relay;
        this.attempt = attempt;
        this.scheduler = scheduler;
    }

    static MqttLink connect(
            Destination to,
            MqttIdentity identity,
            boolean clean,
            int keepAlive,
            Listener listener,
            Scheduler scheduler) {
        TcpRelay relay = new TcpRelay(to.address());
        Mqtt3ClientBuilder plain = MqttClient.builder()
                .useMqttVersion3()
                .identifier(identity.clientId())
                .serverAddress(named(relay.address(), to.tls().flatMap(Tls::hostname)))
                .addDisconnectedListener(context -> scheduler.execute(listener::closed));
        Mqtt3ClientBuilder encrypted =
                to.tls().map(tls -> plain.sslConfig(encryption(tls))).orElse(plain);
        Mqtt3ClientBuilder known = identity.username().isEmpty()
                ? encrypted
                : encrypted.simpleAuth(Mqtt3SimpleAuth.builder()
                        .username(identity.username())
                        .password(identity.password().getBytes(StandardCharsets.UTF_8))
                        .build());
        Mqtt3AsyncClient client = identity.will()
                .map(will -> known.willPublish(message(will.topic(), will.qos(), will.retain(), will.message())))
                .orElse(known)
                .buildAsync();
        Disposable messages = client.toRx()
                .publishes(MqttGlobalPublishFilter.ALL)
                .subscribe(
                        message -> scheduler.execute(
                                () -> listener.message(message.getTopic().toString(), message.getPayloadAsBytes())),
                        ended -> {});
        CompletableFuture<Void> attempt = client.connectWith()
                .cleanSession(clean)
                .keepAlive(keepAlive)
                .send()
                .thenAccept(connAck -> {});
        attempt.whenCompleteAsync(
                (done, error) -> {
                    if (error == null) {
                        listener.connected();
                    } else {
                        // The client keeps its threads while somebody waits for messages, and ends the wait only when a
                        // connection ends.
                        messages.dispose();
                        listener.refused(code(error));
                    }
                },
                scheduler::execute);
        return new HiveMqLink(client, relay, attempt, scheduler);
    }

    private static int code(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof Mqtt3ConnAckException refusal
                ? refusal.getMqttMessage().getReturnCode().getCode()
                : 0;
    }

    // The client asks for, and checks, the name of the address it goes to; the relay leaves TLS alone.
    private static InetSocketAddress named(InetSocketAddress address, Optional<String> host) {
        try {
            return host.isEmpty()
                    ? address
                    : new InetSocketAddress(
                            InetAddress.getByAddress(
                                    host.get(), address.getAddress().getAddress()),
                            address.getPort());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MqttClientSslConfig encryption(Tls tls) {
        MqttClientSslConfigBuilder builder = MqttClientSslConfig.builder()
                .trustManagerFactory(tls.trust())
                .keyManagerFactory(tls.keys().orElse(null))
                .protocols(tls.protocols())
                .cipherSuites(tls.ciphers().isEmpty() ? null : tls.ciphers())
                .handshakeTimeout(tls.patience().toMillis(), TimeUnit.MILLISECONDS);
        // Without a verifier the client has the JDK check the name.
        return (tls.checked() && tls.hostname().isPresent() ? builder : builder.hostnameVerifier((host, s) -> true))
                .build();
    }

    private static Mqtt3Publish message(String topic, int qos, boolean retain, byte[] payload) {
        return Mqtt3Publish.builder()
                .topic(topic)
                .qos(MqttQos.fromCode(qos))
                .retain(retain)
                .payload(payload)
                .build();
    }

    @Override
    public CompletableFuture<Void> publish(String topic, int qos, boolean retain, byte[] payload) {
        return onScheduler(client.publish(message(topic, qos, retain, payload)));
    }

    @Override
    public CompletableFuture<Integer> subscribe(String topic, int qos) {
        CompletableFuture<Integer> subAck = client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.fromCode(qos))
                .send()
                .handle((granted, error) -> {
                    if (error == null) {
                        return granted.getReturnCodes().get(0).getCode();
                    }
                    // A refusal is an answer, too.
                    if (error instanceof Mqtt3SubAckException) {
                        return REFUSED;
                    }
                    throw new CompletionException(error);
                });
        return subAck.thenApplyAsync(granted -> granted, scheduler::execute);
    }

    @Override
    public CompletableFuture<Void> unsubscribe(String topic) {
        return onScheduler(client.unsubscribeWith().topicFilter(topic).send());
    }

    // The client can only disconnect once its attempt to connect has ended.
    @Override
    public CompletableFuture<Void> disconnect() {
        return onScheduler(attempt.handle((done, error) -> error == null)
                .thenCompose(
                        connected -> connected ? client.disconnect() : CompletableFuture.<Void>completedFuture(null))
                .exceptionally(alreadyClosed -> null));
    }

    /** The broker answers in the order of what it was sent; a deaf connection gets no answer. */
    @Override
    public CompletableFuture<Void> leave() {
        return client.unsubscribeWith()
                .topicFilter("atforge/leaves")
                .send()
                .orTimeout(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                .handle((answer, error) -> null)
                .thenCompose(done -> disconnect());
    }

    @Override
    public void cut() {
        relay.cut();
    }

    @Override
    public void deafen() {
        relay.deafen();
    }

    private CompletableFuture<Void> onScheduler(CompletableFuture<?> future) {
        return future.thenAcceptAsync(result -> {}, scheduler::execute);
    }
}

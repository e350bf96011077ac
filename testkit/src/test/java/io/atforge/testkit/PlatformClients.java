package io.atforge.testkit;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** MQTT clients at a platform, without a modem in between. */
final class PlatformClients {

    static final String TRACKER_ID = "test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|";
    static final String TRACKER_SECRET = "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM";
    static final String TRACKER_PASSWORD = "c65de7069643b59fc972e8884fede9aaffeada38";

    private final IotPlatform platform;
    private CompletableFuture<Void> closed = new CompletableFuture<>();

    PlatformClients(IotPlatform platform) {
        this.platform = platform;
    }

    /** Completes when a client that was made after the last {@link #forget} is disconnected. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Watches only clients that are made from now on. */
    void forget() {
        closed = new CompletableFuture<>();
    }

    Mqtt3BlockingClient tracker() {
        return connect(TRACKER_ID, "test&a1hahpgAs3s", TRACKER_PASSWORD, 60);
    }

    Mqtt3BlockingClient connect(String clientId, String username, String password, int keepAlive) {
        Mqtt3BlockingClient client = client(clientId, username, password);
        client.connectWith().keepAlive(keepAlive).send();
        return client;
    }

    Mqtt3BlockingClient client(String clientId, String username, String password) {
        CompletableFuture<Void> end = closed;
        return MqttClient.builder()
                .useMqttVersion3()
                .serverAddress(platform.address())
                .identifier(clientId)
                .addDisconnectedListener(context -> end.complete(null))
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }
}

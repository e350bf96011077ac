package io.atforge.testkit.platform;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.interceptor.connect.ConnectInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundInput;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundOutput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.SubscribeInboundInterceptor;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.admin.AdminService;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import io.atforge.testkit.platform.Refusal.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts the platform's rules into the broker. */
final class PlatformExtension
        implements ExtensionMain, ConnectInboundInterceptor, SimpleAuthenticator, ClientLifecycleEventListener {

    private final Login login;
    private final Presence presence;
    private final Journal<Refusal> refusals;
    private final TopicRules topicRules;
    // The SDK's static doors lead to the broker that was started last; these are kept for more than one in a JVM.
    private volatile PublishService publishService;
    private volatile ClientService clientService;
    private volatile AdminService adminService;

    PlatformExtension(
            Registry registry, Presence presence, Journal<ReceivedMessage> received, Journal<Refusal> refusals) {
        this.login = new Login(registry);
        this.presence = presence;
        this.refusals = refusals;
        this.topicRules = new TopicRules(registry, received, refusals);
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        publishService = Services.publishService();
        clientService = Services.clientService();
        adminService = Services.adminService();
        Services.interceptorRegistry().setConnectInboundInterceptorProvider(client -> this);
        Services.securityRegistry().setAuthenticatorProvider(client -> this);
        Services.securityRegistry().setAuthorizerProvider(client -> topicRules);
        Services.eventRegistry().setClientLifecycleEventListener(client -> this);
        SubscribeInboundInterceptor publishersQos = (subscribe, change) -> change.getSubscribePacket()
                .getSubscriptions()
                .forEach(subscription -> subscription.setQos(Qos.AT_LEAST_ONCE));
        // "The QoS of a subscription is ignored, a message keeps its publisher's" (platform documentation).
        Services.initializerRegistry().setClientInitializer(
                (client, context) -> context.addSubscribeInboundInterceptor(publishersQos));
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // Nothing is held.
    }

    PublishService publishService() {
        return publishService;
    }

    ClientService clientService() {
        return clientService;
    }

    int port() {
        return adminService.getServerInformation().getListener().iterator().next().getPort();
    }

    // To the broker the device is its client, whatever client id it sends: so a new login of a device takes over the
    // connection and the session of the old one, and devices with equal client ids do not meet.
    @Override
    public void onConnect(ConnectInboundInput input, ConnectInboundOutput output) {
        ConnectPacket packet = input.getConnectPacket();
        ConnectionTags.of(input).clientId(packet.getClientId());
        packet.getUserName()
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> output.getConnectPacket().setClientId(name));
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket packet = input.getConnectPacket();
        ConnectionTags tags = ConnectionTags.of(input);
        String username = packet.getUserName().orElse("");
        Login.Decision decision = login.decide(new Login.Request(
                tags.clientId(),
                username,
                packet.getPassword().map(PlatformExtension::text).orElse(""),
                packet.getKeepAlive(),
                packet.getWillPublish().isPresent()));
        decision.device().ifPresent(device -> {
            tags.device(device);
            // Here and not at the event of success, which may come after the device has its CONNACK.
            presence.came(device, tags.number());
            output.authenticateSuccessfully();
        });
        decision.refused().ifPresent(reason -> {
            refusals.add(new Refusal(tags.clientId(), username, reason));
            output.failAuthentication(connAck(reason), reason.name());
        });
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static ConnackReasonCode connAck(Reason reason) {
        return switch (reason) {
            case MALFORMED_CLIENT_ID, KEEP_ALIVE_OUT_OF_RANGE -> ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID;
            case WILL -> ConnackReasonCode.NOT_AUTHORIZED;
            default -> ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD;
        };
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        // Not yet known who it is.
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        // Recorded at the login.
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        ConnectionTags tags = ConnectionTags.of(input);
        tags.device().ifPresent(device -> presence.went(device, tags.number()));
    }
}

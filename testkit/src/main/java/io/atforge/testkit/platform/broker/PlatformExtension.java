package io.atforge.testkit.platform.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.client.parameter.ListenerType;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.interceptor.connect.ConnectInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundInput;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.admin.AdminService;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import io.atforge.testkit.platform.ConnectAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.authentication.SignatureCheck;
import io.atforge.testkit.platform.rules.ConnectionAttributes;
import io.atforge.testkit.platform.rules.PacketRules;
import io.atforge.testkit.platform.rules.TopicRules;
import io.atforge.testkit.platform.state.OpenConnections;
import io.atforge.testkit.platform.state.PlatformState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts the platform's rules into the broker. */
final class PlatformExtension
        implements ExtensionMain, ConnectInboundInterceptor, SimpleAuthenticator, ClientLifecycleEventListener {

    // The MQTT 5 reason codes for the return codes of MQTT 3.1.1.
    private static final Map<Integer, ConnackReasonCode> CONN_ACKS = Map.of(
            1, ConnackReasonCode.UNSUPPORTED_PROTOCOL_VERSION,
            2, ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID,
            3, ConnackReasonCode.SERVER_UNAVAILABLE,
            4, ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD,
            5, ConnackReasonCode.NOT_AUTHORIZED);

    private final PlatformState state;
    private final SignatureCheck signatureCheck;
    private final TopicRules topicRules;
    private final PacketRules packetRules;
    // The SDK's static methods lead to the broker that was started last. These fields keep the services of this one.
    private volatile PublishService publishService;
    private volatile ClientService clientService;
    private volatile AdminService adminService;

    PlatformExtension(PlatformState state) {
        this.state = state;
        this.signatureCheck = new SignatureCheck(state.registry(), state.tokens());
        this.topicRules = new TopicRules(state);
        this.packetRules = new PacketRules(state);
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
        Services.initializerRegistry().setClientInitializer((client, context) -> packetRules.addTo(context));
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

    Broker.Ports ports() {
        return new Broker.Ports(port(ListenerType.TCP_LISTENER), port(ListenerType.TLS_TCP_LISTENER));
    }

    private int port(ListenerType type) {
        return adminService.getServerInformation().getListener().stream()
                .filter(listener -> listener.getListenerType() == type)
                .mapToInt(Listener::getPort)
                .findFirst()
                .orElse(0);
    }

    // The broker gets the device's username for a client id, whatever client id the device sends. So a new connection
    // of a device takes over the session of the old one, and devices with equal client ids do not collide.
    @Override
    public void onConnect(ConnectInboundInput input, ConnectInboundOutput output) {
        ConnectPacket packet = input.getConnectPacket();
        ConnectionAttributes.of(input).clientId(packet.getClientId());
        ConnectionAttributes.of(input).keepAlive(packet.getKeepAlive());
        // The broker closes after 1.5 keep-alives without a word, as the platform does.
        output.getConnectPacket()
                .setKeepAlive((packet.getKeepAlive() + state.keepAliveFactor() - 1) / state.keepAliveFactor());
        packet.getUserName()
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> output.getConnectPacket().setClientId(named(name)));
    }

    // An iotId is no secret, but the device's name says more in the records.
    private String named(String username) {
        return state.tokens().owner(username).map(DeviceId::toString).orElse(username);
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket packet = input.getConnectPacket();
        ConnectionAttributes attributes = ConnectionAttributes.of(input);
        String username = packet.getUserName().orElse("");
        String name = named(username);
        SignatureCheck.Decision decision = signatureCheck.decide(new SignatureCheck.Request(
                attributes.clientId(),
                username,
                packet.getPassword().map(PlatformExtension::text).orElse(""),
                attributes.keepAlive(),
                packet.getWillPublish().isPresent()));
        OptionalInt ordered =
                decision.device().map(state.injectedFaults()::refusal).orElse(OptionalInt.empty());
        Optional<Reason> refused = ordered.isPresent() ? Optional.of(Reason.ORDERED) : decision.refused();
        state.connects()
                .add(new ConnectAttempt(
                        name, attributes.clientId(), state.clock().instant(), refused));
        if (refused.isPresent()) {
            state.refusals().add(new Refusal(attributes.clientId(), name, refused.get()));
            output.failAuthentication(
                    CONN_ACKS.get(ordered.orElse(connAck(refused.get()))),
                    refused.get().name());
            return;
        }
        DeviceId device = decision.device().orElseThrow();
        attributes.device(device);
        if (packet.getCleanStart()) {
            state.subscriptions().forget(device);
        }
        // Recorded here, since the event of success may come after the CONNACK.
        state.openConnections()
                .came(device, attributes.number(), new OpenConnections.Identity(attributes.clientId(), username));
        output.authenticateSuccessfully();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static int connAck(Reason reason) {
        return switch (reason) {
            case MALFORMED_CLIENT_ID, KEEP_ALIVE_OUT_OF_RANGE -> 2;
            // "An invalid iotId or iotToken is answered by 3" (platform documentation).
            case INVALID_TOKEN -> 3;
            case WILL -> 5;
            default -> 4;
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

    // The broker calls an extension in the order of what a client does, so every message has been seen by now.
    @Override
    public void onDisconnect(DisconnectEventInput input) {
        ConnectionAttributes attributes = ConnectionAttributes.of(input);
        attributes.device().ifPresent(device -> state.openConnections().went(device, attributes.number()));
    }
}

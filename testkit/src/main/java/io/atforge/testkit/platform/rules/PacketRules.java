package io.atforge.testkit.platform.rules;

import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundInput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PassedMessage.Fate;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** The platform's rules about packets: sizes, QoS, who may publish where and how fast, and withheld acknowledgements. */
public final class PacketRules {

    // "The payload of a message is at most 256 KB, longer ones are discarded" (platform documentation of limits).
    private static final int MOST_BYTES = 256 * 1024;
    // "Up to 8 topics in one SUBSCRIBE" (platform documentation of limits).
    private static final int MOST_TOPICS = 8;
    // Longer than any test.
    private static final Duration LONG = Duration.ofDays(1);

    private final PlatformState state;

    public PacketRules(PlatformState state) {
        this.state = state;
    }

    public void addTo(ClientContext context) {
        context.addSubscribeInboundInterceptor(this::subscribe);
        context.addPublishInboundInterceptor(this::publish);
        context.addUnsubscribeInboundInterceptor((input, output) -> ConnectionAttributes.of(input)
                .device()
                .ifPresent(device -> input.getUnsubscribePacket()
                        .getTopicFilters()
                        .forEach(filter -> state.subscriptions().remove(device, filter))));
        context.addPubackOutboundInterceptor((input, output) -> {
            String connection = ConnectionAttributes.of(input).number();
            if (state.injectedFaults().withholds(connection)) {
                state.injectedFaults().keep(connection, output.async(LONG)::resume);
            }
        });
        context.addSubackOutboundInterceptor((input, output) -> {
            String connection = ConnectionAttributes.of(input).number();
            if (state.injectedFaults().withholds(connection)) {
                state.injectedFaults().keep(connection, output.async(LONG)::resume);
            }
        });
    }

    private void subscribe(SubscribeInboundInput input, SubscribeInboundOutput output) {
        // "The QoS of a subscription is ignored, a message keeps its publisher's" (platform documentation).
        output.getSubscribePacket().getSubscriptions().forEach(subscription -> subscription.setQos(Qos.AT_LEAST_ONCE));
        int topics = input.getSubscribePacket().getSubscriptions().size();
        ConnectionAttributes attributes = ConnectionAttributes.of(input);
        attributes.tooManyTopics(topics > MOST_TOPICS);
        if (topics > MOST_TOPICS) {
            state.refusals().add(new Refusal(attributes.clientId(), topics + " topics", Reason.TOO_MANY_TOPICS));
        }
    }

    // An authorizer would be asked later, and perhaps after the end of the connection.
    private void publish(PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket packet = input.getPublishPacket();
        ConnectionAttributes attributes = ConnectionAttributes.of(input);
        byte[] payload = packet.getPayload().map(PacketRules::bytes).orElse(new byte[0]);
        if (attributes.isEnding()) {
            output.preventPublishDelivery(AckReasonCode.SUCCESS);
            return;
        }
        if (payload.length > MOST_BYTES) {
            state.refusals().add(new Refusal(attributes.clientId(), packet.getTopic(), Reason.PAYLOAD_TOO_LONG));
            tell(attributes.device().orElseThrow(), packet, payload, Fate.REFUSED);
            output.preventPublishDelivery(AckReasonCode.SUCCESS);
            return;
        }
        DeviceId device = attributes.device().orElseThrow();
        Optional<Reason> refused = refused(device, packet);
        if (refused.isPresent()) {
            attributes.ending();
            state.refusals().add(new Refusal(attributes.clientId(), packet.getTopic(), refused.get()));
            tell(device, packet, payload, Fate.REFUSED);
            // With this code the broker ends a connection of MQTT 3.1.1.
            output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED);
            return;
        }
        ReceivedMessage message = new ReceivedMessage(
                device,
                packet.getTopic(),
                payload,
                io.atforge.topic.Qos.of(packet.getQos().getQosNumber()));
        if (state.throttle().takes(message)) {
            tell(device, packet, payload, Fate.PASSED);
            state.take(message);
            if (Topics.isForPlatformOnly(device, message.topic())) {
                output.preventPublishDelivery(AckReasonCode.SUCCESS);
            }
        } else {
            tell(device, packet, payload, Fate.THROTTLED);
            output.preventPublishDelivery(AckReasonCode.SUCCESS);
        }
    }

    private void tell(DeviceId device, PublishPacket packet, byte[] payload, Fate fate) {
        state.traffic().up(device, packet.getTopic(), payload, packet.getQos().getQosNumber(), fate);
    }

    private Optional<Reason> refused(DeviceId device, PublishPacket packet) {
        if (packet.getQos() == Qos.EXACTLY_ONCE) {
            return Optional.of(Reason.QOS_2);
        }
        if (packet.getRetain()) {
            return Optional.of(Reason.RETAIN);
        }
        return state.registry().mayPublish(device, packet.getTopic())
                ? Optional.empty()
                : Optional.of(Reason.PUBLISH_NOT_PERMITTED);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}

package io.atforge.testkit.platform;

import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundInput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import io.atforge.testkit.platform.Refusal.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The platform's rules about whole packets, and what becomes of acknowledgements. */
final class PacketRules {

    // "The payload of a message is at most 256 KB, longer ones are discarded" (platform documentation of limits).
    private static final int MOST_BYTES = 256 * 1024;
    // "Up to 8 topics in one SUBSCRIBE" (platform documentation of limits).
    private static final int MOST_TOPICS = 8;
    // For as long as any test.
    private static final Duration LONG = Duration.ofDays(1);

    private final PlatformState state;

    PacketRules(PlatformState state) {
        this.state = state;
    }

    void addTo(ClientContext context) {
        context.addSubscribeInboundInterceptor(this::subscribe);
        context.addPublishInboundInterceptor(this::publish);
        context.addUnsubscribeInboundInterceptor((input, output) -> ConnectionTags.of(input).device()
                .ifPresent(device -> input.getUnsubscribePacket().getTopicFilters()
                        .forEach(filter -> state.subscriptions().remove(device, filter))));
        context.addPubackOutboundInterceptor((input, output) -> {
            if (state.orders().withholds()) {
                state.orders().keep(output.async(LONG)::resume);
            }
        });
        context.addSubackOutboundInterceptor((input, output) -> {
            if (state.orders().withholds()) {
                state.orders().keep(output.async(LONG)::resume);
            }
        });
    }

    private void subscribe(SubscribeInboundInput input, SubscribeInboundOutput output) {
        // "The QoS of a subscription is ignored, a message keeps its publisher's" (platform documentation).
        output.getSubscribePacket().getSubscriptions()
                .forEach(subscription -> subscription.setQos(Qos.AT_LEAST_ONCE));
        int topics = input.getSubscribePacket().getSubscriptions().size();
        ConnectionTags tags = ConnectionTags.of(input);
        tags.tooManyTopics(topics > MOST_TOPICS);
        if (topics > MOST_TOPICS) {
            state.refusals().add(new Refusal(tags.clientId(), topics + " topics", Reason.TOO_MANY_TOPICS));
        }
    }

    private void publish(PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket packet = input.getPublishPacket();
        if (packet.getPayload().map(ByteBuffer::remaining).orElse(0) > MOST_BYTES) {
            state.refusals().add(new Refusal(
                    ConnectionTags.of(input).clientId(), packet.getTopic(), Reason.PAYLOAD_TOO_LONG));
            output.preventPublishDelivery(AckReasonCode.SUCCESS);
        }
    }
}

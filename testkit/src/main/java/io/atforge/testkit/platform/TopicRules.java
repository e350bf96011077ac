package io.atforge.testkit.platform;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import io.atforge.testkit.platform.Refusal.Reason;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Who may say and hear what on which topic. */
final class TopicRules implements PublishAuthorizer, SubscriptionAuthorizer {

    private final PlatformState state;

    TopicRules(PlatformState state) {
        this.state = state;
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        PublishPacket packet = input.getPublishPacket();
        ConnectionTags tags = ConnectionTags.of(input);
        DeviceId device = tags.device().orElseThrow();
        Optional<Reason> refused = refused(device, packet);
        if (refused.isPresent()) {
            state.refusals().add(new Refusal(tags.clientId(), packet.getTopic(), refused.get()));
            output.disconnectClient();
        } else {
            state.received().add(new ReceivedMessage(
                    device,
                    packet.getTopic(),
                    packet.getPayload().map(TopicRules::bytes).orElse(new byte[0]),
                    io.atforge.topic.Qos.of(packet.getQos().getQosNumber())));
            output.authorizeSuccessfully();
        }
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

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        ConnectionTags tags = ConnectionTags.of(input);
        String filter = input.getSubscription().getTopicFilter();
        if (tags.tooManyTopics()) {
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED);
            return;
        }
        Optional<Reason> refused = refused(tags.device().orElseThrow(), filter);
        if (refused.isPresent()) {
            state.refusals().add(new Refusal(tags.clientId(), filter, refused.get()));
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED);
        } else {
            output.authorizeSuccessfully();
        }
    }

    private Optional<Reason> refused(DeviceId device, String filter) {
        if (state.orders().denies(filter)) {
            return Optional.of(Reason.ORDERED);
        }
        if (!state.registry().maySubscribe(device, filter)) {
            return Optional.of(Reason.SUBSCRIBE_NOT_PERMITTED);
        }
        return state.subscriptions().add(device, filter)
                ? Optional.empty()
                : Optional.of(Reason.TOO_MANY_SUBSCRIPTIONS);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}

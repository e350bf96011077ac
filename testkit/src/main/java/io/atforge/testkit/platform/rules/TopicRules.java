package io.atforge.testkit.platform.rules;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.state.PlatformState;
import java.util.Optional;

/** The platform's rules about subscriptions. */
public final class TopicRules implements PublishAuthorizer, SubscriptionAuthorizer {

    private final PlatformState state;

    public TopicRules(PlatformState state) {
        this.state = state;
    }

    /** Lets every message pass; {@link PacketRules} has checked it. */
    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        output.authorizeSuccessfully();
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        ConnectionAttributes attributes = ConnectionAttributes.of(input);
        String filter = input.getSubscription().getTopicFilter();
        if (attributes.tooManyTopics()) {
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED);
            return;
        }
        Optional<Reason> refused = refused(attributes.device().orElseThrow(), filter);
        if (refused.isPresent()) {
            state.refusals().add(new Refusal(attributes.clientId(), filter, refused.get()));
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED);
        } else {
            output.authorizeSuccessfully();
        }
    }

    private Optional<Reason> refused(DeviceId device, String filter) {
        if (state.injectedFaults().denies(filter)) {
            return Optional.of(Reason.ORDERED);
        }
        if (!state.registry().maySubscribe(device, filter)) {
            return Optional.of(Reason.SUBSCRIBE_NOT_PERMITTED);
        }
        return state.subscriptions().add(device, filter)
                ? Optional.empty()
                : Optional.of(Reason.TOO_MANY_SUBSCRIPTIONS);
    }
}

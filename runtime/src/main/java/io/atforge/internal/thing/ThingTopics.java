package io.atforge.internal.thing;

import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;

/** The platform's system topics of a device's thing model, exact: its clients disagree whether wildcards work. */
record ThingTopics<P>(DeviceIdentity<P> identity) {

    PublishTopic<P> publish(String tail) {
        return Topic.publish(of(tail), Qos.AT_MOST_ONCE);
    }

    PublishTopic<P> post(String tail) {
        return Topic.publish(of(tail), Qos.AT_LEAST_ONCE);
    }

    SubscribeTopic<P> subscribe(String tail) {
        return Topic.subscribe(of(tail), Qos.AT_MOST_ONCE);
    }

    private String of(String tail) {
        return "/sys/" + identity.device().product().key() + "/${deviceName}/" + tail;
    }
}

package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.TopicFilter;

/**
 * The topics of a thing: {@code /sys/{productKey}/{deviceName}/…} and {@code /ext/rrpc/…}. A device may subscribe below
 * them as it likes, and publish its reports, questions and answers.
 */
public final class Topics {

    private static final String EXT = "/ext/rrpc/";
    private static final String RESPONSE = "rrpc/response/";

    private Topics() {}

    static String of(DeviceId device, String tail) {
        return "/sys/" + device.productKey() + "/" + device.deviceName() + "/" + tail;
    }

    /**
     * Whether a topic filter is within a device's own things.
     *
     * @param device the device
     * @param filter the filter
     * @return whether the device may subscribe to it
     */
    public static boolean maySubscribe(DeviceId device, String filter) {
        return new TopicFilter(of(device, "thing/#")).covers(filter)
                || new TopicFilter(of(device, "rrpc/#")).covers(filter)
                || new TopicFilter(EXT + "+" + of(device, "#")).covers(filter);
    }

    /**
     * Whether a topic is one that a device may publish to: what it reports or asks, not the platform's answers to it;
     * and its answers, not what the platform asks.
     *
     * @param device the device
     * @param topic  the topic
     * @return whether the device may publish to it
     */
    public static boolean mayPublish(DeviceId device, String topic) {
        if (isForPlatformOnly(device, topic) || new TopicFilter(of(device, RESPONSE + "+")).covers(topic)) {
            return true;
        }
        boolean answer = topic.endsWith("_reply");
        boolean service = topic.startsWith(of(device, "thing/service/"));
        return new TopicFilter(of(device, "thing/#")).covers(topic) && answer == service;
    }

    /**
     * Whether a message is a device's answer to a synchronous service, on the topic of the question: nobody gets that but
     * the platform. What a test relays on other topics below {@code /ext/rrpc/} is not meant.
     *
     * @param device who has sent it
     * @param topic  the topic
     * @return whether it goes no further
     */
    public static boolean isForPlatformOnly(DeviceId device, String topic) {
        return topic.startsWith(EXT) && new TopicFilter(EXT + "+" + of(device, "thing/#")).covers(topic);
    }

    /** What stands behind the device's own part; empty if the topic is of another kind. */
    static String tail(DeviceId device, String topic) {
        String own = of(device, "");
        return topic.startsWith(own) ? topic.substring(own.length()) : "";
    }

    /** The number of the RRPC that a message answers; empty if it answers none. */
    static String rrpc(DeviceId device, String topic) {
        String tail = tail(device, topic);
        if (tail.startsWith(RESPONSE)) {
            return tail.substring(RESPONSE.length());
        }
        return isForPlatformOnly(device, topic) ? topic.substring(EXT.length()).split("/", 2)[0] : "";
    }
}

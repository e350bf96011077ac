package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.DeviceId;
import java.util.Optional;
import java.util.Set;

/** How the thing model reaches devices. */
public interface ThingLink {

    /**
     * Sends a text with QoS 0.
     *
     * @param topic the topic
     * @param text  the text
     * @throws IllegalStateException if the platform is down
     */
    void send(String topic, String text);

    /**
     * Who is connected.
     *
     * @return the devices
     */
    Set<DeviceId> online();

    /**
     * The client id that a device has connected with.
     *
     * @param device who
     * @return its MQTT client id; empty if it is not connected
     */
    Optional<String> clientId(DeviceId device);
}

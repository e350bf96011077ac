package io.atforge.maven.doctor;

import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.port.PortAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be examined.
 *
 * @param device the device
 * @param port   where the modem is; empty to look for it
 * @param topic  the topic that a message is sent to; empty for one that brings it back
 * @param https  who asks the platform, where it is asked over HTTPS
 */
public record Examination(
        ChosenDevice device, Optional<PortAddress> port, Optional<TopicDeclaration> topic, HttpsClient https) {

    /** Checks that all are there. */
    public Examination {
        Objects.requireNonNull(device);
        Objects.requireNonNull(port);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(https);
    }

    /** The topic that is asked for, or the first that brings a message back, or the first that takes one. */
    Optional<TopicDeclaration> messageTopic() {
        return topic.or(() -> device.product().topics().stream()
                        .filter(each ->
                                each.permission().publish() && each.permission().subscribe())
                        .findFirst())
                .or(() -> device.product().topics().stream()
                        .filter(each -> each.permission().publish())
                        .findFirst());
    }
}

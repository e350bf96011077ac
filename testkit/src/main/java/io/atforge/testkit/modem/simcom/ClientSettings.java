package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.uplink.MqttIdentity.Will;
import java.time.Duration;
import java.util.Optional;

/** What a host sets for a client before it connects; forgotten when the client is released. */
final class ClientSettings {

    // "20 to 120 seconds", 120 if not set (vendor's AT command manual of the A76xx, AT+CMQTTCFG).
    private static final Duration OPERATION_TIMEOUT = Duration.ofMinutes(2);

    private final String clientId;
    private final boolean overTls;
    private int tlsContext;
    private boolean utf8Checked = true;
    private boolean publishTopicInCommand;
    private boolean subscribeTopicInCommand;
    private Duration operationTimeout = OPERATION_TIMEOUT;
    private String willTopic = "";
    private Optional<Will> will = Optional.empty();

    ClientSettings(String clientId, boolean overTls) {
        this.clientId = clientId;
        this.overTls = overTls;
    }

    String clientId() {
        return clientId;
    }

    boolean overTls() {
        return overTls;
    }

    int tlsContext() {
        return tlsContext;
    }

    void tlsContext(int context) {
        tlsContext = context;
    }

    boolean utf8Checked() {
        return utf8Checked;
    }

    void utf8Checked(boolean on) {
        utf8Checked = on;
    }

    boolean publishTopicInCommand() {
        return publishTopicInCommand;
    }

    boolean subscribeTopicInCommand() {
        return subscribeTopicInCommand;
    }

    void topicsInCommands(boolean publish, boolean subscribe) {
        publishTopicInCommand = publish;
        subscribeTopicInCommand = subscribe;
    }

    Duration operationTimeout() {
        return operationTimeout;
    }

    void operationTimeout(Duration time) {
        operationTimeout = time;
    }

    void willTopic(String topic) {
        willTopic = topic;
    }

    /** Makes the will, whose topic has been set before. */
    void willMessage(byte[] message, int qos) {
        will = Optional.of(new Will(qos, false, willTopic, message));
    }

    boolean hasWillTopic() {
        return !willTopic.isEmpty();
    }

    Optional<Will> will() {
        return will;
    }
}

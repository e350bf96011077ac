package io.atforge.internal.settings;

import io.atforge.InvalidArgumentException;
import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.MqttCredentials;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.device.AccessPoint;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.script.ScriptVariable;
import io.atforge.site.SiteValue;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.SubscribeTopic;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a device's scripts leave open for the run. */
public record ScriptValues(DeviceIdentity<?> identity) {

    /** What every script may ask for. */
    public Map<ScriptVariable, byte[]> common() {
        Map<ScriptVariable, byte[]> values = new EnumMap<>(ScriptVariable.class);
        if (identity.isKnown()) {
            values.put(ScriptVariable.PRODUCT_KEY, bytes(device().product().key()));
            values.put(ScriptVariable.DEVICE_NAME, bytes(device().name()));
            identity.authorities()
                    .ifPresent(trusted -> values.put(ScriptVariable.AUTHORITIES, bytes(trusted.fileName())));
        }
        return values;
    }

    /** Reads the access point's password, if it has one. */
    public Map<ScriptVariable, byte[]> attach(AccessPoint accessPoint) {
        ModemSettings modem = device().product().modem();
        Optional<SecretSource> password =
                modem.accessPoints().isEmpty() ? modem.accessPointSecret() : accessPoint.password();
        Map<ScriptVariable, byte[]> values = common();
        values.put(ScriptVariable.APN, bytes(text(accessPoint.name())));
        values.put(ScriptVariable.APN_USER, bytes(text(accessPoint.user())));
        values.put(ScriptVariable.APN_AUTHENTICATION, bytes(accessPoint.user().isPresent() ? "1" : "0"));
        values.put(
                ScriptVariable.ACCESS_POINT_PASSWORD,
                bytes(password.map(
                                secrets -> secrets.secretOf(device().product().key(), device().name()))
                        .orElse("")));
        return values;
    }

    /**
     * Reads the PIN of the SIM card.
     *
     * @throws io.atforge.SecretUnavailableException if it is not there
     * @throws InvalidArgumentException              if no card has such a PIN; never shows it
     */
    public Map<ScriptVariable, byte[]> pin(SecretSource source) {
        String pin;
        try {
            pin = source.secretOf(device().product().key(), device().name());
        } catch (SecretUnavailableException e) {
            throw new SecretUnavailableException("the SIM card asks for its PIN: " + e.getMessage(), e);
        }
        try {
            ModemSettings.checkedPin(pin);
        } catch (InvalidArgumentException e) {
            throw new InvalidArgumentException("the SIM card asks for its PIN, and what modem.pin names is none: "
                    + e.getMessage() + "; it is not entered");
        }
        Map<ScriptVariable, byte[]> values = common();
        values.put(ScriptVariable.PIN, bytes(pin));
        return values;
    }

    private static String text(Optional<SiteValue> value) {
        return value.flatMap(SiteValue::known).orElse("");
    }

    public Map<ScriptVariable, byte[]> connect(MqttCredentials signed, Endpoint endpoint) {
        Map<ScriptVariable, byte[]> values = common();
        values.put(ScriptVariable.HOST, bytes(endpoint.host()));
        values.put(ScriptVariable.PORT, bytes(Integer.toString(endpoint.port())));
        PlatformSettings platform = device().product().platform();
        values.put(ScriptVariable.KEEP_ALIVE, bytes(Integer.toString(platform.keepAliveSeconds())));
        values.put(ScriptVariable.CLEAN_SESSION, bytes(platform.cleanSession() ? "1" : "0"));
        byte[] clientId = bytes(signed.clientId());
        values.put(ScriptVariable.CLIENT_ID, clientId);
        values.put(ScriptVariable.CLIENT_ID_LENGTH, bytes(Integer.toString(clientId.length)));
        values.put(ScriptVariable.USERNAME, bytes(signed.username()));
        values.put(ScriptVariable.PASSWORD, bytes(signed.password()));
        return values;
    }

    public Map<ScriptVariable, byte[]> subscribe(SubscribeTopic<?> topic) {
        Map<ScriptVariable, byte[]> values = topic(topic.of(device().name()));
        values.put(ScriptVariable.QOS, bytes(Integer.toString(topic.qos().level())));
        return values;
    }

    /** Where the message to read out is kept, if the modem says it. */
    public Map<ScriptVariable, byte[]> fetch(Optional<String> slot) {
        Map<ScriptVariable, byte[]> values = common();
        slot.ifPresent(place -> values.put(ScriptVariable.SLOT, bytes(place)));
        return values;
    }

    /** What is the same for all messages of a topic. */
    public Map<ScriptVariable, byte[]> publish(PublishTopic<?> topic) {
        Map<ScriptVariable, byte[]> values = topic(topic.of(device().name()));
        values.put(ScriptVariable.QOS, bytes(Integer.toString(topic.qos().level())));
        return values;
    }

    /** A message to a topic whose values are known. */
    public Map<ScriptVariable, byte[]> publish(Map<ScriptVariable, byte[]> ofTopic, byte[] payload) {
        Map<ScriptVariable, byte[]> values = new EnumMap<>(ofTopic);
        values.put(ScriptVariable.PAYLOAD, payload);
        values.put(ScriptVariable.LENGTH, bytes(Integer.toString(payload.length)));
        return values;
    }

    private Map<ScriptVariable, byte[]> topic(String topic) {
        Map<ScriptVariable, byte[]> values = common();
        byte[] name = bytes(topic);
        values.put(ScriptVariable.TOPIC, name);
        values.put(ScriptVariable.TOPIC_LENGTH, bytes(Integer.toString(name.length)));
        return values;
    }

    private Device<?> device() {
        return identity.device();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

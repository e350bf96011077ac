package io.atforge.maven.device;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.MqttCredentials;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.script.Script;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptVariable;
import io.atforge.script.Step;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a person types into a serial terminal to bring a device online, subscribe, publish and go offline: the commands
 * of the product's scripts with every value filled in. Comment lines say where each part starts; a modem ignores what
 * does not start with {@code AT}. Left out are the scripts {@code prepare} and {@code release}: they set a modem up for
 * a program, and a person needs the echo that they switch off.
 */
public final class Conversation {

    private final ChosenDevice device;
    private final Map<ScriptVariable, String> values = new EnumMap<>(ScriptVariable.class);
    private final List<String> lines = new ArrayList<>();

    private Conversation(ChosenDevice device, MqttCredentials credentials) {
        this.device = device;
        values.put(ScriptVariable.CLIENT_ID, credentials.clientId());
        values.put(ScriptVariable.USERNAME, credentials.username());
        values.put(ScriptVariable.PASSWORD, credentials.password());
        values.put(ScriptVariable.PRODUCT_KEY, device.product().key());
        values.put(ScriptVariable.DEVICE_NAME, device.name());
        device.accessPointSecret().ifPresent(secret -> values.put(
                ScriptVariable.ACCESS_POINT_PASSWORD, secret.secretOf(device.product().key(), device.name())));
    }

    /**
     * Writes the conversation down.
     *
     * @param device      the device
     * @param credentials what signs it in
     * @param topic       the topic to subscribe and publish to, as far as its permission goes
     * @param payload     the message
     * @return the lines
     */
    public static List<String> of(
            ChosenDevice device, MqttCredentials credentials, Optional<TopicDeclaration> topic, String payload) {
        Conversation conversation = new Conversation(device, credentials);
        conversation.say("attach");
        conversation.say("connect");
        topic.ifPresent(each -> conversation.talk(each, payload));
        conversation.say("disconnect");
        return conversation.lines;
    }

    private void talk(TopicDeclaration topic, String payload) {
        values.put(ScriptVariable.TOPIC, topic.topicClass().topicOf(device.name()));
        values.put(ScriptVariable.QOS, Integer.toString(topic.qos().level()));
        if (topic.permission().subscribe()) {
            say("subscribe");
        }
        if (topic.permission().publish()) {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            Optional<byte[]> quotable = device.modem().dialect().textEscape().escape(bytes);
            values.put(ScriptVariable.LENGTH, Integer.toString(bytes.length));
            values.put(ScriptVariable.PAYLOAD, quotable
                    .map(text -> new String(text, StandardCharsets.US_ASCII))
                    .orElse(payload));
            say((quotable.isPresent() ? "publish" : "publish-data")
                    + (topic.qos() == Qos.AT_LEAST_ONCE ? "-qos1" : ""));
        }
    }

    private void say(String name) {
        Script script = device.scripts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("modem dialect "
                        + device.modem().dialect().name() + " has no script " + name));
        lines.add("# " + name);
        for (Step step : AtScriptParser.parse(name, script.text()).steps()) {
            lines.add(fill(step.command()));
            step.data().ifPresent(data -> lines.add(fill(data.data())));
        }
    }

    private String fill(String text) {
        StringBuilder filled = new StringBuilder();
        Matcher reference = ScriptVariable.REFERENCE.matcher(text);
        while (reference.find()) {
            String value = ScriptVariable.parse(reference.group(1))
                    .map(values::get)
                    .orElseThrow(() -> new InvalidArgumentException("there is no value for " + reference.group()
                            + " in this script"));
            reference.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(filled).toString();
    }
}

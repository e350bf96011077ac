package io.atforge.maven.device;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.MqttCredentials;
import io.atforge.aliyun.Transport;
import io.atforge.device.TrustedCertificates;
import io.atforge.maven.model.CaCertificates;
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
import java.util.regex.Pattern;

/**
 * What a person types into a serial terminal to bring a device online, subscribe, publish and go offline: the commands
 * of the product's scripts with every value filled in, and after each what to wait for. Left out are the scripts
 * {@code prepare} and {@code release}: they set a modem up for a program, and a person needs the echo that they switch
 * off.
 *
 * <p>A modem drops what stands before {@code AT}, and repeats its last command at {@code A/} (V.250, 5.2.1 and 5.2.4),
 * wherever they stand in a line. So that nothing happens when lines that are no commands are pasted, too, they hold
 * neither.
 */
public final class TerminalScript {

    private static final Pattern COMMAND_PREFIX = Pattern.compile("[Aa](?=[Tt/])");

    /** Headings of scripts whose names a modem would take for commands. */
    private static final Map<String, String> HEADINGS = Map.of(
            "attach", "network",
            "authorities-write", "trust",
            "publish-data", "publish",
            "publish-data-qos1", "publish");

    private static final String MESSAGE_ID = "${" + ScriptVariable.MESSAGE_ID.id() + "}";

    private final ChosenDevice device;
    private final Map<ScriptVariable, String> values = new EnumMap<>(ScriptVariable.class);
    private final List<String> lines = new ArrayList<>();
    private int numbered;

    private TerminalScript(ChosenDevice device) {
        this.device = device;
        values.put(ScriptVariable.PRODUCT_KEY, device.product().key());
        values.put(ScriptVariable.DEVICE_NAME, device.name());
        device.accessPointSecret()
                .ifPresent(secret -> values.put(
                        ScriptVariable.ACCESS_POINT_PASSWORD,
                        secret.secretOf(device.product().key(), device.name())));
    }

    /**
     * Writes it down.
     *
     * @param device  the device
     * @param authentication what signs it in
     * @param https   who asks the platform, where it is asked over HTTPS
     * @param topic   the topic to subscribe and publish to, as far as its permission goes
     * @param payload the message
     * @return the lines
     */
    public static List<String> of(
            ChosenDevice device,
            DeviceAuthentication authentication,
            HttpsClient https,
            Optional<TopicDeclaration> topic,
            String payload) {
        TerminalScript script = new TerminalScript(device);
        if (authentication instanceof DeviceAuthentication.OverHttps form && https == HttpsClient.HOST) {
            script.post(form);
        }
        script.comment("Paste one line, and the next when the modem has answered as is said below it.");
        script.namePin();
        script.nameFurtherAccessPoints();
        script.say("attach");
        if (device.platform().transport() == Transport.TLS
                || authentication instanceof DeviceAuthentication.OverHttps && https == HttpsClient.MODEM) {
            device.authorities().ifPresent(script::trust);
        }
        if (authentication instanceof DeviceAuthentication.OverHttps form) {
            script.authenticate(form, https);
        } else if (authentication instanceof DeviceAuthentication.Direct direct) {
            script.login(direct.credentials());
        }
        script.say("connect");
        topic.ifPresent(each -> script.talk(each, payload));
        script.say("disconnect");
        return script.lines;
    }

    /** It is not printed: a person who has it types it, and sees first how many tries are left. */
    private void namePin() {
        if (device.modem().pin().isPresent()) {
            comment(
                    "If the SIM card asks for its PIN, enter the one that modem.pin names, by hand, and not with one try"
                            + " left; it is not printed here.");
        }
    }

    /** A session tries them itself; a person may. */
    private void nameFurtherAccessPoints() {
        List<String> further = device.modem().accessPoints().stream()
                .skip(1)
                .map(point -> point.toLibrary(secret -> device.secrets()).title())
                .toList();
        if (!further.isEmpty()) {
            comment("If the modem gets no address, there are further ones to try: " + String.join(", ", further));
        }
    }

    /** Writes the certificates into the modem; a program finds them there by the same name and leaves them. */
    private void trust(CaCertificates authorities) {
        byte[] pem = authorities.pem().getBytes(StandardCharsets.US_ASCII);
        values.put(ScriptVariable.AUTHORITIES, new TrustedCertificates(pem).fileName());
        values.put(ScriptVariable.AUTHORITIES_PEM, authorities.pem());
        values.put(ScriptVariable.AUTHORITIES_LENGTH, Integer.toString(pem.length));
        comment("The PEM text goes into a file of the modem; after the prompt, end its lines by a line feed alone.");
        say("authorities-write");
    }

    private void authenticate(DeviceAuthentication.OverHttps form, HttpsClient https) {
        if (https == HttpsClient.MODEM) {
            values.put(ScriptVariable.URL, form.uri().toString());
            values.put(ScriptVariable.AUTH_HOST, form.uri().getHost());
            values.put(ScriptVariable.FORM, form.form());
            values.put(ScriptVariable.LENGTH, Integer.toString(form.form().getBytes(StandardCharsets.UTF_8).length));
            say("https-post");
            say("https-read");
        }
        comment("The answer holds iotId and iotToken, and host and port under resources.mqtt: write them below.");
        login(new MqttCredentials(form.clientId(), "<iotId>", "<iotToken>"));
        values.put(ScriptVariable.HOST, "<host>");
        values.put(ScriptVariable.PORT, "<port>");
    }

    /** To be copied as it is, and not into the modem. */
    private void post(DeviceAuthentication.OverHttps form) {
        lines.add("# Not for the modem: post from the host, as application/x-www-form-urlencoded, to " + form.uri());
        lines.add("# " + form.form());
        lines.add("# For the modem:");
    }

    private void login(MqttCredentials credentials) {
        values.put(ScriptVariable.CLIENT_ID, credentials.clientId());
        values.put(
                ScriptVariable.CLIENT_ID_LENGTH,
                Integer.toString(credentials.clientId().getBytes(StandardCharsets.UTF_8).length));
        values.put(ScriptVariable.USERNAME, credentials.username());
        values.put(ScriptVariable.PASSWORD, credentials.password());
    }

    private void talk(TopicDeclaration topic, String payload) {
        String named = topic.topicClass().topicOf(device.name());
        values.put(ScriptVariable.TOPIC, named);
        values.put(ScriptVariable.TOPIC_LENGTH, Integer.toString(named.getBytes(StandardCharsets.UTF_8).length));
        values.put(ScriptVariable.QOS, Integer.toString(topic.qos().level()));
        if (topic.permission().subscribe()) {
            say("subscribe");
        }
        if (topic.permission().publish()) {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            Optional<byte[]> quotable = device.modem().dialect().textEscape().escape(bytes);
            values.put(ScriptVariable.LENGTH, Integer.toString(bytes.length));
            values.put(
                    ScriptVariable.PAYLOAD,
                    quotable.map(text -> new String(text, StandardCharsets.US_ASCII))
                            .orElse(payload));
            say((quotable.isPresent() ? "publish" : "publish-data")
                    + (topic.qos() == Qos.AT_LEAST_ONCE ? "-qos1" : ""));
        }
    }

    private void say(String name) {
        Script script = device.scripts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException(
                        "modem dialect " + device.modem().dialect().name() + " has no script " + name));
        comment(HEADINGS.getOrDefault(name, name));
        for (Step step : AtScriptParser.parse(name, script.text()).steps()) {
            // a number of its own for each command that has one, as a session gives
            String number = Integer.toString(step.command().contains(MESSAGE_ID) ? ++numbered : numbered);
            values.put(ScriptVariable.MESSAGE_ID, number);
            lines.add(fill(step.command()));
            step.data().ifPresent(data -> {
                comment(WaitInstruction.afterPrompt(data));
                // the end of the line that is printed is the data's own, if that has one
                lines.add(fill(data.data()).replaceFirst("\n$", ""));
            });
            comment(WaitInstruction.after(step).replace(MESSAGE_ID, number));
        }
    }

    private void comment(String text) {
        lines.add("# " + COMMAND_PREFIX.matcher(text).replaceAll("$0 "));
    }

    private String fill(String text) {
        StringBuilder filled = new StringBuilder();
        Matcher reference = ScriptVariable.REFERENCE.matcher(text);
        while (reference.find()) {
            String value = ScriptVariable.parse(reference.group(1))
                    .map(values::get)
                    .orElseThrow(() -> new InvalidArgumentException(
                            "there is no value for " + reference.group() + " in this script"));
            reference.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(filled).toString();
    }
}

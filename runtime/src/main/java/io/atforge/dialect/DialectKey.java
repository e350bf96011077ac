package io.atforge.dialect;

import io.atforge.at.tables.MessageForm;
import io.atforge.at.tables.MessageForms.Parts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A key of {@code dialect.properties}: whether it must be there, with which other, and what its value looks like. What
 * each means stands in docs/families.md. Limits of numbers are ours: they keep a slip of the hand from a session that
 * waits for days or holds megabytes.
 */
enum DialectKey {
    TITLE("title", true, ValueCheck.text()),
    SCRIPTS("scripts", true, ValueCheck.text()),
    ANSWER_WITHIN("answer.within.ms", true, ValueCheck.number(1, 600_000)),
    GUARD("guard.ms", true, ValueCheck.number(0, 60_000)),
    COMMAND_END("command.end", false, ValueCheck.bytes()),
    DATA_SILENCE("data.silence.ms", true, ValueCheck.number(1, 600_000)),
    ESCAPE("escape", "escape.guard.ms", ValueCheck.text()),
    ESCAPE_GUARD("escape.guard.ms", "escape", ValueCheck.number(0, 60_000)),
    ECHO_OFF("echo.off", true, ValueCheck.command()),
    PROBES("probes", true, ValueCheck.commands()),
    FINAL_ERROR("final.error", false, ValueCheck.patterns()),
    MESSAGE_HEADER(
            "message.header",
            false,
            ValueCheck.forms(
                    List.of("skip", "topic", "length", "line", "body"),
                    List.of("topic", "length", "body"),
                    MessageForm::header)),
    MESSAGE_START("message.parts.start", "message.parts.topic", parts(Parts::start, "topicLength", "length")),
    MESSAGE_TOPIC("message.parts.topic", "message.parts.payload", parts(Parts::part, "length")),
    MESSAGE_PAYLOAD("message.parts.payload", "message.parts.end", parts(Parts::part, "length")),
    MESSAGE_END("message.parts.end", "message.parts.start", parts(Parts::end)),
    TEXT_ROUTED("text.routed", false, ValueCheck.patterns()),
    TEXT_READOUT("text.readout", false, ValueCheck.patterns()),
    TEXT_QUOTED("text.quoted", false, ValueCheck.patterns()),
    LINE_LIMIT("line.limit", true, ValueCheck.number(64, 1 << 20)),
    MESSAGE_LIMIT("message.limit", true, ValueCheck.number(1, 1 << 20)),
    PAYLOAD_LIMIT("payload.limit", true, ValueCheck.number(1, 1 << 20)),
    TOPIC_LIMIT("topic.limit", true, ValueCheck.number(1, 65_535)),
    PUBLISH_WINDOW("publish.window", false, ValueCheck.number(1, 65_535)),
    TEXT_ESCAPE("text.escape", "text.escaped", ValueCheck.character()),
    TEXT_ESCAPED("text.escaped", "text.escape", ValueCheck.bytes()),
    UNSOLICITED("unsolicited", true, ValueCheck.patterns()),
    LOST_CONNECTION("lost.connection", true, ValueCheck.patterns()),
    LOST_BEARER("lost.bearer", false, ValueCheck.patterns()),
    LOST_MODEM("lost.modem", true, ValueCheck.patterns()),
    CACHED_MESSAGE("cached.message", false, ValueCheck.patterns()),
    PHASE_SIM("phase.sim", false, ValueCheck.patterns()),
    PHASE_REGISTRATION("phase.registration", false, ValueCheck.patterns()),
    PHASE_BEARER("phase.bearer", false, ValueCheck.patterns()),
    PHASE_AUTHENTICATION("phase.authentication", false, ValueCheck.patterns()),
    PHASE_TCP("phase.tcp", false, ValueCheck.patterns()),
    PHASE_MQTT("phase.mqtt", false, ValueCheck.patterns()),
    HTTPS_ANSWER("https.answer", "https.body", ValueCheck.regex(2)),
    HTTPS_BODY("https.body", "https.answer", ValueCheck.regex(1)),
    FILE_SIZE("file.size", false, ValueCheck.regex(1)),
    FILE_NAME("file.name", false, ValueCheck.regex(1)),
    PIN_TRIES("pin.tries", false, ValueCheck.regex(1)),
    IDENTITY_COMMAND("identity.command", "identity.reply", ValueCheck.command()),
    IDENTITY_REPLY("identity.reply", "identity.command", ValueCheck.regex(1)),
    MODEM_NAMES("modem.names", false, ValueCheck.patterns()),
    MODEL_COMMAND("model.command", "model.reply", ValueCheck.command()),
    MODEL_REPLY("model.reply", "model.command", ValueCheck.regex(1)),
    FAILURE_REFUSED("failure.refused", false, ValueCheck.failures()),
    FAILURE_ALREADY_CONNECTED("failure.already-connected", false, ValueCheck.failures()),
    FAILURE_NOT_CONNECTED("failure.not-connected", false, ValueCheck.failures()),
    FAILURE_BEARER("failure.bearer", false, ValueCheck.failures()),
    FAILURE_UNTRUSTED("failure.untrusted", false, ValueCheck.failures()),
    FAILURE_PIN("failure.pin", false, ValueCheck.failures());

    private final String id;
    private final boolean required;
    private final Optional<String> partner;
    private final ValueCheck check;

    DialectKey(String id, boolean required, ValueCheck check) {
        this.id = id;
        this.required = required;
        this.partner = Optional.empty();
        this.check = check;
    }

    /** A key that means something only together with another. */
    DialectKey(String id, String partner, ValueCheck check) {
        this.id = id;
        this.required = false;
        this.partner = Optional.of(partner);
        this.check = check;
    }

    private static ValueCheck parts(Consumer<String> reader, String... fields) {
        return ValueCheck.oneForm(List.of("skip", "topicLength", "length"), List.of(fields), reader);
    }

    /** The key as it stands in the file. */
    String id() {
        return id;
    }

    boolean isRequired() {
        return required;
    }

    /** The key without which this one means nothing. */
    Optional<String> partner() {
        return partner;
    }

    ValueCheck check() {
        return check;
    }

    static Optional<DialectKey> parse(String id) {
        return Arrays.stream(values()).filter(key -> key.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(DialectKey::id).toList();
    }
}

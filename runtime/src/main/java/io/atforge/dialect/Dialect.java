package io.atforge.dialect;

import io.atforge.aliyun.Transport;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.at.tables.TextEscape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A modem family. Immutable; loaded from the folder {@code META-INF/atforge/dialects/<name>} of the class path, so that
 * a family can be added without a line of code. What the folder holds is written in {@code docs/families.md}.
 *
 * @param name           the name in {@code devices.yaml}, in lower case
 * @param title          the name in texts
 * @param tables         what the AT engine needs to know
 * @param textEscape     how a message stands between quotes
 * @param payloadLimit   the longest message that each model of the family takes, in bytes
 * @param topicLimit     the longest topic that each model takes, in bytes
 * @param publishWindow  how many messages with QoS 1 each model takes before the first is acknowledged, 1 or more
 * @param lostConnection the unsolicited lines that end the MQTT connection
 * @param lostBearer     the unsolicited lines that end the bearer, and the connection with it
 * @param lostModem      the unsolicited lines that end everything the modem knew
 * @param cachedMessage  the unsolicited lines that announce a message for a read-out; a first group tells its slot
 * @param failures       what some failures of commands mean
 * @param phases         what is under way while a command is
 * @param identity       what tells the modem's own number, the IMEI
 * @param https          how the modem's own HTTP client tells its answers
 * @param escape         what ends transparent mode
 * @param fileSize       the line that tells how long a file is; its first group is the length
 * @param fileName       the line that names a file that is there, of a family that does not tell how long it is; its first
 *                       group is the name
 * @param pinTries       the line that tells how many tries the SIM card's PIN has left; its first group is the number
 * @param models         which models differ in their limits
 * @param templates      the scripts as they lie in the folder, by name; {@link #scripts} picks those of a transport
 */
public record Dialect(
        String name,
        String title,
        AtTables tables,
        TextEscape textEscape,
        int payloadLimit,
        int topicLimit,
        int publishWindow,
        List<ReplyPattern> lostConnection,
        List<ReplyPattern> lostBearer,
        List<ReplyPattern> lostModem,
        List<ReplyPattern> cachedMessage,
        List<FailureRule> failures,
        Map<Phase, List<ReplyPattern>> phases,
        Optional<Identity> identity,
        Optional<Https> https,
        Optional<Escape> escape,
        Optional<Pattern> fileSize,
        Optional<Pattern> fileName,
        Optional<Pattern> pinTries,
        Models models,
        SortedMap<String, String> templates) {

    private static final String CONNECT = "connect";

    /** What a failure of a command means to the session. */
    public enum Failure {
        /** The platform refused the device. */
        REFUSED,
        /** The modem is still connected from before. */
        ALREADY_CONNECTED,
        /** The modem has no connection. */
        NOT_CONNECTED,
        /** There is no bearer any more: it is given back, and asked for anew. */
        BEARER,
        /**
         * No TLS connection that the modem trusts. Of a family that names none, whatever fails over TLS while the
         * connection is made may be one.
         */
        UNTRUSTED,
        /** The SIM card asks for its PIN. */
        PIN
    }

    /** What a modem is about, on its way online. */
    public enum Phase {
        /** The SIM card. */
        SIM,
        /** The registration with the network. */
        REGISTRATION,
        /** The bearer. */
        BEARER,
        /** The authentication over HTTPS. */
        AUTHENTICATION,
        /** The TCP connection. */
        TCP,
        /** The MQTT connection. */
        MQTT
    }

    /**
     * How a modem tells its own number.
     *
     * @param command the command
     * @param reply   the line that holds the number; what is in its first group is the number
     */
    public record Identity(String command, Pattern reply) {}

    /**
     * How a modem's own HTTP client tells its answers.
     *
     * @param answer the line that an answer comes with; its groups are the status and the length in bytes
     * @param body   the line before what the answer holds; its group is the length in bytes
     */
    public record Https(Pattern answer, Pattern body) {}

    /**
     * What ends a modem's transparent mode, in which it takes all for data.
     *
     * @param text  what is sent, without a CR
     * @param guard how long nothing else may be sent before it and after it
     */
    public record Escape(String text, Duration guard) {}

    /**
     * Gives a failure its meaning.
     *
     * @param meaning what it means
     * @param command the command that fails
     * @param line    the line it fails with
     */
    public record FailureRule(Failure meaning, ReplyPattern command, ReplyPattern line) {}

    /** Copies the lists and checks that all are there. */
    public Dialect {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(tables);
        Objects.requireNonNull(textEscape);
        lostConnection = List.copyOf(lostConnection);
        lostBearer = List.copyOf(lostBearer);
        lostModem = List.copyOf(lostModem);
        cachedMessage = List.copyOf(cachedMessage);
        failures = List.copyOf(failures);
        phases = Map.copyOf(phases);
        Objects.requireNonNull(identity);
        Objects.requireNonNull(https);
        Objects.requireNonNull(escape);
        Objects.requireNonNull(fileSize);
        Objects.requireNonNull(fileName);
        Objects.requireNonNull(pinTries);
        Objects.requireNonNull(models);
        Objects.requireNonNull(templates);
    }

    /**
     * The names of the families that come with the library.
     *
     * @return the names in order
     */
    public static List<String> names() {
        return DialectFolder.names();
    }

    /**
     * Loads a family.
     *
     * @param name the name, one of {@link #names}
     * @return the family
     * @throws io.atforge.InvalidArgumentException if there is none of that name, or its folder has mistakes
     */
    public static Dialect load(String name) {
        return LoadedDialects.builtIn(name).orElseThrow(() -> DialectFolder.unknown(name));
    }

    /**
     * Loads a family of the library, or, where it has none of that name, the one that lies in the jar of a class: a
     * project's own.
     *
     * @param name the name of the family, which is its folder's
     * @param near a class of the project, as each product's generated one
     * @return the family
     * @throws io.atforge.InvalidArgumentException if there is none of that name, or its folder has mistakes
     */
    public static Dialect load(String name, Class<?> near) {
        return LoadedDialects.builtIn(name)
                .or(() -> LoadedDialects.beside(near, name))
                .orElseThrow(() -> DialectFolder.unknown(name));
    }

    /**
     * Reads a family from a disk and checks all of it: each key, each table, each script.
     *
     * @param folder the family's folder; its name is the family's
     * @return the family
     * @throws io.atforge.InvalidDialectException with every mistake and its place
     * @throws java.io.UncheckedIOException       if a file cannot be read
     */
    public static Dialect read(Path folder) {
        return DialectCheck.read(folder);
    }

    /**
     * The family, with the limits of one of its models.
     *
     * @param model the model's name, as the modem tells it or as {@code devices.yaml} has it
     * @return the family; with its own limits if the model is not known to differ. It asks no modem for its model
     */
    public Dialect forModel(String model) {
        Optional<Models.Model> found = models.find(model);
        return new Dialect(
                name,
                title,
                tables,
                textEscape,
                found.map(Models.Model::payloadLimit)
                        .orElse(OptionalInt.empty())
                        .orElse(payloadLimit),
                found.map(Models.Model::topicLimit).orElse(OptionalInt.empty()).orElse(topicLimit),
                found.map(Models.Model::publishWindow)
                        .orElse(OptionalInt.empty())
                        .orElse(publishWindow),
                lostConnection,
                lostBearer,
                lostModem,
                cachedMessage,
                failures,
                phases,
                identity,
                https,
                escape,
                fileSize,
                fileName,
                pinTries,
                models.told(),
                templates);
    }

    /**
     * Whether the family gives some failures a meaning.
     *
     * @param meaning the meaning
     * @return true if some failure has it
     */
    public boolean knows(Failure meaning) {
        return failures.stream().anyMatch(rule -> rule.meaning() == meaning);
    }

    /**
     * What a failure means.
     *
     * @param command the command that failed, as a script has it
     * @param line    the line it failed with
     * @return the meaning, empty if the family gives it none
     */
    public Optional<Failure> meaning(String command, String line) {
        return failures.stream()
                .filter(rule -> rule.command().matches(command) && rule.line().matches(line))
                .map(FailureRule::meaning)
                .findFirst();
    }

    /**
     * What is under way while a command is.
     *
     * @param command the command as a script has it
     * @return the phase, empty if the family names none
     */
    public Optional<Phase> phase(String command) {
        return Arrays.stream(Phase.values())
                .filter(phase -> ReplyPattern.any(phases.getOrDefault(phase, List.of()), command))
                .findFirst();
    }

    /**
     * The scripts of the family as templates: everything that a session, or the build, fills in is left open.
     *
     * @param transport what carries MQTT
     * @return the scripts' texts by their names; without {@code connect} if the family does not do that transport
     */
    public SortedMap<String, String> scripts(Transport transport) {
        SortedMap<String, String> scripts = new TreeMap<>();
        for (Map.Entry<String, String> template : templates.entrySet()) {
            if (!template.getKey().startsWith(CONNECT + "-")) {
                scripts.put(template.getKey(), template.getValue());
            }
        }
        Optional.ofNullable(templates.get(CONNECT + "-" + transport.id()))
                .ifPresent(template -> scripts.put(CONNECT, template));
        return scripts;
    }
}

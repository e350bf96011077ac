package io.atforge.dialect;

import io.atforge.aliyun.Transport;
import io.atforge.at.AtTables;
import io.atforge.at.ReplyPattern;
import io.atforge.at.TextEscape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A modem family. Immutable; loaded from the folder {@code META-INF/atforge/dialects/<name>} of the class path, so that
 * a family can be added without a line of code.
 *
 * @param name           the name in {@code devices.yaml}, for example {@code air720}
 * @param title          the name in texts, for example {@code Air720}
 * @param tables         what the AT engine needs to know
 * @param textEscape     how a message stands between quotes
 * @param payloadLimit   the longest message, in bytes
 * @param topicLimit     the longest topic, in bytes
 * @param lostConnection the unsolicited lines that end the MQTT connection
 * @param lostModem      the unsolicited lines that end everything the modem knew
 * @param failures       what some failures of commands mean
 * @param templates      the scripts as they lie in the folder, by name; {@link #scripts} picks those of a transport
 */
public record Dialect(
        String name,
        String title,
        AtTables tables,
        TextEscape textEscape,
        int payloadLimit,
        int topicLimit,
        List<ReplyPattern> lostConnection,
        List<ReplyPattern> lostModem,
        List<FailureRule> failures,
        SortedMap<String, String> templates) {

    private static final String CONNECT = "connect";

    /** What a failure of a command means to the session. */
    public enum Failure {
        /** The platform refused the device. */
        REFUSED,
        /** The modem is still connected from before. */
        ALREADY_CONNECTED
    }

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
        lostModem = List.copyOf(lostModem);
        failures = List.copyOf(failures);
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
     * @param name the name, for example {@code air720}
     * @return the family
     * @throws io.atforge.InvalidArgumentException if there is none of that name, or its folder has mistakes
     */
    public static Dialect load(String name) {
        return new DialectFolder(name).load();
    }

    /**
     * The scripts of the family as templates: beside the values of the run they leave open
     * <code>${accessPoint}</code>, <code>${host}</code>, <code>${port}</code>, <code>${cleanSession}</code> and
     * <code>${keepAlive}</code>, which are known at build time.
     *
     * @param transport what carries MQTT
     * @return the scripts' texts by their names
     */
    public SortedMap<String, String> scripts(Transport transport) {
        SortedMap<String, String> scripts = new TreeMap<>();
        for (Map.Entry<String, String> template : templates.entrySet()) {
            if (!template.getKey().startsWith(CONNECT + "-")) {
                scripts.put(template.getKey(), template.getValue());
            }
        }
        scripts.put(CONNECT, templates.get(CONNECT + "-" + transport.id()));
        return scripts;
    }
}

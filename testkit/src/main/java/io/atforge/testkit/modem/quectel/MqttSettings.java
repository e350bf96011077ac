package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.uplink.MqttIdentity.Will;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code AT+QMTCFG} sets, for each client, by Quectel's MQTT application note; forgotten at a restart.
 * {@code "aliauth"} is refused: a modem that signs by itself is not what a test is about.
 */
final class MqttSettings {

    static final int LAST_CLIENT = 5;

    private static final int MAX_TEXT = 256;
    private static final String FLAG = "[01]";
    private static final String RECEIVE = "recv/mode";
    private static final String TIMEOUT = "timeout";
    private static final String KEEP_ALIVE = "keepalive";
    private static final String SESSION = "session";
    private static final String SSL = "ssl";
    private static final String PDP = "pdpcid";
    private static final String WILL = "will";
    // Each parameter's form; those behind the first may be left out.
    private static final Map<String, List<String>> TAGS = Map.of(
            "version",
            List.of("[34]"),
            PDP,
            List.of("[1-9]|1[0-6]"),
            SSL,
            List.of(FLAG, "[0-5]"),
            KEEP_ALIVE,
            List.of("\\d{1,3}|[12]\\d{3}|3[0-5]\\d{2}|3600"),
            SESSION,
            List.of(FLAG),
            TIMEOUT,
            List.of("[1-9]|[1-5]\\d|60", "\\d|10", FLAG),
            WILL,
            List.of(FLAG, "[0-2]", FLAG, ".{1,256}", ".{0,256}"),
            RECEIVE,
            List.of(FLAG, FLAG),
            "send/mode",
            List.of("0"),
            "view/mode",
            List.of(FLAG));
    // Manual: MQTT 3.1, 120 s, a clean session, 5 s for an answer, 3 tries, no notice.
    private static final Map<String, List<String>> FACTORY = Map.of(
            "version",
            List.of("3"),
            PDP,
            List.of("1"),
            SSL,
            List.of("0"),
            KEEP_ALIVE,
            List.of("120"),
            SESSION,
            List.of("1"),
            TIMEOUT,
            List.of("5", "3", "0"),
            WILL,
            List.of("0"),
            RECEIVE,
            List.of("0", "0"),
            "send/mode",
            List.of("0"),
            "view/mode",
            List.of("0"));

    /**
     * How long a packet waits for its answer.
     *
     * @param seconds for each try
     * @param tries   how often
     * @param notice  whether each try but the first is said
     */
    record Patience(int seconds, int tries, boolean notice) {}

    private final Map<Integer, Map<String, List<String>>> values = new HashMap<>();

    void register(CommandTable table) {
        table.set("+QMTCFG", this::set)
                .test(
                        "+QMTCFG",
                        "+QMTCFG: \"version\",(0-5),(3,4)",
                        "+QMTCFG: \"pdpcid\",(0-5),(1-16)",
                        "+QMTCFG: \"ssl\",(0-5),(0,1),(0-5)",
                        "+QMTCFG: \"keepalive\",(0-5),(0-3600)",
                        "+QMTCFG: \"session\",(0-5),(0,1)",
                        "+QMTCFG: \"timeout\",(0-5),(1-60),(0-10),(0,1)",
                        "+QMTCFG: \"recv/mode\",(0-5),(0,1),(0,1)");
    }

    private CommandResponse set(String parameters) {
        Parameters parsed = Parameters.parse(parameters).count(2, 7);
        String tag = parsed.name(0, MAX_TEXT).toLowerCase(Locale.ROOT);
        int client = parsed.number(1, 0, LAST_CLIENT);
        List<String> forms = TAGS.get(tag);
        if (forms == null || parsed.count() > forms.size() + 2) {
            throw CommandFailure.badParameters();
        }
        if (parsed.count() == 2) {
            return CommandResponse.ok("+QMTCFG: \"" + tag + "\"," + String.join(",", of(client, tag)));
        }
        List<String> given = new ArrayList<>();
        for (int i = 2; i < parsed.count(); i++) {
            String value = parsed.text(i, MAX_TEXT);
            if (!value.matches("(?s)" + forms.get(i - 2))) {
                throw CommandFailure.badParameters();
            }
            given.add(value);
        }
        List<String> before = of(client, tag);
        given.addAll(before.subList(Math.min(given.size(), before.size()), before.size()));
        values.computeIfAbsent(client, number -> new HashMap<>()).put(tag, given);
        return CommandResponse.ok();
    }

    private List<String> of(int client, String tag) {
        return values.getOrDefault(client, Map.of()).getOrDefault(tag, FACTORY.get(tag));
    }

    private int number(int client, String tag, int index) {
        List<String> own = of(client, tag);
        return index < own.size() ? Integer.parseInt(own.get(index)) : 0;
    }

    int pdp(int client) {
        return number(client, PDP, 0);
    }

    /** The TLS context of a client; empty in clear. */
    OptionalInt tls(int client) {
        return number(client, SSL, 0) == 1 ? OptionalInt.of(number(client, SSL, 1)) : OptionalInt.empty();
    }

    /** Seconds. MQTT has 0 for none, which this modem's client does not; it says the longest then. */
    int keepAlive(int client) {
        int seconds = number(client, KEEP_ALIVE, 0);
        return seconds == 0 ? 65_535 : seconds;
    }

    boolean clean(int client) {
        return number(client, SESSION, 0) == 1;
    }

    Patience patience(int client) {
        return new Patience(
                number(client, TIMEOUT, 0), Math.max(1, number(client, TIMEOUT, 1)), number(client, TIMEOUT, 2) == 1);
    }

    boolean buffered(int client) {
        return number(client, RECEIVE, 0) == 1;
    }

    boolean withLength(int client) {
        return number(client, RECEIVE, 1) == 1;
    }

    Optional<Will> will(int client) {
        List<String> own = of(client, WILL);
        if (own.get(0).equals("0") || own.size() < 5) {
            return Optional.empty();
        }
        return Optional.of(new Will(
                Integer.parseInt(own.get(1)),
                own.get(2).equals("1"),
                Latin1.toUnicode(own.get(3)),
                Latin1.bytes(own.get(4))));
    }

    void restart() {
        values.clear();
    }
}

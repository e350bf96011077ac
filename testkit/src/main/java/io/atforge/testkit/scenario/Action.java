package io.atforge.testkit.scenario;

import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.platform.PublishLimit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Something that happens, in words: {@code reboot}, {@code network off}, {@code send /pk/test/get hello}. */
public final class Action {

    /**
     * How one kind of action is written and read.
     *
     * @param usage   its words
     * @param meaning what happens
     * @param read    reads what stands behind the first word
     */
    record Kind(String usage, String meaning, Function<WordScanner, Consumer<ScenarioTarget>> read) {}

    private static final Map<String, Boolean> ON_OFF = ordered("on", true, "off", false);
    private static final Map<String, Wedge> WEDGES = ordered("mqtt", Wedge.MQTT, "dead", Wedge.DEAD, "off", Wedge.NONE);
    private static final Map<String, Dns> DNS =
            ordered("on", Dns.WORKING, "error", Dns.ERROR, "fail", Dns.CONNECT_FAIL);
    private static final Map<String, Integer> REFUSALS =
            ordered("on", 4, "off", 0, "1", 1, "2", 2, "3", 3, "4", 4, "5", 5);
    private static final Map<String, PublishLimit> LIMITS =
            ordered("standard", PublishLimit.STANDARD, "free", PublishLimit.FREE_INSTANCE, "none", PublishLimit.NONE);
    private static final Map<String, Boolean> STOP_START = ordered("stop", false, "start", true);
    private static final Map<String, Kind> KINDS = kinds();

    private final String text;
    private final Consumer<ScenarioTarget> effect;

    private Action(String text, Consumer<ScenarioTarget> effect) {
        this.text = text;
        this.effect = effect;
    }

    @SuppressWarnings("unchecked")
    static <T> Map<String, T> ordered(Object... entries) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], (T) entries[i + 1]);
        }
        return map;
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        add(
                kinds,
                "reboot",
                "the modem restarts; says RDY",
                scanner -> on -> on.modem().reboot());
        add(
                kinds,
                "power",
                "the modem's power is cut and comes back; it restarts, also if it was dead",
                scanner -> on -> on.modem().powerCycle());
        add(kinds, "unplug", "the port is gone", scanner -> on -> on.port().unplug());
        add(
                kinds,
                "plug",
                "the port is back, a pseudo-terminal under another number",
                scanner -> on -> on.port().plug());
        add(
                kinds,
                "close",
                "the TCP connection breaks: CLOSED",
                scanner -> on -> on.modem().dropConnection());
        add(kinds, "bearer off", "the network takes the bearer: +PDP: DEACT", scanner -> {
            scanner.oneOf(Map.of("off", false));
            return on -> on.modem().deactivateBearer();
        });
        add(
                kinds,
                "network off|on",
                "the network is gone, with bearer and connection; it is back",
                scanner -> scanner.oneOf(ON_OFF)
                        ? on -> on.modem().restoreNetwork()
                        : on -> on.modem().loseNetwork());
        add(kinds, "dns on|error|fail", "what becomes of host names", scanner -> {
            Dns state = scanner.oneOf(DNS);
            return on -> on.modem().dns(state);
        });
        add(
                kinds,
                "wedge [mqtt|dead|off]",
                "commands about MQTT fail until a reset; the modem answers nothing; it is freed",
                scanner -> {
                    Wedge kind = scanner.more() ? scanner.oneOf(WEDGES) : Wedge.MQTT;
                    return on -> on.modem().wedge(kind);
                });
        add(kinds, "half-open on|off", "the connection is deaf both ways, and says it is fine; it ends", scanner -> {
            boolean deaf = scanner.oneOf(ON_OFF);
            return on -> on.modem().halfOpen(deaf);
        });
        add(kinds, "stall <duration>", "the modem says nothing for a time, then all at once", scanner -> {
            var time = scanner.duration();
            return on -> on.modem().stall(time);
        });
        add(
                kinds,
                "transparent",
                "another program leaves the modem in transparent mode: all is data, until it hears +++",
                scanner -> on -> on.modem().transparent());
        add(
                kinds,
                "sms <text>",
                "a stranger sends a short message; the modem says +CMTI, or shows it, as AT+CNMI says",
                scanner -> {
                    String text = scanner.rest("the text");
                    return on -> on.modem().shortMessage(text);
                });
        add(kinds, "say <line>", "a line that nobody asked for", scanner -> {
            String line = scanner.rest("the line");
            return on -> on.modem().unsolicited(line);
        });
        add(
                kinds,
                "kick",
                "the platform ends all connections",
                scanner -> on -> on.platform().kickAll());
        add(
                kinds,
                "refuse on|off|<connack 1 to 5>",
                "the platform refuses to connect, with this CONNACK code; on is 4",
                scanner -> {
                    int connAck = scanner.oneOf(REFUSALS);
                    return connAck == 0
                            ? on -> on.platform().admitAll()
                            : on -> on.platform().refuseAll(connAck);
                });
        add(kinds, "deny <topic filter>", "subscriptions to it are answered, but not granted", scanner -> {
            String filter = scanner.word("the topic filter");
            return on -> on.platform().deny(filter);
        });
        add(kinds, "grant <topic filter>", "subscriptions to it are granted again", scanner -> {
            String filter = scanner.word("the topic filter");
            return on -> on.platform().grant(filter);
        });
        add(kinds, "acks off|on", "PUBACK and SUBACK are withheld; all that were come at once", scanner -> {
            boolean acknowledge = scanner.oneOf(ON_OFF);
            return on -> on.platform().withholdAcknowledgements(!acknowledge);
        });
        add(
                kinds,
                "quota standard|free|none",
                "messages over 30 a second with QoS 0 and 10 with QoS 1, or over 5 in all, are dropped; none is",
                scanner -> {
                    PublishLimit limit = scanner.oneOf(LIMITS);
                    return on -> on.platform().limitPublishes(limit);
                });
        add(
                kinds,
                "broker stop|start",
                "the platform goes down; comes up at the same address",
                scanner -> scanner.oneOf(STOP_START)
                        ? on -> on.platform().restart()
                        : on -> on.platform().stop());
        add(kinds, "send <topic> <text>", "a message to whoever subscribes", scanner -> {
            String topic = scanner.word("the topic");
            String text = scanner.rest("the text");
            return on -> on.platform().send(topic, text);
        });
        CellularActions.kinds().forEach(kind -> add(kinds, kind.usage(), kind.meaning(), kind.read()));
        ThingActions.kinds().forEach(kind -> add(kinds, kind.usage(), kind.meaning(), kind.read()));
        return kinds;
    }

    private static void add(
            Map<String, Kind> kinds,
            String usage,
            String meaning,
            Function<WordScanner, Consumer<ScenarioTarget>> read) {
        kinds.put(usage.split(" ", 2)[0], new Kind(usage, meaning, read));
    }

    /**
     * Reads an action.
     *
     * @param text its words, see {@link #usage}
     * @return the action
     * @throws IllegalArgumentException if the text is none; says why, without the text
     */
    public static Action parse(String text) {
        WordScanner scanner = new WordScanner(text);
        String first = scanner.word("an action");
        Kind kind = KINDS.get(first);
        if (kind == null) {
            throw new IllegalArgumentException("there is no action '" + first + "'; there are: " + usage());
        }
        Consumer<ScenarioTarget> effect = kind.read().apply(scanner);
        scanner.end();
        return new Action(text.strip(), effect);
    }

    /**
     * What actions there are.
     *
     * @return their words, separated by commas
     */
    public static String usage() {
        return KINDS.values().stream().map(Kind::usage).collect(Collectors.joining(", "));
    }

    /**
     * What each action does.
     *
     * @return what happens, by the action's words; in the order of {@link #usage}
     */
    public static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        KINDS.values().forEach(kind -> help.put(kind.usage(), kind.meaning()));
        return help;
    }

    /**
     * Lets it happen. Some wait until it has: stopping and starting a real broker takes seconds.
     *
     * @param target to whom
     */
    public void happenTo(ScenarioTarget target) {
        effect.accept(target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action action && text.equals(action.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * The action in words.
     *
     * @return what {@link #parse} reads
     */
    @Override
    public String toString() {
        return text;
    }
}

package io.atforge.testkit.modem.tls;

import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code AT+SSLCFG} sets, for each context; forgotten at a restart. The tags {@code clientrandom},
 * {@code premaster} and {@code verifymode} of the manual are left out, as they would have no effect.
 */
public final class SslSettings implements TlsSettings {

    /** The context of {@code AT+SSLMIPSTART}. */
    public static final int MQTT = 88;
    /** The context of {@code AT+HTTPACTION}. */
    public static final int HTTP = 153;

    // 0 to 5 TCP, 34 FTP (manual).
    private static final Set<Integer> CONTEXTS = Set.of(0, 1, 2, 3, 4, 5, 34, MQTT, HTTP);
    private static final int MAX_TEXT = 256;
    private static final Map<String, String> TAGS = Map.of(
            "sslversion", "[0-4]",
            "ciphersuite", "(?i)0X(0035|002F|0005|0004|000A|003D|FFFF)",
            "cacert", ".{1,64}",
            "clientcert", ".{1,64}",
            "clientkey", ".{1,64}",
            "seclevel", "[0-2]",
            "hostname", ".+",
            "ignorelocaltime", "[01]",
            "negotiatetimeout", "[1-9]\\d|[12]\\d\\d|300");
    // The manual names no values before the first AT+SSLCFG; a log shows that a server is not checked then.
    private static final Map<String, String> FACTORY = Map.of(
            "sslversion",
            "4",
            "ciphersuite",
            "0XFFFF",
            "seclevel",
            "0",
            "ignorelocaltime",
            "0",
            "negotiatetimeout",
            "300");
    // The manual prints a blank behind the colon in the replies about these two.
    private static final Set<String> WITH_BLANK = Set.of("sslversion", "ciphersuite");

    private final Map<Integer, Map<String, String>> values = new TreeMap<>();

    public void register(CommandTable table) {
        table.set("+SSLCFG", this::set).test("+SSLCFG");
    }

    /** With two parameters it asks, with an empty third it erases. */
    private CommandResponse set(String parameters) {
        Parameters parsed = Parameters.parse(parameters).count(2, 3);
        String tag = parsed.name(0, MAX_TEXT).toLowerCase(Locale.ROOT);
        int context = parsed.number(1, 0, 153);
        if (!TAGS.containsKey(tag) || !CONTEXTS.contains(context)) {
            throw CommandFailure.badParameters();
        }
        if (parsed.count() == 2) {
            return CommandResponse.ok("+SSLCFG:" + (WITH_BLANK.contains(tag) ? " " : "") + "\"" + tag + "\"," + context
                    + "," + value(context, tag).orElse(""));
        }
        String value = parsed.text(2, MAX_TEXT);
        Map<String, String> own = values.computeIfAbsent(context, number -> new TreeMap<>());
        if (value.isEmpty()) {
            own.remove(tag);
        } else if (value.matches(TAGS.get(tag))) {
            own.put(tag, value);
        } else {
            throw CommandFailure.badParameters();
        }
        return CommandResponse.ok();
    }

    @Override
    public Optional<String> value(int context, String tag) {
        String own = values.getOrDefault(context, Map.of()).get(tag);
        return Optional.ofNullable(own == null ? FACTORY.get(tag) : own);
    }

    public void restart() {
        values.clear();
    }
}

package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.tls.TlsSettings;
import io.atforge.testkit.modem.uplink.Tls;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code AT+QSSLCFG} sets, for each context, by Quectel's SSL application note; forgotten at a restart. A server's
 * name is compared with that of {@code AT+QMTOPEN} after {@code "checkhost"} only.
 */
final class QuectelSsl implements TlsSettings {

    static final int LAST_CONTEXT = 5;

    private static final int MAX_TEXT = 80;
    private static final String SNI = "sni";
    private static final String CHECK_HOST = "checkhost";
    private static final String CIPHERS = "ciphersuite";
    private static final String FLAG = "[01]";
    private static final String FILE = ".{1,80}";
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("sslversion", "[0-4]"),
            Map.entry(CIPHERS, "(?i)0x[0-9a-f]{4}"),
            Map.entry("cacert", FILE),
            Map.entry("clientcert", FILE),
            Map.entry("clientkey", FILE),
            Map.entry("seclevel", "[0-2]"),
            Map.entry("ignorelocaltime", FLAG),
            Map.entry("negotiatetime", "[1-9]\\d|[12]\\d\\d|300"),
            Map.entry(SNI, FLAG),
            Map.entry(CHECK_HOST, FLAG),
            Map.entry("session", FLAG));
    private static final Set<String> FILES = Set.of("cacert", "clientcert", "clientkey");
    private static final Map<String, String> FACTORY = Map.of(
            "sslversion",
            "4",
            CIPHERS,
            "0XFFFF",
            "seclevel",
            "0",
            "ignorelocaltime",
            "1",
            "negotiatetime",
            "300",
            SNI,
            "0",
            CHECK_HOST,
            "0",
            "session",
            "0");

    private final Map<Integer, Map<String, String>> values = new HashMap<>();

    void register(CommandTable table) {
        table.set("+QSSLCFG", this::set).test("+QSSLCFG", "+QSSLCFG: \"sslversion\",(0-5),(0-4)");
    }

    private CommandResponse set(String parameters) {
        Parameters parsed = Parameters.parse(parameters).count(2, 3);
        String tag = parsed.name(0, MAX_TEXT).toLowerCase(Locale.ROOT);
        int context = parsed.number(1, 0, LAST_CONTEXT);
        if (!TAGS.containsKey(tag)) {
            throw CommandFailure.badParameters();
        }
        if (parsed.count() == 2) {
            String value = own(context, tag).orElse("");
            String shown = FILES.contains(tag) ? "\"" + value + "\"" : value;
            return CommandResponse.ok("+QSSLCFG: \"" + tag + "\"," + context + "," + shown);
        }
        String value = parsed.text(2, MAX_TEXT);
        // A cipher suite in quotes is an error (log of a BG96, catm1_bg96#9).
        if (!value.matches(TAGS.get(tag)) || tag.equals(CIPHERS) && parsed.isQuoted(2)) {
            throw CommandFailure.badParameters();
        }
        values.computeIfAbsent(context, number -> new HashMap<>()).put(tag, value);
        return CommandResponse.ok();
    }

    private Optional<String> own(int context, String tag) {
        String value = values.getOrDefault(context, Map.of()).get(tag);
        return Optional.ofNullable(value == null ? FACTORY.get(tag) : value);
    }

    @Override
    public Optional<String> value(int context, String name) {
        return switch (name) {
            case "hostname" -> Optional.empty();
            case "negotiatetimeout" -> own(context, "negotiatetime");
            default -> own(context, name).map(value -> FILES.contains(name) ? QuectelFiles.plain(value) : value);
        };
    }

    /** How to speak to a host; empty if the settings cannot be used. */
    Optional<Tls> of(TlsContexts contexts, int context, String host) {
        boolean check = own(context, CHECK_HOST).orElseThrow().equals("1");
        boolean named = check || own(context, SNI).orElseThrow().equals("1");
        return contexts.of(context)
                .map(tls -> new Tls(
                        tls.trust(),
                        tls.keys(),
                        named ? Optional.of(host) : Optional.empty(),
                        check,
                        tls.protocols(),
                        tls.ciphers(),
                        tls.patience()));
    }

    void restart() {
        values.clear();
    }
}

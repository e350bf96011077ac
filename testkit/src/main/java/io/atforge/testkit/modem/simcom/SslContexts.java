package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.tls.TlsSettings;
import io.atforge.testkit.modem.uplink.Tls;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code AT+CSSLCFG} sets, for each context; forgotten at a restart. The server's name goes with the handshake, and
 * must then be in its certificate if that is checked, while {@code enableSNI} is 1: the TLS library of these modems sets
 * both at once. Authentication of the client alone, {@code authmode} 3, is left out.
 */
final class SslContexts implements TlsSettings {

    private static final int CONTEXTS = 10;
    private static final int MAX_TEXT = 256;
    private static final String SERVER_NAME = "enableSNI";
    /** The names of the command, and their values (vendor's SSL application note). */
    private static final Map<String, String> TAGS = Map.of(
            "sslversion",
            "[0-4]",
            "authmode",
            "[0-2]",
            "ciphersuites",
            "(?i)0X(0035|002F|0005|0004|000A|003D|FFFF)",
            "ignorelocaltime",
            "[01]",
            "negotiatetime",
            "[1-9]\\d|[12]\\d\\d|300",
            "cacert",
            ".{5,108}",
            "clientcert",
            ".{5,108}",
            "clientkey",
            ".{5,108}",
            SERVER_NAME,
            "[01]");

    private static final Map<String, String> FACTORY = Map.of(
            "sslversion",
            "4",
            "authmode",
            "0",
            "ciphersuites",
            "0XFFFF",
            "ignorelocaltime",
            "1",
            "negotiatetime",
            "300",
            SERVER_NAME,
            "0");
    // From the names that all families share to those of the command.
    private static final Map<String, String> NAMES =
            Map.of("ciphersuite", "ciphersuites", "seclevel", "authmode", "negotiatetimeout", "negotiatetime");

    private final Map<Integer, Map<String, String>> contexts = new TreeMap<>();

    void register(CommandTable table) {
        table.set("+CSSLCFG", this::set).test("+CSSLCFG", "+CSSLCFG: \"sslversion\",(0-9),(0-4)");
    }

    private CommandResponse set(String text) {
        Parameters values = Parameters.parse(text).count(3, 3);
        String tag = values.name(0, MAX_TEXT);
        int context = values.number(1, 0, CONTEXTS - 1);
        String value = values.text(2, MAX_TEXT);
        if (!TAGS.containsKey(tag) || !value.matches(TAGS.get(tag))) {
            throw CommandFailure.badParameters();
        }
        contexts.computeIfAbsent(context, number -> new TreeMap<>()).put(tag, value);
        return CommandResponse.ok();
    }

    @Override
    public Optional<String> value(int context, String name) {
        return own(context, NAMES.getOrDefault(name, name));
    }

    private Optional<String> own(int context, String tag) {
        String set = contexts.getOrDefault(context, Map.of()).get(tag);
        return Optional.ofNullable(set == null ? FACTORY.get(tag) : set);
    }

    /** How to speak TLS to a host; empty if what is set cannot be used. */
    Optional<Tls> of(TlsContexts tls, int context, String host) {
        Optional<String> name = own(context, SERVER_NAME).filter("1"::equals).map(on -> host);
        return tls.of(context)
                .map(plain -> new Tls(
                        plain.trust(),
                        plain.keys(),
                        name,
                        plain.checked(),
                        plain.protocols(),
                        plain.ciphers(),
                        plain.patience()));
    }

    /** A restart. */
    void restart() {
        contexts.clear();
    }
}

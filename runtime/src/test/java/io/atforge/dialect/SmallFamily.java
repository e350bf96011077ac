package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.InvalidDialectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder with a family that has only what each has, for tests that spoil it. */
final class SmallFamily {

    static final String SETTINGS = "dialect.properties";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(SETTINGS, """
                    # A family of a test.
                    title = Mine
                    scripts = prepare, attach, connect, subscribe, unsubscribe, publish, \\
                        publish-qos1, publish-data, publish-data-qos1, disconnect, release
                    answer.within.ms = 5000
                    guard.ms = 20
                    data.silence.ms = 10000
                    echo.off = ATE0
                    probes = AT+CSQ, AT+CGMR
                    message.header = +MSUB: <topic>,<length> byte,<body>
                    line.limit = 2048
                    message.limit = 4096
                    payload.limit = 512
                    topic.limit = 128
                    text.escape = \\\\
                    text.escaped = 22 5C 0D 0A
                    unsolicited = +MDISCONNECT, \\
                        /\\\\+CGEV: .*/, \\
                      /\\\\+NITZ: .*/
                    lost.connection = +MDISCONNECT
                    lost.modem = POWERED DOWN
                    failure.refused = /AT\\\\+MCONNECT=.*/ +MCONNECT: FAILURE
                    """),
            Map.entry("prepare.at", "ATE0\n    optional\n"),
            Map.entry("attach.at", "AT+CSTT${accessPoint}\n"),
            Map.entry("connect-tcp.at", """
                    AT+MCONFIG="${clientId}","${username}","${password}"
                    AT+MIPSTART="${host}",${port}
                        until   CONNECT OK
                    AT+MCONNECT=${cleanSession},${keepAlive}
                        until   CONNACK OK
                        within  30s
                    """),
            Map.entry("connect-tls.at", "AT+SSLMIPSTART=\"${host}\",${port}\n"),
            Map.entry("subscribe.at", "AT+MSUB=\"${topic}\",${qos}\n"),
            Map.entry("unsubscribe.at", "AT+MUNSUB=\"${topic}\"\n"),
            Map.entry("publish.at", "AT+MPUB=\"${topic}\",0,0,\"${payload}\"\n"),
            Map.entry("publish-qos1.at", "AT+MPUB=\"${topic}\",1,0,\"${payload}\"\n"),
            Map.entry("publish-data.at", "AT+MPUBEX=\"${topic}\",0,${length}\n    prompt  >\n    data    ${payload}\n"),
            Map.entry(
                    "publish-data-qos1.at",
                    "AT+MPUBEX=\"${topic}\",1,${length}\n    prompt  >\n    data    ${payload}\n"),
            Map.entry("disconnect.at", "AT+MDISCONNECT\n"),
            Map.entry("release.at", "AT+CIPSHUT\n"),
            Map.entry("answers.txt", """
                    # command | answer | meaning | cure
                    AT+CPIN? | /\\+CPIN: ?SIM PIN2?/ | the card asks for its PIN | switch the PIN off
                    """),
            Map.entry("errors.properties", "10 = no SIM card | put one in\n"));

    private final Path folder;

    SmallFamily(Path parent, String name) {
        folder = parent.resolve("dialects").resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FILES.forEach(this::with);
    }

    static SmallFamily in(Path parent) {
        return new SmallFamily(parent, "mine");
    }

    Path folder() {
        return folder;
    }

    SmallFamily with(String file, String text) {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    SmallFamily with(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    SmallFamily without(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** With a text of a file replaced, which must be there. */
    SmallFamily changed(String file, String from, String to) {
        assertThat(text(file)).contains(from);
        return with(file, text(file).replace(from, to));
    }

    SmallFamily appended(String file, String line) {
        return with(file, text(file) + line + "\n");
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every mistake as it is told, without the folder. */
    List<String> mistakes() {
        try {
            Dialect.read(folder);
            return List.of();
        } catch (InvalidDialectException e) {
            return e.mistakes().stream()
                    .map(InvalidDialectException.Mistake::toString)
                    .toList();
        }
    }
}

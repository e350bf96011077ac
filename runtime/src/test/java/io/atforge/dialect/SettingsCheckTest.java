package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake in {@code dialect.properties} in, one message with its place out. */
class SettingsCheckTest {

    @TempDir
    Path temporary;

    /** What of the file is replaced by what, and what is said then, without the file's name. */
    record Spoilt(String from, String to, List<String> mistakes) {

        static Spoilt of(String from, String to, String... mistakes) {
            return new Spoilt(from, to, List.of(mistakes));
        }
    }

    static List<Spoilt> spoilt() {
        return List.of(
                Spoilt.of(
                        "title = Mine",
                        "titel = Mine",
                        "1:1: there is no title; add it",
                        "2:1: unknown key 'titel'; did you mean 'title'?"),
                Spoilt.of("title = Mine", "title =", "2:1: title is empty; write a value, or remove the key"),
                Spoilt.of("line.limit", "title = B\nline.limit", "11:1: title is there twice; remove one"),
                Spoilt.of("= 2048", "= 2k", "11:14: must be a number from 64 to 1048576, not '2k'"),
                Spoilt.of("= 2048", "= 63", "11:14: must be a number from 64 to 1048576, not '63'"),
                Spoilt.of("= 2048", "= 1048577", "11:14: must be a number from 64 to 1048576, not '1048577'"),
                Spoilt.of("= 128", "= 65536", "14:15: must be a number from 1 to 65535, not '65536'"),
                Spoilt.of("guard.ms = 20", "guard.ms : -1", "6:12: must be a number from 0 to 60000, not '-1'"),
                Spoilt.of(
                        "guard.ms = 20",
                        "guard.ms 20000000000",
                        "6:10: must be a number from 0 to 60000, not '20000000000'"),
                Spoilt.of("guard.ms = 20", "guard.ms = 20 ", "6:14: remove the blank at the end"),
                Spoilt.of("ATE0", "E0", "8:12: 'E0' is no AT command"),
                Spoilt.of("AT+CSQ,", "AT+CSQ, CSQ,", "9:18: 'CSQ' is no AT command"),
                Spoilt.of("AT+CSQ, ", "AT+CSQ,", "9:17: write a blank between the comma and the next item"),
                Spoilt.of("AT+CGMR", "AT+CGMR,", "9:25: the list ends with a comma; remove it"),
                Spoilt.of("AT+CSQ,", "AT+CSQ, ,", "9:18: there is nothing between two commas; remove one"),
                Spoilt.of(
                        "text.escape = \\\\",
                        "text.escape = ab",
                        "15:15: must be one printable ASCII character, not 'ab'"),
                Spoilt.of("text.escape = \\\\", "", "16:1: text.escaped needs text.escape; add it"),
                Spoilt.of("22 5C 0D", "22 5g 0D", "16:19: '5g' is no byte; write two hex digits a byte, as 22 0D 0A"),
                Spoilt.of("22 5C 0D", "22 5C 22", "16:22: 22 is there twice"),
                Spoilt.of(
                        "CGEV: .*/",
                        "CGEV: [a/",
                        "18:16: malformed regular expression \\+CGEV: [a: Unclosed character" + " class"),
                Spoilt.of(
                        "NITZ: .*/",
                        "NITZ: *+?/",
                        "19:15: malformed regular expression \\+NITZ: *+?: Dangling meta character '?'"),
                Spoilt.of(
                        "CGEV: .*/",
                        "CGEV: .*",
                        "18:5: the regular expression has no / at its end; in a list, write ,\\\\s for a comma and a"
                                + " blank within one"),
                Spoilt.of(
                        "/AT\\\\+MCONNECT=.*/ +",
                        "AT\\\\+MCONNECT=.* +",
                        "22:19: write the command between slashes, a blank, and the line it fails with, as"
                                + " /AT\\\\+X=.*/ ERROR"),
                Spoilt.of(
                        "CONNECT=.*/ +",
                        "CONNECT=(/ +",
                        "22:35: malformed regular expression AT\\+MCONNECT=(: Unclosed group"),
                Spoilt.of(
                        "+MCONNECT: FAILURE",
                        "A, /B/ /[/",
                        "22:46: malformed regular expression [: Unclosed character class"),
                Spoilt.of(
                        "POWERED DOWN",
                        "A\\u00zz",
                        "21:15: malformed escape \\u00zz; write four hex digits, or \\\\ for a backslash"),
                Spoilt.of(
                        "message.header = +MSUB: <topic>,<length> byte,<body>",
                        "",
                        "1:1: there is no message.header, and no message.parts; add what announces a message"),
                Spoilt.of(
                        "+MSUB: <topic>,<length> byte,<body>",
                        "+MSUB: <topic>,<lenght>,<body>",
                        "10:18: has no <length>",
                        "10:33: unknown field <lenght>; did you mean 'length'?"),
                Spoilt.of(
                        "+MSUB: <topic>,<length> byte,<body>",
                        "<topic>,<length>,<body>",
                        "10:18: must start with the name of the line, as +MSUB:"),
                Spoilt.of(
                        "+MSUB: <topic>,<length> byte,<body>",
                        "+M: <topic>,<topic>,<length>,<body>",
                        "10:30: <topic> is there twice"),
                Spoilt.of(
                        "+MSUB: <topic>,<length> byte,<body>",
                        "+M: <skip>,<skip>,<topic>,<length>,<body>, +M: <topic>,<length>",
                        "10:61: has no <body>"),
                Spoilt.of(
                        "message.header = +MSUB: <topic>,<length> byte,<body>",
                        "message.parts.start = +S: 0,<topicLength>\nmessage.parts.topic = +T: 0,<length>\n"
                                + "message.parts.end = +E: 0",
                        "10:23: has no <length>",
                        "11:1: message.parts.topic needs message.parts.payload; add it"),
                Spoilt.of(
                        "lost.modem",
                        "https.answer = \\\\+H: (\\\\d+)\nlost.modem",
                        "21:1: https.answer needs https.body; add it",
                        "21:16: has 1 groups; it needs 2 in parentheses"),
                Spoilt.of(
                        "lost.modem",
                        "identity.command = CGSN\nidentity.reply = \\\\d+\nlost.modem",
                        "21:20: 'CGSN' is no AT command",
                        "22:18: has 0 groups; it needs 1 in parentheses"),
                Spoilt.of("lost.modem", "escape = +++\nlost.modem", "21:1: escape needs escape.guard.ms; add it"),
                Spoilt.of(
                        "lost.modem",
                        "model.command = AT+CGMM\nlost.modem",
                        "21:1: model.command needs model.reply; add it"),
                Spoilt.of(
                        "lost.modem",
                        "cached.message = /\\\\+MSUB: \\\\d/\nlost.modem",
                        "21:18: cached.message needs a script fetch, which reads the message out"),
                Spoilt.of(
                        "publish, \\",
                        "publsih, \\",
                        "3:11: there is no script publish; every session runs it",
                        "3:61: no session runs a script 'publsih'; did you mean 'publish'?"),
                Spoilt.of(
                        "publish-qos1,",
                        "fetch, publish-qos1, attach,",
                        "4:5: there is no file fetch.at; write one",
                        "4:26: script attach is there twice; remove one"),
                Spoilt.of(
                        "disconnect, release",
                        "disconnect, release, https-post",
                        "3:11: script https-post needs https-end; add it",
                        "3:11: script https-post needs https-read; add it",
                        "3:11: script https-post needs https.answer; add it",
                        "4:73: there is no file https-post.at; write one"));
    }

    @ParameterizedTest
    @MethodSource
    void spoilt(Spoilt spoilt) {
        SmallFamily family = SmallFamily.in(temporary).changed(SmallFamily.SETTINGS, spoilt.from(), spoilt.to());

        assertThat(family.mistakes().stream()
                        .filter(mistake -> mistake.startsWith(SmallFamily.SETTINGS))
                        .map(mistake -> mistake.substring(SmallFamily.SETTINGS.length() + 1)))
                .containsExactlyElementsOf(spoilt.mistakes());
    }

    @Test
    void eachKeyThatMustBeThereIsMissed() {
        SmallFamily family = SmallFamily.in(temporary).with(SmallFamily.SETTINGS, "# nothing yet\n");

        assertThat(family.mistakes())
                .containsAll(Arrays.stream(DialectKey.values())
                        .filter(DialectKey::isRequired)
                        .map(key -> "dialect.properties:1:1: there is no " + key.id() + "; add it")
                        .toList())
                .hasSize((int) Arrays.stream(DialectKey.values())
                                .filter(DialectKey::isRequired)
                                .count()
                        + 1);
    }
}

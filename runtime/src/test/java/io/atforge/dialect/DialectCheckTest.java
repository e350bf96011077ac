package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidDialectException;
import io.atforge.aliyun.Transport;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a family's folder may hold beside its settings. */
class DialectCheckTest {

    @TempDir
    Path temporary;

    private SmallFamily family;

    @BeforeEach
    void writeFamily() {
        family = SmallFamily.in(temporary);
    }

    @Test
    void aFamilyWithoutMistakesIsRead() {
        Dialect mine = Dialect.read(family.folder());

        assertThat(mine.name()).isEqualTo("mine");
        assertThat(mine.title()).isEqualTo("Mine");
        assertThat(mine.tables().isUnsolicited("+NITZ: 1")).isTrue();
        assertThat(mine.tables().errors()).isEmpty();
        assertThat(mine.tables().explanations().numbers().get(10).meaning()).isEqualTo("no SIM card");
        assertThat(mine.scripts(Transport.TLS).get("connect")).startsWith("AT+SSLMIPSTART");
    }

    @Test
    void mistakesOfAllFilesAreToldAtOnceInOrder() {
        family.changed(SmallFamily.SETTINGS, "title = Mine", "titel = Mine")
                .appended("attach.at", "    wihtin 5s")
                .appended("answers.txt", "a | b")
                .appended("errors.properties", "ten = a | b");

        assertThatThrownBy(() -> Dialect.read(family.folder()))
                .isInstanceOf(InvalidDialectException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "dialects/mine/answers.txt:3:1: has 2 columns, not 4: command | answer | meaning | cure; a bar"
                                + " with blanks around it separates two",
                        "dialects/mine/attach.at:2:5: unknown directive 'wihtin'; did you mean 'within'?",
                        "dialects/mine/dialect.properties:1:1: there is no title; add it",
                        "dialects/mine/dialect.properties:2:1: unknown key 'titel'; did you mean 'title'?",
                        "dialects/mine/errors.properties:2:1: 'ten' is no number of an error; write for"
                                + " example 10 = no SIM card | put one in"));
    }

    @Test
    void rowsAndNumbersOfAnswersAreChecked() {
        family.appended("answers.txt", "")
                .appended("answers.txt", "  AT | /[/ | a | b")
                .appended("answers.txt", "AT | x | a | b | c")
                .appended("answers.txt", "/AT | x | a | b")
                .appended("errors.properties", "10 = a | b")
                .appended("errors.properties", "11 = a ; b");

        assertThat(family.mistakes())
                .containsExactly(
                        "answers.txt:4:9: malformed regular expression [: Unclosed character class",
                        "answers.txt:5:15: has 5 columns, not 4: command | answer | meaning | cure; a bar with blanks"
                                + " around it separates two",
                        "answers.txt:6:1: the regular expression has no / at its end; in a list, write ,\\\\s for a"
                                + " comma and a blank within one",
                        "errors.properties:2:1: 10 is there twice; remove one",
                        "errors.properties:3:6: has 1 columns, not 2: meaning | cure; a bar with blanks around it"
                                + " separates two");
    }

    @Test
    void modelsHaveLimits() {
        family.with("models.txt", """
                # The small ones.
                /M1.*/ | payload.limit = 512, topic.limit = 64
                M2 | payload.limt = 512
                /M3( | publish.window = 0, topic.limit
                M4
                """);

        assertThat(family.mistakes())
                .containsExactly(
                        "models.txt:3:6: write payload.limit = N, topic.limit = N, publish.window = N, as many of them"
                                + " as differ; not 'payload.limt = 512'",
                        "models.txt:4:1: the regular expression has no / at its end; in a list, write ,\\\\s for a comma"
                                + " and a blank within one",
                        "models.txt:4:25: must be a number from 1 to 65535, not '0'",
                        "models.txt:4:28: write payload.limit = N, topic.limit = N, publish.window = N, as many of them"
                                + " as differ; not 'topic.limit'",
                        "models.txt:5:1: has 1 columns, not 2: model | limits; a bar with blanks around it separates"
                                + " two");
    }

    @Test
    void scriptsAreParsedWithTheirColumnsAsWritten() {
        family.changed("attach.at", "${accessPoint}", "${accessPoint}${topic}${apm}")
                .with("connect-tls.at", "AT+C=\"${host}\",${port},${keepAlive},${cleanSession}\n    util CONNECT OK\n")
                .with("publish.at", "AT+MPUB\n    prompt >\n    data \"${payload}\"\n")
                .with("release.at", "\n");

        assertThat(family.mistakes())
                .containsExactly(
                        "attach.at:1:22: ${topic} has no value in script attach; remove it",
                        "attach.at:1:30: unknown value ${apm}; did you mean 'apn'?",
                        "connect-tls.at:2:5: unknown directive 'util'; did you mean 'until'?",
                        "publish.at:1:1: data is one value, for example ${payload}, not '\"${payload}\"'",
                        "release.at:1:1: no command; a script has at least one, and AT does nothing");
    }

    @Test
    void filesThatNothingReadsAreTold() {
        family.with("answer.txt", "")
                .with("conect-tcp.at", "AT\n")
                .with("README.md", "# Mine")
                .with(".at", "?")
                .with("attach.at~", "?")
                .without("connect-tcp.at")
                .without("connect-tls.at");

        assertThat(family.mistakes())
                .containsExactly(
                        "answer.txt:1:1: nothing reads a file of this name; did you mean 'answers.txt'?",
                        "conect-tcp.at:1:1: scripts in dialect.properties does not name this script, so that nothing"
                                + " runs it; add it there, or delete it",
                        "dialect.properties:3:28: there is no file connect-tcp.at or connect-tls.at; write one");
    }

    @Test
    void aFamilyNeedNotDoTls() {
        Dialect mine = Dialect.read(family.without("connect-tls.at").folder());

        assertThat(mine.scripts(Transport.TCP)).containsKey("connect");
        assertThat(mine.scripts(Transport.TLS)).doesNotContainKey("connect");
    }

    @Test
    void aFolderWithoutSettingsIsTold() {
        assertThat(family.without(SmallFamily.SETTINGS).mistakes())
                .containsExactly("dialect.properties:1:1: there is no such file; it says what the family is, begin with"
                        + " title and scripts");
    }

    @Test
    void anotherEncodingIsToldAndAByteOrderMarkIsNoPartOfTheText() {
        family.with("attach.at", "AT+CSTT=\"\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1))
                .with("answers.txt", "\uFEFF" + family.text("answers.txt"))
                .with(SmallFamily.SETTINGS, "\uFEFF" + family.text(SmallFamily.SETTINGS));

        assertThat(family.mistakes())
                .contains("attach.at:1:1: the file is not encoded in UTF-8; save it as UTF-8")
                .noneMatch(mistake -> mistake.startsWith("answers"));
        family.with("attach.at", "AT\n");
        assertThat(Dialect.read(family.folder()).title()).isEqualTo("Mine");
    }

    @Test
    void linesMayEndAsOnWindows() {
        family.with(SmallFamily.SETTINGS, family.text(SmallFamily.SETTINGS).replace("\n", "\r\n"));
        assertThat(Dialect.read(family.folder()).tables().isUnsolicited("+NITZ: 1"))
                .isTrue();

        family.changed(SmallFamily.SETTINGS, "lost.modem", "lost.modm");
        assertThat(family.mistakes())
                .contains("dialect.properties:21:1: unknown key 'lost.modm'; did you mean 'lost.modem'?");
    }

    @Test
    void theFoldersNameIsOneThatEveryFileSystemKeeps() {
        for (String name : new String[] {"Mine", "2g", "my family", "a.b"}) {
            assertThat(new SmallFamily(temporary, name).mistakes())
                    .containsExactly("dialect.properties:1:1: '" + name + "' cannot be the name of a family:"
                            + " lower-case letters, digits, - and _, of which the first is a letter, are possible;"
                            + " rename the folder");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNoMistakeInOne() {
        assertThatThrownBy(() -> Dialect.read(temporary.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }
}

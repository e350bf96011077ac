package io.atforge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteValueTest {

    private static final String PROPERTY = "atforge.test.site-value";

    @TempDir
    Path folder;

    @AfterEach
    void unset() {
        System.clearProperty(PROPERTY);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ${env.APN}              | ENVIRONMENT     | APN       |
            ${env.APN:3GWAP}        | ENVIRONMENT     | APN       | 3GWAP
            ${env.APN:}             | ENVIRONMENT     | APN       | ``
            ${env.APN:a:b c}        | ENVIRONMENT     | APN       | a:b c
            ${sys.site.apn}         | SYSTEM_PROPERTY | site.apn  |
            ${sys.site.apn:$x}      | SYSTEM_PROPERTY | site.apn  | $x
            ${file:/etc/apn}        | FILE            | /etc/apn  |
            ${file:a:b}             | FILE            | a:b       |
            """)
    void readsReferences(String text, Place place, String name, String fallback) {
        SiteValue value = SiteValue.parse(text);

        assertThat(value).isEqualTo(new SiteValue.Reference(place, name, Optional.ofNullable(fallback)));
        assertThat(value.known()).isEqualTo(Optional.ofNullable(fallback));
        assertThat(value).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3GWAP", "", "$", "{env.APN}", "env.APN:x", "a}b", "$env"})
    void takesTheRestForTheValueItself(String text) {
        assertThat(SiteValue.parse(text)).isEqualTo(new SiteValue.Literal(text));
        assertThat(SiteValue.parse(text).known()).contains(text);
        assertThat(SiteValue.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${APN}",
                "${env.}",
                "${env.:x}",
                "${env.APN",
                "x${env.APN}",
                "${env.APN}x",
                "${env.APN:${env.B}}",
                "${env.APN:a}b}",
                "${csv:devices.csv}",
                "${file:}",
                "${enw.APN}"
            })
    void saysWhatIsNoReference(String text) {
        assertThatThrownBy(() -> SiteValue.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'" + text + "' is no reference")
                .hasMessageContaining("${env.NAME:default}");
    }

    @Test
    void looksThePropertyUpAtEachReading() {
        SiteValue value = SiteValue.parse("${sys." + PROPERTY + ":3GWAP}");
        assertThat(read(value)).isEqualTo("3GWAP");

        System.setProperty(PROPERTY, " CMNET ");
        assertThat(read(value)).isEqualTo("CMNET");

        System.setProperty(PROPERTY, "  ");
        assertThat(read(value)).isEqualTo("3GWAP");
    }

    @Test
    void readsTheEnvironment() {
        String path = System.getenv("PATH");
        assertThat(path).isNotBlank();

        assertThat(read(SiteValue.parse("${env.PATH:x}"))).isEqualTo(path.strip());
        assertThat(read(SiteValue.parse("${env.ATFORGE_TEST_NEVER_SET:x}"))).isEqualTo("x");
    }

    @Test
    void readsTheFirstLineOfAFileSeenFromAFolder() throws IOException {
        Files.writeString(folder.resolve("apn"), " CMNET \nmore\n");
        SiteValue value = SiteValue.parse("${file:apn}");

        assertThat(read(value.seenFrom(folder))).isEqualTo("CMNET");
        assertThat(read(SiteValue.parse("${file:" + folder.resolve("apn") + "}").seenFrom(Path.of("/nowhere"))))
                .isEqualTo("CMNET");
        assertThatThrownBy(() -> read(value))
                .hasMessage("modem.apn is looked for in file "
                        + Path.of("apn").toAbsolutePath() + ", which cannot be read or has an empty first line;"
                        + " set it");
    }

    @Test
    void saysWhatIsNotSet() {
        assertThatThrownBy(() -> read(SiteValue.parse("${env.ATFORGE_TEST_NEVER_SET}")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("modem.apn is looked for in environment variable ATFORGE_TEST_NEVER_SET, which is not set;"
                        + " set it, or write a default in devices.yaml: ${env.ATFORGE_TEST_NEVER_SET:value}");
    }

    @Test
    void namesThePlaceOfAValueThatCannotBeAndDoesNotShowIt() {
        SiteValue value = SiteValue.parse("${sys." + PROPERTY + ":good}");
        Function<String, String> good = text -> {
            if (!text.equals("good")) {
                throw new InvalidArgumentException("it is not good");
            }
            return text;
        };
        System.setProperty(PROPERTY, "bad\"\r\nAT+CFUN=0");

        assertThatThrownBy(() -> value.read("modem.apn", good))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("modem.apn is looked for in system property " + PROPERTY
                        + ", and what stands there cannot be: it is not good");
        assertThatThrownBy(() -> new SiteValue.Literal("bad").read("modem.apn", good))
                .hasMessage("modem.apn: it is not good");
        System.clearProperty(PROPERTY);
        assertThat(value.read("modem.apn", good)).isEqualTo("good");
    }

    private static String read(SiteValue value) {
        return value.read("modem.apn", Function.identity());
    }
}

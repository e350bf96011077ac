package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.codegen.text.StringLiteral;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringLiteralTest {

    @TempDir
    Path folder;

    @Test
    void everythingHostileIsEscaped() {
        assertThat(StringLiteral.of("\" + evil() + \"")).isEqualTo("\"\\\" + evil() + \\\"\"");
        assertThat(StringLiteral.of("\\u0022")).isEqualTo("\"\\\\u0022\"");
        assertThat(StringLiteral.of("\u2028\u2029\u202e\u0000\ud800"))
                .isEqualTo("\"\\u2028\\u2029\\u202e\\u0000\\ud800\"");
        assertThat(StringLiteral.of("中文 \uD83D\uDE80 */ ${x}")).isEqualTo("\"中文 \uD83D\uDE80 */ ${x}\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote \" + evil() + \"",
                "backslash \\",
                "\\u0022",
                "\\\\u0022",
                "\r\n\t\b\f",
                "\u2028\u2029\u0085",
                "\u202e",
                "\u0000\u001a",
                "\ud800 alone",
                "*/ /* //",
                "$L $S $T $$ $> $<",
                "中文 \uD83D\uDE80"
            })
    void theCompilerReadsTheTextBack(String text) throws IOException, ReflectiveOperationException {
        Compilation compilation = Compilation.of(
                folder,
                Map.of(
                        "Holder.java",
                        "/** Holder. */ public class Holder {\n"
                                + "/** No instances. */ private Holder() { }\n"
                                + "/** Text. */ public static final Object TEXT = " + JavaSource.string(text)
                                + ";\n}\n"));

        assertThat(compilation.messages()).isEmpty();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            assertThat(loader.loadClass("Holder").getField("TEXT").get(null)).isEqualTo(text);
        }
    }
}

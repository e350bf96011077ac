package io.atforge.maven.codegen.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void endOfCommentIsText() {
        assertThat(JavadocText.of("a */ class Evil {} /* b")).isEqualTo("a &#42;/ class Evil {} /&#42; b");
    }

    @Test
    void unicodeEscapeOfEndOfCommentIsText() {
        assertThat(JavadocText.of("\\u002a\\u002f class Evil {}")).isEqualTo("&#92;u002a&#92;u002f class Evil {}");
    }

    @Test
    void inlineAndBlockTagsAreText() {
        assertThat(JavadocText.of("{@link Evil} @throws Evil")).isEqualTo("{&#64;link Evil} &#64;throws Evil");
    }

    @Test
    void htmlIsText() {
        assertThat(JavadocText.of("<script>a && b</script>")).isEqualTo("&lt;script&gt;a &amp;&amp; b&lt;/script&gt;");
    }

    @Test
    void lineBreaksOfEveryKindAreBlanks() {
        assertThat(JavadocText.of("a\r\nb\u2028c\u2029d\u0085e\u000bf\u0000g\n"))
                .isEqualTo("a b c d e f g");
    }

    @Test
    void bidirectionalOverridesAreShown() {
        assertThat(JavadocText.of("a\u202eb\u2066c")).isEqualTo("aU+202EbU+2066c");
    }

    @Test
    void halfASurrogatePairIsShown() {
        assertThat(JavadocText.of("a\ud800b")).isEqualTo("aU+D800b");
    }

    @Test
    void chineseAndSymbolsStay() {
        String text = "教程的回声 \uD83D\uDE80 ${deviceName} \"x\"";

        assertThat(JavadocText.of(text)).isEqualTo(text);
    }
}

package io.atforge.maven.codegen.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTest {

    private static final String PAIR = "\ud83d\ude08";

    @Test
    void whatFitsStays() {
        assertThat(ShortText.of("abc", 3)).isEqualTo("abc");
        assertThat(ShortText.of(PAIR.repeat(3), 3)).isEqualTo(PAIR.repeat(3));
    }

    @Test
    void whatDoesNotFitIsCut() {
        assertThat(ShortText.of("abcd", 3)).isEqualTo("abc…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(ShortText.of("a" + PAIR.repeat(4), 3)).isEqualTo("a" + PAIR.repeat(2) + "…");
    }
}

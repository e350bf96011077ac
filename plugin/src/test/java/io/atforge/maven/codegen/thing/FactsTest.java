package io.atforge.maven.codegen.thing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactsTest {

    /** Half of a character would be told by its number, in the middle of a text of people. */
    @Test
    void aLongTextIsCutBetweenCharacters() {
        String text = Facts.text("a" + "\ud83d\ude08".repeat(5000));

        assertThat(text).isEqualTo("a" + "\ud83d\ude08".repeat(3999) + "…");
    }
}

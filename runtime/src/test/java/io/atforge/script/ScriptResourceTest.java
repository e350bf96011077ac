package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptResourceTest {

    @Test
    void isLoadedFromWhereTheBuildPutIt() {
        ScriptResource connect = new ScriptResource(ScriptResourceTest.class, "Tracker", "connect");

        assertThat(connect.path()).isEqualTo("/META-INF/atforge/Tracker/connect.at");
        assertThat(connect.load().name()).isEqualTo("connect");
        assertThat(connect.load().steps()).isNotEmpty();
        assertThat(connect.text()).contains(connect.load().steps().get(0).command());
    }

    @Test
    void saysThatItIsMissing() {
        ScriptResource missing = new ScriptResource(ScriptResourceTest.class, "Tracker", "none");

        assertThatThrownBy(missing::load)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("/META-INF/atforge/Tracker/none.at")
                .hasMessageContaining("build the project");
    }

    @ParameterizedTest
    @CsvSource({
        "topci, topic",
        "TOPIC, topic",
        "topics, topic",
        "tpc, topic",
        "qso, qos",
        "pyloads, payload",
        "opic, topic"
    })
    void suggestsTheKnownWordThatIsMeant(String word, String meant) {
        assertThat(Suggestion.of(word, List.of("qos", "topic", "payload")))
                .isEqualTo("; did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"temperature", "tpcs", "''", "xtopicyz"})
    void namesThemAllWhereNoneIsNear(String word) {
        assertThat(Suggestion.of(word, List.of("topic", "payload"))).isEqualTo("; known are topic, payload");
    }
}

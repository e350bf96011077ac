package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Transport;
import io.atforge.dialect.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void isTheFamilysWhereTheProductHasNone() {
        ScriptResource prepare = new ScriptResource(ScriptResourceTest.class, "None", "prepare", "air720");

        assertThat(prepare.text())
                .isEqualTo(Dialect.load("air720").scripts(Transport.TCP).get("prepare"));
        assertThat(prepare.load().name()).isEqualTo("prepare");
    }

    @Test
    void isTheProductsWhereItHasOne() {
        ScriptResource own = new ScriptResource(ScriptResourceTest.class, "Own", "rate", "air720");

        assertThat(own.text()).contains("# Own").isNotEqualTo(familys(own));
    }

    private static String familys(ScriptResource resource) {
        return new ScriptResource(resource.owner(), "None", resource.name(), resource.family()).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "connect", "subscribe", "unsubscribe", "publish", "disconnect"})
    void isNeverTheFamilysWhereTheBuildFillsIn(String name) {
        ScriptResource missing = new ScriptResource(ScriptResourceTest.class, "None", name, "air720");

        assertThatThrownBy(missing::text)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("/META-INF/atforge/None/" + name + ".at");
    }

    @ParameterizedTest
    @CsvSource({"prepare, none", "none, air720"})
    void saysThatTheFamilyHasNoneEither(String name, String family) {
        ScriptResource missing = new ScriptResource(ScriptResourceTest.class, "None", name, family);

        assertThatThrownBy(missing::text)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("/META-INF/atforge/None/" + name + ".at");
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

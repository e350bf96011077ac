package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Models.Model;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the models of a family differ in, as models.txt has it. */
class ModelsTest {

    private static final String TEXT = """
            # comment

            /BG9.*/ | payload.limit = 4096, publish.window = 2
            BG96    | payload.limit = 1
            M26     | topic.limit=64
            """;

    private static List<Model> read(String text) {
        return new ModelsFile("own").read(text);
    }

    @Test
    void readsALineForEach() {
        assertThat(read(TEXT))
                .containsExactly(
                        new Model(
                                ReplyPattern.parse("/BG9.*/"),
                                OptionalInt.of(4096),
                                OptionalInt.empty(),
                                OptionalInt.of(2)),
                        new Model(
                                ReplyPattern.parse("BG96"),
                                OptionalInt.of(1),
                                OptionalInt.empty(),
                                OptionalInt.empty()),
                        new Model(
                                ReplyPattern.parse("M26"),
                                OptionalInt.empty(),
                                OptionalInt.of(64),
                                OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            M26                         => models.txt:1: 'M26' has 1 columns, not 2
            M26 | a | b                 => has 3 columns, not 2
            M26 | payload.limit         => 'payload.limit' is no limit
            M26 | payload.limit = 0     => 'payload.limit = 0' is no limit
            M26 | payload.limits = 5    => 'payload.limits = 5' is no limit
            M26 | payload.limit = many  => is no limit; write for example payload.limit = 1500
            /(/ | payload.limit = 5     => malformed regular expression
            """)
    void tellsWhatIsWrong(String line, String problem) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void theFirstThatFitsCounts() {
        Models models = new Models(Optional.empty(), read(TEXT), List.of());

        assertThat(models.find("BG96").orElseThrow().payloadLimit()).hasValue(4096);
        assertThat(models.find("BC66")).isEmpty();
        assertThat(models.longestPayload(1500)).isEqualTo(4096);
        assertThat(models.longestPayload(5000)).isEqualTo(5000);
    }

    @Test
    void aFamilyOfAModelHasItsLimitsAndAsksNoMore() {
        Dialect family = Dialect.load("quectel");
        assertThat(family.models().question()).isPresent();
        Dialect known = family.forModel("BG96");

        assertThat(known.payloadLimit()).isEqualTo(4096).isGreaterThan(family.payloadLimit());
        assertThat(known.topicLimit()).isEqualTo(family.topicLimit());
        assertThat(known.publishWindow()).isEqualTo(family.publishWindow());
        assertThat(known.models().question()).isEmpty();
        assertThat(known.templates()).isEqualTo(family.templates());
        assertThat(family.forModel("nobody knows").payloadLimit()).isEqualTo(family.payloadLimit());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            EC25                => EC25
            +CGMM: "EC200U"     => EC200U
            Quectel_M26         => Quectel_M26
            BG95-M3             => BG95-M3
            """)
    void readsTheModel(String line, String model) {
        Pattern reply =
                Dialect.load("quectel").models().question().orElseThrow().reply();
        var matcher = reply.matcher(line);

        assertThat(matcher.matches()).isTrue();
        assertThat(matcher.group(1)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            +CGMM: "Air720"                          => air720
            +CGMR: "AirM2M_720_V369_LTE_AT"          => air720
            AirM2M_724UG_V401857_LTE_AT              => air720
            +CGMR: "AirM2M_780EP_V1010_LTE_AT"       => air780e
            +CGMM: "Air780E"                         => air780e
            Quectel                                  => quectel
            SIMCOM INCORPORATED                      => simcom
            +CGMR: A011B07A7670M6_F                  => ''
            A7670E-FASE                              => simcom
            HTTP/1.1 400 Bad Request                 => ''
            """)
    void aModemsNameIsThatOfOneFamily(String said, String family) {
        assertThat(Dialect.names().stream()
                        .filter(name -> Dialect.load(name).models().areNamed(List.of("INCORPORATED", said)))
                        .toList())
                .isEqualTo(family.isEmpty() ? List.of() : List.of(family));
    }
}

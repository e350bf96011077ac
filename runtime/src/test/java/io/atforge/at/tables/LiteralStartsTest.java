package io.atforge.at.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralStartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\+(CMT|CBM): ?.*|\\+CDS: ?\\d+; +CMT,+CBM,+CDS:",
                "\\+CMG[RL]: ?.*; +CMG",
                "\\+C[GE]?REG: ?\\d+; +C",
                "(TCP|UDP) ERROR:.*; TCP,UDP",
                "\\d,\\s?(CONNECT OK|CLOSED); ''",
                "\\+CGEV: (NW|ME) PDN DEACT.*; +CGEV: NW,+CGEV: ME",
                "AB?C; A",
                "AB+; A",
                "A{2}; ''",
                "(A|B)?C; ''",
                "(A|B.)C; A,B",
                "\\+(CUSD: ?\\d,\\s*|CLIP: ?|CNAP: ?)\".*; +CUSD:,+CLIP:,+CNAP:",
                "(?i)ok; ''",
                ".*; ''",
                "a|; a,''",
                "\\QOK\\E; ''",
                "\\^MODE: .*; ^MODE: ",
            })
    void areWhatEveryMatchStartsWith(String expression, String starts) {
        List<String> expected = List.of(starts.replace("''", "").split(",", -1)).stream()
                .map(String::strip)
                .toList();

        assertThat(LiteralStarts.of(expression)).map(String::strip).isEqualTo(expected);
    }
}

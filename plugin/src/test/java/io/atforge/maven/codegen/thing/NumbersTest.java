package io.atforge.maven.codegen.thing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "-40, -40f",
        "0.1, 0.1f",
        "-0.0, -0f",
        "0, 0f",
        "1.4E-45, 1E-45f",
        "12.3456, 12.3456f",
        "16777216, 16777216f",
        "1e20, 1E+20f",
        "3.4028235E38, Float.MAX_VALUE",
        "-3.4028235E38, -Float.MAX_VALUE"
    })
    void aFloatIsWrittenByItsShortestDigits(float value, String literal) {
        assertThat(Numbers.literal(value, true)).isEqualTo(literal);
    }

    /** 2E23 is one that Java 17 writes as 2.0E23 and as 1.9999999999999998E23, by how it was come by. */
    @ParameterizedTest
    @CsvSource({
        "-180, -180.0",
        "0.1, 0.1",
        "-0.0, -0.0",
        "4.9E-324, 5E-324",
        "12.3456, 12.3456",
        "2E23, 2E+23",
        "0.30000000000000004, 0.30000000000000004",
        "1.7976931348623157E308, Double.MAX_VALUE",
        "-1.7976931348623157E308, -Double.MAX_VALUE"
    })
    void aDoubleIsWrittenByItsShortestDigits(double value, String literal) {
        assertThat(Numbers.literal(value, true)).isEqualTo(literal);
    }

    @Test
    void whatIsWrittenInFullIsTheSameNumber() {
        assertThat(Float.parseFloat(Numbers.literal(Float.MAX_VALUE, false))).isEqualTo(Float.MAX_VALUE);
        assertThat(Double.parseDouble(Numbers.literal(-Double.MAX_VALUE, false)))
                .isEqualTo(-Double.MAX_VALUE);
        assertThat(Float.parseFloat(Numbers.literal(Float.MIN_VALUE, true))).isEqualTo(Float.MIN_VALUE);
        assertThat(Float.parseFloat(Numbers.literal(-Float.MIN_VALUE, true))).isEqualTo(-Float.MIN_VALUE);
        assertThat(Double.parseDouble(Numbers.literal(Double.MIN_NORMAL, true))).isEqualTo(Double.MIN_NORMAL);
    }
}

package io.atforge.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final Field<Integer> A = new Field<>("gps:a", DataType.int32(0, 9, 1, ""));
    private static final Field<String> B = new Field<>("b", DataType.text(9));

    @Test
    void areWrittenInTheOrderInWhichTheyWereSet() {
        Values values = Values.builder().put(B, "\"").put(A, 1).build();

        assertThat(values).hasToString("{\"b\":\"\\\"\",\"gps:a\":1}");
        assertThat(values.json(A)).isEqualTo("1");
        assertThat(values).isEqualTo(Values.builder().put(A, 1).put(B, "\"").build());
    }

    @Test
    void aFieldWithoutAValueHasNoJson() {
        assertThatThrownBy(() -> Values.none().json(B))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("b: has no value");
    }

    @Test
    void whatNoFieldHasIsLeftOut() {
        assertThat(Values.read(Map.of("gps:a", 5, "a", 77), List.of(A, B)))
                .isEqualTo(Values.builder().put(A, 5).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a\n", "温", "a.b"})
    void anIdentifierHasOnlyWhatThePlatformTakes(String identifier) {
        assertThatThrownBy(() -> new Field<>(identifier, DataType.bool()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageEndingWith(" is no identifier: letters, digits, _ and : only")
                .hasMessageNotContaining("\n");
    }
}

package io.atforge.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atforge.InvalidArgumentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataTypeMessagesTest {

    private static final DataType<Integer> COUNT = DataType.int32(-40, 120, 5, "pcs");
    private static final DataType<Float> TEMPERATURE = DataType.float32(-40, 120, "0.1", "°C");
    private static final DataType<Double> LEVEL = DataType.float64(0, 1, "", "");
    private static final DataType<Values> PLACE = DataType.struct(
            List.of(new Field<>("lat", LEVEL), new Field<>("on", DataType.bool())), read -> read, taken -> taken);

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                arguments(COUNT, 125, "v: 125 pcs is above the greatest, 120"),
                arguments(COUNT, -41, "v: -41 pcs is below the least, -40"),
                arguments(COUNT, 3, "v: 3 pcs is not on a step of 5"),
                arguments(COUNT, null, "v: null is no value"),
                arguments(TEMPERATURE, 200f, "v: 200.0 °C is above the greatest, 120.0"),
                arguments(TEMPERATURE, -40.5f, "v: -40.5 °C is below the least, -40.0"),
                arguments(TEMPERATURE, 21.55f, "v: 21.55 °C is not on a step of 0.1"),
                arguments(TEMPERATURE, Float.NaN, "v: NaN is no number"),
                arguments(LEVEL, 1.5, "v: 1.5 is above the greatest, 1.0"),
                arguments(LEVEL, Double.NEGATIVE_INFINITY, "v: -Infinity is below the least, 0.0"),
                arguments(DataType.text(3), "温度", "v: \"温度\" has 6 bytes in UTF-8, more than 3"),
                arguments(
                        DataType.text(50),
                        "a\r\n\u2028\u202e" + "b".repeat(99),
                        "v: \"a\\u{d}\\u{a}\\u{2028}\\u{202e}" + "b".repeat(35)
                                + "…\" has 108 bytes in UTF-8, more than 50"),
                arguments(
                        DataType.text(50),
                        "\ud800",
                        "v: \"\\u{d800}\" has half a surrogate pair, which has no form in UTF-8"),
                arguments(
                        DataType.date(),
                        Instant.MAX,
                        "v: +1000000000-12-31T23:59:59.999999999Z is more milliseconds from 1970 than 64 bits hold"),
                arguments(DataType.array(1, COUNT), List.of(0, 5), "v: 2 elements are more than 1"),
                arguments(DataType.array(2, COUNT), List.of(0, 6), "v[1]: 6 pcs is not on a step of 5"),
                arguments(DataType.array(2, COUNT), Arrays.asList(0, null), "v[1]: null is no value"),
                arguments(PLACE, Values.none(), "v: the member lat is missing; a struct has all its members"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    <T> void namesTheFieldTheValueAndTheLimit(DataType<T> type, T value, String message) {
        assertThatThrownBy(() -> type.check("v", value))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(message);
    }

    /** Less than half of the distance to the next float is no other value. */
    @Test
    void aFloatIsComparedAsTheFloatThatItIs() {
        assertThat(TEMPERATURE.read("v", "120.000001")).isEqualTo(120f);
    }

    static Stream<Arguments> wrongJson() {
        return Stream.of(
                arguments(COUNT, "abc", "v: \"abc\" is no number"),
                arguments(COUNT, null, "v: null is no number"),
                arguments(COUNT, "21.5", "v: \"21.5\" pcs is no whole number"),
                arguments(COUNT, 1e-9, "v: 1.0E-9 pcs is no whole number"),
                arguments(COUNT, 1e99, "v: 1.0E99 pcs is above the greatest, 120"),
                arguments(COUNT, "-1e999999999", "v: \"-1e999999999\" pcs is below the least, -40"),
                arguments(COUNT, "1e99999999999", "v: \"1e99999999999\" has an exponent out of all limits"),
                arguments(COUNT, 4294967296L, "v: 4294967296 pcs is above the greatest, 120"),
                arguments(COUNT, true, "v: true is no number"),
                arguments(TEMPERATURE, Map.of(), "v: an object is no number"),
                arguments(TEMPERATURE, "120.00001", "v: 120.00001 °C is above the greatest, 120.0"),
                arguments(TEMPERATURE, "1e999", "v: Infinity °C is above the greatest, 120.0"),
                arguments(LEVEL, "0x1p3", "v: \"0x1p3\" is no number"),
                arguments(LEVEL, "1".repeat(2000), "v: \"" + "1".repeat(40) + "…\" is no number"),
                arguments(DataType.bool(), 2, "v: 2 is neither 0 nor 1"),
                arguments(DataType.bool(), "on", "v: \"on\" is no number"),
                arguments(DataType.text(9), 5, "v: 5 is no text"),
                arguments(DataType.text(2), "abc", "v: \"abc\" has 3 bytes in UTF-8, more than 2"),
                arguments(
                        DataType.date(),
                        "9223372036854775808",
                        "v: \"9223372036854775808\" is no whole number of milliseconds that 64 bits hold"),
                arguments(DataType.date(), 0.5, "v: 0.5 is no whole number of milliseconds that 64 bits hold"),
                arguments(DataType.enumeration(Typed.Mode.class), 7, "v: 7 is none of 0, 1, -7"),
                arguments(DataType.array(2, COUNT), "x", "v: \"x\" is no array"),
                arguments(DataType.array(2, COUNT), List.of(1, 2, 3), "v: 3 elements are more than 2"),
                arguments(DataType.array(2, PLACE), List.of(List.of()), "v[0]: an array of 0 is no object"),
                arguments(
                        DataType.array(2, PLACE),
                        List.of(Map.of("lat", 2, "on", 1)),
                        "v[0].lat: 2.0 is above the greatest, 1.0"),
                arguments(PLACE, Map.of("lat", 1), "v: the member on is missing; a struct has all its members"));
    }

    @ParameterizedTest
    @MethodSource("wrongJson")
    void namesWhatThePlatformSentThatDoesNotFit(DataType<?> type, Object json, String message) {
        assertThatThrownBy(() -> type.read("v", json))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> tolerated() {
        return Stream.of(
                arguments(COUNT, "20.0", 20),
                arguments(COUNT, 2.0e1, 20),
                arguments(COUNT, "-0", 0),
                arguments(DataType.int32(1, 9, 3, ""), 4, 4),
                arguments(TEMPERATURE, "30.5", 30.5f),
                arguments(TEMPERATURE, 30, 30f),
                arguments(TEMPERATURE, 0.1, 0.1f),
                arguments(DataType.float32(0, 100, "1", ""), 21.55, 21.55f),
                arguments(LEVEL, 1, 1.0),
                arguments(DataType.bool(), "true", true),
                arguments(DataType.bool(), false, false),
                arguments(DataType.bool(), "1", true),
                arguments(DataType.bool(), 0.0, false),
                arguments(DataType.date(), 1536228947682L, Instant.parse("2018-09-06T10:15:47.682Z")),
                arguments(DataType.date(), "1536228947682", Instant.parse("2018-09-06T10:15:47.682Z")),
                arguments(DataType.enumeration(Typed.Mode.class), "-7", Typed.Mode.FAULT),
                arguments(
                        PLACE,
                        Map.of("lat", 1, "on", 1, "unknown", 5),
                        PLACE.read("v", Map.of("lat", "1.0", "on", true))));
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void readsOtherFormsOfTheSameValue(DataType<?> type, Object json, Object value) {
        assertThat((Object) type.read("v", json)).isEqualTo(value);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(COUNT, 20, "20"),
                arguments(TEMPERATURE, 10f, "10.0"),
                arguments(DataType.float32(0, 1e12f, "", ""), 1e10f, "1.0E10"),
                arguments(LEVEL, 1.0, "1.0"),
                arguments(DataType.bool(), true, "1"),
                arguments(DataType.bool(), false, "0"),
                arguments(DataType.text(99), "a\"\\\n\u0085\u2028温", "\"a\\\"\\\\\\u000a\\u0085\\u2028温\""),
                arguments(DataType.date(), Instant.ofEpochMilli(1536228947682L), "\"1536228947682\""),
                arguments(DataType.enumeration(Typed.Mode.class), Typed.Mode.FAULT, "-7"),
                arguments(DataType.array(3, COUNT), List.of(5, 10), "[5,10]"),
                arguments(PLACE, PLACE.read("v", Map.of("lat", 1, "on", 1)), "{\"lat\":1.0,\"on\":1}"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void writesWhatThePlatformTakes(DataType<T> type, T value, String json) {
        assertThat(type.json(value)).isEqualTo(json);
    }

    @Test
    void aListIsCopiedAndADateIsCutToMilliseconds() {
        List<Integer> list = new ArrayList<>(List.of(5));
        List<Integer> checked = DataType.array(2, COUNT).check("v", list);
        list.set(0, 999);

        assertThat(checked).containsExactly(5);
        assertThatThrownBy(() -> checked.add(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(DataType.date().check("v", Instant.ofEpochSecond(-1, 999_999)))
                .isEqualTo(Instant.ofEpochMilli(-1000));
    }

    @Test
    void aTypeWithoutAnyValueIsRefused() {
        assertThatThrownBy(() -> DataType.int32(2, 1, 1, "")).hasMessage("no number is from 2 to 1");
        assertThatThrownBy(() -> DataType.float32(0, Float.NaN, "", "")).hasMessage("no number is from 0.0 to NaN");
        assertThatThrownBy(() -> DataType.float64(0, 1, "x\n", "")).hasMessage("the step \"x\\u{a}\" is no number");
        assertThatThrownBy(() -> DataType.text(-1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> DataType.array(-1, COUNT)).isInstanceOf(InvalidArgumentException.class);
    }
}

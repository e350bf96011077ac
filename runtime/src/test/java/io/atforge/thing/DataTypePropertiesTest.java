package io.atforge.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.InvalidArgumentException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

@StatisticsReport(StatisticsReportMode.OFF)
class DataTypePropertiesTest {

    @Property
    void aValueComesBackFromJsonAsItWas(@ForAll("within") Typed<?> typed) throws JsonParserException {
        comesBack(typed);
    }

    private static <T> void comesBack(Typed<T> typed) throws JsonParserException {
        Field<T> field = typed.field();
        String json = Values.builder().put(field, typed.value()).build().json();

        JsonObject exact = JsonParser.object().withLazyNumbers().from(json);
        assertThat(Values.read(exact, List.of(field)).get(field)).contains(typed.value());
        JsonObject parsed = JsonParser.object().from(json);
        assertThat(Values.read(parsed, List.of(field)).get(field)).contains(typed.value());
        assertThat(json).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]");
    }

    @Property
    void aValueOutsideOfTheLimitsIsRefused(@ForAll("outside") Typed<?> typed) {
        refused(typed);
        Statistics.label("is null").collect(typed.value() == null);
        Statistics.label("is null").coverage(share -> share.check(false).percentage(part -> part > 50));
    }

    private static <T> void refused(Typed<T> typed) {
        Values.Builder values = Values.builder();

        assertThatThrownBy(() -> values.put(typed.field(), typed.value()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("v")
                .message()
                .hasSizeLessThan(700)
                .doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]");
    }

    @Property
    void anyJsonIsAValueWithinTheLimitsOrRefused(@ForAll("within") Typed<?> typed, @ForAll("trees") Object json) {
        boolean read = isWithinOrRefused(typed, json);
        Statistics.label("read").collect(read);
        Statistics.label("read").coverage(share -> share.check(true).percentage(part -> part > 2));
        Statistics.label("read").coverage(share -> share.check(false).percentage(part -> part > 30));
    }

    private static <T> boolean isWithinOrRefused(Typed<T> typed, Object json) {
        Field<T> field = typed.field();
        T value;
        try {
            value = Values.read(Typed.member(json), List.of(field)).get(field).orElseThrow();
        } catch (InvalidArgumentException e) {
            assertThat(e).hasMessageStartingWith("v");
            assertThat(e.getMessage()).hasSizeLessThan(700).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]");
            return false;
        }
        assertThat(field.check(value)).isEqualTo(value);
        return true;
    }

    @Provide
    Arbitrary<Typed<?>> within() {
        return Typed.within();
    }

    @Provide
    Arbitrary<Typed<?>> outside() {
        return Typed.outside();
    }

    @Provide
    Arbitrary<Object> trees() {
        return Typed.trees();
    }
}

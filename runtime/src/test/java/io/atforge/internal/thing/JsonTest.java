package io.atforge.internal.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final int PLATFORM_MAXIMUM = 256 * 1024;
    private static final long SMALL_STACK = 256 * 1024;

    @Test
    void readsWhatThePlatformSends() {
        Map<String, Object> json =
                Json.object("{\"id\":\"1\",\"params\":{\"on\":true,\"none\":null,\"all\":[\"a\",false]}}");

        assertThat(json.get("id")).isEqualTo("1");
        assertThat(json.get("params"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("on", true)
                .containsEntry("none", null)
                .containsEntry("all", List.of("a", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"21.50", "-0", "0.1000000000000000055511151231257827", "12345678901234567890", "1e999999999"})
    void aNumberKeepsItsDigits(String number) {
        Object read = Json.object("{\"n\":" + number + "}").get("n");

        assertThat(read).isInstanceOf(Number.class).hasToString(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} secret | no JSON object: line 1, character 9 of 14 cannot be understood",
                "{\"a\":secret} | no JSON object: line 1, character 6 of 12 cannot be understood",
                "[1] | no JSON object: line 1, character 3 of 3 cannot be understood",
                "'' | no JSON object: line 1, character 0 of 0 cannot be understood",
            })
    void whatIsNoObjectIsToldWithItsPlaceButNotQuoted(String text, String message) {
        assertThatThrownBy(() -> Json.object(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aMessageFullOfBracketsDoesNotOverflowTheSmallestStack() throws InterruptedException {
        assertThat(onSmallStack("{\"a\":" + "[".repeat(PLATFORM_MAXIMUM)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("JSON of more than 64 objects and arrays within each other, at character 69 of 262149");
        assertThat(onSmallStack("{\"\\\"\":" + "{\"a\":".repeat(PLATFORM_MAXIMUM / 5)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("within each other");
    }

    @Test
    void whatIsAsDeepAsAllowedIsRead() throws InterruptedException {
        assertThat(onSmallStack(deep(Json.MOST_LEVELS))).isNull();
        assertThatThrownBy(() -> Json.object(deep(Json.MOST_LEVELS + 1))).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void bracketsInTextsAreNotCounted() {
        String brackets = "[{".repeat(1000);

        assertThat(Json.object("{\"a\":\"\\\"" + brackets + "\\\\\",\"b\":[]}"))
                .containsEntry("a", "\"" + brackets + "\\");
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void anyTextIsAnObjectOrRefused(@ForAll("nearlyJson") String text) {
        boolean read = true;
        try {
            Json.object(text);
        } catch (InvalidArgumentException e) {
            read = false;
        }
        Statistics.label("read").collect(read);
        Statistics.label("read").coverage(share -> share.check(true).percentage(part -> part > 1));
        Statistics.label("read").coverage(share -> share.check(false).percentage(part -> part > 50));
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{", "}", "[", "]", "\"", "\\", ",", ":", "\"a\"", "\"a\":", "1", "-", "0.5", "e9", "null", "true",
                "\\u12", " ", "\n", "\u0000", "\ud800", "\u2028");
        return pieces.list()
                .ofMaxSize(40)
                .map(list -> String.join("", list))
                .flatMap(text ->
                        Arbitraries.of(text, "{" + text + "}", "{\"a\":" + text + "}", "{\"a\":\"" + text + "\"}"));
    }

    private static String deep(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static Throwable onSmallStack(String text) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, () -> Json.object(text), "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((ended, cause) -> thrown.set(cause));
        thread.start();
        thread.join();
        return thrown.get();
    }
}

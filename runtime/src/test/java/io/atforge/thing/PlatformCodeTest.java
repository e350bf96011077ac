package io.atforge.thing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformCodeTest {

    /** With what a person can begin; a cure that starts otherwise only describes. */
    private static final String DOING =
            "(do|look|send|sign|give|take|compare|register|enable|check|ask|split|keep|switch|use|generate|shorten"
                    + "|release|complete|add|mend|remove|edit|run|save) .*";

    @ParameterizedTest
    @ValueSource(
            ints = {
                200, 400, 401, 427, 428, 429, 460, 500, 520, 521, 522, 5001, 5005, 5159, 5160, 5161, 5244, 6100, 6104,
                6106, 6200, 6201, 6203, 6204, 6207, 6250, 6280, 6287, 6288, 6289, 6292, 6300, 6301, 6302, 6304, 6306,
                6307, 6308, 6309, 6310, 6311, 6312, 6313, 6314, 6316, 6317, 6318, 6320, 6321, 6322, 6323, 6324, 6325,
                6326, 6328, 6329, 6356, 6357, 6400, 6401, 6402, 6450, 6600, 6619, 6661, 6710, 6713, 6760, 6813, 9112,
                26001, 26002, 26006, 26007, 26010
            })
    void everyDocumentedCodeHasAMeaningAndACure(int code) {
        PlatformCode known = PlatformCode.of(code);

        assertThat(known.code()).isEqualTo(code);
        assertThat(known.meaning()).isNotBlank().doesNotContain("this version");
        assertThat(known.cure()).matches(DOING);
    }

    @Test
    void noTwoCodesMeanTheSame() {
        List<String> meanings =
                PlatformCode.known().stream().map(PlatformCode::meaning).toList();

        assertThat(meanings).hasSize(75).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotKnownSaysSo() {
        assertThat(PlatformCode.of(4711))
                .hasToString(
                        "4711: a code that this version does not know; look at the device's log in the console, and"
                                + " the code up in the platform's documentation");
        assertThat(PlatformCode.of(100_000).meaning()).isEqualTo("a code of the device's own");
        assertThat(PlatformCode.of(110_000).meaning()).isEqualTo("a code of the device's own");
        assertThat(PlatformCode.of(110_001).meaning()).isEqualTo("a code that this version does not know");
    }
}

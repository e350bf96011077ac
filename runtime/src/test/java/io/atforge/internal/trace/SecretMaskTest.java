package io.atforge.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static String masked(List<String> secrets, String text, int pieceLength) {
        SecretMask mask = new SecretMask();
        secrets.forEach(mask::add);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += pieceLength) {
            shown.writeBytes(mask.mask(Arrays.copyOfRange(bytes, from, Math.min(from + pieceLength, bytes.length))));
        }
        shown.writeBytes(mask.rest());
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void masksAnEchoThatComesInPieces() {
        for (int length = 1; length < 30; length++) {
            assertThat(masked(List.of("c65de7"), "AT+MCONFIG=\"c65d\",\"c65de7\"\r\nOK", length))
                    .isEqualTo("AT+MCONFIG=\"c65d\",\"******\"\r\nOK");
        }
    }

    @Test
    void holdsBackOnlyWhatMayBeASecret() {
        SecretMask mask = new SecretMask();
        mask.add("c65de7");

        assertThat(mask.mask("AT\r".getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo("AT\r");
        assertThat(mask.mask("OK c65".getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo("OK ");
        assertThat(mask.mask("x".getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo("c65x");
        assertThat(mask.mask("c65de7".getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo("******");
        assertThat(mask.rest()).isEmpty();
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void neverShowsASecretHoweverTheBytesAreCut(
            @ForAll("secrets") List<String> secrets,
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 1, max = 7) int pieceLength) {
        String shown = masked(secrets, text, pieceLength);

        assertThat(shown).doesNotContain(secrets);
        assertThat(shown).isEqualTo(masked(secrets, text, Integer.MAX_VALUE));
        Statistics.label("holds a secret").collect(secrets.stream().anyMatch(text::contains));
        Statistics.label("holds a secret").coverage(share -> share.check(true).percentage(part -> part > 10));
    }

    @Provide
    Arbitrary<List<String>> secrets() {
        return Arbitraries.strings()
                .withChars("abc")
                .ofMinLength(2)
                .ofMaxLength(5)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abcd").ofMaxLength(60);
    }
}

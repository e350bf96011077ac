package io.atforge.at.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class TextEscapeTest {

    private final TextEscape escape = Dialect.load("air720").textEscape();

    @Test
    void escapesAsTheVendorsManualDoes() {
        byte[] message = "{\"id\":\"a\\b\"}\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(escape.escape(message).orElseThrow()).asString().isEqualTo("{\\22id\\22:\\22a\\5Cb\\22}\\0D\\0A");
    }

    @Test
    void leavesAloneWhatHasNoEscape() {
        assertThat(escape.escape(new byte[] {0})).isEmpty();
        assertThat(escape.escape(new byte[] {0x1A})).isEmpty();
        assertThat(escape.escape("温度".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(escape.escape(new byte[0])).contains(new byte[0]);
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void neitherEndsTheStringNorTheLineAndCanBeUndone(
            @ForAll
                    @CharRange(from = ' ', to = '~')
                    @CharRange(from = '\r', to = '\r')
                    @CharRange(from = '\n', to = '\n')
                    String message) {
        String text = new String(
                escape.escape(message.getBytes(StandardCharsets.US_ASCII)).orElseThrow(), StandardCharsets.US_ASCII);

        assertThat(text).doesNotContain("\"", "\r", "\n");
        assertThat(unescaped(text)).isEqualTo(message);
        Statistics.label("needs an escape").collect(text.length() > message.length());
        Statistics.label("needs an escape").coverage(share -> share.check(true).percentage(part -> part > 10));
    }

    private static String unescaped(String text) {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                message.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                message.append(text.charAt(i));
            }
        }
        return message.toString();
    }
}

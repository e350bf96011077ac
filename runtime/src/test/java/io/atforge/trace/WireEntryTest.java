package io.atforge.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.trace.TraceEntry.Direction;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class WireEntryTest {

    @Test
    void isReadableAsOneLine() {
        byte[] bytes = "AT+X=\"\\\"\r\n\u0000".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new WireEntry(12_000_345_678L, Direction.SENT, bytes))
                .hasToString("12.000345678 > AT+X=\"\\x5C\"\\r\\n\\x00");
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void canBeReadBack(@ForAll long nanoTime, @ForAll boolean sent, @ForAll byte[] bytes) {
        WireEntry entry = new WireEntry(nanoTime, sent ? Direction.SENT : Direction.RECEIVED, bytes);

        WireEntry read = WireEntry.parse(entry.toString());

        assertThat(read.nanoTime()).isEqualTo(nanoTime);
        assertThat(read.direction()).isEqualTo(entry.direction());
        assertThat(read.bytes()).isEqualTo(bytes);
        Statistics.label("needs an escape").collect(entry.toString().indexOf('\\') >= 0);
        Statistics.label("needs an escape").coverage(share -> share.check(true).percentage(part -> part > 10));
    }

    @Test
    void showsEveryByteOutsideOfPrintableAsciiAsANumberAndNoOther() {
        assertThat(new WireEntry(0, Direction.RECEIVED, new byte[] {0x1F, ' ', '!', '}', '~', 0x7F, (byte) 0x80}))
                .hasToString("0.000000000 < \\x1F !}~\\x7F\\x80");
    }

    @Test
    void refusesWhatIsNoEntry() {
        assertThatThrownBy(() -> WireEntry.parse("AT")).isInstanceOf(InvalidArgumentException.class);
    }
}

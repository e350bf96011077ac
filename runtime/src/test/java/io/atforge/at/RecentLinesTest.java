package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RecentLinesTest {

    private final RecentLines lines = new RecentLines();

    private String text(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return lines.text(bytes, bytes.length);
    }

    @Property
    void saysWhatTheLineSays(
            @ForAll @Size(min = 50, max = 200) List<@AlphaChars @StringLength(min = 1, max = 3) String> said) {
        assertThat(said).allSatisfy(line -> assertThat(text(line)).isEqualTo(line));
    }

    @Test
    void makesNothingAnewThatWasSaidLately() {
        assertThat(text("OK ")).isEqualTo("OK").isSameAs(text("OK "));
        assertThat(text("")).isEmpty();
        assertThat(text("AT+CPIN=\"1234\"")).isEqualTo("AT+CPIN=\"1234\"").isNotSameAs(text("AT+CPIN=\"1234\""));
        assertThat(text("x".repeat(40))).isEqualTo("x".repeat(40));
    }
}

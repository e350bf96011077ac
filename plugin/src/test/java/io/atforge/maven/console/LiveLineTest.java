package io.atforge.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveLineTest {

    private final StringBuilder terminal = new StringBuilder();
    private long now = TimeUnit.DAYS.toNanos(-1);
    private final LiveLine line = new LiveLine(terminal::append, () -> now);

    @Test
    void countsInItsPlaceFromTheSecondSecondOn() {
        line.doing("registering");
        tick(1);
        assertThat(shown()).isEmpty();

        tick(1);
        assertThat(shown()).isEqualTo("registering ... 2 s\r");
        tick(10);
        assertThat(shown()).isEqualTo("registering ... 12 s\r");
    }

    @Test
    void isWipedOutBeforeAnythingElseIsPrintedAndGoesOnBelow() {
        line.doing("registering");
        tick(2);
        shown();

        line.pausing(() -> terminal.append("a line\n"));

        assertThat(shown()).isEqualTo(" ".repeat("registering ... 2 s".length()) + "\ra line\nregistering ... 2 s\r");
    }

    @Test
    void whatIsNotShownNeedsNoWiping() {
        line.doing("registering");

        line.pausing(() -> terminal.append("a line\n"));
        line.end();

        assertThat(shown()).isEqualTo("a line\n");
    }

    @Test
    void theNextStepStartsAtNothing() {
        line.doing("registering");
        tick(9);
        shown();

        line.doing("connecting");
        assertThat(shown()).isEqualTo(" ".repeat("registering ... 9 s".length()) + "\r");
        tick(1);
        assertThat(shown()).isEmpty();
        tick(1);
        assertThat(shown()).isEqualTo("connecting ... 2 s\r");
    }

    @Test
    void theSameStepGoesOn() {
        line.doing("registering");
        tick(5);
        line.doing("registering");
        shown();

        tick(1);
        assertThat(shown()).isEqualTo("registering ... 6 s\r");
    }

    @Test
    void endsWithoutATrace() {
        line.doing("registering");
        tick(3);
        shown();

        line.end();
        assertThat(shown()).isBlank().endsWith("\r");
        tick(60);
        line.end();
        assertThat(shown()).isEmpty();
    }

    @Test
    void isAsciiOfOneLineWhateverItIsTold() {
        line.doing("等待 \u001b[2J\r\n\u202e" + "x".repeat(200));
        tick(2);

        assertThat(shown()).matches("[ -~]{1,79}\r").startsWith("?? ?[2J???xx").endsWith("x ... 2 s\r");
    }

    private void tick(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        line.tick();
    }

    private String shown() {
        String text = terminal.toString();
        terminal.setLength(0);
        return text;
    }
}

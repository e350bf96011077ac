package io.atforge.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void whereNobodyLooksThereAreOnlyLines() {
        try (SignsOfLife signs = SignsOfLife.on(Optional.empty(), lines::add)) {
            signs.doing("registering");
            signs.print("a line");
        }

        assertThat(lines).containsExactly("a line");
    }

    @Test
    void theLineIsWipedOutWhenTheyAreClosed() throws InterruptedException {
        StringBuffer terminal = new StringBuffer();
        CountDownLatch shown = new CountDownLatch(3);
        AtomicLong now = new AtomicLong();
        SignsOfLife signs = SignsOfLife.on(
                Optional.of(text -> {
                    terminal.append(text);
                    shown.countDown();
                }),
                lines::add,
                () -> now.getAndAdd(TimeUnit.SECONDS.toNanos(2)),
                Duration.ofMillis(1));

        try (signs) {
            signs.doing("registering");
            assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
            signs.print("a line");
        }
        String whole = terminal.toString();
        signs.doing("connecting");

        assertThat(whole).startsWith("registering ... 2 s\rregistering ... 4 s\r");
        assertThat(whole.substring(whole.lastIndexOf('\r', whole.length() - 2) + 1))
                .as("the last that is shown")
                .isBlank();
        assertThat(lines).containsExactly("a line");
        assertThat(terminal).hasToString(whole);
    }
}

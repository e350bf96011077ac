package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WriteDeadlineTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void waitsUntilThereIsRoom() {
        AtomicLong asked = new AtomicLong();

        new WriteDeadline("serial:x", clock::get).await(() -> asked.incrementAndGet() == 3);
    }

    @Test
    void givesUpAPortThatTakesNothing() {
        WriteDeadline deadline = new WriteDeadline("serial:x", clock::get);

        assertThatThrownBy(() -> deadline.await(() -> {
            clock.addAndGet(Duration.ofSeconds(4).toNanos());
            return false;
        }))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("serial:x takes no bytes since 10 s");
    }
}

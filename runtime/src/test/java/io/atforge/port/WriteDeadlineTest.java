package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WriteDeadlineTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final WriteDeadline deadline = new WriteDeadline("serial:x", clock::get);

    @Test
    void waitsUntilThereIsRoom() {
        AtomicInteger left = new AtomicInteger(5);
        deadline.begin();

        deadline.await(left::decrementAndGet, 2);

        assertThat(left).hasValue(2);
    }

    @Test
    void bearsAPortThatIsSlowButTakesBytes() {
        AtomicInteger left = new AtomicInteger(20);
        deadline.begin();

        deadline.await(
                () -> {
                    clock.addAndGet(2 * SECOND);
                    return left.decrementAndGet();
                },
                0);

        assertThat(left).hasValue(0);
    }

    @Test
    void givesUpAPortThatTakesNothing() {
        deadline.begin();

        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> deadline.await(
                        () -> {
                            clock.addAndGet(SECOND);
                            assertThat(asked.incrementAndGet()).as("seconds").isLessThan(6);
                            return 7;
                        },
                        0))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("serial:x takes no bytes since 3 s");
    }

    @Test
    void anotherThreadSeesAWriteThatIsStuckAndNoneThatIsNot() {
        clock.addAndGet(4 * SECOND);
        assertThatCode(deadline::check).doesNotThrowAnyException();
        deadline.begin();
        clock.addAndGet(3 * SECOND);
        assertThatCode(deadline::check).doesNotThrowAnyException();
        clock.addAndGet(1);
        assertThatThrownBy(deadline::check).isInstanceOf(PortException.class);
        deadline.progress();
        assertThatCode(deadline::check).doesNotThrowAnyException();
        clock.addAndGet(4 * SECOND);
        deadline.end();
        assertThatCode(deadline::check).doesNotThrowAnyException();
    }
}

package io.atforge.testkit.platform.thing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is asked of devices, and how it ends. */
class DownlinksTest {

    private static final DeviceId DEVICE = new DeviceId("pk", "test");

    private final VirtualTime time = new VirtualTime();
    private final List<String> topics = new ArrayList<>();
    private final Downlinks downlinks = new Downlinks(time, (topic, text) -> topics.add(topic));

    @Test
    void aCallThatNobodyHasAnsweredIsForgotten() {
        CompletableFuture<ThingAnswer> answer = downlinks.askNow(DEVICE, "x", "ask", "{}");
        assertThat(topics).containsExactly("/sys/pk/test/rrpc/request/1");
        assertThat(downlinks.open()).isOne();
        time.advance(Downlinks.SYNC_WITHIN);
        assertThat(answer).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
        assertThat(downlinks.open()).isZero();
    }

    @Test
    void anAnswerAtTheLastMomentCounts() {
        CompletableFuture<ThingAnswer> answer = downlinks.askNow(DEVICE, "x", "ask", "{}");
        time.schedule(Downlinks.SYNC_WITHIN.minusNanos(1), () -> downlinks.answered(DEVICE, "1", "{\"code\":200}"));
        time.advance(Downlinks.SYNC_WITHIN.plusSeconds(1));
        assertThat(answer).isCompletedWithValue(new ThingAnswer(200, "{}"));
        assertThat(downlinks.open()).isZero();
    }

    @Test
    void aCodeThatNoIntHoldsIsNoAnswer() {
        CompletableFuture<ThingAnswer> answer = downlinks.ask(DEVICE, "reboot", "{}");
        // The lowest 32 bits are those of 200.
        downlinks.answered(DEVICE, "{\"id\":\"1\",\"code\":4294967496}");
        time.settle();
        assertThat(answer)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("no Alink reply");
    }
}

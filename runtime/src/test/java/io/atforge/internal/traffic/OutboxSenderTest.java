package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.OutboxException;
import io.atforge.bench.Tracker;
import io.atforge.log.CapturedLog;
import io.atforge.session.PublishPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the outbox is sent in order, and stays until it is acknowledged. */
class OutboxSenderTest {

    private OutboxBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new OutboxBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void sendsInOrderWhatWasPostedBeforeAndAfter() {
        bench.post("1", "2");
        assertThat(bench.published).isEmpty();
        bench.online();
        bench.post("3");

        assertThat(bench.published).containsExactly("1", "2", "3");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void keepsAMessageUntilItIsAcknowledgedAndSendsItAgain() {
        bench.online();
        bench.acknowledgement = "\r\nOK\r\n";
        bench.post("1", "2");
        bench.loop.advance(Duration.ofSeconds(29));
        assertThat(bench.outbox.size()).isEqualTo(2);

        bench.acknowledgement = "\r\nOK\r\n\r\nPUBACK\r\n";
        bench.loop.advance(Duration.ofMinutes(2));
        assertThat(bench.published).containsExactly("1", "1", "2");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void passesByAMessageThatTheModemRefusesAndKeepsIt() {
        bench.online();
        bench.post("poison", "2", "3");

        assertThat(bench.published).containsExactly("poison", "2", "3");
        assertThat(bench.outbox.oldest().orElseThrow().payload()).asString().isEqualTo("poison");
    }

    @Test
    void sendsAgainInTheNextConnectionWhatASickModemRefused() {
        bench.online();
        bench.post("poison", "2");
        bench.refusal = bench.acknowledgement;
        bench.reconnects();

        assertThat(bench.published).containsExactly("poison", "2", "poison");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void offersWhatIsRefusedToThreeConnectionsAndNoMore() {
        bench.online();
        bench.post("poison");
        for (int i = 0; i < 4; i++) {
            bench.reconnects();
            bench.post("after");
        }

        assertThat(bench.published).filteredOn("poison"::equals).hasSize(3);
        assertThat(bench.published).filteredOn("after"::equals).hasSize(4);
        assertThat(bench.outbox.size()).isEqualTo(1);
    }

    @Test
    void sendsWhatIsPostedInTheMomentWhenTheOutboxWasFoundEmpty() {
        bench.whenRead = () -> bench.session.post(Tracker.REPORT, "just then");
        bench.online();

        assertThat(bench.published).containsExactly("just then");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void takesAFailureOfTheOutboxOnItsLoop() {
        bench.online();
        bench.threads = bench.later::add;
        bench.whenRead = () -> {
            throw new OutboxException(OutboxException.Reason.FAILED, "the disk is gone");
        };
        try (CapturedLog log = CapturedLog.open()) {
            bench.post("1");
            bench.later.remove().run();
            assertThat(log.shown()).isEmpty();
            bench.loop.run();
            assertThat(log.shown()).singleElement().asString().contains("device test: the outbox is of no use");
        }
    }

    /** What was read while a message was under way comes after that message, if it has to be sent again. */
    @Test
    void sendsInOrderWhatWasReadBeforeTheConnectionEnded() {
        bench.close();
        bench = new OutboxBench(bench.folder, PublishPolicy.standard().withInFlight(2));
        bench.acknowledgement = "\r\nOK\r\n";
        bench.online();
        bench.post("1");
        bench.threads = bench.later::add;
        bench.post("2");
        bench.acknowledgement = "\r\nOK\r\n\r\nPUBACK\r\n";
        bench.port.receive("\r\nCLOSED\r\n");
        bench.loop.run();
        assertThat(bench.published).containsExactly("1");
        // the answer of the disk comes when the next connection is there
        bench.threads = Runnable::run;
        bench.loop.advance(Duration.ofMinutes(1));
        bench.later.forEach(Runnable::run);
        bench.loop.advance(Duration.ofMinutes(1));

        assertThat(bench.published).containsExactly("1", "1", "2");
        assertThat(bench.outbox.size()).isZero();
    }
}

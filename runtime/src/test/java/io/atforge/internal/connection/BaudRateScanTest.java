package io.atforge.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.bench.BenchPort;
import io.atforge.port.Port;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BaudRateScanTest {

    private static final int WANTED = 115_200;

    private final ManualLoop loop = new ManualLoop();
    private final BenchPort port = new BenchPort();
    private final List<Integer> told = new ArrayList<>();
    private int misses;
    private boolean obeys = true;

    private static final ChannelListener NOBODY = new ChannelListener() {
        @Override
        public void unsolicited(UnsolicitedResult result) {}

        @Override
        public void message(Frame.Message message) {}

        @Override
        public void discarded(Frame.Discarded discarded) {}

        @Override
        public void lost(PortException cause) {}

        @Override
        public void unresponsive(AtTimeoutException cause) {}
    };

    private boolean scan() {
        port.connect(text -> {
            if (misses-- <= 0) {
                port.receive("\r\nOK\r\n");
            }
        });
        AtChannel channel = new AtChannel(port, Tables.SMALL, loop, NOBODY);
        channel.open(Runnable::run);
        loop.run();
        CompletableFuture<Boolean> found = new BaudRateScan(port, channel, rate -> {
                    told.add(rate);
                    if (obeys) {
                        port.modemRate(rate);
                    }
                    return CompletableFuture.completedFuture(null);
                })
                .run();
        loop.advance(Duration.ofSeconds(20));
        assertThat(found).isCompleted();
        return found.join();
    }

    @Test
    void findsTheModemAndTellsItThePortsRate() {
        port.modemRate(9600);

        assertThat(scan()).isTrue();
        assertThat(told).containsExactly(WANTED);
        assertThat(port.rate()).hasValue(WANTED);
    }

    @Test
    void knocksThreeTimesAtEachRate() {
        port.modemRate(9600);
        misses = 2;
        assertThat(scan()).isTrue();
        assertThat(loop.nanoTime()).isPositive();

        port.modemRate(9600);
        misses = 3;
        told.clear();
        assertThat(scan()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void speaksAtTheModemsRateWhereItCannotBeTold() {
        port.modemRate(921_600);
        obeys = false;

        assertThat(scan()).isTrue();
        assertThat(port.rate()).hasValue(921_600);
    }

    @Test
    void leavesThePortAsItWasWhenNobodyAnswers() {
        port.modemRate(4800);

        assertThat(scan()).isFalse();
        assertThat(told).isEmpty();
        assertThat(port.rate()).hasValue(WANTED);
    }

    @Test
    void doesNotScanAPortWithoutARate() {
        List<String> written = new ArrayList<>();
        Port pipe = new ScriptedPort(text -> {
            written.add(text);
            return "";
        });
        AtChannel channel = new AtChannel(pipe, Tables.SMALL, loop, NOBODY);
        channel.open(Runnable::run);
        loop.run();

        assertThat(new BaudRateScan(pipe, channel, rate -> CompletableFuture.completedFuture(null)).run())
                .isCompletedWithValue(false);
        assertThat(written).isEmpty();
    }
}

package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A link whose connecting ends, and whose reads give, what the test says. */
final class FakeLink implements Link {

    final CountDownLatch connecting = new CountDownLatch(1);
    final CountDownLatch mayConnect = new CountDownLatch(1);
    final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();
    final AtomicInteger closes = new AtomicInteger();
    final CountDownLatch writing = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile boolean holds;

    /** What a write does: nothing is taken at once, or it is stuck until the link is closed. */
    volatile boolean stuck;

    @Override
    public void connect() {
        connecting.countDown();
        try {
            mayConnect.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        holds = true;
    }

    @Override
    public int read(byte[] buffer) {
        try {
            return reads.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void write(byte[] bytes) {
        if (stuck) {
            writing.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new PortException(Reason.LOST, "x was closed while writing");
        }
        throw new PortException(Reason.LOST, "x takes no bytes");
    }

    @Override
    public int writeNow(byte[] bytes) {
        return 0;
    }

    @Override
    public void close() {
        closes.incrementAndGet();
        holds = false;
        closed.countDown();
        reads.add(-1);
    }
}

package io.atforge.bench.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.locks.LockSupport;

/**
 * The blocking client's exchange with a second thread that reads, as whoever takes lines that come unasked must have one.
 * It does nothing else: what it is behind the blocking client is what two threads cost on this machine.
 */
final class HandOver {

    private final RandomAccessFile device;
    private final Thread caller = Thread.currentThread();
    private final Thread reader = new Thread(this::read, "hand-over");

    /** Bytes that the exchange under way waits for; 0 when it is over, negative when no other will come. */
    private volatile int left;

    private volatile IOException failure;

    HandOver(RandomAccessFile device) {
        this.device = device;
        reader.setDaemon(true);
        reader.start();
    }

    void exchange(byte[] command, int answer) throws IOException {
        left = answer;
        LockSupport.unpark(reader);
        device.write(command);
        while (left > 0) {
            LockSupport.park(this);
        }
        if (failure != null) {
            throw failure;
        }
    }

    void end() {
        left = -1;
        LockSupport.unpark(reader);
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            while (left >= 0) {
                int wanted = left;
                if (wanted == 0) {
                    LockSupport.park(this);
                    continue;
                }
                while (wanted > 0) {
                    int count = device.read(buffer, 0, wanted);
                    if (count < 0) {
                        throw new EOFException("the modem has gone");
                    }
                    wanted -= count;
                }
                left = 0;
                LockSupport.unpark(caller);
            }
        } catch (IOException e) {
            failure = e;
            left = -1;
            LockSupport.unpark(caller);
        }
    }
}

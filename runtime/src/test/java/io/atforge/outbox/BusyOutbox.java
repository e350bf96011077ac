package io.atforge.outbox;

import io.atforge.OutboxException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that adds to an outbox as fast as it can, and removes on another thread, until it is killed. What it did it
 * prints afterwards: {@code +<id>} for a message that was added, {@code -<id>} for one that was removed. Each time the
 * outbox is full, it is emptied, so that a kill may also hit the moment when the file shrinks.
 */
final class BusyOutbox {

    private static final OutboxLimits LIMITS = new OutboxLimits(400, Long.MAX_VALUE);

    private final Outbox outbox;
    // Not System.out: what one write hands to the pipe survives the kill.
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private volatile boolean emptying;

    private BusyOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    public static void main(String[] arguments) {
        BusyOutbox busy =
                new BusyOutbox(FileOutbox.open(Path.of(arguments[0]), LIMITS, Durability.valueOf(arguments[1])));
        Thread remover = new Thread(busy::removeForEver);
        remover.setDaemon(true);
        remover.start();
        busy.addForEver(Long.parseLong(arguments[2]));
    }

    private void addForEver(long firstNumber) {
        for (long number = firstNumber; ; number++) {
            while (emptying) {
                Thread.onSpinWait();
            }
            try {
                print('+', Numbered.add(outbox, number));
            } catch (OutboxException e) {
                if (e.reason() != OutboxException.Reason.FULL) {
                    throw e;
                }
                emptying = true;
                number--;
            }
        }
    }

    private void removeForEver() {
        for (long turn = 0; ; turn++) {
            Optional<OutboxEntry> oldest = outbox.oldest();
            if (oldest.isEmpty()) {
                emptying = false;
            } else if ((emptying || turn % 8 == 0) && outbox.remove(oldest.get().id())) {
                print('-', oldest.get().id());
            }
        }
    }

    private void print(char what, long id) {
        try {
            out.write((what + "" + id + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

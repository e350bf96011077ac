package io.atforge.testkit.modem.v250;

import io.atforge.testkit.time.Scheduler;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Collects the raw bytes behind a prompt. With a length, it takes exactly so many bytes, whatever they are. Without
 * one, 0x1A or five seconds without a byte end the data (manual, {@code AT+MPUBEX}); in other families ESC takes the
 * command back instead. Some commands limit the time for all of it.
 */
public final class DataEntry {

    private static final char END_MARK = 0x1A;
    private static final char ESCAPE = 0x1B;
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CommandResponse.Result.Data request;
    private final Scheduler scheduler;
    private final Consumer<CommandResponse> end;
    private Scheduler.Timer silence = () -> {};
    private Scheduler.Timer lateness = () -> {};
    private boolean ended;

    public DataEntry(CommandResponse.Result.Data request, Scheduler scheduler, Consumer<CommandResponse> end) {
        this.request = request;
        this.scheduler = scheduler;
        this.end = end;
        listen();
        request.patience().ifPresent(time -> lateness = scheduler.schedule(time, this::late));
    }

    private void late() {
        if (!ended) {
            cancel();
            end.accept(request.late().apply(bytes.toByteArray()));
        }
    }

    public boolean echoed() {
        return request.echoed();
    }

    public void accept(char c) {
        if (request.length().isPresent()) {
            bytes.write(c);
            if (bytes.size() == request.length().getAsInt()) {
                end();
            }
        } else if (c == END_MARK) {
            end();
        } else if (c == ESCAPE && !request.silence()) {
            cancel();
            end.accept(CommandResponse.ok());
        } else {
            // One byte over the limit is enough to know that there were too many.
            if (bytes.size() <= request.limit()) {
                bytes.write(c);
            }
            listen();
        }
    }

    // The manual gives no time limit for the form with a length; the modem waits for ever.
    private void listen() {
        if (request.length().isEmpty() && request.silence()) {
            silence.cancel();
            silence = scheduler.schedule(SILENCE, this::end);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        cancel();
        end.accept(
                bytes.size() > request.limit()
                        ? CommandResponse.failed(CmeError.BAD_PARAMETERS)
                        : request.take().apply(bytes.toByteArray()));
    }

    public void cancel() {
        ended = true;
        silence.cancel();
        lateness.cancel();
    }
}

package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.dialect.Dialect;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.monitoring.FlightRecorderCheck;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.loop.ThreadEventLoop;
import io.atforge.port.Port;
import io.atforge.script.ScriptRunner;
import io.atforge.session.DisconnectReason;
import io.atforge.session.SessionState;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to a modem that is not there, before the first message: then the classes of a publish are loaded, and what
 * it runs most is compiled. Without it the first hundreds of messages of a program take up to a millisecond longer each. It
 * goes on beside the way online, on which a session waits for the modem most of the time.
 */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** HotSpot compiles a method after 200 calls (Tier3InvocationThreshold). */
    private static final int PUBLISHES = 1_500;

    /** What a small machine does not do in this time, it does not do at all. */
    private static final Duration AT_MOST = Duration.ofMillis(300);

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private static final byte[] OK = "\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SessionSettings<?> settings;
    private final Duration atMost;

    Rehearsal(SessionSettings<?> settings, Duration atMost) {
        this.settings = settings;
        this.atMost = atMost;
    }

    /** Once in a program, and only where time is real, and no recording would show messages that nobody sent. */
    public static void begin(SessionSettings<?> settings) {
        if (settings.loop() instanceof ThreadEventLoop
                && settings.identity().isKnown()
                && !FlightRecorderCheck.isInUse()
                && DONE.compareAndSet(false, true)) {
            settings.threads().execute(() -> new Rehearsal(settings, AT_MOST).run());
        }
    }

    /** How many publishes were rehearsed. Whatever comes of it, a session is as good without. */
    int run() {
        int done = 0;
        try (ThreadEventLoop loop = new ThreadEventLoop("atforge rehearsal")) {
            Publisher publisher = publisher(loop);
            PublishTopic<?> topic = Topic.publish(
                    "/" + settings.identity().device().product().key() + "/${deviceName}/rehearsal", Qos.AT_MOST_ONCE);
            long end = System.nanoTime() + atMost.toNanos();
            while (done < PUBLISHES && publish(publisher, topic, loop, end)) {
                done++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.debug("rehearsed {} publishes, and no more", done, e);
        }
        return done;
    }

    private Publisher publisher(ThreadEventLoop loop) throws InterruptedException, ExecutionException {
        Dialect dialect = settings.dialect();
        Port port = new AgreeablePort();
        AtChannel channel = new AtChannel(port, dialect.tables(), loop, new DeafListener());
        ScriptRunner runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        Counters counters = new Counters(loop::nanoTime, () -> "", port.name(), 1);
        Publisher publisher = new Publisher(
                settings.rehearsedOn(loop), runner, counters, new AlwaysOnline(), () -> {}, () -> true, () -> {});
        channel.open(Runnable::run).get();
        channel.inPlace(true);
        loop.dispatch(publisher::open);
        return publisher;
    }

    /** Whether it was accepted in time: a family that says more than OK is not rehearsed. */
    private boolean publish(Publisher publisher, PublishTopic<?> topic, ThreadEventLoop loop, long end)
            throws InterruptedException, ExecutionException {
        OutboundMessage message = OutboundMessage.of(topic, OK, settings.dialect());
        PublishQueue.Handover handover = new PublishQueue.Handover();
        loop.dispatch(() -> publisher.publish(message, handover));
        try {
            return handover.ended()
                    .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .isSuccess();
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Says OK to everything. */
    private static final class AgreeablePort implements Port {

        private Receiver receiver;

        @Override
        public String name() {
            return "rehearsal";
        }

        @Override
        public void open(Receiver to) {
            receiver = to;
        }

        @Override
        public void write(byte[] bytes) {
            receiver.received(OK, OK.length);
        }

        @Override
        public int writeNow(byte[] bytes) {
            write(bytes);
            return bytes.length;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static final class AlwaysOnline implements ConnectionLink {

        @Override
        public SessionState state() {
            return SessionState.ONLINE;
        }

        @Override
        public NotConnectedException notOnline() {
            return new NotConnectedException("rehearsal");
        }

        @Override
        public void lost(DisconnectReason reason, AtForgeException cause) {
            // there is no connection
        }
    }

    private static final class DeafListener implements ChannelListener {

        @Override
        public void unsolicited(UnsolicitedResult line) {
            // nothing is
        }

        @Override
        public void message(Frame.Message message) {
            // there is none
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            // nothing is
        }

        @Override
        public void lost(PortException cause) {
            // it cannot be
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            // it cannot be
        }
    }
}

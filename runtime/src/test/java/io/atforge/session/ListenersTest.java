package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.WireEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Listeners come and go, each by itself. */
class ListenersTest {

    private final LifeBench bench = new LifeBench(Phase.IDLE);
    private final ModemSession<?> session = bench.session();

    @Test
    void aListenerThatWasTakenBackHearsNoMore() {
        List<SessionState> gone = new ArrayList<>();
        List<SessionState> stays = new ArrayList<>();
        ListenerRegistration registration = session.onStateChange(change -> gone.add(change.current()));
        session.onStateChange(change -> stays.add(change.current()));
        bench.online();
        List<SessionState> before = List.copyOf(gone);

        registration.remove();
        registration.remove();
        bench.close();
        bench.pass(Duration.ofSeconds(5));

        assertThat(before).contains(SessionState.ONLINE);
        assertThat(gone).isEqualTo(before);
        assertThat(stays).contains(SessionState.ONLINE, SessionState.CLOSED);
    }

    @Test
    void theSameListenerCanBeThereTwiceAndGoOnce() {
        List<SessionEvent> heard = new ArrayList<>();
        List<TraceEntry> lines = new ArrayList<>();
        List<TraceEntry> allLines = new ArrayList<>();
        Consumer<SessionEvent> listener = heard::add;
        Consumer<TraceEntry> trace = lines::add;
        ListenerRegistration first = session.onEvent(listener);
        session.onEvent(listener);
        ListenerRegistration firstTrace = session.trace(trace);
        session.trace(trace);
        session.trace(allLines::add);
        first.remove();
        first.remove();
        firstTrace.remove();
        firstTrace.remove();

        bench.online();

        assertThat(heard).isNotEmpty().doesNotHaveDuplicates();
        assertThat(lines).isNotEmpty().isEqualTo(allLines);
    }

    @Test
    void aListenerThatTakesItselfBackHearsOneEvent() {
        List<SessionEvent> heard = new ArrayList<>();
        List<ListenerRegistration> own = new ArrayList<>();
        own.add(session.onEvent(event -> {
            heard.add(event);
            own.get(0).remove();
        }));

        bench.online();

        assertThat(heard).hasSize(1);
    }

    @Test
    void severalLookAtTheWireUntilTheyAreTakenBack() {
        List<TraceEntry> first = new ArrayList<>();
        List<TraceEntry> second = new ArrayList<>();
        List<WireEntry> bytes = new ArrayList<>();
        ListenerRegistration trace = session.trace(first::add);
        session.trace(second::add);
        ListenerRegistration wiretap = session.wiretap(bytes::add);
        bench.online();
        int lines = first.size();
        int pieces = bytes.size();
        assertThat(first).isNotEmpty().isEqualTo(second);
        assertThat(bytes).isNotEmpty();

        trace.remove();
        wiretap.remove();
        bench.close();
        bench.pass(Duration.ofSeconds(5));

        assertThat(first).hasSize(lines);
        assertThat(bytes).hasSize(pieces);
        assertThat(second).hasSizeGreaterThan(lines);
    }
}

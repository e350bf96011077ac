package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.port.Port;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A channel that is opened, closed, opened again, aborted, and whose port fails. */
class ChannelLifeTest {

    private static final Duration NINE_SECONDS = Duration.ofSeconds(9);

    private final ManualLoop loop = new ManualLoop();
    private final List<String> told = new ArrayList<>();
    private Consumer<AtForgeException> toldOf = cause -> {};
    private Function<String, String> modem = command -> "";
    private final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));

    private final class Listener implements ChannelListener {

        @Override
        public void unsolicited(UnsolicitedResult result) {
            told.add(result.line());
        }

        @Override
        public void message(Frame.Message message) {
            told.add("message");
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            told.add("discarded " + discarded.reason());
        }

        @Override
        public void lost(PortException cause) {
            told.add("lost " + cause.getMessage());
            toldOf.accept(cause);
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            told.add("unresponsive");
        }
    }

    private final AtChannel channel = channel(port, Tables.SMALL);

    private AtChannel channel(Port over, AtTables tables) {
        return new AtChannel(over, tables, loop, new Listener());
    }

    private CompletableFuture<Void> open() {
        CompletableFuture<Void> opened = channel.open(Runnable::run);
        loop.run();
        return opened;
    }

    private CompletableFuture<AtResult> execute(String line) {
        CompletableFuture<AtResult> result = channel.execute(AtCommand.of(line, NINE_SECONDS));
        loop.run();
        return result;
    }

    private void receive(String text) {
        port.receive(text);
        loop.run();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.handle((result, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    @Test
    void isOpenOnceThePortIs() {
        assertThat(channel.isOpen()).isFalse();
        assertThat(failure(execute("AT")))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("scripted");

        assertThat(open()).isCompleted();

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.name()).isEqualTo("scripted");
    }

    @Test
    void saysWhyThePortCannotBeOpened() {
        PortException cause = new PortException(PortException.Reason.MISSING, "not there");
        AtChannel broken = channel(new FailingPort(cause, false), Tables.SMALL);

        CompletableFuture<Void> opened = broken.open(Runnable::run);
        loop.run();

        assertThat(failure(opened)).isSameAs(cause);
        assertThat(broken.isOpen()).isFalse();
    }

    @Test
    void closesAPortThatOpensAfterItWasGivenUp() {
        List<Runnable> opener = new ArrayList<>();
        CompletableFuture<Void> opened = channel.open(opener::add);
        channel.close(new ConnectionLostException("closed"));
        opener.forEach(Runnable::run);
        loop.run();

        assertThat(failure(opened)).isInstanceOf(NotConnectedException.class);
        assertThat(port.isOpen()).isFalse();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesThePortAndEndsWhatWaits() {
        open();
        CompletableFuture<AtResult> sent = execute("AT+A");
        CompletableFuture<AtResult> waiting = execute("AT+B");
        AtForgeException cause = new ConnectionLostException("closed");

        channel.close(cause);

        assertThat(port.isOpen()).isFalse();
        assertThat(channel.isOpen()).isFalse();
        assertThat(failure(sent)).isSameAs(cause);
        assertThat(waiting).isCompletedExceptionally();
        loop.advance(Duration.ofMinutes(1));
        assertThat(told).as("no deadline is left").isEmpty();
        assertThat(loop.pending()).isZero();
    }

    @Test
    void sendsNothingTwiceWhenItIsOpenedAgain() {
        open();
        execute("AT+A");
        execute("AT+B");
        channel.close(new ConnectionLostException("closed"));
        modem = command -> command.startsWith("AT+P") ? "+P" + command.charAt(4) + ": 0\r\nOK\r\n" : "OK\r\n";

        open();
        CompletableFuture<AtResult> after = execute("AT+C");
        loop.advance(Duration.ofSeconds(5));

        assertThat(after).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
        assertThat(port.written()).filteredOn(line -> !line.startsWith("AT+P")).containsExactly("AT+A", "AT+C");
    }

    @Test
    void getsInStepFirstWhenACommandWasUnderWayAsThePortWasLost() {
        open();
        execute("AT+A");
        port.lose();
        loop.run();
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        open();
        CompletableFuture<AtResult> next = execute("AT+B");
        receive("+A: 1\r\nOK\r\n");
        assertThat(next).as("the answer is that of the command before").isNotDone();
        loop.advance(Duration.ofSeconds(1));
        receive("+B: 2\r\nOK\r\n");

        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+B");
        assertThat(next).isCompletedWithValue(new AtResult.Done(List.of("+B: 2"), Optional.empty()));
    }

    @Test
    void takesNoHalfLineOverIntoTheNextOpening() {
        open();
        receive("+CSQ: ");
        channel.close(new ConnectionLostException("closed"));
        open();
        receive("RING\r\n");

        assertThat(told).containsExactly("RING");
    }

    @Test
    void takesNothingFromAnOpeningThatIsOver() {
        open();
        port.receive("RING\r\n");
        channel.close(new ConnectionLostException("closed"));
        open();

        assertThat(told).isEmpty();
    }

    @Test
    void endsEverythingThatWaitsWhenTheConnectionIsGivenUp() {
        open();
        CompletableFuture<AtResult> sent = execute("AT+A");
        CompletableFuture<AtResult> waiting = execute("AT+B");
        AtForgeException cause = new ConnectionLostException("CLOSED");

        channel.abort(cause);

        assertThat(failure(sent)).isSameAs(cause);
        assertThat(waiting).isCompletedExceptionally();
        assertThat(channel.isOpen()).isTrue();
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        execute("AT+C");
        assertThat(port.written()).as("the answer to AT+A may still come").containsExactly("AT+A");
        loop.advance(Duration.ofSeconds(1));
        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+C");
    }

    @Test
    void isLostWhenNothingCanBeWritten() {
        PortException cause = new PortException(PortException.Reason.LOST, "unplugged");
        AtChannel broken = channel(new FailingPort(cause, true), Tables.SMALL);
        broken.open(Runnable::run);
        loop.run();

        CompletableFuture<AtResult> result = broken.execute(AtCommand.of("AT", NINE_SECONDS));
        loop.run();

        assertThat(failure(result)).isSameAs(cause);
        assertThat(broken.isOpen()).isFalse();
        assertThat(told).containsExactly("lost unplugged");
    }

    @Test
    void isClosedAndTellsSoBeforeItsCommandsEndWhenThePortIsLost() {
        open();
        tellsHowItEnds("AT+A");
        tellsHowItEnds("AT+B");
        port.lose();
        loop.run();

        assertThat(told).containsExactly("lost scripted was lost", "AT+A ended, closed", "AT+B ended, closed");
    }

    @Test
    void isClosedAndTellsSoBeforeItsCommandsEndWhenTheModemIsSilent() {
        open();
        execute("AT+GIVEN.UP");
        tellsHowItEnds("AT+A");
        tellsHowItEnds("AT+B");
        loop.advance(Duration.ofMinutes(1));

        assertThat(told).containsExactly("unresponsive", "AT+A ended, closed", "AT+B ended, closed");
        assertThat(port.isOpen()).isFalse();
        assertThat(loop.pending()).isZero();
    }

    @Test
    void endsItsCommandsThoughWhoeverIsToldThrows() {
        open();
        CompletableFuture<AtResult> sent = execute("AT+A");
        toldOf = told -> {
            throw new IllegalStateException("a bug");
        };
        port.lose();

        assertThatThrownBy(loop::run).isInstanceOf(IllegalStateException.class);
        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void keepsACommandThatIsAskedForWhileOthersAreGivenUp() {
        open();
        execute("AT+A").exceptionally(error -> {
            execute("AT+P9");
            return null;
        });
        execute("AT+B");
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        channel.abort(new ConnectionLostException("CLOSED"));
        loop.advance(Duration.ofSeconds(1));

        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+P9");
    }

    private void tellsHowItEnds(String line) {
        execute(line).exceptionally(error -> {
            told.add(line + " ended, " + (channel.isOpen() ? "open" : "closed"));
            return null;
        });
    }

    @Test
    void putsACommandBeforeThoseThatWait() {
        open();
        execute("AT+A");
        execute("AT+B");
        CompletableFuture<AtResult> next = channel.executeNext(AtCommand.of("AT+C", NINE_SECONDS));
        receive("OK\r\n");
        receive("OK\r\n");

        assertThat(next).isCompleted();
        assertThat(port.written()).containsExactly("AT+A", "AT+C", "AT+B");
    }

    @Test
    void pausesBetweenCommandsWhereTheFamilyAsksForIt() {
        AtChannel slow = channel(port, Tables.small(Duration.ofMillis(100)));
        slow.open(Runnable::run);
        loop.run();
        modem = command -> "OK\r\n";
        slow.execute(AtCommand.of("AT+A", NINE_SECONDS));
        slow.execute(AtCommand.of("AT+B", NINE_SECONDS));
        loop.run();
        loop.advance(Duration.ofMillis(99));
        assertThat(port.written()).containsExactly("AT+A");
        loop.advance(Duration.ofMillis(1));

        assertThat(port.written()).containsExactly("AT+A", "AT+B");
    }

    @Test
    void forgetsALateCompletionWhenItsConnectionEnds() {
        open();
        CompletableFuture<AtResult> connect = channel.execute(completing("AT+OPEN"));
        receive("OK\r\n");
        loop.advance(Duration.ofSeconds(60));
        assertThat(connect).isCompletedExceptionally();
        channel.connectionEnded();
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        CompletableFuture<AtResult> again = channel.execute(completing("AT+OPEN"));
        loop.advance(Duration.ofSeconds(1));
        receive("OK\r\n");
        receive("CONNECT OK\r\n");

        assertThat(again).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("CONNECT OK")));
    }

    @Test
    void waitsForNoLateAnswerOfAModemThatRestarted() {
        open();
        execute("AT+P1?");
        loop.advance(NINE_SECONDS);
        channel.restarted();
        execute("AT+B");
        loop.advance(Duration.ofSeconds(1));

        assertThat(port.written()).as("the first probe is a question again").endsWith("AT+P1?");
    }

    @Test
    void takesNoPromptForOneAfterItsCommandWasGivenUp() {
        open();
        channel.execute(new AtCommand(
                "AT+SEND=5",
                Optional.of(new AtCommand.Data(">", "hello".getBytes(StandardCharsets.US_ASCII))),
                AtCommand.of("AT", NINE_SECONDS).rules(),
                List.of()));
        loop.run();
        loop.advance(NINE_SECONDS);
        receive("> ");
        assertThat(port.written()).doesNotContain("hello");

        modem = command -> command.equals("AT+P1?\r") ? "\r\n+P1: 0\r\nOK\r\n" : "";
        execute("AT+B");
        loop.advance(Duration.ofMillis(4_900));
        assertThat(port.written()).as("what is sent now would be data").containsExactly("AT+SEND=5");
        loop.advance(Duration.ofSeconds(1));
        assertThat(port.written()).containsExactly("AT+SEND=5", "AT+P1?", "AT+B");
    }

    @Test
    void showsEveryByteToWhoeverTapsTheWireButNoSecret() {
        List<String> wire = new ArrayList<>();
        channel.wiretap(entry -> wire.add(entry.toString().split(" ", 2)[1]));
        open();
        channel.execute(new AtCommand(
                "AT+PW=s3cret",
                Optional.empty(),
                AtCommand.of("AT", NINE_SECONDS).rules(),
                List.of("s3cret")));
        receive("AT+PW=s3cret\r\r\n+X: s3cret\r\nOK\r\n");

        assertThat(String.join("", wire)).isEqualTo("> AT+PW=******\\r< AT+PW=******\\r\\r\\n+X: ******\\r\\nOK\\r\\n");
    }

    @Test
    void showsNothingOfACommandThatIsHidden() {
        List<String> wire = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        channel.wiretap(entry -> wire.add(entry.toString()));
        channel.trace(entry -> lines.add(entry.toString()));
        open();
        channel.execute(new AtCommand(
                "AT+READ", Optional.empty(), AtCommand.of("AT", NINE_SECONDS).rules(), List.of(), true, "AT+READ"));
        receive("the token\r\nOK\r\n");
        execute("AT+B");
        receive("visible\r\nOK\r\n");

        assertThat(wire).noneMatch(entry -> entry.contains("token")).anyMatch(entry -> entry.contains("visible"));
        assertThat(lines).containsExactly("→ AT+READ", "← ******", "← OK", "→ AT+B", "← visible", "← OK");
    }

    private static AtCommand completing(String line) {
        return new AtCommand(
                line,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse("CONNECT OK")),
                        List.of(ReplyPattern.parse("CONNECT FAIL")),
                        NINE_SECONDS,
                        Duration.ofSeconds(60)),
                List.of());
    }

    /** Fails when it is opened, or else when it is written to. */
    private record FailingPort(PortException cause, boolean opens) implements Port {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public void open(Receiver receiver) {
            if (!opens) {
                throw cause;
            }
        }

        @Override
        public void write(byte[] bytes) {
            throw cause;
        }

        @Override
        public void close() {}
    }
}

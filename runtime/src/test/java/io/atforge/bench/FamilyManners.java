package io.atforge.bench;

import io.atforge.session.PublishResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a modem family talks: what its lines look like, what is written to it in a phase, what it answers when all is well
 * and when it is not, and how the bench's modem plays it. In what it says, <code>{id}</code> stands for the message id of
 * the last command that had one.
 */
public interface FamilyManners {

    /**
     * An answer that is not the polite one.
     *
     * @param title   what it is called in a table of faults
     * @param command what the command starts with
     * @param reply   what the modem says to it
     */
    record Answer(String title, String command, String reply) {}

    /**
     * What words and commands are called in a table of faults.
     *
     * @param connected  the word for a connection with the host
     * @param connect    the command that asks for one
     * @param signIn     the command that signs in on it
     * @param subscribed the word for a subscription that the platform acknowledged
     * @param late       what may come into another command's answer
     */
    record Names(String connected, String connect, String signIn, String subscribed, String late) {}

    // ---- what is written to it

    /** What is written last in a phase starts so: then the modem says OK, and what completes the command. */
    String written(Phase phase);

    /** What the command of a phase starts with: the same, unless what is written last is data. */
    default String command(Phase phase) {
        return written(phase);
    }

    /** What is written last when bytes are published that stand in no command. */
    default String lastOfPublish(String payload) {
        return payload;
    }

    /** The command that lets go of a connection. */
    String release();

    /** The command that gives the bearer back. */
    String detach();

    /** The words that a session tells the modem before it asks it for anything. */
    Set<String> prepares();

    // ---- what it answers

    /** What it answers to commands that start so; others get OK. */
    Map<String, String> replies();

    /** What it answers to the data of commands that start so; other data get OK. */
    default Map<String, String> dataReplies() {
        return Map.of();
    }

    /** What it answers to the command of {@link Phase#CLOSING}, where there is a connection. */
    String disconnects();

    /** The message id in a command. */
    default Optional<String> messageId(String command) {
        return Optional.empty();
    }

    /** The prompt. */
    default String prompt() {
        return "\r\n>";
    }

    /** What tells that a message with QoS 1 was acknowledged. */
    String acknowledged();

    /** Whether what completes a command says which command it completes. */
    default boolean completesById() {
        return !lacks().containsKey(Trait.RESULTS_WITH_ID);
    }

    /** How a message ends that was given up at its prompt or in its data: the modem may have sent it, or not. */
    default Outcome givenUpInData() {
        return Outcome.UNKNOWN;
    }

    /** How long the platform's answer to a subscription may take: who asks whether it is there, asks for one. */
    default Duration subscribesWithin() {
        return Duration.ofSeconds(30);
    }

    /** Words that refuse a command, beside ERROR and the numbers of 3GPP 27.005 and 27.007. */
    List<String> wordsOfRefusal();

    /** The query of the registration, without AT+ and question mark. */
    String registration();

    // ---- what it says by itself

    /** A message as it comes in, with a length that need not be right. */
    String message(String topic, String length, String payload);

    /** A message as it comes in. */
    default String message(String topic, String payload) {
        return message(topic, Integer.toString(payload.length()), payload);
    }

    /** A message that announces so many bytes, and stops after the first of them. */
    default String stopsShort(String topic, int length, String first) {
        String whole = message(topic, first + "\uFFFF".repeat(length - first.length()));
        return whole.substring(0, whole.indexOf('\uFFFF'));
    }

    /** The connection has ended. */
    String closed();

    /** The bearer has ended. */
    List<String> bearerLost();

    /** The modem has restarted. */
    String restarted();

    /** What comes before that. */
    default String boots() {
        return "";
    }

    /** What belongs to no connection of the session, and may come into any answer. */
    List<String> lateResults();

    // ---- what goes wrong

    /** What its words and commands are called in a table of faults. */
    Names names();

    /** The platform refuses the device, after OK. */
    Answer refused();

    /** The host is not reached, after OK. */
    Answer unreachable();

    /** The connection ends while the device signs in, and the command fails as well. */
    Answer closedAtSignIn();

    /** A connection of an earlier program is still there. */
    Answer stillConnected();

    /** There is none to let go of. */
    Answer nothingToRelease();

    /** A result that fails a command, and ERROR after it; only where there is such a thing. */
    default Answer failsBeforeError() {
        return new Answer("a result that fails", "", "");
    }

    /** What only some families do, and this one does not, each with the reason. */
    Map<Trait, String> lacks();

    /** The part of the bench's modem that plays the family. */
    BenchClient client(BenchParts parts);
}

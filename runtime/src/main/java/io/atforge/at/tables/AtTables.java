package io.atforge.at.tables;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a modem family adds to V.250, as the framer and the channel need it.
 *
 * @param messages     what announces a message of N bytes, for example {@code +MSUB: <topic>,<length> byte,<body>}
 * @param lineLimit    the longest line, in bytes; a longer one is discarded up to its end
 * @param messageLimit the longest message, in bytes; a longer one is discarded
 * @param texts        what announces text that strangers write
 * @param unsolicited  the lines that no command asks for
 * @param errors       the lines that refuse a command, beside {@code ERROR} and the numbered errors of 3GPP 27.007
 * @param explanations what answers mean, and what to do about them
 * @param answerWithin how long the modem may take to accept a command that says nothing else
 * @param guard        how long to wait between the end of a command and the next
 * @param dataSilence  after how long without a byte the modem no longer waits for data
 * @param echoOff      the command that turns echo off
 * @param probes       queries that are answered at once in every state, each with an information line of its own name
 * @param commandEnd   what ends a command line: CR (V.250, 5.2.1), with which every family gets along but one that wants
 *                     LF after it
 */
public record AtTables(
        MessageForms messages,
        int lineLimit,
        int messageLimit,
        TextHeaders texts,
        List<ReplyPattern> unsolicited,
        List<ReplyPattern> errors,
        Explanations explanations,
        Duration answerWithin,
        Duration guard,
        Duration dataSilence,
        String echoOff,
        List<String> probes,
        String commandEnd) {

    /** What V.250 ends a command line with. */
    public static final String CR = "\r";

    /** Copies the collections. */
    public AtTables {
        Objects.requireNonNull(messages);
        Objects.requireNonNull(texts);
        unsolicited = List.copyOf(unsolicited);
        errors = List.copyOf(errors);
        Objects.requireNonNull(explanations);
        Objects.requireNonNull(answerWithin);
        Objects.requireNonNull(guard);
        Objects.requireNonNull(dataSilence);
        Objects.requireNonNull(echoOff);
        probes = List.copyOf(probes);
        Objects.requireNonNull(commandEnd);
    }

    /**
     * Whether the modem says a line by itself, whatever it is asked.
     *
     * @param line the line
     * @return true if it does
     */
    public boolean isUnsolicited(String line) {
        return ReplyPattern.any(unsolicited, line);
    }

    /**
     * Whether a line is a final result that refuses a command.
     *
     * @param line the line
     * @return true if it is
     */
    public boolean isError(String line) {
        return line.equals("ERROR") || isNumberedError(line) || ReplyPattern.any(errors, line);
    }

    /**
     * Whether a line is an error with a number, as 3GPP 27.007 and 27.005 have them, or with words in the number's place.
     *
     * @param line the line
     * @return true if it is {@code +CME ERROR} or {@code +CMS ERROR}
     */
    public static boolean isNumberedError(String line) {
        return line.startsWith("+CME ERROR") || line.startsWith("+CMS ERROR");
    }
}

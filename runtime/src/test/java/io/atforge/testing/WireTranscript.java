package io.atforge.testing;

import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.Step;
import io.atforge.trace.WireEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation with a modem byte for byte, and what is expected of it: in the order of a serial log, the host's
 * commands with their directives, its data, and what the modem sends. Bytes are written as in a wire log.
 *
 * <pre>
 * &gt; AT+QMTOPEN=0,"broker.example",1883    a command; the lines indented below it direct it, as in a script
 *     until   /\+QMTOPEN: 0,0/
 * &gt;&gt; {"id":1}                              what the host sends after a prompt
 * &lt; \r\n+QMTOPEN: 0,0\r\n                  what the modem sends
 * ? done +QMTOPEN: 0,0                     how the command above ends: done, or failed, and its last line
 * ! +QIURC: "pdpdeact",1                   a line that no command asked for
 * = topic payload                          a message
 * </pre>
 *
 * @param events      what happens, in order
 * @param messages    the messages, each its topic and its payload
 * @param unsolicited the lines that no command asked for
 */
public record WireTranscript(List<Event> events, List<String> messages, List<String> unsolicited) {

    /** What happens in a conversation. */
    public sealed interface Event {}

    /**
     * The host sends a command.
     *
     * @param script the command and its directives
     * @param data   what is sent after a prompt, if the modem asks for data
     */
    public record Command(AtScript script, byte[] data) implements Event {

        /** The command as it is sent. */
        public String line() {
            return step().command();
        }

        /** What the modem asks for data with; empty if it asks for none. */
        public String prompt() {
            return step().data().map(Step.PromptedData::prompt).orElse("");
        }

        private Step step() {
            return script.steps().get(0);
        }
    }

    /**
     * The host sends the data of its command.
     *
     * @param bytes the data
     */
    public record Data(byte[] bytes) implements Event {}

    /**
     * The modem sends something.
     *
     * @param bytes what it sends
     */
    public record Received(byte[] bytes) implements Event {}

    /**
     * The command has ended.
     *
     * @param how {@code done} or {@code failed}, and the last line
     */
    public record End(String how) implements Event {}

    /** Reads a transcript. */
    public static WireTranscript read(Path file) throws IOException {
        Reader reader = new Reader();
        Files.readString(file, StandardCharsets.UTF_8).lines().forEach(reader::line);
        reader.endCommand();
        return new WireTranscript(reader.events, reader.messages, reader.unsolicited);
    }

    /** How many bytes the modem sends in all. */
    public int length() {
        return events.stream()
                .mapToInt(event -> event instanceof Received received ? received.bytes().length : 0)
                .sum();
    }

    private static final class Reader {

        private final List<Event> events = new ArrayList<>();
        private final List<String> messages = new ArrayList<>();
        private final List<String> unsolicited = new ArrayList<>();
        private final StringBuilder script = new StringBuilder();
        private final List<Event> afterCommand = new ArrayList<>();
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        private void line(String line) {
            if (line.startsWith(">> ")) {
                byte[] bytes = bytes(line.substring(3));
                data.writeBytes(bytes);
                add(new Data(bytes));
            } else if (line.startsWith("> ")) {
                endCommand();
                script.append(line.substring(2)).append('\n');
            } else if (line.startsWith("    ")) {
                script.append(line).append('\n');
            } else if (line.startsWith("< ")) {
                add(new Received(bytes(line.substring(2))));
            } else if (line.startsWith("? ")) {
                add(new End(line.substring(2)));
            } else if (line.startsWith("= ")) {
                messages.add(line.substring(2));
            } else if (line.startsWith("! ")) {
                unsolicited.add(line.substring(2));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException("no line of a transcript: " + line);
            }
        }

        private void add(Event event) {
            (script.isEmpty() ? events : afterCommand).add(event);
        }

        private void endCommand() {
            if (!script.isEmpty()) {
                AtScript command = AtScriptParser.parse("transcript.at", script.toString());
                events.add(new Command(command, data.toByteArray()));
                events.addAll(afterCommand);
                script.setLength(0);
                data.reset();
                afterCommand.clear();
            }
        }

        private static byte[] bytes(String text) {
            return WireEntry.parse("0.000000000 < " + text).bytes();
        }
    }
}

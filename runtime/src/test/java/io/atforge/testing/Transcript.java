package io.atforge.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A recorded conversation as the other end of a port: each command must be the next one of the recording, and gets what
 * the modem said then. Commands that the recording does not have, and that every modem takes, are answered OK.
 */
public final class Transcript implements Function<String, String> {

    private record Exchange(String command, List<String> replies) {}

    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<String> others;
    private int next;

    public Transcript(String resource, Set<String> others) {
        this.others = others;
        try (InputStream stream = Transcript.class.getResourceAsStream(resource)) {
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::read);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(String line) {
        if (line.startsWith(">> ")) {
            exchanges.add(new Exchange(line.substring(3), new ArrayList<>()));
        } else if (line.startsWith("> ")) {
            exchanges.add(new Exchange(line.substring(2) + "\r", new ArrayList<>()));
        } else if (line.startsWith("< ")) {
            exchanges
                    .get(exchanges.size() - 1)
                    .replies()
                    .add(line.substring(2).replace("\\r", "\r").replace("\\n", "\n"));
        }
    }

    @Override
    public String apply(String command) {
        if (others.contains(command.strip())) {
            return "\r\nOK\r\n";
        }
        if (next == exchanges.size() || !exchanges.get(next).command().equals(command)) {
            throw new AssertionError("not in the recording at this place: " + command);
        }
        return String.join("", exchanges.get(next++).replies());
    }

    public boolean isOver() {
        return next == exchanges.size();
    }
}

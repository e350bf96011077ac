package io.atforge.testkit.modem.v250;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of one command, separated by commas. Whatever does not fit ends the command with
 * {@link CmeError#BAD_PARAMETERS}.
 */
public final class Parameters {

    private record Parameter(String text, boolean quoted) {}

    private final List<Parameter> values = new ArrayList<>();

    private Parameters() {}

    public static Parameters parse(String text) {
        Parameters parsed = new Parameters();
        int at = 0;
        while (at <= text.length()) {
            boolean quoted = text.startsWith("\"", at);
            int end = quoted ? text.indexOf('"', at + 1) : text.indexOf(',', at);
            if (quoted) {
                // A quote inside a string ends it; anything but a comma behind it is an error (manual, AT+MPUB).
                if (end < 0 || end + 1 < text.length() && text.charAt(end + 1) != ',') {
                    throw CommandFailure.badParameters();
                }
                parsed.values.add(new Parameter(text.substring(at + 1, end), true));
                at = end + 2;
            } else {
                end = end < 0 ? text.length() : end;
                parsed.values.add(new Parameter(text.substring(at, end), false));
                at = end + 1;
            }
        }
        return parsed;
    }

    public Parameters count(int least, int most) {
        require(values.size() >= least && values.size() <= most);
        return this;
    }

    public int count() {
        return values.size();
    }

    public String text(int index, int maxBytes) {
        String text = values.get(index).text();
        require(text.length() <= maxBytes);
        return text;
    }

    public String name(int index, int maxBytes) {
        String text = text(index, maxBytes);
        require(!text.isEmpty());
        return text;
    }

    public boolean isQuoted(int index) {
        return values.get(index).quoted();
    }

    public String quoted(int index, int maxBytes) {
        require(values.get(index).quoted());
        return text(index, maxBytes);
    }

    public int number(int index, int least, int most) {
        String text = values.get(index).text();
        require(!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9'));
        int number = Integer.parseInt(text);
        require(number >= least && number <= most);
        return number;
    }

    public long seconds(int index, long most) {
        String text = values.get(index).text();
        require(!text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9'));
        long seconds = Long.parseLong(text);
        require(seconds >= 1 && seconds <= most);
        return seconds;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw CommandFailure.badParameters();
        }
    }
}

package io.atforge.at;

import io.atforge.ModemErrorException;
import io.atforge.UnexpectedReplyException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the errors of a modem. */
public final class ModemErrors {

    private static final Pattern NUMBERED = Pattern.compile("\\+CM[ES] ERROR: ?(\\d{1,9})");

    private ModemErrors() {}

    /**
     * Makes an exception of a line that failed a command.
     *
     * @param port     the port's name
     * @param command  the command
     * @param error    the line, for example {@code +CME ERROR: 3}
     * @param meanings the meaning of the numbers
     * @return the exception, with the number and its meaning where the line has one
     */
    public static ModemErrorException of(
            String port, AtCommand command, String error, Map<Integer, String> meanings) {
        Matcher numbered = NUMBERED.matcher(error);
        OptionalInt number =
                numbered.matches() ? OptionalInt.of(Integer.parseInt(numbered.group(1))) : OptionalInt.empty();
        String meaning = number.isPresent() && meanings.containsKey(number.getAsInt())
                ? " (" + meanings.get(number.getAsInt()) + ")"
                : "";
        return new ModemErrorException(
                "the modem on " + port + " answered " + command.summary() + " with " + Printable.text(error) + meaning
                        + "; the modem's manual says when it does",
                number);
    }

    /**
     * Makes an exception of a reply that does not hold what it should.
     *
     * @param port     the port's name
     * @param command  the command
     * @param lines    the reply
     * @param expected what it should hold, any of them
     * @return the exception
     */
    public static UnexpectedReplyException unexpected(
            String port, AtCommand command, List<String> lines, List<ReplyPattern> expected) {
        return new UnexpectedReplyException("the modem on " + port + " answered " + command.summary() + " with "
                + Printable.text(String.join(", ", lines)) + ", but the script expects " + expected);
    }
}

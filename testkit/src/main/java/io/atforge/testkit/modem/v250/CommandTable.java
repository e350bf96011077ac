package io.atforge.testkit.modem.v250;

import io.atforge.testkit.modem.v250.Command.Form;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which commands the modem knows, and in which forms. */
public final class CommandTable {

    /** Carries one form of one command out. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Carries the command out.
         *
         * @param parameters what stands behind the {@code =}
         * @return how it ended
         * @throws CommandFailure if it failed
         */
        CommandResponse handle(String parameters);
    }

    private final Map<String, Map<Form, Handler>> handlers = new HashMap<>();

    public CommandTable execute(String name, Handler handler) {
        return put(name, Form.EXECUTE, handler);
    }

    public CommandTable read(String name, Handler handler) {
        return put(name, Form.READ, handler);
    }

    public CommandTable set(String name, Handler handler) {
        return put(name, Form.SET, handler);
    }

    public CommandTable test(String name, String... information) {
        return put(name, Form.TEST, parameters -> CommandResponse.ok(information));
    }

    private CommandTable put(String name, Form form, Handler handler) {
        handlers.computeIfAbsent(name, key -> new EnumMap<>(Form.class)).put(form, handler);
        return this;
    }

    /**
     * Carries a command out.
     *
     * @param command the command
     * @return how it ended; an unknown command or form ends with {@link CmeError#INVALID_COMMAND_LINE}
     */
    public CommandResponse run(Command command) {
        Handler handler = handlers.getOrDefault(command.name(), Map.of()).get(command.form());
        if (handler == null) {
            return CommandResponse.failed(CmeError.INVALID_COMMAND_LINE);
        }
        try {
            return handler.handle(command.parameters());
        } catch (CommandFailure failure) {
            return CommandResponse.failed(failure.error());
        }
    }
}

package io.atforge.internal.traffic;

import io.atforge.session.Message;
import java.util.function.Consumer;

/**
 * A handler of the session's own. It runs on the loop and never blocks, so that an answer reaches an application's handler
 * that waits for it, and would keep all messages behind it waiting.
 */
@FunctionalInterface
public interface PromptHandler extends Consumer<Message> {}

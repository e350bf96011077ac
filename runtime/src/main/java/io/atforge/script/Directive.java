package io.atforge.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words that may start an indented line. */
enum Directive {
    EXPECT(Argument.REQUIRED),
    FINAL(Argument.POSSIBLE),
    UNTIL(Argument.REQUIRED),
    FAIL(Argument.REQUIRED),
    ABORT(Argument.REQUIRED),
    WITHIN(Argument.REQUIRED),
    RETRY(Argument.REQUIRED),
    OPTIONAL(Argument.NONE),
    PROMPT(Argument.REQUIRED),
    DATA(Argument.REQUIRED),
    HIDDEN(Argument.NONE);

    private enum Argument {
        NONE,
        POSSIBLE,
        REQUIRED
    }

    private final Argument argument;

    Directive(Argument argument) {
        this.argument = argument;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    void check(String text) throws DirectiveException {
        if (argument == Argument.REQUIRED && text.isEmpty()) {
            throw DirectiveException.atKeyword(keyword() + " needs something after it");
        }
        if (argument == Argument.NONE && !text.isEmpty()) {
            throw DirectiveException.atArgument(keyword() + " stands alone; remove '" + text + "'");
        }
    }

    static Optional<Directive> parse(String keyword) {
        return Arrays.stream(values())
                .filter(directive -> directive.keyword().equals(keyword))
                .findFirst();
    }

    static List<String> keywords() {
        return Arrays.stream(values()).map(Directive::keyword).toList();
    }
}

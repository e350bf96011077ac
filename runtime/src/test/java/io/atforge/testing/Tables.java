package io.atforge.testing;

import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.at.tables.MessageForms;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.at.tables.TextHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Small tables, so that limits are met soon. */
public final class Tables {

    private static final MessageForms UNIT = MessageForms.headers("+MSUB: <topic>,<length> byte,<body>");

    public static final AtTables SMALL = small(Duration.ZERO);

    private Tables() {}

    /** With a pause between commands. */
    public static AtTables small(Duration guard) {
        return tables(UNIT, 64, 40, guard);
    }

    /** With messages of other forms, and other limits, in bytes. */
    public static AtTables with(MessageForms messages, int lineLimit, int messageLimit) {
        return tables(messages, lineLimit, messageLimit, Duration.ZERO);
    }

    private static AtTables tables(MessageForms messages, int lineLimit, int messageLimit, Duration guard) {
        return new AtTables(
                messages,
                lineLimit,
                messageLimit,
                new TextHeaders(
                        List.of(ReplyPattern.parse("/\\+CMT: ?.*/")),
                        List.of(ReplyPattern.parse("/\\+CMG[RL]: ?.*/")),
                        List.of(ReplyPattern.parse("/\\+CUSD: ?\\d,\".*/"), ReplyPattern.parse("/\\+CLIP: ?\".*/"))),
                List.of(ReplyPattern.parse("CLOSED"), ReplyPattern.parse("/\\+CGEV: .*/")),
                List.of(ReplyPattern.parse("COMMAND NOT SUPPORT")),
                new Explanations(List.of(), Map.of(3, new Explanation("operation not allowed", "look at the state"))),
                Duration.ofSeconds(9),
                guard,
                Duration.ofSeconds(5),
                "ATE0",
                List.of("AT+P1?", "AT+P2?", "AT+P3?", "AT+P4?", "AT+P5?"),
                AtTables.CR);
    }
}

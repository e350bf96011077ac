package io.atforge.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers whatever is written as a family's modem does when all is well, unless it is told another answer. */
public final class PoliteModem {

    private static final String OK = "\r\nOK\r\n";
    private static final String ID = "{id}";

    private final FamilyManners manners;
    private final Map<String, String> polite;
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, String> toldOnce = new HashMap<>();
    private String command = "";
    private String id = "0";

    public PoliteModem(FamilyManners manners) {
        this.manners = manners;
        this.polite = manners.replies();
    }

    /** From now on, what starts so is answered so. */
    public void on(String start, String reply) {
        told.put(start, reply);
    }

    /** The next that starts so is answered so. */
    public void once(String start, String reply) {
        toldOnce.put(start, reply);
    }

    /** What starts so is answered as before. */
    public void politely(String start) {
        told.remove(start);
    }

    /** The answer to a command with its CR, or to data. */
    public String answer(String written) {
        boolean isData = !written.endsWith("\r");
        if (!isData) {
            command = written;
            id = manners.messageId(written).orElse(id);
        }
        Optional<String> once = longest(toldOnce, written);
        String reply = once.map(toldOnce::remove)
                .or(() -> longest(told, written).map(told::get))
                .or(() -> isData
                        ? longest(manners.dataReplies(), command).map(manners.dataReplies()::get)
                        : longest(polite, written).map(polite::get))
                .orElse(OK);
        return reply.replace(ID, id);
    }

    /** What a template says now. */
    public String said(String template) {
        return template.replace(ID, id);
    }

    private static Optional<String> longest(Map<String, String> answers, String written) {
        return answers.keySet().stream().filter(written::startsWith).max(Comparator.comparingInt(String::length));
    }
}

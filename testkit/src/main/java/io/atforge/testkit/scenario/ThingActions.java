package io.atforge.testkit.scenario;

import io.atforge.testkit.platform.ThingControl;
import io.atforge.testkit.platform.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The actions of the thing model: {@code set temperature 21.5}, {@code call reboot}, {@code replies hold}. */
final class ThingActions {

    private static final String REFUSE = "refuse";
    private static final Map<String, Consumer<ThingControl>> REPLIES = Action.ordered(
            REFUSE,
            null,
            "hold",
            (Consumer<ThingControl>) ThingControl::holdReplies,
            "drop",
            (Consumer<ThingControl>) things -> things.dropReplies(true),
            "on",
            (Consumer<ThingControl>) ThingActions::allIsWell);

    private ThingActions() {}

    static List<Action.Kind> kinds() {
        return List.of(
                new Action.Kind(
                        "set <identifier> <json value>",
                        "the platform sets this property of every device online that has it",
                        scanner -> {
                            String identifier = scanner.word("the identifier");
                            String value = json(scanner);
                            return on -> on.platform().things().setAll(identifier, value);
                        }),
                new Action.Kind(
                        "call <service> [<json object>]",
                        "the platform invokes this service of every device online that has it",
                        scanner -> {
                            String service = scanner.word("the service");
                            String input = scanner.more() ? object(scanner) : "{}";
                            return on -> on.platform().things().callAll(service, input);
                        }),
                new Action.Kind(
                        "desire <identifier> <json value>",
                        "the platform wants this value of every device online that has the property; they have to ask",
                        scanner -> {
                            String identifier = scanner.word("the identifier");
                            String value = json(scanner);
                            return on -> on.platform().things().desireAll(identifier, value);
                        }),
                new Action.Kind(
                        "replies refuse <code>|hold|drop|on",
                        "reports are answered with this code; their replies are kept, are lost; all is as ever, what was kept comes",
                        scanner -> replies(scanner)));
    }

    private static Consumer<ScenarioTarget> replies(WordScanner scanner) {
        if (scanner.took(REFUSE)) {
            int code = scanner.number(scanner.word("the code"));
            if (code == 200) {
                throw new IllegalArgumentException("200 is no refusal");
            }
            return on -> on.platform().things().refuseRequests(code);
        }
        Consumer<ThingControl> what = scanner.oneOf(REPLIES);
        return on -> what.accept(on.platform().things());
    }

    private static void allIsWell(ThingControl things) {
        things.acceptRequests();
        things.dropReplies(false);
        things.releaseReplies();
    }

    private static String json(WordScanner scanner) {
        String text = scanner.rest("the value");
        try {
            JsonText.read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no JSON; write 21.5, 1 or \"a text\"", e);
        }
        return text;
    }

    private static String object(WordScanner scanner) {
        String text = json(scanner);
        if (!text.startsWith("{")) {
            throw new IllegalArgumentException("'" + text + "' is no JSON object; write {\"delay\":5}");
        }
        return text;
    }
}

package io.atforge.testkit.page;

import io.atforge.testkit.scenario.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actions, for buttons and for people who type. */
final class ActionWords {

    private ActionWords() {}

    /** Those that are complete without anything that a person has to fill in: {@code network off}, {@code reboot}. */
    static List<Map<String, String>> complete() {
        List<Map<String, String>> actions = new ArrayList<>();
        for (String usage : Action.help().keySet()) {
            String[] parts = usage.split(" ", 2);
            if (parts.length == 1) {
                actions.add(action(usage, usage));
                continue;
            }
            for (String choice : parts[1].replaceAll("^\\[(.*)]$", "$1").split("\\|")) {
                // What may follow is left to who types.
                String word = choice.replaceFirst(" \\[.*", "");
                if (!word.matches(".*[<>].*")) {
                    actions.add(action(parts[0] + " " + word, parts[0]));
                }
            }
        }
        return actions;
    }

    private static Map<String, String> action(String words, String group) {
        Map<String, String> action = new LinkedHashMap<>();
        action.put("words", words);
        action.put("group", group);
        return action;
    }

    static List<Map<String, String>> usages() {
        List<Map<String, String>> usages = new ArrayList<>();
        Action.help().forEach((usage, meaning) -> {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("usage", usage);
            one.put("meaning", meaning);
            usages.add(one);
        });
        return usages;
    }
}

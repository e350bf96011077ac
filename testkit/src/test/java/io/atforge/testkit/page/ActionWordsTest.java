package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.scenario.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words on the page's buttons. */
class ActionWordsTest {

    @Test
    void areCompleteAndUnderstood() {
        List<String> words = ActionWords.complete().stream()
                .map(action -> action.get("words"))
                .toList();
        assertThat(words)
                .contains(
                        "reboot",
                        "bearer off",
                        "network off",
                        "network on",
                        "wedge dead",
                        "refuse on",
                        "replies hold",
                        "sim pin",
                        "quota free")
                .noneMatch(word -> word.contains("<") || word.contains("|") || word.contains("["))
                .doesNotHaveDuplicates()
                .allSatisfy(word -> assertThat(Action.parse(word)).hasToString(word));
        assertThat(ActionWords.complete())
                .allSatisfy(action -> assertThat(action.get("words")).startsWith(action.get("group")));
        assertThat(ActionWords.usages()).hasSameSizeAs(Action.help().keySet());
    }
}

package io.atforge.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of scenarios. */
class ScenarioTest {

    private static final String NORMAL = """
            seed 17
            at PT30S reboot
            between PT40S and PT50S network off
            every PT10M kick
            every about PT1H unplug
            on AT+MPUB= #3 before close
            on AT+MPUB= chance 0.001 after reboot
            on AT+MPUBEX= prompt close
            on AT+MPUBEX= #2 body 5 stall 10s
            on line "CONNACK OK" #2 half-open on
            on line "RDY" sent-twice""".replace(" sent-twice", " say sent twice");

    @Test
    void isReadAndWritten() {
        Scenario scenario = Scenario.parse(NORMAL);
        assertThat(scenario).hasToString(NORMAL);
        assertThat(Scenario.parse(scenario.toString())).isEqualTo(scenario);
        assertThat(Scenario.parse("# by hand\n\nseed 17\n  at 1500ms  reboot\nat 2h plug"))
                .hasToString("seed 17\nat PT1.5S reboot\nat PT2H plug");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reboot",
                "power",
                "unplug",
                "plug",
                "close",
                "bearer off",
                "network off",
                "network on",
                "registration denied",
                "sim out",
                "sim in",
                "sim busy",
                "registration lte",
                "signal 9",
                "attach off",
                "address on",
                "clock 80/01/06,00:00:10+00",
                "clock network",
                "dns error",
                "dns fail",
                "dns on",
                "wedge",
                "wedge dead",
                "half-open off",
                "stall PT1S",
                "sms CLOSED",
                "say +CGEV: ME PDN ACT 7",
                "kick",
                "refuse on",
                "refuse off",
                "refuse 5",
                "deny a/b",
                "grant a/b",
                "set temperature 21.5",
                "call reboot",
                "call reboot {\"delay\": 5}",
                "desire label \"a b\"",
                "replies refuse 6306",
                "replies hold",
                "replies drop",
                "replies on",
                "acks off",
                "quota free",
                "quota none",
                "broker stop",
                "broker start",
                "send /a/b hello world",
            })
    void knowsTheAction(String text) {
        assertThat(Action.parse(text)).hasToString(text);
        assertThat(Action.usage()).contains(text.split(" ")[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at 30s reboot                     | line 1: 'at' stands where 'seed' should",
                "seed x                            | line 1: 'x' is no seed; write a whole number",
                "seed 1\\nat soon reboot           | line 2: 'soon' is no duration; write 500ms, 30s, 5m, 2h or PT30S",
                "seed 1\\nat PT-1S reboot          | line 2: 'PT-1S' is no duration; write 500ms, 30s, 5m, 2h or PT30S",
                "seed 1\\n\\nat 1s                 | line 3: an action is missing at the end",
                "seed 1\\nat 1s dance              | line 2: there is no action 'dance'; there are: reboot, power",
                "seed 1\\nat 1s set x               | line 2: the value is missing at the end",
                "seed 1\\nat 1s set x y             | line 2: 'y' is no JSON; write 21.5, 1",
                "seed 1\\nat 1s call x 5            | line 2: '5' is no JSON object; write {",
                "seed 1\\nat 1s replies refuse 200  | line 2: 200 is no refusal",
                "seed 1\\nat 1s replies late        | line 2: 'late'; write one of refuse, hold, drop, on",
                "seed 1\\nat 1s reboot now         | line 2: 'now' is too much",
                "seed 1\\nat 1s network            | line 2: one of on, off is missing at the end",
                "seed 1\\nat 1s network up         | line 2: 'up'; write one of on, off",
                "seed 1\\nwhen 1s reboot           | line 2: 'when'; write at, between, every or on",
                "seed 1\\nevery 0s reboot          | line 2: every PT0S would never end",
                "seed 1\\nbetween 2s and 1s reboot | line 2: between PT2S and PT1S is nothing",
                "seed 1\\non MPUB before reboot    | line 2: 'MPUB'; write how a command starts",
                "seed 1\\non AT soon reboot        | line 2: 'soon'; write one of after, before, body, prompt, sent",
                "seed 1\\non AT #0 before reboot   | line 2: '0' is no number of 1 or more",
                "seed 1\\non AT body reboot        | line 2: 'reboot' is no number of 1 or more",
                "seed 1\\non AT chance 2 after kick| line 2: chance 2.0; it is over 0, up to 1",
                "seed 1\\non line RDY reboot       | line 2: the line stands in quotes, but here is 'RDY'",
                "''                                | a scenario starts with its seed",
            })
    void saysWhereAMistakeIs(String text, String message) {
        assertThatThrownBy(() -> Scenario.parse(text.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysOfEachActionWhatTheDocsSay() throws IOException {
        List<String> docs = Files.readAllLines(Path.of("../docs/happenings.md"));
        assertThat(Action.help())
                .hasSizeGreaterThan(20)
                .allSatisfy((usage, meaning) -> assertThat(docs)
                        .anyMatch(row -> row.startsWith("| `" + usage.split(" ")[0])
                                && row.replace("`", "").contains(" | " + meaning + " | ")));
    }
}

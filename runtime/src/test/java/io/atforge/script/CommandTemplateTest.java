package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.at.AtCommand;
import io.atforge.at.tables.TextEscape;
import io.atforge.testing.Tables;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A template remembers what it was filled with; nothing of that may come into another command. */
class CommandTemplateTest {

    private final Map<ScriptVariable, byte[]> values = new EnumMap<>(ScriptVariable.class);

    private static CommandTemplate template(String command) throws DirectiveException {
        return new CommandTemplate(
                new StepBuilder(1, command).build(), Tables.SMALL, new TextEscape('\\', Set.of((byte) '"')));
    }

    private void value(ScriptVariable variable, String text) {
        values.put(variable, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fillsInEachTimeWhatIsGivenThen() throws DirectiveException {
        CommandTemplate template = template("AT+MPUB=\"${topic}\",\"${payload}\"");
        value(ScriptVariable.TOPIC, "/a");
        value(ScriptVariable.PAYLOAD, "1");
        AtCommand first = template.command(values);
        value(ScriptVariable.PAYLOAD, "2");
        AtCommand second = template.command(values);
        value(ScriptVariable.TOPIC, "/b");
        AtCommand third = template.command(values);

        assertThat(first.line()).isEqualTo("AT+MPUB=\"/a\",\"1\"");
        assertThat(second.line()).isEqualTo("AT+MPUB=\"/a\",\"2\"");
        assertThat(second.outline()).isEqualTo("AT+MPUB=\"/a\",\"…\"").isSameAs(first.outline());
        assertThat(third.line()).isEqualTo("AT+MPUB=\"/b\",\"2\"");
        assertThat(third.outline()).isEqualTo("AT+MPUB=\"/b\",\"…\"");
    }

    /** The topic of an earlier message would stand in its place. */
    @Test
    void refusesAValueAsOftenAsItIsGiven() throws DirectiveException {
        CommandTemplate template = template("AT+MPUB=\"${topic}\"");
        value(ScriptVariable.TOPIC, "/a");
        template.command(values);
        value(ScriptVariable.TOPIC, "/\"");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> template.command(values)).isInstanceOf(InvalidArgumentException.class);
        }
    }

    /** The texts in an object's fields, and in those of what lies in its lists. */
    private static List<String> textsIn(Object object) throws ReflectiveOperationException {
        List<String> texts = new ArrayList<>();
        for (Field field : object.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(object);
            if (value instanceof String text) {
                texts.add(text);
            } else if (value instanceof List<?> parts) {
                for (Object part : parts) {
                    texts.addAll(textsIn(part));
                }
            }
        }
        return texts;
    }

    @Test
    void keepsNoSecret() throws ReflectiveOperationException, DirectiveException {
        CommandTemplate template = template("AT+MCONFIG=\"${username}\",\"${password}\"");
        value(ScriptVariable.USERNAME, "name");
        value(ScriptVariable.PASSWORD, "hush-hush");
        assertThat(template.command(values).secrets()).containsExactly("hush-hush");
        value(ScriptVariable.USERNAME, "no \"");
        assertThatThrownBy(() -> template.command(values)).isInstanceOf(InvalidArgumentException.class);

        List<String> texts = textsIn(template);
        assertThat(texts).contains("name").noneMatch(text -> text.contains("hush-hush"));
        assertThat(template.command(Map.of(
                                ScriptVariable.USERNAME,
                                "other".getBytes(StandardCharsets.UTF_8),
                                ScriptVariable.PASSWORD,
                                "new".getBytes(StandardCharsets.UTF_8)))
                        .line())
                .isEqualTo("AT+MCONFIG=\"other\",\"new\"");
    }

    /** As a family may have it that takes what signs it in after a prompt. */
    @Test
    void hidesASecretThatIsSentAsData() throws DirectiveException {
        StepBuilder step = new StepBuilder(1, "AT+LONGPASSWORD=9");
        step.direct("prompt", ">");
        step.direct("data", "${password}");
        value(ScriptVariable.PASSWORD, "hush-hush");
        CommandTemplate template = new CommandTemplate(step.build(), Tables.SMALL, TextEscape.NONE);

        assertThat(template.command(values).secrets()).containsExactly("hush-hush");
    }
}

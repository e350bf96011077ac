package io.atforge.at.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.MessageForm.Announced;
import io.atforge.at.tables.MessageForms.Parts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFormTest {

    private static String found(MessageForm form, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        // what a buffer holds beyond the line is nobody's
        byte[] buffer = (line + "99,").getBytes(StandardCharsets.UTF_8);
        return form.match(buffer, bytes.length)
                .map(announced ->
                        line.substring(announced.topicStart(), announced.topicEnd()) + " " + announced.length())
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            +A: <topic>,<length>,<body>         | +A: "t",5,           | t 5
            +A: <topic>,<length>,<body>         | +A:t,5,              | t 5
            +A: <topic>,<length>,<body>         | +A:  t,  5,          | t 5
            +A:<topic>,<length>,<body>          | +A: t, 5,            | t 5
            +A: <topic>,<length>,<body>         | +A: t,5 ,            | nothing
            +A: <topic>,<length>,<body>         | +A: t,5,x,           | nothing
            +A: <topic>,<length>,<body>         | +A: t,u,5,           | nothing
            +A: <topic>,<length>,<body>         | +A: "t,u",5,         | t,u 5
            +A: <topic>,<length>,<body>         | +A: "t",u,5,         | nothing
            +A: <topic>,<length>,<body>         | +A: "t","u",5,       | nothing
            +A: <topic>,<length>,<body>         | +A: ",5,             | nothing
            +A: <topic>,<length>,<body>         | +A: t,2621440,       | t 2621440
            +A: <topic>,<length>,<body>         | +A: t,99999999999,   | t 999999
            +A: <topic>,<length>,<body>         | +B: t,5,             | nothing
            +A: <topic>,<length>,<body>         | ,                    | nothing
            +A: <topic>,<length> byte,<body>    | +A: t,u,5 byte,      | t,u 5
            +A: <topic>,<length> byte,<body>    | +A: t,5  byte,       | nothing
            +A: <topic>, <length>, <body>       | +A:t,5,              | nothing
            `+A: <topic>, <length>, <body>`     | `+A:t,5, `           | t 5
            +A: "<topic>",<length>,<body>       | +A: "t",5,           | t 5
            +A: "<topic>",<length>,<body>       | +A: t,5,             | nothing
            +A: <skip>,<topic>,<length>,<body>  | +A: x,t,5,           | t 5
            +A: <skip>,<topic>,<length>,<body>  | +A: t,5,             | nothing
            +A: <topic>,<skip>,<length>,<body>  | +A: t,x,5,           | t 5
            +A: <topic>,<length>,<skip>,<body>  | +A: t,5,x,           | t 5
            +A: <topic>,<length>:<body>         | +A: t,5:             | t 5
            +A: <topic>,<length><line><body>    | +A: t,5              | t 5
            +A: <topic>,<length><line><body>    | `+A: t,5  `          | t 5
            +A: <topic>,<length><line><body>    | +A: t,5,6            | nothing
            +A: <topic>,<length> byte<line><body> | +A: t,5 byte       | t 5
            """)
    void findsTopicAndLength(String form, String line, String found) {
        assertThat(found(MessageForm.header(form), line)).isEqualTo(found);
    }

    @Test
    void findsTheLengthsOfPartsAndNothingInOtherLines() {
        byte[] line = "+S: 0, 22,1520".getBytes(StandardCharsets.UTF_8);

        assertThat(Parts.start("+S: <skip>,<topicLength>,<length>").match(line, line.length))
                .contains(new Announced(line.length, line.length, 22, 1520));
        assertThat(Parts.start("+S: 0,<length>,<topicLength>").match(line, line.length))
                .contains(new Announced(line.length, line.length, 1520, 22));
        assertThat(Parts.part("+S: 0,<length>").match(line, line.length)).isEmpty();
        assertThat(Parts.end("+S: 0").match(line, line.length)).isEmpty();
        assertThat(Parts.end("+S: 0,<skip>").match(line, line.length)).isPresent();
        assertThat(Parts.end("+S: 0").match(line, 5)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            +A:                                     | write <body> or "<body>" at its end
            +A: <topic>,<length>,<body>,            | write <body> or "<body>" at its end
            <topic>,<length>,<body>                 | it must begin with the text that such a line begins with
            +A: <length>,<body>                     | it has no <topic>
            +A: <topic>,<body>                      | it has no <length>
            +A: <topic>,<topic>,<length>,<body>     | it has more than one <topic>
            +A: <length>,<topic>,<body>             | <topic> must stand before <length>
            +A: <topic>,<length><body>              | write what stands between <length> and <body>: a text, or <line>
            +A: <topic><length>,<body>              | write the text that stands between <topic> and <length>
            +A: <topc>,<length>,<body>              | there is no field <topc> in this place; there are [<skip>, <topic>, <length>]
            +A: <line><topic>,<length>,<body>       | there is no field <line> in this place; there are [<skip>, <topic>, <length>]
            +A: <>,<length>,<body>                  | there is no field <> in this place; there are [<skip>, <topic>, <length>]
            +A: <topic,<length>,<body>              | < and > stand around the name of a field
            +A: <topic>,0<length>,<body>            | the digit before <length> cannot be told from it
            +A: <topic>,<length>0,<body>            | the digit after <length> cannot be told from it
            +Ä: <topic>,<length>,<body>             | its text must be of printable ASCII characters
            """)
    void tellsWhatIsWrongWithAHeader(String form, String problem) {
        assertThatThrownBy(() -> MessageForm.header(form))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("malformed form of a message '" + form + "': " + problem);
    }

    @Test
    void tellsWhatIsWrongWithAPart() {
        assertThatThrownBy(() -> Parts.start("+S: <length>")).hasMessageEndingWith("it has no <topicLength>");
        assertThatThrownBy(() -> Parts.part("+S: <topic>"))
                .hasMessageEndingWith("there is no field <topic> in this place; there are [<skip>, <length>]");
        assertThatThrownBy(() -> Parts.end("<skip>"))
                .hasMessageEndingWith("it must begin with the text that such a line begins with");
        assertThatThrownBy(() -> Parts.end("")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new MessageForms(List.of(), Optional.empty()))
                .hasMessageStartingWith("nothing announces a message");
    }

    @Test
    void looksOnlyWhereAHeaderCanEnd() {
        MessageForms forms =
                MessageForms.headers("+A: <topic>,<length>,<body>, +B: <topic>,<length>;\"<body>\", +C: <topic>,"
                        + "<length><line><body>, +D: <topic>,<length> ~<body>");
        StringBuilder ends = new StringBuilder();
        for (int b = Byte.MIN_VALUE; b <= Byte.MAX_VALUE; b++) {
            if (forms.mayEndHeader((byte) b)) {
                ends.append((char) b);
            }
        }

        assertThat(ends).hasToString(",;~");
        assertThat(forms.sameLine()).hasSize(3);
        assertThat(forms.ownLine()).hasSize(1);
        assertThat(forms.sameLine().get(1).mayBeInQuotes()).isTrue();
        assertThat(forms.sameLine().get(0).mayBeInQuotes()).isFalse();
    }

    @Test
    void isWhatItIsWrittenLike() {
        MessageForm form = MessageForm.header("+A: <topic>,<length>,<body>");

        assertThat(form)
                .isEqualTo(MessageForm.header(" +A: <topic>,<length>,<body> "))
                .hasSameHashCodeAs(MessageForm.header("+A: <topic>,<length>,<body>"))
                .isNotEqualTo(MessageForm.header("+B: <topic>,<length>,<body>"))
                .hasToString("+A: <topic>,<length>,<body>");
    }
}

package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.InvalidDialectException.Mistake;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PropertyLinesTest {

    private static final String[] PIECES = {
        "a", "b", "k", "=", ":", " ", "\t", "\f", "\\", "\\\\", "\\\n", "\\\r\n", "\n", "\r", "\r\n", "#", "!",
        "\\u0041", "\\n", "\\ ", "\\=", "value", "é"
    };

    /** A continued value, escapes, each kind of separator. */
    @Test
    void keysAndValuesKnowWhereTheyStand() {
        List<Mistake> mistakes = new ArrayList<>();
        String text = "# comment\\\n  one = 1, \\\r\n     2\\u0033x\n\ntwo:b\r\n!\n t\\u0068ree  c\nfour=\n";
        for (PropertyLines.Property property : PropertyLines.read(new FolderFile("f", text, mistakes))) {
            property.key().mistake("key " + property.key().text());
            LocatedText value = property.value();
            for (int i = 0; i <= value.text().length(); i++) {
                value.mistake(
                        i, i == value.text().length() ? "end" : value.text().substring(i, i + 1));
            }
        }
        assertThat(mistakes.stream().map(mistake -> mistake.toString().substring(2)))
                .containsExactly(
                        "2:3: key one",
                        "2:9: 1",
                        "2:10: ,",
                        "2:11:  ",
                        "3:6: 2",
                        "3:7: 3",
                        "3:13: x",
                        "3:14: end",
                        "5:1: key two",
                        "5:5: b",
                        "5:6: end",
                        "7:2: key three",
                        "7:14: c",
                        "7:15: end",
                        "8:1: key four",
                        "8:6: end");
    }

    /** What is read is what the JDK reads, whatever the text. */
    @Test
    void readsWhatPropertiesRead() throws IOException {
        Random random = new Random(20261128);
        int continued = 0;
        int several = 0;
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            // Where nothing follows a backslash at the end, the JDK makes a property without a name of it.
            text.append("\n\n");
            Properties expected = new Properties();
            expected.load(new StringReader(text.toString()));
            Map<String, String> read = new LinkedHashMap<>();
            for (PropertyLines.Property property :
                    PropertyLines.read(new FolderFile("f", text.toString(), new ArrayList<>()))) {
                read.put(property.key().text(), property.value().text());
            }
            assertThat(read)
                    .as(text.toString()
                            .replace("\n", "<n>")
                            .replace("\r", "<r>")
                            .replace("\f", "<f>"))
                    .isEqualTo(expected);
            continued += text.toString().matches("(?s).*[akbe]\\\\\n *[akbv].*") ? 1 : 0;
            several += expected.size() > 1 ? 1 : 0;
        }
        assertThat(continued).isGreaterThan(200);
        assertThat(several).isGreaterThan(5_000);
    }
}

package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that goes through a family's folder leaves out none of it. */
class FamilyWalkTest {

    private static final Path FOLDER = Path.of("src/main/resources/META-INF/atforge/dialects/quectel");
    private static final String HEADING = "## A family in an afternoon";

    /** A command's name; what it is set to, or asked for, follows. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^AT\\+\\w+");

    @Test
    void namesEachKeyOfTheFolder() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(FOLDER.resolve("dialect.properties"))));

        assertThat(properties.stringPropertyNames())
                .hasSizeGreaterThan(30)
                .allSatisfy(key -> assertThat(walk()).contains("`" + key + "`"));
    }

    @Test
    void namesEachCommandThatTheFolderSends() throws IOException {
        SortedSet<String> commands = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".at")).toList()) {
                COMMAND.matcher(Files.readString(file)).results().forEach(found -> commands.add(found.group()));
            }
        }

        assertThat(commands)
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(walk()).contains(command));
    }

    private static String walk() throws IOException {
        String page = Files.readString(Path.of("../docs/families.md"));
        assertThat(page).contains(HEADING);
        return page.substring(page.indexOf(HEADING));
    }
}

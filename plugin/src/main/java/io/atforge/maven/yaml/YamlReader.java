package io.atforge.maven.yaml;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a YAML document into located nodes. */
public final class YamlReader {

    private YamlReader() {}

    /**
     * Reads a document.
     *
     * @param file     the file, for places
     * @param text     its text
     * @param problems takes the mistakes
     * @return the document's value; empty if the text is no YAML or has nothing in it
     */
    public static Optional<YamlNode> read(SourceFile file, String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        try {
            return new NodeBuilder(file, new Parse(settings).parseString(text).iterator(), problems).document();
        } catch (MarkedYamlEngineException e) {
            Problem problem = YamlMistake.of(file, text, e);
            problems.add(problem.location(), problem.message());
        } catch (ReaderException e) {
            problems.add(
                    place(file, text, e.getPosition()),
                    String.format("this is no YAML: character U+%04X is not allowed", e.getCodePoint()));
        } catch (YamlEngineException e) {
            problems.add(file.at(1, 1), "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    static SourceLocation place(SourceFile file, Optional<Mark> mark) {
        return mark.map(m -> file.at(m.getLine() + 1, m.getColumn() + 1)).orElseGet(() -> file.at(1, 1));
    }

    private static SourceLocation place(SourceFile file, String text, int position) {
        int[] before = text.codePoints().limit(position).toArray();
        int line = 1;
        int column = 1;
        for (int c : before) {
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return file.at(line, column);
    }
}

package io.atforge.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading and what stands below it, up to the next.
 *
 * @param heading the line, with its marks
 * @param code the fenced blocks, each with its language
 * @param tables the rows of tables, in order
 * @param prose all the rest, and the text of the tables
 */
record Section(String heading, List<String> code, List<String> tables, String prose) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern TICKS = Pattern.compile("(`+)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);

    static Section of(String heading, List<String> lines) {
        List<String> code = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        StringBuilder block = null;
        for (String line : lines) {
            if (line.stripLeading().startsWith("```")) {
                if (block == null) {
                    block = new StringBuilder(line.strip()).append('\n');
                } else {
                    code.add(block.toString());
                    block = null;
                }
            } else if (block != null) {
                block.append(line).append('\n');
            } else {
                if (line.startsWith("|")) {
                    tables.add(line);
                }
                prose.append(line).append('\n');
            }
        }
        return new Section(heading, List.copyOf(code), List.copyOf(tables), prose.toString());
    }

    int level() {
        return heading.indexOf(' ');
    }

    /** As GitHub names the place of a heading. */
    String anchor() {
        return heading.substring(level() + 1)
                .strip()
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }

    /** The targets of links, in order. */
    List<String> links() {
        return LINK.matcher(TICKS.matcher(prose).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** What stands between ticks, each once, with blanks for the ends of lines. */
    List<String> inlineCode() {
        List<String> found = new ArrayList<>();
        Matcher ticks = TICKS.matcher(prose);
        while (ticks.find()) {
            found.add(ticks.group(2).replaceAll("\\s+", " ").strip());
        }
        return found.stream().distinct().sorted().toList();
    }

    /** What a reader reads: no code, no targets of links. */
    String words() {
        return LINK.matcher(TICKS.matcher(prose).replaceAll(" ")).replaceAll("] ");
    }
}

package io.atforge.maven.codegen.thing;

/** Java text with its indentation. */
final class SourceText {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** A line, or several: those after the first are continued ones if they start with blanks. */
    SourceText line(String line) {
        if (!line.isEmpty()) {
            String indent = "    ".repeat(depth);
            text.append(indent).append(line.replace("\n", "\n" + indent));
        }
        text.append('\n');
        return this;
    }

    /** A line, after which the text is one level deeper. */
    SourceText open(String line) {
        line(line);
        depth++;
        return this;
    }

    /** The end of what was opened. */
    SourceText close() {
        depth--;
        return line("}");
    }

    /** A comment of paragraphs and tags: those are harmless already. */
    SourceText javadoc(String comment) {
        return line("").line("/**\n * " + comment.replace("\n", "\n * ").replace(" * \n", " *\n") + "\n */");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package io.atforge.maven.doctor.report;

import io.atforge.maven.source.UserMistakeException;
import java.util.Locale;

/** A diagnosis as a file that can be handed to others: without secrets, and without what names a person or a card. */
public enum Report {
    /** For an issue or a letter. */
    MARKDOWN(".md") {
        @Override
        public String text(Diagnosis diagnosis) {
            return MarkdownReport.of(diagnosis);
        }
    },
    /** For a browser; refers to nothing outside. */
    HTML(".html") {
        @Override
        public String text(Diagnosis diagnosis) {
            return HtmlReport.of(diagnosis);
        }
    };

    private final String ending;

    Report(String ending) {
        this.ending = ending;
    }

    /**
     * The form that a file's name asks for.
     *
     * @param file the file's name
     * @return the form
     * @throws UserMistakeException if it asks for none
     */
    public static Report named(String file) throws UserMistakeException {
        for (Report report : values()) {
            if (file.toLowerCase(Locale.ROOT).endsWith(report.ending)) {
                return report;
            }
        }
        throw new UserMistakeException(
                "the report is Markdown or HTML: give its file a name that ends with .md or .html, not " + file);
    }

    /**
     * Writes it down.
     *
     * @param diagnosis what was found
     * @return the file's text
     */
    public abstract String text(Diagnosis diagnosis);
}

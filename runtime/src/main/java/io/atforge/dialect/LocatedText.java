package io.atforge.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that was read from a file, and where each of its characters stands there. */
final class LocatedText {

    private final FolderFile file;
    private final String text;

    /** One more than there are characters: the last is the end. */
    private final int[] offsets;

    LocatedText(FolderFile file, String text, int[] offsets) {
        this.file = file;
        this.text = text;
        this.offsets = offsets;
    }

    String text() {
        return text;
    }

    /** A mistake where the text starts. */
    void mistake(String message) {
        mistake(0, message);
    }

    /** A mistake at a character of the text. */
    void mistake(int index, String message) {
        file.mistake(offsets[index], message);
    }

    LocatedText part(int from, int to) {
        return new LocatedText(file, text.substring(from, to), Arrays.copyOfRange(offsets, from, to + 1));
    }

    /** What stands between the matches of a separator. */
    List<LocatedText> split(Pattern separator) {
        List<LocatedText> parts = new ArrayList<>();
        Matcher matcher = separator.matcher(text);
        int start = 0;
        while (matcher.find()) {
            parts.add(part(start, matcher.start()));
            start = matcher.end();
        }
        parts.add(part(start, text.length()));
        return parts;
    }
}

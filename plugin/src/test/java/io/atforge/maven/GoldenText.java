package io.atforge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text to the letter, in src/test/resources. {@code -Datforge.golden=rewrite} writes it anew; look at the difference. */
public final class GoldenText {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("atforge.golden"));

    private GoldenText() {}

    /** Compares a text with the file that holds what is to come out. */
    public static void compare(String file, String text) throws IOException {
        Path golden = Path.of("src/test/resources").resolve(file);
        if (REWRITE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
        assertThat(REWRITE)
                .as("a run that rewrites the golden files compares nothing")
                .isFalse();
    }
}

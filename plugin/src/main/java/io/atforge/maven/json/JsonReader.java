package io.atforge.maven.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Reads a JSON document into located nodes. */
public final class JsonReader {

    /**
     * More than the greatest document that is read: a thing model of 300 properties that are structs of 50 members, 250 bytes
     * each, which an export holds four times (as properties, and in post, set and get), makes 15 MB.
     */
    static final long MAX_BYTES = 16L << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength((int) MAX_BYTES)
                    .maxNameLength((int) MAX_BYTES)
                    .maxNumberLength((int) MAX_BYTES)
                    .build())
            .build();

    private JsonReader() {}

    /**
     * Reads a file.
     *
     * @param file     the file
     * @param problems takes the mistakes
     * @return the document's value; empty if the file is no JSON or has nothing in it
     * @throws IOException if the file cannot be read
     */
    public static Optional<JsonNode> read(SourceFile file, Problems problems) throws IOException {
        if (Files.size(file.path()) > MAX_BYTES) {
            problems.add(
                    file.at(1, 1), "the file has more than " + (MAX_BYTES >> 20) + " MB, which is as much as is read");
            return Optional.empty();
        }
        Optional<String> text = file.read(problems);
        return text.flatMap(content -> read(file, content, problems));
    }

    /**
     * Reads a document.
     *
     * @param file     the file, for places
     * @param text     its text
     * @param problems takes the mistakes
     * @return the document's value; empty if the text is no JSON or has nothing in it
     */
    public static Optional<JsonNode> read(SourceFile file, String text, Problems problems) {
        if (text.isBlank()) {
            problems.add(file.at(1, 1), "the file is empty");
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonNodeBuilder(file, parser, problems).document();
        } catch (JsonProcessingException e) {
            Problem problem = JsonMistake.of(file, text, e);
            problems.add(problem.location(), problem.message());
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }
}

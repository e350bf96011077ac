package io.atforge.maven.json;

import io.atforge.maven.source.SourceLocation;

/** A value of a JSON document with its place. */
public sealed interface JsonNode permits JsonObject, JsonArray, JsonText, JsonNumber, JsonWord {

    /**
     * Where the value starts.
     *
     * @return the place
     */
    SourceLocation location();

    /**
     * What the value is, for messages.
     *
     * @return the kind with its article, for example {@code a list}
     */
    String kind();
}

package io.atforge.maven.yaml;

import io.atforge.maven.source.SourceLocation;

/** A value of a YAML document with its place. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {

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

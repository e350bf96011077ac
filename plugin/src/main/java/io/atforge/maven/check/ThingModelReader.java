package io.atforge.maven.check;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.check.ThingReader;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.maven.yaml.YamlSequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code thingModel} of a product: a file, or a list of files, one a module.
 *
 * @param paths    finds the files
 * @param problems takes the mistakes
 */
record ThingModelReader(ProjectPath paths, Problems problems) {

    static final String KEY = "thingModel";

    Optional<ThingDeclaration> read(Section product, Optional<String> productKey) throws IOException {
        Optional<YamlNode> value = product.value(KEY);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<ThingReader.Named> files = new ArrayList<>();
        for (YamlNode node : value.get() instanceof YamlSequence list ? list.items() : List.of(value.get())) {
            file(node).ifPresent(file -> files.add(new ThingReader.Named(node.location(), file)));
        }
        return new ThingReader(productKey, problems).read(value.get().location(), files);
    }

    private Optional<SourceFile> file(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            problems.add(node.location(), KEY + " must be a file or a list of files, not " + node.kind());
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            problems.add(node.location(), KEY + " is empty; write a file, or remove the key");
            return Optional.empty();
        }
        return paths.file(KEY, scalar);
    }
}

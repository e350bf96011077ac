package io.atforge.maven.codegen;

import java.util.List;

/**
 * What is generated for a project.
 *
 * @param sources   Java files, for the source root
 * @param resources scripts and device names, for the resource root
 */
public record GeneratedFiles(List<GeneratedFile> sources, List<GeneratedFile> resources) {

    /** Copies the lists. */
    public GeneratedFiles {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
    }
}

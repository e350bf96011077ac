package io.atforge.maven.bench;

import io.atforge.maven.generation.Generation;
import io.atforge.maven.generation.GenerationRequest;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.project.ProjectFiles;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.Jsonschema2Pojo;
import org.jsonschema2pojo.NoopRuleLogger;

/** A generator: reads the files that {@link Inputs} wrote, writes Java. */
enum Contender {
    /** The plugin's whole way but for Maven: five types and the scripts of each product come on top of the model's. */
    ATFORGE {
        @Override
        void generate(Path inputs, Path output) throws Exception {
            Path devices = inputs.resolve(Inputs.DEVICES);
            GenerationRequest request = new GenerationRequest(
                    "bench",
                    new ProjectFiles(inputs, devices, inputs.resolve("scripts")),
                    new JavaPackage("com.example.bench"),
                    false,
                    output.resolve("java"),
                    output.resolve("resources"),
                    output.resolve("state"));
            Generation.run(request, InstantSource.system());
        }
    },
    /** As it comes: getters, setters, {@code equals}, {@code hashCode}, {@code toString}; nothing is checked. */
    JSONSCHEMA2POJO {
        @Override
        void generate(Path inputs, Path output) throws Exception {
            Jsonschema2Pojo.generate(new Settings(inputs, output, false), new NoopRuleLogger());
        }
    },
    /** With builders, and limits as annotations: nearer to what the plugin writes. */
    JSONSCHEMA2POJO_FULL {
        @Override
        void generate(Path inputs, Path output) throws Exception {
            Jsonschema2Pojo.generate(new Settings(inputs, output, true), new NoopRuleLogger());
        }
    };

    /**
     * Generates.
     *
     * @param inputs the folder of the inputs
     * @param output an empty folder
     * @throws Exception if it cannot
     */
    abstract void generate(Path inputs, Path output) throws Exception;

    /** Its defaults, but for what is asked for. */
    private static final class Settings extends DefaultGenerationConfig {

        private final Path inputs;
        private final Path output;
        private final boolean full;

        Settings(Path inputs, Path output, boolean full) {
            this.inputs = inputs;
            this.output = output;
            this.full = full;
        }

        @Override
        public Iterator<URL> getSource() {
            try {
                return List.of(inputs.resolve(Inputs.SCHEMAS).toUri().toURL()).iterator();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public File getTargetDirectory() {
            return output.toFile();
        }

        @Override
        public String getTargetPackage() {
            return "com.example.bench";
        }

        @Override
        public boolean isGenerateBuilders() {
            return full;
        }

        @Override
        public boolean isIncludeJsr303Annotations() {
            return full;
        }
    }
}

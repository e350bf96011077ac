package io.atforge.maven.init;

import io.atforge.maven.output.WholeFile;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a project's first {@code devices.yaml}.
 *
 * @param basedir      the project's folder
 * @param devices      the file to write; its folder need not exist
 * @param certificates the console's certificate export, where there is one
 */
public record Initialization(Path basedir, Path devices, Optional<Path> certificates) {

    /** Where each goal looks for it unless it is told; the default of the parameter devices. */
    private static final String USUAL = "src/main/atforge/devices.yaml";

    /** Makes the paths absolute, so that one can be seen from the other. */
    public Initialization {
        basedir = absolute(basedir);
        devices = absolute(devices);
        certificates = certificates.map(Initialization::absolute);
    }

    private static Path absolute(Path path) {
        return Objects.requireNonNull(path).toAbsolutePath().normalize();
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @return what was done and what comes next, for the user, line by line
     * @throws UserMistakeException if the file is there, or the export cannot be taken; nothing is written then
     * @throws IOException          if a file cannot be read or written
     */
    public List<String> run() throws UserMistakeException, IOException {
        SourceFile file = SourceFile.of(basedir, devices);
        Optional<Export> export = Optional.empty();
        String text = DevicesText.standIn();
        if (certificates.isPresent()) {
            export = Optional.of(Export.read(basedir, certificates.get()));
            text = DevicesText.of(export.get().products(), export.get().pathFrom(basedir, devices));
        }
        try {
            new WholeFile(devices).create(text);
        } catch (FileAlreadyExistsException e) {
            throw new UserMistakeException(file.name() + " is there already, and is left as it is; remove it to start"
                    + " anew, or set devices to another place");
        } catch (NotDirectoryException e) {
            String inTheWay = SourceFile.of(basedir, Path.of(e.getFile())).name();
            throw new UserMistakeException(inTheWay + " is a file, and " + file.name()
                    + " is to be in a folder of that name; move it away, or set devices to another place");
        }
        boolean usual = devices.equals(basedir.resolve(USUAL));
        return NextSteps.after(file.name(), usual, export);
    }
}

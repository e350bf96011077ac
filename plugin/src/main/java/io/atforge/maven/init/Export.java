package io.atforge.maven.init;

import io.atforge.maven.check.CertificateExportReader;
import io.atforge.maven.naming.ProductKeyRule;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The console's certificate export, as a first {@code devices.yaml} needs it. The secrets in it are let go.
 *
 * @param file     where it is
 * @param products the products in it, in the order of the file; at least one
 */
record Export(SourceFile file, List<FirstProduct> products) {

    Export {
        products = List.copyOf(products);
    }

    /** Reads an export with the build's own eyes: what passes here passes there. */
    static Export read(Path basedir, Path path) throws UserMistakeException, IOException {
        SourceFile file = SourceFile.of(basedir, path);
        if (!Files.isRegularFile(file.path())) {
            throw new UserMistakeException(
                    "there is no file " + file.name()
                            + "; -Datforge.certificates names the console's certificate export, seen from the project's folder");
        }
        Problems problems = new Problems();
        Map<String, List<String>> devices = CertificateExportReader.read(file, Export::mistake, problems);
        if (!problems.isEmpty()) {
            throw new UserMistakeException(problems.sorted());
        }
        if (devices.isEmpty()) {
            throw new UserMistakeException(file.name() + " has no device; export the certificates again");
        }
        List<FirstProduct> products = new ArrayList<>();
        devices.forEach((key, names) -> products.add(new FirstProduct(key, "Product" + (products.size() + 1), names)));
        return new Export(file, products);
    }

    private static Optional<String> mistake(String key) {
        return ProductKeyRule.isKey(key)
                ? Optional.empty()
                : Optional.of("'" + key + "' is none: it has at most 20 letters and digits");
    }

    /** How {@code devices.yaml} names it: seen from its own folder, and within the project. */
    String pathFrom(Path basedir, Path devices) throws UserMistakeException {
        Path folder = devices.getParent();
        if (!file.path().startsWith(basedir) && !file.path().startsWith(folder)) {
            throw new UserMistakeException(
                    "the certificate export lies outside of the project's folder, and devices.yaml"
                            + " can only name a file in it: put it, for example, beside " + devices.getFileName()
                            + ", as "
                            + SourceFile.of(basedir, folder.resolve(file.path().getFileName()))
                                    .name()
                            + ", keep it out of version control, and name that one");
        }
        String path = folder.relativize(file.path()).toString().replace('\\', '/');
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new UserMistakeException(
                    "the path of the certificate export has a control character in it; rename the file or its folder");
        }
        return path;
    }
}

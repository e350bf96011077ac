package io.atforge.maven.check;

import io.atforge.maven.family.Families;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.maven.model.PlatformDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlReader;
import io.atforge.maven.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads {@code devices.yaml} and what it names.
 *
 * @param basedir      the project's folder
 * @param embedSecrets whether secrets may be written out
 * @param clock        tells which certificates have expired
 * @param families     the modem families that it may name
 * @param awaited      a file that is about to be written, and not looked at before; empty if there is none
 */
public record DevicesFileReader(
        Path basedir, boolean embedSecrets, InstantSource clock, Families families, Optional<Path> awaited) {

    static final List<String> KEYS = List.of("version", "platform", "modem", "products");
    private static final String VERSION = "1";

    /** Makes the folder absolute, so that files can be told to be in it. */
    public DevicesFileReader {
        basedir = Objects.requireNonNull(basedir).toAbsolutePath().normalize();
        Objects.requireNonNull(clock);
        Objects.requireNonNull(families);
        Objects.requireNonNull(awaited);
    }

    /**
     * The reader of a project without modem families of its own.
     *
     * @param basedir      the project's folder
     * @param embedSecrets whether secrets may be written out
     * @param clock        tells which certificates have expired
     */
    public DevicesFileReader(Path basedir, boolean embedSecrets, InstantSource clock) {
        this(basedir, embedSecrets, clock, Families.ofTheLibrary(), Optional.empty());
    }

    /**
     * Reads the file.
     *
     * @param source   the file
     * @param problems takes the mistakes
     * @return the file; means something only if there are no problems
     * @throws IOException if a file cannot be read
     */
    public Optional<DevicesFile> read(SourceFile source, Problems problems) throws IOException {
        Optional<String> text = source.read(problems);
        Optional<YamlNode> root = text.flatMap(content -> YamlReader.read(source, content, problems));
        if (root.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(source.at(1, 1), "the file is empty; start it with version: " + VERSION);
            }
            return Optional.empty();
        }
        Optional<Section> section = Section.of("the file", root.get(), KEYS, problems);
        return section.isEmpty() ? Optional.empty() : read(source, section.get(), problems);
    }

    private Optional<DevicesFile> read(SourceFile source, Section section, Problems problems) throws IOException {
        checkVersion(section, problems);
        SecretReader secrets = new SecretReader(embedSecrets, problems);
        YamlNode nothing = YamlScalar.nothing(section.location());
        ProjectPath paths = new ProjectPath(basedir, source, problems);
        Optional<PlatformDeclaration> platform = new PlatformReader(
                        new CaCertificatesReader(paths, clock, TrustStore::certificates, awaited, problems), problems)
                .read(section.value("platform").orElse(nothing));
        section.require("modem", "write modem: with dialect: below it");
        Optional<ModemDeclaration> modem =
                section.value("modem").flatMap(node -> new ModemReader(secrets, families, problems).read(node));
        section.require("products", "list at least one product");
        List<ProductDeclaration> products = new ProductReader(paths, secrets, problems).read(section.list("products"));
        platform.ifPresent(p -> new ClientIdRule(p.clientId(), problems).check(products));
        platform.ifPresent(p -> modem.ifPresent(m -> warnOfHttps(p, m, problems)));
        return platform.flatMap(p -> modem.map(m -> new DevicesFile(source, p, m, products)));
    }

    /** No mistake, as the application may ask over the host's network; but nothing else will. */
    private static void warnOfHttps(PlatformDeclaration platform, ModemDeclaration modem, Problems problems) {
        if (platform.authenticator().isPresent() && modem.dialect().https().isEmpty()) {
            problems.warn(
                    modem.location(),
                    "modem dialect " + modem.dialect().name() + " has no HTTP client, so the modem cannot ask the"
                            + " platform for a token: have the application ask over the host's network,"
                            + " https(new HostHttps()), or write authentication: direct");
        }
    }

    private static void checkVersion(Section section, Problems problems) {
        section.requiredText("version", "write version: " + VERSION)
                .filter(version -> !version.text().equals(VERSION))
                .ifPresent(version -> problems.add(
                        version.location(),
                        "version '" + version.text() + "' is not known to this plugin; write version: " + VERSION));
    }
}

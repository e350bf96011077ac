package io.atforge.maven.virtual;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The secrets of a certificate export, read in one pass: looked up device by device, as a session does it, 100,000 of
 * them would take minutes. Not safe for more than one thread.
 */
final class ExportedSecrets {

    private record Device(String productKey, String name) {}

    private record Columns(int name, int secret, int key, int count) {}

    /** Without titles, as {@code CertificateExportReader}: a spreadsheet adds columns that have none. */
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();

    private final Map<Path, Map<Device, String>> files = new HashMap<>();

    /** The secret of a device; empty if the file has none, or cannot be read. */
    Optional<String> find(Path file, String productKey, String deviceName) {
        return Optional.ofNullable(files.computeIfAbsent(file.toAbsolutePath().normalize(), ExportedSecrets::read)
                .get(new Device(productKey, deviceName)));
    }

    private static Map<Device, String> read(Path file) {
        Map<Device, String> secrets = new HashMap<>();
        try {
            String text =
                    new SourceFile(file, file.toString()).read(new Problems()).orElse("");
            try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
                Iterator<CSVRecord> rows = parser.iterator();
                if (rows.hasNext()) {
                    Columns columns = columns(rows.next().toList());
                    rows.forEachRemaining(row -> add(row, columns, secrets));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // No export, as far as it goes: what it lacks gets a stand-in, and is told.
            return secrets;
        }
        return secrets;
    }

    private static Columns columns(List<String> titles) {
        return new Columns(
                titles.indexOf("DeviceName"),
                titles.indexOf("DeviceSecret"),
                titles.indexOf("ProductKey"),
                titles.size());
    }

    private static void add(CSVRecord row, Columns columns, Map<Device, String> secrets) {
        boolean whole = columns.name() >= 0 && columns.secret() >= 0 && columns.key() >= 0;
        if (whole && row.size() == columns.count() && !row.get(columns.secret()).isEmpty()) {
            secrets.putIfAbsent(new Device(row.get(columns.key()), row.get(columns.name())), row.get(columns.secret()));
        }
    }
}

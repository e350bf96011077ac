package io.atforge.maven.virtual;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
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

    private static final List<String> HEADER = List.of("DeviceName", "DeviceSecret", "ProductKey");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
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
                if (parser.getHeaderNames().containsAll(HEADER)) {
                    parser.forEach(row -> add(row, secrets));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // No export, as far as it goes: what it lacks gets a stand-in, and is told.
            return secrets;
        }
        return secrets;
    }

    private static void add(CSVRecord row, Map<Device, String> secrets) {
        if (row.isConsistent() && !row.get("DeviceSecret").isEmpty()) {
            secrets.putIfAbsent(new Device(row.get("ProductKey"), row.get("DeviceName")), row.get("DeviceSecret"));
        }
    }
}

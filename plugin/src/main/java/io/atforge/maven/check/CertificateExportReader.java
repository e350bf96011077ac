package io.atforge.maven.check;

import io.atforge.aliyun.DeviceName;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the names of a certificate export. Places in it are row and cell. The secrets are looked at and let go: the
 * application reads them itself.
 */
final class CertificateExportReader {

    private static final String NAME = "DeviceName";
    private static final String SECRET = "DeviceSecret";
    private static final String KEY = "ProductKey";

    /** An export of the wrong product is wrong in every row; nobody reads 100,000 messages. */
    private static final int MAX_PROBLEMS = 100;

    /** What the platform generates and lets users import; anything else would have to be quoted. */
    private static final Pattern PLATFORM_SECRET = Pattern.compile("[A-Za-z0-9\\-_@.:]{1,64}");

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();

    private record Columns(int name, int secret, int key, int count) {}

    private final SourceFile file;
    private final Optional<String> productKey;
    private final Set<String> declared;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();
    private int count;

    CertificateExportReader(SourceFile file, Optional<String> productKey, Set<String> declared, Problems problems) {
        this.file = file;
        this.productKey = productKey;
        this.declared = declared;
        this.problems = problems;
    }

    /** The names in order. The console exports every device: those that the YAML declares have their constant. */
    List<String> read() throws IOException {
        Optional<String> text = file.read(problems);
        if (text.isPresent()) {
            try (CSVParser parser = CSVParser.parse(text.get(), FORMAT)) {
                read(parser);
            }
        }
        List<String> names = new ArrayList<>(lines.keySet());
        names.removeAll(declared);
        names.sort(null);
        return names;
    }

    private void read(CSVParser parser) throws IOException {
        try {
            Iterator<CSVRecord> rows = parser.iterator();
            Optional<Columns> columns = rows.hasNext() ? columns(rows.next()) : noHeader(1);
            while (columns.isPresent() && rows.hasNext()) {
                row(rows.next(), (int) parser.getCurrentLineNumber(), columns.get());
                if (count >= MAX_PROBLEMS) {
                    problem(
                            (int) parser.getCurrentLineNumber() + 1,
                            1,
                            "there are too many mistakes in this file; the rows from here on were not checked");
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            problem(
                    (int) Math.max(parser.getCurrentLineNumber(), 1),
                    1,
                    "this row is no CSV; check its quotation marks");
        }
    }

    private Optional<Columns> columns(CSVRecord header) {
        List<String> titles = header.toList();
        Columns columns = new Columns(titles.indexOf(NAME), titles.indexOf(SECRET), titles.indexOf(KEY), titles.size());
        return columns.name() < 0 || columns.secret() < 0 || columns.key() < 0 ? noHeader(1) : Optional.of(columns);
    }

    private Optional<Columns> noHeader(int line) {
        problem(
                line,
                1,
                "the file must start with the header " + String.join(",", NAME, SECRET, KEY) + ", in any order");
        return Optional.empty();
    }

    private void row(CSVRecord row, int line, Columns columns) {
        if (row.size() != columns.count()) {
            problem(line, 1, "the row has " + row.size() + " cells, the header has " + columns.count());
            return;
        }
        name(row.get(columns.name()), line, columns.name() + 1);
        String secret = row.get(columns.secret());
        if (secret.isEmpty()) {
            problem(line, columns.secret() + 1, SECRET + " is empty; export the certificates again");
        } else if (!PLATFORM_SECRET.matcher(secret).matches()) {
            problem(
                    line,
                    columns.secret() + 1,
                    "this is no " + SECRET + ": it has at most 64 letters, digits, - _ @ . :");
        }
        String key = row.get(columns.key());
        if (productKey.isPresent() && !productKey.get().equals(key)) {
            problem(
                    line,
                    columns.key() + 1,
                    KEY + " '" + key + "' is not that of this product, " + productKey.get()
                            + "; give each product its own export");
        }
    }

    private void name(String name, int line, int column) {
        if (!DeviceName.isValid(name)) {
            problem(line, column, "'" + name + "' is no device name: " + DeviceName.RULE);
            return;
        }
        Integer earlier = lines.putIfAbsent(name, line);
        if (earlier != null) {
            problem(line, column, "device '" + name + "' is already on line " + earlier + "; remove one");
        }
    }

    private void problem(int line, int column, String message) {
        count++;
        problems.add(file.at(line, column), message);
    }
}

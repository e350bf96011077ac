package io.atforge.maven.check;

import io.atforge.aliyun.DeviceName;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the names of a certificate export. Places in it are row and cell. The secrets are looked at and let go: the
 * application reads them itself.
 */
public final class CertificateExportReader {

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
    private final Function<String, Optional<String>> keyRule;
    private final Problems problems;
    private final Map<String, Map<String, Integer>> lines = new LinkedHashMap<>();
    private int count;

    private CertificateExportReader(SourceFile file, Function<String, Optional<String>> keyRule, Problems problems) {
        this.file = file;
        this.keyRule = keyRule;
        this.problems = problems;
    }

    /**
     * Reads an export.
     *
     * @param file     the export
     * @param keyRule  what is wrong with a row's product key, and what to do; empty if nothing is
     * @param problems takes the mistakes
     * @return the names of the devices, sorted, by the keys of their products, in the order of the file
     * @throws IOException if the file cannot be read
     */
    public static Map<String, List<String>> read(
            SourceFile file, Function<String, Optional<String>> keyRule, Problems problems) throws IOException {
        return new CertificateExportReader(file, keyRule, problems).read();
    }

    private Map<String, List<String>> read() throws IOException {
        Optional<String> text = file.read(problems);
        if (text.isPresent()) {
            try (CSVParser parser = CSVParser.parse(text.get(), FORMAT)) {
                read(parser);
            }
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        lines.forEach((key, devices) ->
                names.put(key, devices.keySet().stream().sorted().toList()));
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
            problem(
                    line,
                    1,
                    "the row has " + row.size() + " cells, the header has " + columns.count()
                            + "; export the certificates again");
            return;
        }
        String key = row.get(columns.key());
        name(row.get(columns.name()), key, line, columns.name() + 1);
        String secret = row.get(columns.secret());
        if (secret.isEmpty()) {
            problem(line, columns.secret() + 1, SECRET + " is empty; export the certificates again");
        } else if (!PLATFORM_SECRET.matcher(secret).matches()) {
            problem(
                    line,
                    columns.secret() + 1,
                    "this is no " + SECRET + ": it has at most 64 letters, digits, - _ @ . :");
        }
        keyRule.apply(key).ifPresent(mistake -> problem(line, columns.key() + 1, KEY + " " + mistake));
    }

    private void name(String name, String key, int line, int column) {
        if (!DeviceName.isValid(name)) {
            problem(line, column, "'" + name + "' is no device name: " + DeviceName.RULE);
            return;
        }
        Integer earlier = lines.computeIfAbsent(key, product -> new HashMap<>()).putIfAbsent(name, line);
        if (earlier != null) {
            problem(line, column, "device '" + name + "' is already on line " + earlier + "; remove one");
        }
    }

    private void problem(int line, int column, String message) {
        count++;
        problems.add(file.at(line, column), message);
    }
}

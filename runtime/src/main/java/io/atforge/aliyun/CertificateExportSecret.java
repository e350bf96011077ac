package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks a secret up in the console's certificate export, line by line, so that a fleet of any size needs no memory.
 * The export's cells hold no line breaks; that is what makes this small reader enough at run time.
 */
record CertificateExportSecret(Path path) implements SecretSource {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public String secretOf(String productKey, String deviceName) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String header = Optional.ofNullable(reader.readLine()).orElse("");
            List<String> columns = cells(header.replace(BYTE_ORDER_MARK, ""));
            int name = columns.indexOf("DeviceName");
            int secret = columns.indexOf("DeviceSecret");
            int key = columns.indexOf("ProductKey");
            if (name < 0 || secret < 0 || key < 0) {
                throw new SecretUnavailableException("certificate export " + path.toAbsolutePath()
                        + " must start with the header DeviceName,DeviceSecret,ProductKey");
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = cells(line);
                if (cells.size() == columns.size()
                        && cells.get(name).equals(deviceName)
                        && cells.get(key).equals(productKey)
                        && !cells.get(secret).isEmpty()) {
                    return cells.get(secret);
                }
            }
        } catch (IOException e) {
            throw FileSecret.unreadable(
                    "the secret of device " + deviceName,
                    "certificate export",
                    path,
                    ", or give SecretSource.csv to the session as its secrets",
                    e);
        }
        throw new SecretUnavailableException("certificate export " + path.toAbsolutePath()
                + " holds no secret for device " + deviceName + " of product " + productKey);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}

package io.atforge.maven.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A region where the platform is known to run. There may be others: new ones are opened.
 *
 * @param id             its id, for example {@code cn-shanghai}
 * @param publicInstance whether it has a public instance, whose hosts are called after products and the region
 */
public record Region(String id, boolean publicInstance) {

    private static final String TABLE = "regions.txt";

    /** Checks that the id is there. */
    public Region {
        Objects.requireNonNull(id);
    }

    /** All that are known, in the table's order. */
    public static List<Region> known() {
        try (InputStream stream = Objects.requireNonNull(Region.class.getResourceAsStream(TABLE));
                BufferedReader rows = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return rows.lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(row -> row.split(" +"))
                    .map(cells -> new Region(cells[0], cells[1].equals("public")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }

    /** The ids of those with a public instance. */
    public static List<String> publicIds() {
        return known().stream().filter(Region::publicInstance).map(Region::id).toList();
    }
}

package io.atforge.maven.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Thing models that tests read; their README says where their shapes come from. */
public final class ThingFixtures {

    /** In the shape of public exports. */
    public static final List<String> PUBLIC = List.of(
            "cart.json", "greenhouse.json", "lantern.json", "calculator.json", "ceiling-light.json", "container.json");

    /** All of them. */
    public static final List<String> ALL = Stream.concat(
                    PUBLIC.stream(), Stream.of("tracker.json", "tracker-gps.json", "tracker-api.json"))
            .toList();

    private ThingFixtures() {}

    /** The text of one. */
    public static String text(String name) {
        try (InputStream stream = ThingFixtures.class.getResourceAsStream("/tsl/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

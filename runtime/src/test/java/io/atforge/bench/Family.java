package io.atforge.bench;

import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.script.AtScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A modem family as the bench plays it.
 *
 * @param device  a device with such a modem
 * @param scripts its scripts, where they are not those beside the product
 * @param manners how such a modem talks
 * @param window  how many messages with QoS 1 its sessions have under way
 */
public record Family(
        Device<Tracker> device, Optional<Function<String, AtScript>> scripts, FamilyManners manners, int window) {

    public static final Family AIR720 = new Family(Tracker.TEST, Optional.empty(), new Air720Manners(), 1);

    public static final Family AIR780E = of("air780e", new Air720Manners());
    public static final Family QUECTEL = of("quectel", new QuectelManners());
    public static final Family SIMCOM = of("simcom", new SimcomManners());

    /** Its dialect lies in the test resources alone. */
    public static final Family LOOKALIKE = new Family(Tracker.LOOKALIKE, Optional.empty(), new LookalikeManners(), 1);

    private static Family of(String dialect, FamilyManners manners) {
        return new Family(Tracker.with(dialect), Optional.of(FamilyScripts.of(dialect)), manners, 1);
    }

    /** Those that the library comes with. */
    public static List<Family> all() {
        return List.of(AIR720, AIR780E, QUECTEL, SIMCOM);
    }

    /** How many messages are under way in further sessions with it: as many as the modem takes, and less. */
    public List<Integer> windows() {
        return Stream.of(4, 16)
                .filter(window -> window <= dialect().publishWindow())
                .toList();
    }

    /** The same with other sessions. */
    public Family withWindow(int messages) {
        return new Family(device, scripts, manners, messages);
    }

    /** A session's builder for a device with such a modem. */
    public DefaultModemSessionBuilder<Tracker> builder() {
        DefaultModemSessionBuilder<Tracker> builder = new DefaultModemSessionBuilder<>(device);
        scripts.ifPresent(builder::scripts);
        return builder;
    }

    /** The family's data. */
    public Dialect dialect() {
        return Dialect.load(device.product().modem().dialect());
    }

    /** What it answers to commands that start so; others get OK. */
    public Map<String, String> replies() {
        return manners.replies();
    }

    @Override
    public String toString() {
        return dialect().title() + (window > 1 ? ", " + window + " under way" : "");
    }
}

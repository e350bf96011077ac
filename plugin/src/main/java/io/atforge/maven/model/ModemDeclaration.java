package io.atforge.maven.model;

import io.atforge.device.ModemSettings;
import io.atforge.dialect.Dialect;
import io.atforge.maven.source.SourceLocation;
import io.atforge.site.SiteValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The section {@code modem}.
 *
 * @param location     where it stands
 * @param dialect      the modem family that scripts are written for: that of the default, where a site may have another
 * @param family       the name of the modem family
 * @param model        the modem's model
 * @param accessPoints the access points, tried in turn; empty if the network chooses
 * @param pin          where the SIM card's PIN is
 */
public record ModemDeclaration(
        SourceLocation location,
        Dialect dialect,
        SiteValue family,
        Optional<SiteValue> model,
        List<AccessPointDeclaration> accessPoints,
        Optional<SecretDeclaration> pin) {

    /** Copies the list. */
    public ModemDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(dialect);
        Objects.requireNonNull(family);
        Objects.requireNonNull(model);
        accessPoints = List.copyOf(accessPoints);
        Objects.requireNonNull(pin);
    }

    /**
     * The access point that is tried first.
     *
     * @return the access point
     */
    public AccessPointDeclaration firstAccessPoint() {
        return accessPoints.isEmpty() ? AccessPointDeclaration.OF_NETWORK : accessPoints.get(0);
    }

    /**
     * The section as it is now: references are looked up and checked.
     *
     * @param folder   what relative paths are seen from
     * @param families finds a modem family by its name
     * @return the section, everything but passwords written out
     * @throws io.atforge.InvalidArgumentException if a value is missing or cannot be
     */
    ModemDeclaration now(Path folder, Function<String, Dialect> families) {
        // within the reader: an error names the place that says so
        Dialect now = family.seenFrom(folder)
                .read("modem.dialect", name -> families.apply(ModemSettings.checkedFamily(name)));
        return new ModemDeclaration(
                location,
                now,
                new SiteValue.Literal(now.name()),
                model.map(value -> value.seenFrom(folder).read("modem.model", ModemSettings::checkedModel))
                        .filter(text -> !text.isEmpty())
                        .map(SiteValue.Literal::new),
                accessPoints.stream()
                        .map(point -> new AccessPointDeclaration(
                                point.name().map(value -> value.seenFrom(folder)),
                                point.user().map(value -> value.seenFrom(folder)),
                                point.password()))
                        .map(AccessPointDeclaration::now)
                        .toList(),
                pin);
    }
}

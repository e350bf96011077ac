package io.atforge.maven.check;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Endpoint;
import io.atforge.maven.model.Address;
import io.atforge.maven.model.Region;
import io.atforge.maven.reference.SiteValueReader;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlMapping;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.script.Suggestion;
import java.util.List;
import java.util.Optional;

/** Reads which host serves a product. */
record AddressReader(Problems problems) {

    private static final List<String> KEYS = List.of("region", "instance", "host");

    private static final String HOST_ADVICE = "write a host name or an IPv4 address, the port goes into port";

    Address read(Section section) {
        List<YamlMapping.Entry> given = section.entries().stream()
                .filter(entry -> KEYS.contains(entry.key().text()))
                .filter(entry -> section.value(entry.key().text()).isPresent())
                .toList();
        for (YamlMapping.Entry further : given.subList(Math.min(1, given.size()), given.size())) {
            problems.add(
                    further.key().location(),
                    further.key().text() + " and " + given.get(0).key().text() + " exclude each other; remove one");
        }
        return given.stream()
                .findFirst()
                .flatMap(entry -> read(section, entry.key().text()))
                .orElse(Address.Region.DEFAULT);
    }

    private Optional<Address> read(Section section, String key) {
        Optional<YamlScalar> value = section.text(key);
        if (key.equals("host") && value.filter(SiteValueReader::isReference).isPresent()) {
            return new SiteValueReader(problems)
                    .read(key, value.get(), false, AddressReader::checkedHost)
                    .map(Address.OfSite::new);
        }
        Optional<Address> address = value.map(YamlScalar::text).map(text -> switch (key) {
            case "region" -> new Address.Region(text);
            case "instance" -> new Address.Instance(text);
            default -> new Address.Host(text);
        });
        boolean dotted = !key.equals("host")
                && value.map(YamlScalar::text).filter(t -> t.contains(".")).isPresent();
        // Any key will do: it is letters and digits, so it is never what makes the host wrong.
        if (address.isPresent() && (dotted || !Endpoint.isHost(address.get().hostOf("key")))) {
            problems.add(
                    value.get().location(),
                    "'" + value.get().text() + "' is no " + key + "; "
                            + switch (key) {
                                case "region" -> "write its id, for example cn-shanghai";
                                case "instance" -> "write its id, for example iot-06z00djgad7bo5r";
                                default -> HOST_ADVICE;
                            });
            return Optional.empty();
        }
        if (key.equals("region")) {
            value.ifPresent(this::warnOfStrangeRegion);
        }
        return address;
    }

    private static String checkedHost(String text) {
        if (!Endpoint.isHost(text)) {
            throw new InvalidArgumentException("'" + text + "' is no host; " + HOST_ADVICE);
        }
        return text;
    }

    /** No mistake: the platform may have opened it after this was written. */
    private void warnOfStrangeRegion(YamlScalar region) {
        Optional<Region> known = Region.known().stream()
                .filter(each -> each.id().equals(region.text()))
                .findFirst();
        if (known.isEmpty()) {
            problems.warn(
                    region.location(),
                    "region '" + region.text() + "' is not known to this plugin"
                            + Suggestion.of(region.text(), Region.publicIds()));
        } else if (!known.get().publicInstance()) {
            problems.warn(
                    region.location(),
                    "region '" + region.text() + "' has only Enterprise instances, as far as"
                            + " this plugin knows; write instance: with the instance's id in place of region");
        }
    }
}

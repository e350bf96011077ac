package io.atforge.maven.model;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlMapping;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the section {@code platform}. */
final class PlatformReader {

    private static final List<String> ADDRESSES = List.of("region", "instance", "host");
    private static final List<String> KEYS = List.of(
            "region", "instance", "host", "port", "transport", "authentication", "signMethod", "keepAlive",
            "cleanSession");
    private static final List<String> BOOLEANS = List.of("true", "false");
    private static final String HTTPS = "https";
    private static final List<String> AUTHENTICATIONS = List.of("direct", HTTPS);
    private static final int MAX_PORT = 65535;

    private final Problems problems;

    PlatformReader(Problems problems) {
        this.problems = problems;
    }

    Optional<PlatformDeclaration> read(YamlNode node) {
        return Section.of("platform", node, KEYS, problems).map(section -> {
            refuseHttps(section);
            return new PlatformDeclaration(
                    section.location(),
                    address(section),
                    section.number("port", 1, MAX_PORT, Endpoint.DEFAULT_PORT),
                    section.choice("transport", Transport::parse,
                                    Arrays.stream(Transport.values()).map(Transport::id).toList())
                            .orElse(Transport.TCP),
                    section.choice("signMethod", SignMethod::parse,
                                    Arrays.stream(SignMethod.values()).map(SignMethod::id).toList())
                            .orElse(SignMethod.HMACSHA256),
                    section.number(
                            "keepAlive",
                            PlatformSettings.MIN_KEEP_ALIVE_SECONDS,
                            PlatformSettings.MAX_KEEP_ALIVE_SECONDS,
                            PlatformSettings.DEFAULT_KEEP_ALIVE_SECONDS),
                    section.choice("cleanSession", wordOf(BOOLEANS), BOOLEANS)
                            .map(Boolean::valueOf)
                            .orElse(true));
        });
    }

    private Address address(Section section) {
        List<YamlMapping.Entry> given = section.entries().stream()
                .filter(entry -> ADDRESSES.contains(entry.key().text()))
                .filter(entry -> section.value(entry.key().text()).isPresent())
                .toList();
        for (YamlMapping.Entry further : given.subList(Math.min(1, given.size()), given.size())) {
            problems.add(further.key().location(), further.key().text() + " and "
                    + given.get(0).key().text() + " exclude each other; remove one");
        }
        return given.stream().findFirst().flatMap(entry -> address(section, entry.key().text()))
                .orElse(Address.Region.DEFAULT);
    }

    private Optional<Address> address(Section section, String key) {
        Optional<YamlScalar> value = section.text(key);
        Optional<Address> address = value.map(YamlScalar::text).map(text -> switch (key) {
            case "region" -> new Address.Region(text);
            case "instance" -> new Address.Instance(text);
            default -> new Address.Host(text);
        });
        boolean dotted = !key.equals("host") && value.map(YamlScalar::text).filter(t -> t.contains(".")).isPresent();
        // Any key will do: it is letters and digits, so it is never what makes the host wrong.
        if (address.isPresent() && (dotted || !Endpoint.isHost(address.get().hostOf("key")))) {
            problems.add(value.get().location(), "'" + value.get().text() + "' is no " + key + "; "
                    + switch (key) {
                        case "region" -> "write its id, for example cn-shanghai";
                        case "instance" -> "write its id, for example iot-06z00djgad7bo5r";
                        default -> "write a host name or an IPv4 address, the port goes into port";
                    });
        }
        return address;
    }

    private void refuseHttps(Section section) {
        section.choice("authentication", wordOf(AUTHENTICATIONS), AUTHENTICATIONS)
                .filter(HTTPS::equals)
                .flatMap(https -> section.text("authentication"))
                .ifPresent(value -> problems.add(value.location(),
                        "this version supports only authentication direct; write direct or remove the line"));
    }

    private static Function<String, Optional<String>> wordOf(List<String> words) {
        return word -> Optional.of(word).filter(words::contains);
    }
}

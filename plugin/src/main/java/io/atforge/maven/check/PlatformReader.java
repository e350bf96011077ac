package io.atforge.maven.check;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.aliyun.https.HttpsAuthentication;
import io.atforge.maven.model.Address;
import io.atforge.maven.model.CaCertificates;
import io.atforge.maven.model.ClientIdTemplate;
import io.atforge.maven.model.PlatformDeclaration;
import io.atforge.maven.reference.SiteValueReader;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.site.SiteValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the section {@code platform}. */
final class PlatformReader {

    static final List<String> KEYS = List.of(
            "region",
            "instance",
            "host",
            "port",
            "transport",
            "ca",
            "authentication",
            "authHost",
            "signMethod",
            "timestamp",
            "clientId",
            "keepAlive",
            "cleanSession",
            "publishQuota");
    private static final List<String> BOOLEANS = List.of("true", "false");
    private static final String HTTPS = "https";
    private static final List<String> AUTHENTICATIONS = List.of("direct", HTTPS);
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65535;

    private final CaCertificatesReader authorities;
    private final Problems problems;

    PlatformReader(CaCertificatesReader authorities, Problems problems) {
        this.authorities = authorities;
        this.problems = problems;
    }

    Optional<PlatformDeclaration> read(YamlNode node) throws IOException {
        Optional<Section> section = Section.of("platform", node, KEYS, problems);
        return section.isEmpty() ? Optional.empty() : Optional.of(read(section.get()));
    }

    private PlatformDeclaration read(Section section) throws IOException {
        Address address = new AddressReader(problems).read(section);
        Optional<SiteValue> sitePort = sitePort(section);
        int port = sitePort.isPresent() || isReference(section)
                ? sitePort.flatMap(SiteValue::known).map(Integer::valueOf).orElse(Endpoint.DEFAULT_PORT)
                : section.number("port", 1, MAX_PORT, Endpoint.DEFAULT_PORT);
        Transport transport = section.choice(
                        "transport",
                        Transport::parse,
                        Arrays.stream(Transport.values()).map(Transport::id).toList())
                .orElse(Transport.TCP);
        boolean https = section.choice("authentication", wordOf(AUTHENTICATIONS), AUTHENTICATIONS)
                .filter(HTTPS::equals)
                .isPresent();
        Optional<Endpoint> authenticator = authenticator(section, https, address);
        PlatformRules rules = new PlatformRules(section, problems);
        rules.checkPort(address, port, transport);
        rules.checkNames(address, transport, authenticator);
        return new PlatformDeclaration(
                section.location(),
                address,
                port,
                sitePort,
                transport,
                section.choice(
                                "signMethod",
                                SignMethod::parse,
                                Arrays.stream(SignMethod.values())
                                        .map(SignMethod::id)
                                        .toList())
                        .orElse(SignMethod.HMACSHA256),
                section.number(
                        "keepAlive",
                        PlatformSettings.MIN_KEEP_ALIVE_SECONDS,
                        PlatformSettings.MAX_KEEP_ALIVE_SECONDS,
                        PlatformSettings.DEFAULT_KEEP_ALIVE_SECONDS),
                flag(section, "cleanSession"),
                section.text("clientId")
                        .map(value -> new ClientIdTemplate(value.location(), value.text()))
                        .orElseGet(() -> ClientIdTemplate.standard(section.location())),
                flag(section, "timestamp"),
                authenticator,
                authorities(section, transport, https),
                new PublishQuotaReader(problems).read(section));
    }

    private static boolean isReference(Section section) {
        return section.value("port")
                .filter(node -> node instanceof YamlScalar value && SiteValueReader.isReference(value))
                .isPresent();
    }

    private Optional<SiteValue> sitePort(Section section) {
        return isReference(section)
                ? section.text("port")
                        .flatMap(value -> new SiteValueReader(problems).read("port", value, false, port -> {
                            try {
                                Endpoint.checkedPort(port);
                            } catch (InvalidArgumentException e) {
                                throw new InvalidArgumentException(
                                        "port must be a number from 1 to " + MAX_PORT + ", not '" + port + "'");
                            }
                        }))
                : Optional.empty();
    }

    private Optional<Endpoint> authenticator(Section section, boolean https, Address address) {
        Optional<YamlScalar> host = section.text("authHost");
        if (!https) {
            host.ifPresent(value -> problems.add(
                    value.location(),
                    "authHost is asked only with authentication: https; add that, or remove authHost"));
            return Optional.empty();
        }
        if (host.isPresent()) {
            return endpoint(host.get());
        }
        if (address instanceof Address.Region region) {
            return Optional.of(new Endpoint(HttpsAuthentication.regionHost(region.id()), HTTPS_PORT));
        }
        section.text("authentication")
                .ifPresent(value -> problems.add(
                        value.location(),
                        "who authenticates depends on the region, and no region is given; add authHost, for example "
                                + HttpsAuthentication.regionHost(Address.Region.DEFAULT.id())));
        return Optional.empty();
    }

    private Optional<Endpoint> endpoint(YamlScalar value) {
        String[] parts = value.text().split(":", -1);
        boolean port = parts.length == 1
                || parts.length == 2 && parts[1].matches("[1-9]\\d{0,4}") && Integer.parseInt(parts[1]) <= MAX_PORT;
        if (!port || !Endpoint.isHost(parts[0])) {
            problems.add(
                    value.location(),
                    "'" + value.text() + "' is no authHost; write a host name or an IPv4"
                            + " address, with :port if it is not " + HTTPS_PORT);
            return Optional.empty();
        }
        return Optional.of(new Endpoint(parts[0], parts.length == 1 ? HTTPS_PORT : Integer.parseInt(parts[1])));
    }

    private Optional<CaCertificates> authorities(Section section, Transport transport, boolean https)
            throws IOException {
        Optional<YamlScalar> ca = section.text("ca");
        boolean needed = transport == Transport.TLS || https;
        if (ca.isPresent()) {
            if (!needed) {
                problems.add(
                        ca.get().location(),
                        "ca is of no use with transport tcp and authentication direct; add"
                                + " transport: tls, or remove ca");
            }
            return authorities.file(ca.get());
        }
        return needed ? authorities.platform(section.location()) : Optional.empty();
    }

    private static boolean flag(Section section, String key) {
        return section.choice(key, wordOf(BOOLEANS), BOOLEANS)
                .map(Boolean::valueOf)
                .orElse(true);
    }

    private static Function<String, Optional<String>> wordOf(List<String> words) {
        return word -> Optional.of(word).filter(words::contains);
    }
}

package io.atforge.maven.model;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.maven.source.SourceLocation;
import io.atforge.site.SiteValue;
import io.atforge.topic.PublishQuota;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The section {@code platform}.
 *
 * @param location         where it stands
 * @param address          which host serves a product
 * @param port             the port; of the default, where a site may have another
 * @param sitePort         a reference to the port, where it may differ from site to site
 * @param transport        what carries MQTT
 * @param signMethod       what signs a connection
 * @param keepAliveSeconds the keep-alive
 * @param cleanSession     whether the platform forgets what it could not deliver
 * @param clientId         the template of the client ids
 * @param timestamp        whether a signature holds the time
 * @param authenticator    where devices are authenticated over HTTPS before they connect, if they are
 * @param authorities      whom the modem trusts, where it has to know
 * @param publishQuota     how many messages a second a device may publish; empty if that is as usual at the host
 */
public record PlatformDeclaration(
        SourceLocation location,
        Address address,
        int port,
        Optional<SiteValue> sitePort,
        Transport transport,
        SignMethod signMethod,
        int keepAliveSeconds,
        boolean cleanSession,
        ClientIdTemplate clientId,
        boolean timestamp,
        Optional<Endpoint> authenticator,
        Optional<CaCertificates> authorities,
        Optional<PublishQuota> publishQuota) {

    /** Checks that all are there. */
    public PlatformDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(address);
        Objects.requireNonNull(sitePort);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(signMethod);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(authenticator);
        Objects.requireNonNull(authorities);
        Objects.requireNonNull(publishQuota);
    }

    /**
     * How the devices of a product connect.
     *
     * @param productKey the product's key
     * @return the settings
     */
    public PlatformSettings settingsOf(String productKey) {
        Endpoint endpoint = new Endpoint(address.hostOf(productKey), port);
        PlatformSettings settings = new PlatformSettings(
                endpoint,
                transport,
                signMethod,
                keepAliveSeconds,
                cleanSession,
                clientId.text(),
                timestamp,
                authenticator,
                publishQuota.orElseGet(endpoint::usualQuota));
        return differsFromSiteToSite()
                ? settings.withEndpoint(
                        address instanceof Address.OfSite site ? site.host().toString() : endpoint.host(),
                        sitePort.map(SiteValue::toString).orElse(Integer.toString(port)))
                : settings;
    }

    private boolean differsFromSiteToSite() {
        return address instanceof Address.OfSite || sitePort.isPresent();
    }

    /**
     * The section as it is now: references are looked up and checked.
     *
     * @param folder what relative paths are seen from
     * @return the section, everything written out
     * @throws io.atforge.InvalidArgumentException if a value is missing or cannot be
     */
    PlatformDeclaration now(Path folder) {
        return new PlatformDeclaration(
                location,
                address instanceof Address.OfSite site
                        ? new Address.Host(site.host().seenFrom(folder).read("platform.host", Endpoint::checkedHost))
                        : address,
                sitePort.map(value -> value.seenFrom(folder).read("platform.port", Endpoint::checkedPort))
                        .orElse(port),
                Optional.empty(),
                transport,
                signMethod,
                keepAliveSeconds,
                cleanSession,
                clientId,
                timestamp,
                authenticator,
                authorities,
                publishQuota);
    }
}

package io.atforge.aliyun;

import io.atforge.InvalidArgumentException;
import io.atforge.site.SiteValue;
import io.atforge.topic.PublishQuota;
import java.util.Objects;
import java.util.Optional;

/**
 * How a product's devices connect to the platform.
 *
 * @param endpoint         where the platform answers, unless {@code host} or {@code port} says otherwise at the site;
 *                         with {@link Endpoint#OPEN_HOST} where only the site knows
 * @param transport        what carries MQTT
 * @param signMethod       what signs a connection
 * @param keepAliveSeconds 30 to 1200 s, as the platform takes
 * @param cleanSession     whether the platform forgets what it could not deliver
 * @param clientId         the MQTT client id, at most 64 characters and no {@code |}; <code>${deviceName}</code> and
 *                         <code>${productKey}</code> stand for the device's
 * @param timestamp        whether a signature holds the time
 * @param authenticator    where devices are authenticated over HTTPS before they connect; empty if they connect
 *                         directly
 * @param publishQuota     how many messages a second the platform takes from a device
 * @param host             the host, where it may differ from site to site
 * @param port             the port, where it may differ from site to site
 */
public record PlatformSettings(
        Endpoint endpoint,
        Transport transport,
        SignMethod signMethod,
        int keepAliveSeconds,
        boolean cleanSession,
        String clientId,
        boolean timestamp,
        Optional<Endpoint> authenticator,
        PublishQuota publishQuota,
        Optional<SiteValue> host,
        Optional<SiteValue> port) {

    /** The client id of devices that are given no other: the device's name. */
    public static final String DEFAULT_CLIENT_ID = "${deviceName}";

    /** The shortest keep-alive that the platform takes, in seconds. */
    public static final int MIN_KEEP_ALIVE_SECONDS = 30;

    /** The longest keep-alive that the platform takes, in seconds. */
    public static final int MAX_KEEP_ALIVE_SECONDS = 1200;

    /** The keep-alive that the platform advises, in seconds. */
    public static final int DEFAULT_KEEP_ALIVE_SECONDS = 300;

    /**
     * Checks the keep-alive.
     *
     * @throws InvalidArgumentException if the platform would refuse it
     */
    public PlatformSettings {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(signMethod);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(authenticator);
        Objects.requireNonNull(publishQuota);
        Objects.requireNonNull(host);
        Objects.requireNonNull(port);
        if (keepAliveSeconds < MIN_KEEP_ALIVE_SECONDS || keepAliveSeconds > MAX_KEEP_ALIVE_SECONDS) {
            throw new InvalidArgumentException("keep-alive " + keepAliveSeconds + " s is not between "
                    + MIN_KEEP_ALIVE_SECONDS + " and " + MAX_KEEP_ALIVE_SECONDS);
        }
    }

    /**
     * Settings that are the same at every site.
     *
     * @param endpoint         where the platform answers
     * @param transport        what carries MQTT
     * @param signMethod       what signs a connection
     * @param keepAliveSeconds 30 to 1200 s, as the platform takes
     * @param cleanSession     whether the platform forgets what it could not deliver
     * @param clientId         the MQTT client id, at most 64 characters and no {@code |}
     * @param timestamp        whether a signature holds the time
     * @param authenticator    where devices are authenticated over HTTPS before they connect
     * @param publishQuota     how many messages a second the platform takes from a device
     * @throws InvalidArgumentException if the platform would refuse the keep-alive
     */
    public PlatformSettings(
            Endpoint endpoint,
            Transport transport,
            SignMethod signMethod,
            int keepAliveSeconds,
            boolean cleanSession,
            String clientId,
            boolean timestamp,
            Optional<Endpoint> authenticator,
            PublishQuota publishQuota) {
        this(
                endpoint,
                transport,
                signMethod,
                keepAliveSeconds,
                cleanSession,
                clientId,
                timestamp,
                authenticator,
                publishQuota,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Settings with the quota that is usual where the platform answers: {@link Endpoint#usualQuota()}.
     *
     * @param endpoint         where the platform answers
     * @param transport        what carries MQTT
     * @param signMethod       what signs a connection
     * @param keepAliveSeconds 30 to 1200 s, as the platform takes
     * @param cleanSession     whether the platform forgets what it could not deliver
     * @param clientId         the MQTT client id, at most 64 characters and no {@code |}
     * @param timestamp        whether a signature holds the time
     * @param authenticator    where devices are authenticated over HTTPS before they connect
     * @throws InvalidArgumentException if the platform would refuse the keep-alive
     */
    public PlatformSettings(
            Endpoint endpoint,
            Transport transport,
            SignMethod signMethod,
            int keepAliveSeconds,
            boolean cleanSession,
            String clientId,
            boolean timestamp,
            Optional<Endpoint> authenticator) {
        this(
                endpoint,
                transport,
                signMethod,
                keepAliveSeconds,
                cleanSession,
                clientId,
                timestamp,
                authenticator,
                endpoint.usualQuota());
    }

    /**
     * Settings of devices that connect directly, with their names as client ids, the time in the signature, and the
     * quota that is usual where the platform answers.
     *
     * @param endpoint         where the platform answers
     * @param transport        what carries MQTT
     * @param signMethod       what signs a connection
     * @param keepAliveSeconds 30 to 1200 s, as the platform takes
     * @param cleanSession     whether the platform forgets what it could not deliver
     * @throws InvalidArgumentException if the platform would refuse the keep-alive
     */
    public PlatformSettings(
            Endpoint endpoint, Transport transport, SignMethod signMethod, int keepAliveSeconds, boolean cleanSession) {
        this(
                endpoint,
                transport,
                signMethod,
                keepAliveSeconds,
                cleanSession,
                DEFAULT_CLIENT_ID,
                true,
                Optional.empty());
    }

    /**
     * The same settings with another quota.
     *
     * @param quota how many messages a second the platform takes from a device
     * @return the settings
     */
    public PlatformSettings withPublishQuota(PublishQuota quota) {
        return with(endpoint, quota, host, port);
    }

    /**
     * The same settings with a host and a port that may differ from site to site.
     *
     * @param siteHost the host, or a reference to it as in {@code devices.yaml}
     * @param sitePort the port, or a reference to it
     * @return the settings
     * @throws InvalidArgumentException if a text starts like a reference but is none
     */
    public PlatformSettings withEndpoint(String siteHost, String sitePort) {
        return with(
                endpoint, publishQuota, Optional.of(SiteValue.parse(siteHost)), Optional.of(SiteValue.parse(sitePort)));
    }

    /**
     * The same settings where the platform answers elsewhere. A quota that is as usual at the old host is as usual at the
     * new one.
     *
     * @param other where
     * @return the settings, the same at every site
     */
    public PlatformSettings at(Endpoint other) {
        PublishQuota quota = publishQuota.equals(endpoint.usualQuota()) ? other.usualQuota() : publishQuota;
        return with(other, quota, Optional.empty(), Optional.empty());
    }

    /**
     * Where the platform answers as it is known now.
     *
     * @return host and port, looked up and checked where they are references
     * @throws InvalidArgumentException if a value is missing or cannot be; names its place
     */
    public Endpoint endpointNow() {
        return new Endpoint(
                host.map(value -> value.read("platform.host", Endpoint::checkedHost))
                        .orElse(endpoint.host()),
                port.map(value -> value.read("platform.port", Endpoint::checkedPort))
                        .orElse(endpoint.port()));
    }

    private PlatformSettings with(
            Endpoint where, PublishQuota quota, Optional<SiteValue> siteHost, Optional<SiteValue> sitePort) {
        return new PlatformSettings(
                where,
                transport,
                signMethod,
                keepAliveSeconds,
                cleanSession,
                clientId,
                timestamp,
                authenticator,
                quota,
                siteHost,
                sitePort);
    }

    /**
     * The client id of a device.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @return the client id
     */
    public String clientIdOf(String productKey, String deviceName) {
        return clientId.replace("${productKey}", productKey).replace("${deviceName}", deviceName);
    }
}

package io.atforge.aliyun;

import io.atforge.InvalidArgumentException;
import io.atforge.topic.PublishQuota;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the platform answers.
 *
 * @param host a host name or an IPv4 address
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

    /** The port that serves TCP in every region. */
    public static final int DEFAULT_PORT = 1883;

    /** Stands for a host that is known only at the site; RFC 2606 keeps {@code .invalid} from ever being one. */
    public static final String OPEN_HOST = "open.invalid";

    private static final int MAX_PORT = 65_535;

    private static final String PLATFORM_DOMAIN = ".aliyuncs.com";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.\\-]{0,251}[A-Za-z0-9])?");

    /**
     * Checks host and port.
     *
     * @throws InvalidArgumentException if one of them cannot be
     */
    public Endpoint {
        if (!isHost(host)) {
            throw new InvalidArgumentException("'" + host + "' is not a host name or IPv4 address");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    /**
     * Whether a text can be a host.
     *
     * @param text the text
     * @return true if it has the form of a host name or IPv4 address
     */
    public static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /**
     * Checks a host that was looked up.
     *
     * @param text the host
     * @return the host
     * @throws InvalidArgumentException if it is none; does not show it
     */
    public static String checkedHost(String text) {
        if (!isHost(text)) {
            throw new InvalidArgumentException("it is not a host name or IPv4 address");
        }
        return text;
    }

    /**
     * Checks a port that was looked up.
     *
     * @param text the port, in decimal
     * @return the port
     * @throws InvalidArgumentException if it is none; does not show it
     */
    public static int checkedPort(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MAX_PORT) {
            throw new InvalidArgumentException("it is not a number from 1 to " + MAX_PORT);
        }
        return Integer.parseInt(text);
    }

    /**
     * The host name of a product in a region of the public instance.
     *
     * @param productKey the product's key
     * @param region     the region, for example {@code cn-shanghai}
     * @return {@code <productKey>.iot-as-mqtt.<region>.aliyuncs.com}
     */
    public static String regionHost(String productKey, String region) {
        return productKey + ".iot-as-mqtt." + region + ".aliyuncs.com";
    }

    /**
     * The host name of an instance.
     *
     * @param instance the instance's id, for example {@code iot-06z00djgad7bo5r}
     * @return {@code <instance>.mqtt.iothub.aliyuncs.com}
     */
    public static String instanceHost(String instance) {
        return instance + ".mqtt.iothub.aliyuncs.com";
    }

    /**
     * The quota that devices have here unless something else is known: on the platform itself, whose hosts all end in
     * {@code .aliyuncs.com}, the standard one; none on any other broker, of which nothing is known.
     *
     * @return {@link PublishQuota#standard()} or {@link PublishQuota#unlimited()}
     */
    public PublishQuota usualQuota() {
        return host.toLowerCase(Locale.ROOT).endsWith(PLATFORM_DOMAIN)
                ? PublishQuota.standard()
                : PublishQuota.unlimited();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

package io.atforge.aliyun;

import io.atforge.InvalidArgumentException;
import java.util.OptionalLong;

/**
 * Signs MQTT connections as the platform asks (一机一密): the password is the HMAC, with the device's secret as key, of
 * {@code clientId<id>deviceName<name>productKey<key>timestamp<ms>}. Only these four are signed; without a timestamp its
 * pair is left out. Pure functions, safe for any thread.
 */
public final class Signer {

    /** The longest client id, in characters, without its {@code |...|} part. */
    public static final int MAX_CLIENT_ID = 64;

    /** Longer than what most devices sign, so that it is not copied while it grows. */
    private static final int CONTENT = 160;

    private Signer() {}

    /**
     * Signs.
     *
     * @param triple    the device
     * @param clientId  the client id without its {@code |...|} part
     * @param method    the HMAC
     * @param timestamp any number the platform may tell connections apart by, usually milliseconds since 1970; the
     *                  platform checks no window
     * @return the MQTT password in lower-case hex
     * @throws InvalidArgumentException if the client id is empty, too long, or holds a {@code |}
     */
    public static String sign(DeviceTriple triple, String clientId, SignMethod method, OptionalLong timestamp) {
        if (clientId.isEmpty() || clientId.length() > MAX_CLIENT_ID || clientId.indexOf('|') >= 0) {
            throw new InvalidArgumentException(
                    "client id '" + clientId + "' must have 1 to " + MAX_CLIENT_ID + " characters and no |");
        }
        StringBuilder content = new StringBuilder(CONTENT)
                .append("clientId")
                .append(clientId)
                .append("deviceName")
                .append(triple.deviceName())
                .append("productKey")
                .append(triple.productKey());
        if (timestamp.isPresent()) {
            content.append("timestamp").append(timestamp.getAsLong());
        }
        return method.hmacHex(triple.deviceSecret(), content.toString());
    }

    /**
     * Signs and puts the three parts of the MQTT CONNECT together.
     *
     * @param triple    the device
     * @param clientId  the client id without its {@code |...|} part
     * @param mode      how the device connects
     * @param method    the HMAC
     * @param timestamp as for {@link #sign}
     * @return client id, username and password
     * @throws InvalidArgumentException as {@link #sign} does
     */
    public static MqttCredentials credentials(
            DeviceTriple triple, String clientId, SecureMode mode, SignMethod method, OptionalLong timestamp) {
        String password = sign(triple, clientId, method, timestamp);
        StringBuilder id = new StringBuilder(clientId)
                .append("|securemode=")
                .append(mode.number())
                .append(",signmethod=")
                .append(method.id());
        timestamp.ifPresent(ms -> id.append(",timestamp=").append(ms));
        return new MqttCredentials(
                id.append('|').toString(), triple.deviceName() + "&" + triple.productKey(), password);
    }
}

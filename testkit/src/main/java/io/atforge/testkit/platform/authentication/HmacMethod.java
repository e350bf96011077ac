package io.atforge.testkit.platform.authentication;

import io.atforge.testkit.platform.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * One of the platform's three ways to sign.
 *
 * @param algorithm the HMAC
 */
record HmacMethod(HmacAlgorithms algorithm) {

    private static final Map<String, HmacMethod> BY_NAME = Map.of(
            "hmacmd5", new HmacMethod(HmacAlgorithms.HMAC_MD5),
            "hmacsha1", new HmacMethod(HmacAlgorithms.HMAC_SHA_1),
            "hmacsha256", new HmacMethod(HmacAlgorithms.HMAC_SHA_256));

    static Optional<HmacMethod> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The password for a connection: the four values in the order of their names, without separators. */
    String password(MqttClientId clientId, DeviceId device, String secret) {
        String content = "clientId" + clientId.id()
                + "deviceName" + device.deviceName()
                + "productKey" + device.productKey()
                + (clientId.timestamp().isEmpty() ? "" : "timestamp" + clientId.timestamp());
        return sign(content, secret);
    }

    /** The signature of any content, in lower case. */
    String sign(String content, String secret) {
        return new HmacUtils(algorithm, secret.getBytes(StandardCharsets.UTF_8)).hmacHex(content);
    }
}

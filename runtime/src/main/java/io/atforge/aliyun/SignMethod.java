package io.atforge.aliyun;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** The HMAC that signs a connection. */
public enum SignMethod {
    /** HMAC-MD5. */
    HMACMD5(HmacAlgorithms.HMAC_MD5),
    /** HMAC-SHA-1, the tutorial's choice. */
    HMACSHA1(HmacAlgorithms.HMAC_SHA_1),
    /** HMAC-SHA-256, the default. */
    HMACSHA256(HmacAlgorithms.HMAC_SHA_256);

    private final HmacAlgorithms algorithm;

    SignMethod(HmacAlgorithms algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * Signs a text.
     *
     * @param secret  the key
     * @param content the text; both count in UTF-8
     * @return the HMAC in lower-case hex
     */
    public String hmacHex(String secret, String content) {
        return new HmacUtils(algorithm, secret.getBytes(StandardCharsets.UTF_8)).hmacHex(content);
    }

    /**
     * The name that stands in {@code devices.yaml} and in the MQTT client id.
     *
     * @return the name in lower case, for example {@code hmacsha1}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the method of a name.
     *
     * @param id the name in lower case
     * @return the method, empty if there is none of that name
     */
    public static Optional<SignMethod> parse(String id) {
        return Arrays.stream(values()).filter(method -> method.id().equals(id)).findFirst();
    }
}

package io.atforge.aliyun.https;

import com.grack.nanojson.JsonObject;
import io.atforge.AuthenticationException;
import io.atforge.InvalidArgumentException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Signer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Authenticates a device over HTTPS before it connects (使用HTTPS认证再连接): the platform gives it a token for the MQTT
 * connection. Pure functions, safe for any thread; who posts the form is another's business.
 */
public final class HttpsAuthentication {

    /** For how long the platform takes a token. */
    public static final Duration TOKEN_LIFE = Duration.ofDays(7);

    private HttpsAuthentication() {}

    /**
     * The host of a region.
     *
     * @param region the region, for example {@code cn-shanghai}
     * @return {@code iot-auth.<region>.aliyuncs.com}
     */
    public static String regionHost(String region) {
        return "iot-auth." + region + ".aliyuncs.com";
    }

    /**
     * Where to post the form.
     *
     * @param authenticator the service's host and port
     * @return the address
     */
    public static URI uri(Endpoint authenticator) {
        return PlatformReply.uri(authenticator, "/auth/devicename");
    }

    /**
     * The form, signed.
     *
     * @param triple    the device
     * @param clientId  the client id, at most 64 characters
     * @param method    the HMAC
     * @param timestamp as for {@link Signer#sign}
     * @return the form in {@code application/x-www-form-urlencoded}
     * @throws InvalidArgumentException as {@link Signer#sign} does
     */
    public static String form(DeviceTriple triple, String clientId, SignMethod method, OptionalLong timestamp) {
        return new FormBody()
                .with("productKey", triple.productKey())
                .with("deviceName", triple.deviceName())
                .with("clientId", clientId)
                .with("timestamp", timestamp)
                .with("signmethod", method.id())
                .with("sign", Signer.sign(triple, clientId, method, timestamp))
                .with("version", "default")
                .with("resources", "mqtt")
                .toString();
    }

    /**
     * Reads the answer.
     *
     * @param reply the answer
     * @param uri   who answered, for messages
     * @param now   when it came
     * @return the token
     * @throws AuthenticationException  if the platform did not authenticate the device
     * @throws UnexpectedReplyException if this is no answer of the platform
     */
    public static DeviceToken token(HttpsReply reply, URI uri, Instant now) {
        JsonObject data = PlatformReply.data(reply, uri);
        return new DeviceToken(
                PlatformReply.text(data, "iotId", uri),
                PlatformReply.text(data, "iotToken", uri),
                endpoint(data, uri),
                now.plus(TOKEN_LIFE));
    }

    private static Optional<Endpoint> endpoint(JsonObject data, URI uri) {
        JsonObject resources = data.getObject("resources");
        JsonObject mqtt = resources == null ? null : resources.getObject("mqtt");
        if (mqtt == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Endpoint(PlatformReply.text(mqtt, "host", uri), mqtt.getInt("port")));
        } catch (InvalidArgumentException e) {
            throw new UnexpectedReplyException(
                    uri.getHost() + " named a place to connect to that is none: " + e.getMessage());
        }
    }
}

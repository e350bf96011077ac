package io.atforge.aliyun.https;

import io.atforge.AuthenticationException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SignMethod;
import java.net.URI;

/**
 * Registers a device that has only its product's secret (一型一密): the platform gives it its own secret, once. Pure
 * functions, safe for any thread; who posts the form is another's business.
 */
public final class DynamicRegistration {

    private DynamicRegistration() {}

    /**
     * Where to post the form.
     *
     * @param authenticator the service's host and port
     * @return the address
     */
    public static URI uri(Endpoint authenticator) {
        return PlatformReply.uri(authenticator, "/auth/register/device");
    }

    /**
     * The form, signed: the HMAC, with the product's secret as key, of
     * {@code deviceName<name>productKey<key>random<text>}.
     *
     * @param productKey    the product's key
     * @param productSecret the product's secret
     * @param deviceName    the device's name
     * @param random        a text that was not used before
     * @param method        the HMAC
     * @return the form in {@code application/x-www-form-urlencoded}
     */
    public static String form(
            String productKey, String productSecret, String deviceName, String random, SignMethod method) {
        String content = "deviceName" + deviceName + "productKey" + productKey + "random" + random;
        String sign = method.hmacHex(productSecret, content);
        return new FormBody()
                .with("productKey", productKey)
                .with("deviceName", deviceName)
                .with("random", random)
                .with("sign", sign)
                .with("signMethod", method.id())
                .toString();
    }

    /**
     * Reads the answer.
     *
     * @param reply the answer
     * @param uri   who answered, for messages
     * @return the device's secret
     * @throws AuthenticationException  if the platform did not register the device
     * @throws UnexpectedReplyException if this is no answer of the platform
     */
    public static String deviceSecret(HttpsReply reply, URI uri) {
        return PlatformReply.text(PlatformReply.data(reply, uri), "deviceSecret", uri);
    }
}

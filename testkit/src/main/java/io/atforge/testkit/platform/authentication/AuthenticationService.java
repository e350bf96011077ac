package io.atforge.testkit.platform.authentication;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.state.TokenStore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the platform's HTTP service knows to do: authenticate a device before it connects, and give a device its secret
 * once. Signs with code of its own, so that a mistake in the library under test cannot cancel itself out.
 */
final class AuthenticationService {

    static final String AUTHENTICATE = "/auth/devicename";
    static final String REGISTER = "/auth/register/device";

    // "Content excludes version, sign, resources, signmethod" (platform documentation).
    private static final Set<String> NOT_SIGNED = Set.of("version", "sign", "resources", "signmethod");
    private static final int MAX_CLIENT_ID = 64;
    // The answer names this port, as the real one does, whatever port the broker has.
    private static final int MQTT_PORT = 1883;

    private final PlatformState state;

    AuthenticationService(PlatformState state) {
        this.state = state;
    }

    /** The body of an answer; its code is that of the body. */
    record Answer(int code, String body) {

        static Answer error(int code) {
            String message = AuthenticationError.of(code)
                    .map(AuthenticationError::message)
                    .orElse("error " + code);
            return new Answer(code, JsonText.write(members("code", code, "message", message)));
        }

        static Answer error(AuthenticationError error) {
            return error(error.code());
        }

        static Answer success(Map<String, Object> data) {
            return new Answer(200, JsonText.write(members("code", 200, "data", data, "message", "success")));
        }

        @Override
        public String toString() {
            return "Answer[" + code + "]";
        }
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    static DeviceId device(Map<String, String> form) {
        return new DeviceId(form.getOrDefault("productKey", ""), form.getOrDefault("deviceName", ""));
    }

    Answer answer(String path, Map<String, String> form) {
        return path.equals(AUTHENTICATE) ? authenticate(form) : register(form);
    }

    private static boolean complete(Map<String, String> form, String... names) {
        for (String name : names) {
            if (form.getOrDefault(name, "").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Answer authenticate(Map<String, String> form) {
        // "hmacmd5 when omitted" (platform documentation).
        Optional<HmacMethod> method = HmacMethod.find(form.getOrDefault("signmethod", "hmacmd5"));
        if (!complete(form, "productKey", "deviceName", "clientId", "sign")
                || form.get("clientId").length() > MAX_CLIENT_ID
                || method.isEmpty()) {
            return Answer.error(AuthenticationError.PARAMETER_ERROR);
        }
        DeviceId device = device(form);
        Optional<String> secret = state.registry().secret(device);
        if (secret.isEmpty()) {
            return Answer.error(AuthenticationError.DEVICE_NOT_FOUND);
        }
        String content = new TreeMap<>(form)
                .entrySet().stream()
                        .filter(parameter -> !NOT_SIGNED.contains(parameter.getKey()))
                        .map(parameter -> parameter.getKey() + parameter.getValue())
                        .collect(Collectors.joining());
        if (!method.get().sign(content, secret.get()).equalsIgnoreCase(form.get("sign"))) {
            return Answer.error(AuthenticationError.REQUEST_AUTH_ERROR);
        }
        TokenStore.Grant grant = state.tokens().grant(device);
        Map<String, Object> data = members("iotId", grant.iotId(), "iotToken", grant.iotToken());
        if (Set.of(form.getOrDefault("resources", "").split(",")).contains("mqtt")) {
            data.put(
                    "resources",
                    members(
                            "mqtt",
                            members(
                                    "host",
                                    device.productKey() + ".iot-as-mqtt.cn-shanghai.aliyuncs.com",
                                    "port",
                                    MQTT_PORT)));
        }
        return Answer.success(data);
    }

    private Answer register(Map<String, String> form) {
        if (!complete(form, "productKey", "deviceName", "random", "sign", "signMethod")) {
            return Answer.error(AuthenticationError.PARAMETER_ERROR);
        }
        DeviceId device = device(form);
        if (!state.registry().knows(device.productKey())) {
            return Answer.error(AuthenticationError.PRODUCT_NOT_FOUND);
        }
        Optional<String> productSecret = state.registry().productSecret(device.productKey());
        if (productSecret.isEmpty()) {
            return Answer.error(AuthenticationError.DYNAMIC_REGISTRATION_OFF);
        }
        // Here, documented examples write HmacMD5.
        Optional<HmacMethod> method = HmacMethod.find(form.get("signMethod").toLowerCase(Locale.ROOT));
        if (method.isEmpty()) {
            return Answer.error(AuthenticationError.SIGN_METHOD);
        }
        String content =
                "deviceName" + device.deviceName() + "productKey" + device.productKey() + "random" + form.get("random");
        if (!method.get().sign(content, productSecret.get()).equalsIgnoreCase(form.get("sign"))) {
            return Answer.error(AuthenticationError.SIGN_MISMATCH);
        }
        Optional<String> secret = state.registry().secret(device);
        if (secret.isEmpty()) {
            return Answer.error(AuthenticationError.DEVICE_NOT_FOUND);
        }
        return state.registry().activate(device)
                ? Answer.success(members(
                        "productKey",
                        device.productKey(),
                        "deviceName",
                        device.deviceName(),
                        "deviceSecret",
                        secret.get()))
                : Answer.error(AuthenticationError.DEVICE_ALREADY_ACTIVE);
    }
}

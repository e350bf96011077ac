package io.atforge.maven.doctor.online;

import io.atforge.AtForgeException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.Signer;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether the device's secret is there, looks like one, and signs as the platform asks. Shows nothing of it. */
public final class SecretStep implements Step {

    /** What the console and its exports show. */
    private static final int USUAL_LENGTH = 32;

    private static final Pattern USUAL = Pattern.compile("[0-9A-Za-z]+");
    private static final Map<String, String> ALGORITHMS =
            Map.of("hmacmd5", "HmacMD5", "hmacsha1", "HmacSHA1", "hmacsha256", "HmacSHA256");
    private static final String CURE =
            "copy the DeviceSecret from the console's page of the device anew, without what stands around it";

    private final ChosenDevice device;
    private final InstantSource clock;

    /**
     * Makes the step.
     *
     * @param device the device
     * @param clock  this machine's clock, which signs
     */
    public SecretStep(ChosenDevice device, InstantSource clock) {
        this.device = device;
        this.clock = clock;
    }

    @Override
    public StepName name() {
        return StepName.SECRET;
    }

    @Override
    public Outcome examine() {
        List<String> missing = device.missingSecrets();
        if (!missing.isEmpty()) {
            return new Failed(
                    PlainText.of(String.join("; ", missing)),
                    "put the secret where devices.yaml says that it is, as the console shows it");
        }
        String secret = device.secrets().secretOf(device.product().key(), device.name());
        if (!secret.strip().equals(secret)) {
            return new Failed("the secret begins or ends with a blank or a line end", CURE);
        }
        if (secret.matches("\".*\"|'.*'|“.*”|‘.*’")) {
            return new Failed("the secret stands between quotes, and they count as part of it", CURE);
        }
        if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return new Failed("the secret holds a character that no secret of the console has", CURE);
        }
        return sign(secret);
    }

    private Outcome sign(String secret) {
        String key = device.product().key();
        PlatformSettings platform = device.platform();
        String clientId = platform.clientIdOf(key, device.name());
        OptionalLong timestamp =
                platform.timestamp() ? OptionalLong.of(clock.instant().toEpochMilli()) : OptionalLong.empty();
        String method = platform.signMethod().id();
        try {
            String signature = Signer.sign(
                    new DeviceTriple(key, device.name(), secret), clientId, platform.signMethod(), timestamp);
            if (!signature.equals(recomputed(secret, clientId, method, timestamp))) {
                return new Failed(
                        "the signature by " + method + " is not what the platform's rules give",
                        "report this: it is a mistake of atforge");
            }
        } catch (AtForgeException e) {
            return new Failed(PlainText.of(e.getMessage()), "correct clientId in devices.yaml");
        }
        return new Passed("found, signs as " + PlainText.of(device.name()) + " of product " + PlainText.of(key) + " by "
                + method + hint(secret));
    }

    private static String hint(String secret) {
        boolean usual = secret.length() == USUAL_LENGTH && USUAL.matcher(secret).matches();
        return usual
                ? ""
                : "; look at it once more: it has " + secret.length() + " characters, and the console's have "
                        + USUAL_LENGTH + " letters and digits";
    }

    /** By the platform's page alone: names in order, each with its value, without anything between. */
    private String recomputed(String secret, String clientId, String method, OptionalLong timestamp) {
        Map<String, String> signed = new TreeMap<>(Map.of(
                "clientId", clientId,
                "deviceName", device.name(),
                "productKey", device.product().key()));
        timestamp.ifPresent(time -> signed.put("timestamp", Long.toString(time)));
        StringBuilder text = new StringBuilder();
        signed.forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHMS.get(method));
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has the platform's methods", e);
        }
    }
}

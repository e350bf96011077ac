package io.atforge.bench.micro;

import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The signer, beside the JDK's HMAC over the same content. */
@State(Scope.Benchmark)
public class SigningBenchmark {

    private final String secret = "0123456789abcdef0123456789abcdef";
    private final DeviceTriple triple = new DeviceTriple("a1hahpgAs3s", "bench", secret);
    private final byte[] content =
            "clientIdbenchdeviceNamebenchproductKeya1hahpgAs3stimestamp1700000000000".getBytes(StandardCharsets.UTF_8);

    /** Creates a benchmark. */
    public SigningBenchmark() {}

    /**
     * Signs.
     *
     * @return the password
     */
    @Benchmark
    public String sign() {
        return Signer.sign(triple, "bench", SignMethod.HMACSHA256, OptionalLong.of(1_700_000_000_000L));
    }

    /**
     * Only the HMAC.
     *
     * @return its bytes
     * @throws GeneralSecurityException if there is no such algorithm
     */
    @Benchmark
    public byte[] mac() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(content);
    }
}

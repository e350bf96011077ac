package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.util.Optional;

record EnvironmentSecret(String name, Optional<String> what) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        String secret = System.getenv(name);
        if (secret == null || secret.isBlank()) {
            throw new SecretUnavailableException(what.orElse("the secret of device " + deviceName)
                    + " is looked for in environment variable " + name + ", which is not set; set it");
        }
        return secret.strip();
    }

    @Override
    public SecretSource called(String other) {
        return new EnvironmentSecret(name, Optional.of(other));
    }
}

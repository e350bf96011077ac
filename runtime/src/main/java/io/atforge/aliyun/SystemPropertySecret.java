package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.util.Optional;

record SystemPropertySecret(String name, Optional<String> what) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        String secret = System.getProperty(name);
        if (secret == null || secret.isBlank()) {
            throw new SecretUnavailableException(what.orElse("the secret of device " + deviceName)
                    + " is looked for in system property " + name + ", which is not set; start java with -D" + name
                    + "=...");
        }
        return secret.strip();
    }

    @Override
    public SecretSource called(String other) {
        return new SystemPropertySecret(name, Optional.of(other));
    }
}

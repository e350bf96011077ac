package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;

record EnvironmentSecret(String name) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        String secret = System.getenv(name);
        if (secret == null || secret.isBlank()) {
            throw new SecretUnavailableException("the secret of device " + deviceName
                    + " is looked for in environment variable " + name + ", which is not set; set it");
        }
        return secret.strip();
    }
}

package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;

record SystemPropertySecret(String name) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        String secret = System.getProperty(name);
        if (secret == null || secret.isBlank()) {
            throw new SecretUnavailableException("the secret of device " + deviceName
                    + " is looked for in system property " + name + ", which is not set; start java with -D" + name
                    + "=...");
        }
        return secret.strip();
    }
}

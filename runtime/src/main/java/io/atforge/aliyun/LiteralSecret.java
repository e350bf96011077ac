package io.atforge.aliyun;

record LiteralSecret(String secret) implements SecretSource {

    @Override
    public String secretOf(String productKey, String deviceName) {
        return secret;
    }

    @Override
    public boolean isLiteral() {
        return true;
    }

    @Override
    public String toString() {
        return "LiteralSecret[hidden]";
    }
}

package io.atforge.aliyun;

/** Gives the credentials of one device, made afresh at each call, so that each connection has its own timestamp. */
@FunctionalInterface
public interface CredentialProvider {

    /**
     * Makes the credentials of the next connection. May read files or sign; never called on the port's reader thread.
     *
     * @return the credentials
     * @throws io.atforge.SecretUnavailableException if the device's secret cannot be read
     */
    MqttCredentials credentials();
}

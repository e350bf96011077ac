package io.atforge.aliyun;

/** The {@code securemode} of the MQTT client id: how a device connects that signs by itself. */
public enum SecureMode {
    /** TLS, direct. */
    TLS_DIRECT(2),
    /** TCP, direct. */
    TCP_DIRECT(3);

    private final int number;

    SecureMode(int number) {
        this.number = number;
    }

    /**
     * The number in the client id.
     *
     * @return 2 for TLS, 3 for TCP
     */
    public int number() {
        return number;
    }

    /**
     * The mode of a direct connection.
     *
     * @param transport what carries MQTT
     * @return the mode
     */
    public static SecureMode direct(Transport transport) {
        return transport == Transport.TLS ? TLS_DIRECT : TCP_DIRECT;
    }
}

package io.atforge.testkit.modem.simcom;

/**
 * The numbers with which commands about MQTT end (list of the vendor's MQTT application note, appendix). Those that
 * nothing here leads to are left out.
 */
enum MqttError {
    NONE(0),
    FAILED(1),
    BAD_UTF8(2),
    SOCKET_CONNECT_FAILED(3),
    RECEIVE_FAILED(6),
    NETWORK_OPEN_FAILED(7),
    NETWORK_NOT_OPENED(9),
    NO_CONNECTION(11),
    INVALID_PARAMETER(12),
    CLIENT_BUSY(14),
    TIMEOUT(17),
    TOPIC_EMPTY(18),
    CLIENT_USED(19),
    NOT_ACQUIRED(20),
    NOT_RELEASED(21),
    LENGTH(22),
    ALREADY_OPENED(23),
    DNS(25),
    CLOSED_BY_SERVER(26),
    UNACCEPTED_PROTOCOL(27),
    IDENTIFIER_REJECTED(28),
    SERVER_UNAVAILABLE(29),
    BAD_PASSWORD(30),
    NOT_AUTHORIZED(31),
    HANDSHAKE_FAILED(32),
    NO_CERTIFICATE(33);

    /** Ends a command with a number; caught where the command is run. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final MqttError error;

        private Failure(MqttError error) {
            super(error.name(), null, false, false);
            this.error = error;
        }

        MqttError error() {
            return error;
        }
    }

    private final int number;

    MqttError(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The failure of a command for this reason. */
    Failure failure() {
        return new Failure(this);
    }

    /** The number for a refusal by the broker: 27 to 31 for the return codes 1 to 5; 26 where no CONNACK has come. */
    static MqttError ofReturnCode(int code) {
        return switch (code) {
            case 1 -> UNACCEPTED_PROTOCOL;
            case 2 -> IDENTIFIER_REJECTED;
            case 3 -> SERVER_UNAVAILABLE;
            case 4 -> BAD_PASSWORD;
            case 5 -> NOT_AUTHORIZED;
            default -> CLOSED_BY_SERVER;
        };
    }
}

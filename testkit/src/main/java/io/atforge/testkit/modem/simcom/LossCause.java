package io.atforge.testkit.modem.simcom;

/** Why a connection was lost: the second number of {@code +CMQTTCONNLOST} (vendor's manual). */
enum LossCause {
    CLOSED_BY_SERVER(1),
    RESET(2),
    NETWORK_CLOSED(3);

    private final int number;

    LossCause(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

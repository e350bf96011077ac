package io.atforge.testkit.modem.v250;

/**
 * Error numbers of {@code +CME ERROR}. Numbers and meaning are the vendor's list (3GPP TS 27.007 where both agree);
 * the texts for {@code AT+CMEE=2} are those of 27.007 or, where it has none, of the vendor's list.
 */
public enum CmeError {
    OPERATION_NOT_ALLOWED(3, "operation not allowed"),
    PH_SIM_PIN_REQUIRED(5, "PH-SIM PIN required"),
    SIM_NOT_INSERTED(10, "SIM not inserted"),
    SIM_PIN_REQUIRED(11, "SIM PIN required"),
    SIM_PUK_REQUIRED(12, "SIM PUK required"),
    SIM_FAILURE(13, "SIM failure"),
    SIM_BUSY(14, "SIM busy"),
    INCORRECT_PASSWORD(16, "incorrect password"),
    NO_NETWORK_SERVICE(30, "no network service"),
    BAD_PARAMETERS(53, "invalid parameter"),
    INVALID_COMMAND_LINE(58, "invalid command line"),
    NO_FILE(62, "file not found"),
    FILE_TOO_LARGE(63, "file too large"),
    OPERATION_FAILED(767, "operation failed"),
    // Numbers of files that Quectel's FILE application note has beside those above.
    FILE_EXISTS(407, "file already exists"),
    FILE_TIMEOUT(421, "operation timeout"),
    // Seen after AT+CIICR without a network, behind +PDP: DEACT.
    BEARER_FAILED(65535, "unknown error");

    private final int number;
    private final String text;

    CmeError(int number, String text) {
        this.number = number;
        this.text = text;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }
}

package io.atforge.testkit.modem;

/**
 * Error numbers of {@code +CME ERROR}. Numbers and meaning are the vendor's list (3GPP TS 27.007 where both agree);
 * the texts for {@code AT+CMEE=2} are those of 27.007 or, where it has none, of the vendor's list.
 */
enum CmeError {
    OPERATION_NOT_ALLOWED(3, "operation not allowed"),
    BAD_PARAMETERS(53, "invalid parameter"),
    INVALID_COMMAND_LINE(58, "invalid command line"),
    OPERATION_FAILED(767, "operation failed"),
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

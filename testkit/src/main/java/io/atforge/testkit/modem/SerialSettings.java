package io.atforge.testkit.modem;

/** What {@code ATE}, {@code ATQ}, {@code AT+CMEE} and {@code AT+IPR} set, and {@code AT&W} keeps over a restart. */
final class SerialSettings {

    /**
     * The values.
     *
     * @param echo        whether the modem repeats what it is sent
     * @param quiet       whether it keeps result codes to itself
     * @param errorDetail 0 {@code ERROR}, 1 number, 2 text
     * @param baud        0 means automatic
     */
    record Values(boolean echo, boolean quiet, int errorDetail, int baud) {}

    // The tutorial's log shows the echo of every command on a modem that nobody configured.
    private static final Values FACTORY = new Values(true, false, 0, 0);

    private Values saved = FACTORY;
    private Values values = FACTORY;

    boolean echo() {
        return values.echo;
    }

    boolean quiet() {
        return values.quiet;
    }

    int errorDetail() {
        return values.errorDetail;
    }

    String describe(CmeError error) {
        return switch (values.errorDetail) {
            case 0 -> "ERROR";
            case 1 -> "+CME ERROR: " + error.number();
            default -> "+CME ERROR: " + error.text();
        };
    }

    int baud() {
        return values.baud;
    }

    void echo(boolean echo) {
        values = new Values(echo, values.quiet, values.errorDetail, values.baud);
    }

    void quiet(boolean quiet) {
        values = new Values(values.echo, quiet, values.errorDetail, values.baud);
    }

    void errorDetail(int errorDetail) {
        values = new Values(values.echo, values.quiet, errorDetail, values.baud);
    }

    void baud(int baud) {
        values = new Values(values.echo, values.quiet, values.errorDetail, baud);
    }

    void save() {
        saved = values;
    }

    void restoreSaved() {
        values = saved;
    }

    void restoreFactory() {
        values = FACTORY;
    }
}

package io.atforge.testkit.modem.v250;

/** What {@code ATE}, {@code ATQ}, {@code AT+CMEE} and {@code AT+IPR} set, and {@code AT&W} keeps over a restart. */
public final class SerialSettings {

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

    public boolean echo() {
        return values.echo;
    }

    public boolean quiet() {
        return values.quiet;
    }

    public int errorDetail() {
        return values.errorDetail;
    }

    public String describe(CmeError error) {
        return switch (values.errorDetail) {
            case 0 -> "ERROR";
            case 1 -> "+CME ERROR: " + error.number();
            default -> "+CME ERROR: " + error.text();
        };
    }

    public int baud() {
        return values.baud;
    }

    public void echo(boolean echo) {
        values = new Values(echo, values.quiet, values.errorDetail, values.baud);
    }

    public void quiet(boolean quiet) {
        values = new Values(values.echo, quiet, values.errorDetail, values.baud);
    }

    public void errorDetail(int errorDetail) {
        values = new Values(values.echo, values.quiet, errorDetail, values.baud);
    }

    public void baud(int baud) {
        values = new Values(values.echo, values.quiet, values.errorDetail, baud);
    }

    public void save() {
        saved = values;
    }

    public void restoreSaved() {
        values = saved;
    }

    public void restoreFactory() {
        values = FACTORY;
    }
}

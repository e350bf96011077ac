package io.atforge.testkit.modem.v250;

import java.util.OptionalInt;

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

    private final SerialDefaults defaults;
    private final Values factory;
    private Values saved;
    private Values values;

    public SerialSettings(SerialDefaults defaults) {
        this.defaults = defaults;
        // Logs of every family show the echo of commands on a modem that nobody configured.
        factory = new Values(true, false, defaults.errorDetail(), defaults.baud());
        saved = factory;
        values = factory;
    }

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
        OptionalInt number = defaults.number(error);
        if (number.isEmpty() || values.errorDetail == 0) {
            return "ERROR";
        }
        return "+CME ERROR: " + (values.errorDetail == 1 ? Integer.toString(number.getAsInt()) : error.text());
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
        values = factory;
    }
}

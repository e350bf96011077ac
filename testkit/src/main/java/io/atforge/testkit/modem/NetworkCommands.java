package io.atforge.testkit.modem;

/** The commands about SIM, signal, registration, attachment and clock. */
final class NetworkCommands {

    private final Radio radio;
    private final Network network;
    private final Runnable reset;

    NetworkCommands(Network network, Runnable reset) {
        this.radio = network.radio();
        this.network = network;
        this.reset = reset;
    }

    void register(CommandTable table) {
        table.read("+CPIN", none -> sim())
                .test("+CPIN")
                .execute("+CSQ", none -> Outcome.ok(radio.registered() ? "+CSQ: 20,0" : "+CSQ: 99,99"))
                .test("+CSQ", "+CSQ: (0-31,99),(0-7,99)");
        // Highest modes by the manual: 3 for CREG, 5 for the others.
        registration(table, "+CREG", 3);
        registration(table, "+CGREG", 5);
        registration(table, "+CEREG", 5);
        table.read("+CGATT", none -> Outcome.ok("+CGATT: " + (radio.attached() ? 1 : 0)))
                .set("+CGATT", this::attach)
                .test("+CGATT", "+CGATT: (0,1)")
                .read("+CFUN", none -> Outcome.ok("+CFUN: " + radio.functionality()))
                .set("+CFUN", this::functionality)
                .test("+CFUN", "+CFUN: (0,1,4),(0,1)")
                .execute("+RESET", none -> Outcome.ok().then(reset))
                .read("+CCLK", none -> Outcome.ok("+CCLK: \"" + network.localTime() + "\""));
    }

    private void registration(CommandTable table, String name, int highestMode) {
        table.read(name, none -> Outcome.ok(radio.registration(name)))
                .set(name, arguments -> {
                    radio.mode(name, Arguments.parse(arguments).count(1, 1).number(0, 0, highestMode));
                    return Outcome.ok();
                })
                .test(name, name + ": (0-" + highestMode + ")");
    }

    private Outcome attach(String arguments) {
        boolean attach = Arguments.parse(arguments).count(1, 1).number(0, 0, 1) == 1;
        if (attach && !radio.on()) {
            throw CommandFailure.notAllowed();
        }
        if (attach && !radio.registered()) {
            throw new CommandFailure(CmeError.NO_NETWORK_SERVICE);
        }
        boolean lost = radio.attached() && !attach;
        radio.attached(attach);
        return lost ? Outcome.ok().then(network::detached) : Outcome.ok();
    }

    private Outcome functionality(String arguments) {
        Arguments values = Arguments.parse(arguments).count(1, 2);
        int level = values.number(0, 0, 4);
        if (level == 2 || level == 3) {
            throw CommandFailure.badParameters();
        }
        if (values.count() == 2 && values.number(1, 0, 1) == 1) {
            return Outcome.ok().then(reset);
        }
        boolean was = radio.on();
        radio.functionality(level);
        if (was == radio.on()) {
            return Outcome.ok();
        }
        return Outcome.ok().then(was ? network::detached : network::arrive);
    }

    private Outcome sim() {
        return switch (radio.sim()) {
            case READY -> Outcome.ok("+CPIN: READY");
            case REMOVED -> Outcome.failed(CmeError.SIM_NOT_INSERTED);
            case FAILURE -> Outcome.failed(CmeError.SIM_FAILURE);
            case BUSY -> Outcome.failed(CmeError.SIM_BUSY);
        };
    }
}

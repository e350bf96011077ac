package io.atforge.maven.doctor.report;

import java.util.Set;

/** The steps of an examination, in their order. */
public enum StepName {
    /** The port is there, and can be opened. */
    PORT("port"),
    /** A modem answers on it. */
    ANSWERS("answers", PORT),
    /** The modem is of the family that {@code devices.yaml} says. */
    MODEM("modem", ANSWERS),
    /** The SIM card is ready. */
    SIM("SIM card", ANSWERS),
    /** The antenna receives something. */
    SIGNAL("signal", SIM),
    /** The network has let the modem in. */
    NETWORK("network", SIM),
    /** The modem is attached to the packet service. */
    PACKET_SERVICE("packet service", NETWORK),
    /** The modem's clock is right, as far as that matters. */
    CLOCK("clock", ANSWERS),
    /** The device's secret is there and signs. */
    SECRET("secret"),
    /** The authorities that the modem is to trust can be trusted now. */
    CERTIFICATES("certificates"),
    /** The modem gets an address. */
    BEARER("bearer", MODEM, PACKET_SERVICE, SECRET, CERTIFICATES),
    /** The platform's host is found and answers. */
    HOST("host", BEARER),
    /** The platform is who it should be. */
    TLS("TLS", HOST, CLOCK),
    /** The platform lets the device in. */
    SIGN_IN("sign-in", TLS),
    /** A message goes to the platform and comes back. */
    MESSAGES("messages", SIGN_IN);

    private final String title;
    private final Set<StepName> needs;

    StepName(String title, StepName... needs) {
        this.title = title;
        this.needs = Set.of(needs);
    }

    /**
     * The step in texts.
     *
     * @return its title
     */
    public String title() {
        return title;
    }

    /**
     * Those without which it makes no sense.
     *
     * @return earlier steps, which must not have failed
     */
    public Set<StepName> needs() {
        return needs;
    }
}

package io.atforge.maven.report;

import io.atforge.session.SessionState;
import java.util.Optional;

/** The steps of a run, in the order that they usually come in. */
public enum RunStep {
    /** The port is being opened. */
    OPENING("open the port", "opening the port"),
    /** The modem is being brought in step. */
    SYNCHRONIZING("get in step", "getting in step with the modem"),
    /** The SIM card. */
    SIM("SIM card", "waiting for the SIM card"),
    /** The registration with the network. */
    REGISTERING("registration", "registering"),
    /** The bearer. */
    BEARER("bearer", "activating the bearer"),
    /** The authentication over HTTPS. */
    AUTHENTICATING("authentication", "authenticating over HTTPS"),
    /** The connection with the platform's host. */
    CONNECTING("connect", "connecting"),
    /** The device signs in. */
    SIGNING_IN("sign in", "signing in"),
    /** The topic is being subscribed to. */
    SUBSCRIBING("subscribe", "subscribing"),
    /** The message is being published. */
    PUBLISHING("publish", "publishing"),
    /** Waits for a message. */
    RECEIVING("message back", "waiting for a message"),
    /** The connection is given back. */
    CLOSING("disconnect", "disconnecting");

    private final String title;
    private final String doing;

    RunStep(String title, String doing) {
        this.title = title;
        this.doing = doing;
    }

    /**
     * The step on the way online that a session is in.
     *
     * @param state what the session says
     * @return the step, empty if the session is not on its way
     */
    public static Optional<RunStep> of(SessionState state) {
        return switch (state) {
            case OPENING -> Optional.of(OPENING);
            case SYNCHRONIZING -> Optional.of(SYNCHRONIZING);
            case CHECKING_SIM -> Optional.of(SIM);
            case REGISTERING -> Optional.of(REGISTERING);
            case ACTIVATING_BEARER -> Optional.of(BEARER);
            case AUTHENTICATING -> Optional.of(AUTHENTICATING);
            case CONNECTING -> Optional.of(CONNECTING);
            case SIGNING_IN -> Optional.of(SIGNING_IN);
            case OFFLINE, WAITING, SUBSCRIBING, ONLINE, CLOSED -> Optional.empty();
        };
    }

    /**
     * What the step is called.
     *
     * @return a noun or an imperative
     */
    public String title() {
        return title;
    }

    /**
     * What is done while the step lasts.
     *
     * @return a participle, ASCII
     */
    public String doing() {
        return doing;
    }
}

package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.NotConnectedException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.SessionState;

/** The connection that carries the messages, as those who send and receive them know it. */
public interface ConnectionLink {

    /** How far the session has come. */
    SessionState state();

    /** What fails that needs a connection, while there is none. */
    NotConnectedException notOnline();

    /** The traffic shows that there is no connection any more. */
    void lost(DisconnectReason reason, AtForgeException cause);

    /** Whether messages go both ways now. */
    default boolean isOnline() {
        return state() == SessionState.ONLINE;
    }
}

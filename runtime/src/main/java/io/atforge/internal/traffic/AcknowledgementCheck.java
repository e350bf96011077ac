package io.atforge.internal.traffic;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.session.DisconnectReason;

/**
 * Ends a connection on which an acknowledgement is missing. The modem does not say what is acknowledged: once one is
 * missing, none that comes later can be trusted on this connection; and a platform that is silent for so long is hardly
 * there.
 */
record AcknowledgementCheck(ConnectionLink connection) {

    /** Looks at how something ended that the platform acknowledges. */
    void check(Throwable failure) {
        if (connection.isOnline() && failure instanceof AtTimeoutException timeout && timeout.isAccepted()) {
            connection.lost(
                    DisconnectReason.UNACKNOWLEDGED,
                    new ConnectionLostException("the platform acknowledges nothing: " + timeout.getMessage()));
        }
    }
}

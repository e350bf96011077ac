package io.atforge.internal.traffic;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.session.DisconnectReason;

/**
 * Ends a connection on which an acknowledgement is missing. The modem does not say what is acknowledged: once one is
 * missing, none that comes later can be trusted on this connection; and a platform that is silent for so long is hardly
 * there. Where the modem does say it, only what is missing is in doubt, and whether the platform is there is asked.
 */
record AcknowledgementCheck(ConnectionLink connection) {

    /** Looks at how something ended that the platform acknowledges. */
    void check(Throwable failure) {
        if (connection.isOnline() && isMissing(failure)) {
            connection.lost(
                    DisconnectReason.UNACKNOWLEDGED,
                    new ConnectionLostException("the platform acknowledges nothing: " + failure.getMessage()));
        }
    }

    /** Whether something ended because the platform's answer to it is missing. */
    static boolean isMissing(Throwable failure) {
        return failure instanceof AtTimeoutException timeout && timeout.isAccepted();
    }
}

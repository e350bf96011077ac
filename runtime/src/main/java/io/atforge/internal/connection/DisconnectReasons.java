package io.atforge.internal.connection;

import io.atforge.AtTimeoutException;
import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.OutboxException;
import io.atforge.PlatformRefusedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.PortException;
import io.atforge.SecretUnavailableException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.SessionState;

/** Tells from a failure, and from how far the session had come, what kind of trouble it is. */
final class DisconnectReasons {

    private DisconnectReasons() {}

    static DisconnectReason of(SessionState reached, Throwable failure) {
        if (failure instanceof PortException) {
            return DisconnectReason.PORT;
        }
        if (failure instanceof PlatformUnreachableException) {
            return DisconnectReason.CONNECT;
        }
        if (failure instanceof AuthenticationException refused) {
            return refused.error() == AuthenticationError.PLATFORM
                    ? DisconnectReason.CONNECT
                    : DisconnectReason.REFUSED;
        }
        if (failure instanceof PlatformRefusedException) {
            return DisconnectReason.REFUSED;
        }
        if (failure instanceof SecretUnavailableException
                || failure instanceof InvalidArgumentException
                || failure instanceof OutboxException) {
            return DisconnectReason.CREDENTIALS;
        }
        if (failure instanceof ConnectionLostException) {
            return reached == SessionState.SUBSCRIBING ? DisconnectReason.CLOSED : DisconnectReason.CONNECT;
        }
        boolean silence = failure instanceof AtTimeoutException timeout && !timeout.isAccepted();
        return switch (reached) {
            case OPENING -> DisconnectReason.PORT;
            case SYNCHRONIZING -> silence ? DisconnectReason.SILENCE : DisconnectReason.MODEM;
            case CHECKING_SIM -> DisconnectReason.SIM;
            case REGISTERING, ACTIVATING_BEARER -> DisconnectReason.NETWORK;
            case AUTHENTICATING, CONNECTING, SIGNING_IN -> DisconnectReason.CONNECT;
            case SUBSCRIBING ->
                failure instanceof AtTimeoutException && !silence
                        ? DisconnectReason.UNACKNOWLEDGED
                        : DisconnectReason.MODEM;
            default -> DisconnectReason.MODEM;
        };
    }
}

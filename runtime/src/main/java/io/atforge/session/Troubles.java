package io.atforge.session;

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

/** Tells from a failure, and from how far the session had come, what kind of trouble it is. */
final class Troubles {

    private Troubles() {}

    static Trouble of(SessionState reached, Throwable failure) {
        if (failure instanceof PortException) {
            return Trouble.PORT;
        }
        if (failure instanceof PlatformUnreachableException) {
            return Trouble.CONNECT;
        }
        if (failure instanceof AuthenticationException refused) {
            return refused.error() == AuthenticationError.PLATFORM ? Trouble.CONNECT : Trouble.REFUSED;
        }
        if (failure instanceof PlatformRefusedException) {
            return Trouble.REFUSED;
        }
        if (failure instanceof SecretUnavailableException
                || failure instanceof InvalidArgumentException
                || failure instanceof OutboxException) {
            return Trouble.CREDENTIALS;
        }
        if (failure instanceof ConnectionLostException) {
            return reached == SessionState.SUBSCRIBING ? Trouble.CLOSED : Trouble.CONNECT;
        }
        boolean silence = failure instanceof AtTimeoutException timeout && !timeout.isAccepted();
        return switch (reached) {
            case OPENING -> Trouble.PORT;
            case SYNCHRONIZING -> silence ? Trouble.SILENCE : Trouble.MODEM;
            case CHECKING_SIM -> Trouble.SIM;
            case REGISTERING, ACTIVATING_BEARER -> Trouble.NETWORK;
            case AUTHENTICATING, CONNECTING, SIGNING_IN -> Trouble.CONNECT;
            case SUBSCRIBING ->
                failure instanceof AtTimeoutException && !silence ? Trouble.UNACKNOWLEDGED : Trouble.MODEM;
            default -> Trouble.MODEM;
        };
    }
}

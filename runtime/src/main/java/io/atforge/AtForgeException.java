package io.atforge;

/**
 * The root of every exception that this library throws. Each subclass is a kind that a caller can act on; the message
 * says what was tried, where, and what to do. No message holds a secret.
 */
public abstract sealed class AtForgeException extends RuntimeException
        permits InvalidArgumentException,
                InvalidScriptException,
                InvalidDialectException,
                SecretUnavailableException,
                PortException,
                AtTimeoutException,
                ModemErrorException,
                UnexpectedReplyException,
                PlatformRefusedException,
                AuthenticationException,
                PlatformUnreachableException,
                ConnectionLostException,
                DisplacedException,
                MessageDroppedException,
                NotConnectedException,
                OutboxException,
                SimPinException,
                CallInterruptedException {

    private static final long serialVersionUID = 1L;

    AtForgeException(String message) {
        super(message);
    }

    AtForgeException(String message, Throwable cause) {
        super(message, cause);
    }
}

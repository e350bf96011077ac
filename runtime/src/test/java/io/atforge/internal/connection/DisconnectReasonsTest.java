package io.atforge.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.SecretUnavailableException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.SessionState;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisconnectReasonsTest {

    private static final Map<String, Throwable> FAILURES = Map.of(
            "port", new PortException(Reason.BUSY, "busy"),
            "refused", new PlatformRefusedException("refused"),
            "secret", new SecretUnavailableException("no secret"),
            "argument", new InvalidArgumentException("no such device"),
            "closed", new ConnectionLostException("CLOSED"),
            "error", new ModemErrorException("+CME ERROR: 3", OptionalInt.of(3)),
            "silence", new AtTimeoutException("not accepted", false),
            "incomplete", new AtTimeoutException("not completed", true));

    @ParameterizedTest
    @CsvSource({
        "OPENING, port, PORT",
        "ONLINE, port, PORT",
        "SIGNING_IN, refused, REFUSED",
        "CONNECTING, secret, CREDENTIALS",
        "SYNCHRONIZING, argument, CREDENTIALS",
        "SYNCHRONIZING, silence, SILENCE",
        "SYNCHRONIZING, error, MODEM",
        "CHECKING_SIM, error, SIM",
        "REGISTERING, error, NETWORK",
        "ACTIVATING_BEARER, incomplete, NETWORK",
        "CONNECTING, error, CONNECT",
        "CONNECTING, incomplete, CONNECT",
        "SIGNING_IN, closed, CONNECT",
        "SIGNING_IN, silence, CONNECT",
        "SUBSCRIBING, closed, CLOSED",
        "SUBSCRIBING, incomplete, UNACKNOWLEDGED",
        "SUBSCRIBING, silence, MODEM",
        "SUBSCRIBING, error, MODEM"
    })
    void tellsFromTheFailureAndHowFarTheSessionHadCome(SessionState reached, String failure, DisconnectReason reason) {
        assertThat(DisconnectReasons.of(reached, FAILURES.get(failure))).isEqualTo(reason);
    }
}

package io.atforge.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs from family to family in the bench's modem: how its bearer comes about, and its MQTT client. How far it
 * has come is the same for all.
 */
abstract class BenchClient {

    /** What strikes when the acknowledgement of a publish is due. */
    static final String PUBLISHED = "PUBACK";

    static final String OK = BenchVoice.OK;
    static final String NOT_ALLOWED = BenchVoice.NOT_ALLOWED;

    final BenchParts parts;
    private final List<Long> connects = new ArrayList<>();
    private boolean bearer;
    private boolean deactivated;
    private boolean tcp;
    private boolean mqtt;
    private boolean cacheMode;

    BenchClient(BenchParts parts) {
        this.parts = parts;
    }

    // ---- what a family has of its own

    /** Answers a command of the family's; false if it is none. */
    abstract boolean answers(String name, String command, boolean isRegistered);

    /** Whether a modem that is wedged refuses the command. */
    abstract boolean isOfMqtt(String command);

    /** The data came that a command asked for. */
    abstract void data(String payload);

    /** A message of the platform: at once, or kept for a read-out. */
    abstract void message(String topic, String payload);

    /** What tells that the connection ended. */
    abstract void sayClosed();

    /** It forgets what else it was told. */
    abstract void forget();

    // ---- its bearer

    boolean hasBearer() {
        return bearer;
    }

    /** False if it cannot. */
    boolean activates(boolean isRegistered) {
        boolean can = !bearer && !deactivated && isRegistered;
        bearer |= can;
        return can;
    }

    void loseBearer() {
        bearer = false;
        lost();
    }

    /** The network took it: it is in the way of a new one until it is given back. */
    void deactivated() {
        loseBearer();
        deactivated = true;
    }

    void giveBackBearer() {
        loseBearer();
        deactivated = false;
    }

    // ---- its connection

    /** It is asked for a connection with the host. */
    void connects() {
        connects.add(parts.loop().nanoTime());
    }

    boolean hasName() {
        return bearer && parts.platform().host() != BenchPlatform.Host.WITHOUT_NAME;
    }

    boolean reachesHost() {
        return parts.platform().host() == BenchPlatform.Host.REACHABLE;
    }

    boolean hasTcp() {
        return tcp;
    }

    boolean hasMqtt() {
        return mqtt;
    }

    void connected() {
        tcp = true;
    }

    /** The host took the connection; it may close it if nobody signs in. */
    void waitsForSignIn() {
        tcp = true;
        if (parts.platform().takesNoneThatWaits()) {
            closed();
        }
    }

    /** Asks the platform, and says later how that ended. */
    void signIn(String granted, String refused) {
        boolean isGranted = parts.platform().signIn(parts.loop().nanoTime());
        parts.voice().later(isGranted ? granted : refused, () -> {
            mqtt = isGranted;
            tcp &= isGranted;
        });
        if (isGranted && parts.platform().kicks()) {
            parts.loop().after(BenchVoice.NETWORK.multipliedBy(4), this::closed);
        }
    }

    /** Says that something was acknowledged, unless the connection is another by then. */
    void acknowledge(String what, String line) {
        int connection = parts.platform().connection();
        parts.loop().after(BenchVoice.NETWORK, () -> {
            if (!mqtt || connection != parts.platform().connection()) {
                return;
            }
            parts.strike().at(what);
            if (mqtt && !parts.platform().isMute() && parts.mood().get() != BenchMood.SILENT) {
                parts.port().receive(line);
            }
        });
    }

    void say(String text) {
        parts.voice().say(text);
    }

    void closed() {
        if (tcp) {
            lost();
            sayClosed();
        }
    }

    /** The connection is gone: nobody says so here. */
    void lost() {
        tcp = false;
        mqtt = false;
    }

    // ---- messages

    boolean keepsMessages() {
        return cacheMode;
    }

    void cacheMode(boolean on) {
        cacheMode = on;
    }

    /** It forgets everything. */
    void reset() {
        giveBackBearer();
        cacheMode = false;
        forget();
    }

    /** When it was asked for connections, in nanoseconds. */
    List<Long> allConnects() {
        return connects;
    }
}

package io.atforge.bench;

import io.atforge.testing.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A polite Air720 with memory, in virtual time: knows how far it has come, and refuses what does not fit. Behind it is
 * a platform that counts. What is to happen to it, happens when it gets a command, and before it answers.
 */
public final class BenchModem {

    private static final Duration RESTARTS = Duration.ofSeconds(3);
    private static final String OK = BenchVoice.OK;
    private static final String NOT_ALLOWED = BenchVoice.NOT_ALLOWED;

    private final ManualLoop loop;
    private final BenchPort port;
    private final BenchWire wire;
    private final BenchVoice voice;
    private final BenchMqtt mqtt;
    private final List<String> commands = new ArrayList<>();
    private final Set<String> toldSinceRestart = new HashSet<>();
    private final BenchStrike strike = new BenchStrike();
    private BenchMood mood = BenchMood.WELL;
    private int asleep;
    private String deafTo = "nothing";
    private boolean autoBaud;
    private boolean echo = true;
    private String sim = "\r\n+CPIN: READY\r\n" + OK;
    private int registration = 1;
    private boolean bearer;
    private boolean deactivated;

    BenchModem(ManualLoop loop, BenchPort port, BenchPlatform platform) {
        this.loop = loop;
        this.port = port;
        this.voice = new BenchVoice(loop, port);
        this.mqtt = new BenchMqtt(loop, port, voice, platform, strike, () -> mood);
        this.wire = new BenchWire(loop, this::command, this::data, () -> say("\r\nERROR\r\n"));
        port.connect(wire::take);
    }

    // ---- what comes over the wire

    private void data(String payload) {
        strike.at(payload);
        mqtt.data(payload);
    }

    private void command(String command) {
        if (!voice.isUp() || mood == BenchMood.SILENT || command.startsWith(deafTo)) {
            return;
        }
        if (asleep > 0) {
            asleep--;
            return;
        }
        autoBaud = false;
        commands.add(command);
        if (echo) {
            port.receive(command + "\r");
        }
        int before = voice.restarts();
        strike.at(command);
        if (before == voice.restarts() && voice.isUp() && mood != BenchMood.SILENT) {
            answer(command);
        }
    }

    private void answer(String command) {
        toldSinceRestart.add(command);
        String name = command.replaceFirst("[=?].*", "");
        if (mood == BenchMood.WEDGED && name.matches("AT\\+M(PUB|PUBEX|SUB|UNSUB|CONFIG|IPSTART|CONNECT)")) {
            say(NOT_ALLOWED);
            return;
        }
        switch (name) {
            case "ATE0" -> {
                echo = false;
                say(OK);
            }
            case "AT+CPIN" -> say(sim);
            case "AT+CGREG" -> say("\r\n+CGREG: 0," + registration + "\r\n" + OK);
            case "AT+CGATT" -> say("\r\n+CGATT: " + (isRegistered() ? 1 : 0) + "\r\n" + OK);
            case "AT+CSTT" -> say(bearer ? NOT_ALLOWED : OK);
            case "AT+CIICR" -> activate();
            case "AT+CIFSR" -> say(bearer ? "\r\n10.0.0.7\r\n" : "\r\nERROR\r\n");
            case "AT+CIPSHUT" -> {
                loseBearer();
                deactivated = false;
                say("\r\nSHUT OK\r\n");
            }
            case "AT+MIPSTART" -> mqtt.connectTcp(bearer);
            case "AT+MCONNECT" -> mqtt.connectMqtt();
            case "AT+MSUB", "AT+MUNSUB" -> mqtt.subscribe(command);
            case "AT+MPUB" -> mqtt.publish(command);
            case "AT+MPUBEX" -> {
                int bytes = mqtt.publishData(command);
                if (bytes > 0) {
                    wire.expectData(bytes);
                }
            }
            case "AT+MDISCONNECT", "AT+MIPCLOSE" -> mqtt.disconnect();
            case "AT+MQTTSTATU" -> mqtt.status();
            case "AT+MQTTMSGGET" -> mqtt.readOut();
            case "AT+MQTTMSGSET" -> {
                mqtt.cacheMode(command.endsWith("=1"));
                say(command.endsWith("?") ? "\r\n+MQTTMSGSET:0\r\n" + OK : OK);
            }
            case "AT+CFUN" -> radio(command);
            case "AT+RESET" -> {
                say(OK);
                restart();
            }
            case "AT+IPR" -> {
                say(OK);
                loop.after(
                        BenchVoice.ANSWERS.multipliedBy(2),
                        () -> port.modemRate(Integer.parseInt(command.replaceFirst(".*=", ""))));
            }
            case "AT+CSQ" -> say("\r\n+CSQ: 16,0\r\n" + OK);
            case "AT+CGMR" -> say("\r\n+CGMR: \"AirM2M_720_V1\"\r\n" + OK);
            case "AT+CMEE", "AT+MQTTMODE" ->
                say(command.endsWith("?") ? "\r\n" + name.substring(2) + ": 0\r\n" + OK : OK);
            case "AT", "AT+MCONFIG", "AT+CNMI", "AT+CMGF", "AT+CSDH" -> say(OK);
            default -> say("\r\n+CME ERROR: 58\r\n");
        }
    }

    private boolean isRegistered() {
        return registration == 1 || registration == 5;
    }

    private void activate() {
        if (bearer || deactivated || !isRegistered()) {
            say(NOT_ALLOWED);
        } else {
            bearer = true;
            say(OK);
        }
    }

    private void radio(String command) {
        if (command.endsWith("=0")) {
            loseBearer();
            deactivated = false;
        }
        say(command.endsWith("?") ? "\r\n+CFUN: 1\r\n" + OK : OK);
    }

    private void say(String text) {
        voice.say(text);
    }

    /** A message of the platform: at once, or kept for a read-out. */
    public void message(String topic, String payload) {
        mqtt.message(topic, payload);
    }

    // ---- what happens to it

    /** When it gets a command or data, or owes an acknowledgement, that the predicate knows: once. */
    public void when(Predicate<String> at, Runnable what) {
        strike.when(at, what);
    }

    boolean isStillToBeStruck() {
        return strike.isDue();
    }

    public void closed() {
        mqtt.closed();
    }

    private void loseBearer() {
        bearer = false;
        mqtt.lost();
    }

    public void deactivated(String urc) {
        loseBearer();
        deactivated = true;
        port.receive("\r\n" + urc + "\r\n");
    }

    /** It loses everything it knew, and says RDY when it is up again. */
    public void restart() {
        down();
        loop.after(RESTARTS, this::start);
    }

    /** It is back before anybody sees that it was away. */
    public void restartAtOnce() {
        down();
        start();
    }

    private void down() {
        voice.down();
        toldSinceRestart.clear();
        wire.reset();
        loseBearer();
        deactivated = false;
        echo = true;
        mqtt.reset();
        mood = mood == BenchMood.WEDGED ? BenchMood.WELL : mood;
    }

    private void start() {
        voice.up();
        if (!autoBaud) {
            port.receive("\r\n^boot.rom'v'!\n\r\nRDY\r\n");
        }
    }

    /** After this, it is quiet until it was spoken to in upper case. */
    public void restartInAutoBaud() {
        autoBaud = true;
        restartAtOnce();
        asleep = 2;
    }

    public void mood(BenchMood next) {
        mood = next;
    }

    /** It hears nothing for a moment: one command is lost. */
    public void nap() {
        mood = BenchMood.SILENT;
        loop.after(BenchVoice.ANSWERS, () -> mood = BenchMood.WELL);
    }

    /** It misses so many commands. */
    public void asleep(int missed) {
        asleep = missed;
    }

    /** It does not answer commands that start so. */
    public void deafTo(String start) {
        deafTo = start;
    }

    public void sim(String answer) {
        sim = answer;
    }

    public void registration(int stat) {
        registration = stat;
    }

    public void cacheMode(boolean on) {
        mqtt.cacheMode(on);
    }

    // ---- what is known of it

    public List<String> commands() {
        return commands;
    }

    /** Whether, since it started, it was told all that a session tells it before it asks it for anything. */
    boolean isPrepared() {
        return !echo
                && toldSinceRestart.containsAll(Set.of(
                        "ATE0",
                        "AT+CMEE=1",
                        "AT+MQTTMSGSET=0",
                        "AT+MQTTMODE=0",
                        "AT+CNMI=2,0,0,0,0",
                        "AT+CMGF=0",
                        "AT+CSDH=1"));
    }

    /** When it was asked for TCP connections, in nanoseconds. */
    public List<Long> connects() {
        return mqtt.connects();
    }

    public int restarts() {
        return voice.restarts();
    }
}

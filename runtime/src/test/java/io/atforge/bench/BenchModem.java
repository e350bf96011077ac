package io.atforge.bench;

import io.atforge.testing.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A polite modem with memory, in virtual time: knows how far it has come, and refuses what does not fit. What differs from
 * family to family is a part of its own. Behind it is a platform that counts. What is to happen to it, happens when it gets a command, and before it answers.
 */
public final class BenchModem {

    private static final Duration RESTARTS = Duration.ofSeconds(3);
    private static final String OK = BenchVoice.OK;
    private static final String NOT_ALLOWED = BenchVoice.NOT_ALLOWED;

    private final ManualLoop loop;
    private final BenchPort port;
    private final BenchWire wire;
    private final BenchVoice voice;
    private final FamilyManners manners;
    private final BenchClient client;
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

    BenchModem(ManualLoop loop, BenchPort port, BenchPlatform platform, FamilyManners manners) {
        this.loop = loop;
        this.port = port;
        this.voice = new BenchVoice(loop, port);
        this.manners = manners;
        this.wire = new BenchWire(loop, this::command, this::data, () -> say("\r\nERROR\r\n"));
        this.client = manners.client(new BenchParts(loop, port, voice, platform, strike, () -> mood, wire::expectData));
        port.connect(wire::take);
    }

    // ---- what comes over the wire

    private void data(String payload) {
        int before = voice.restarts();
        strike.at(payload);
        if (before == voice.restarts() && voice.isUp()) {
            client.data(payload);
        }
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
        if (mood == BenchMood.WEDGED && client.isOfMqtt(command)) {
            say(NOT_ALLOWED);
            return;
        }
        if (client.answers(name, command, isRegistered())) {
            return;
        }
        switch (name) {
            case "ATE0" -> {
                echo = false;
                say(OK);
            }
            case "AT+CPIN" -> say(sim);
            case "AT+CREG", "AT+CGREG", "AT+CEREG" -> say(registrations(command) + OK);
            case "AT+CGATT" -> say("\r\n+CGATT: " + (isRegistered() ? 1 : 0) + "\r\n" + OK);
            case "AT+CFUN" -> radio(command);
            case "AT+RESET", "AT+CRESET" -> {
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
            case "AT+CMEE" -> say(command.endsWith("?") ? "\r\n" + name.substring(2) + ": 0\r\n" + OK : OK);
            case "AT", "AT+CNMI", "AT+CMGF", "AT+CSDH" -> say(OK);
            default -> say("\r\n+CME ERROR: 58\r\n");
        }
    }

    private boolean isRegistered() {
        return registration == 1 || registration == 5;
    }

    /** One command line may ask for several. */
    private String registrations(String command) {
        return Arrays.stream(command.substring(2).split(";"))
                .map(query -> "\r\n" + query.replace("?", "") + ": 0," + registration + "\r\n")
                .collect(Collectors.joining());
    }

    private void radio(String command) {
        if (command.endsWith("=1,1")) {
            say(OK);
            restart();
            return;
        }
        if (command.endsWith("=0")) {
            client.giveBackBearer();
        }
        say(command.endsWith("?") ? "\r\n+CFUN: 1\r\n" + OK : OK);
    }

    private void say(String text) {
        voice.say(text);
    }

    /** A message of the platform: at once, or kept for a read-out. */
    public void message(String topic, String payload) {
        client.message(topic, payload);
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
        client.closed();
    }

    public void deactivated(String urc) {
        client.deactivated();
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
        echo = true;
        client.reset();
        mood = mood == BenchMood.WEDGED ? BenchMood.WELL : mood;
    }

    private void start() {
        voice.up();
        if (!autoBaud) {
            port.receive(manners.boots() + "\r\n" + manners.restarted() + "\r\n");
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
        client.cacheMode(on);
    }

    // ---- what is known of it

    public List<String> commands() {
        return commands;
    }

    /** Whether, since it started, it was told all that a session tells it before it asks it for anything. */
    boolean isPrepared() {
        return !echo && toldSinceRestart.containsAll(manners.prepares());
    }

    /** When it was asked for TCP connections, in nanoseconds. */
    public List<Long> connects() {
        return client.allConnects();
    }

    public int restarts() {
        return voice.restarts();
    }
}

package io.atforge.bench;

import io.atforge.testing.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The MQTT client in the bench's modem: its connection, its publishes and subscriptions, and its read-out. */
final class BenchMqtt {

    private final ManualLoop loop;
    private final BenchPort port;
    private final BenchVoice voice;
    private final BenchPlatform platform;
    private final BenchStrike strike;
    private final Supplier<BenchMood> mood;
    private final List<Long> connects = new ArrayList<>();
    private final BenchCache cache = new BenchCache();
    private boolean tcp;
    private boolean mqtt;
    private boolean cacheMode;
    private String bodyCommand = "";

    BenchMqtt(
            ManualLoop loop,
            BenchPort port,
            BenchVoice voice,
            BenchPlatform platform,
            BenchStrike strike,
            Supplier<BenchMood> mood) {
        this.loop = loop;
        this.port = port;
        this.voice = voice;
        this.platform = platform;
        this.strike = strike;
        this.mood = mood;
    }

    void connectTcp(boolean bearer) {
        connects.add(loop.nanoTime());
        if (!bearer || platform.host() == BenchPlatform.Host.WITHOUT_NAME) {
            voice.say(BenchVoice.NOT_ALLOWED);
        } else if (tcp) {
            voice.say(BenchVoice.OK + "\r\nALREADY CONNECT\r\n");
        } else if (platform.host() == BenchPlatform.Host.UNREACHABLE) {
            voice.say(BenchVoice.OK);
            voice.later("\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n", () -> {});
        } else {
            voice.say(BenchVoice.OK);
            voice.later("\r\nCONNECT OK\r\n", () -> {
                tcp = true;
                if (platform.takesNoneThatWaits()) {
                    closed();
                }
            });
        }
    }

    void connectMqtt() {
        if (!tcp || mqtt) {
            voice.say(BenchVoice.NOT_ALLOWED);
            return;
        }
        voice.say(BenchVoice.OK);
        boolean granted = platform.signIn(loop.nanoTime());
        voice.later(granted ? "\r\nCONNACK OK\r\n" : "\r\nERROR\r\n", () -> {
            mqtt = granted;
            if (!granted) {
                tcp = false;
            }
        });
        if (granted && platform.kicks()) {
            loop.after(BenchVoice.NETWORK.multipliedBy(4), this::closed);
        }
    }

    void subscribe(String command) {
        if (!mqtt) {
            voice.say(BenchVoice.NOT_ALLOWED);
            return;
        }
        boolean on = command.startsWith("AT+MSUB");
        voice.say(BenchVoice.OK);
        platform.asks(on, topicOf(command));
        acknowledge(on ? "SUBACK" : "UNSUBACK");
    }

    void publish(String command) {
        publish(command, command.replaceFirst(".*,[01],0,\"(.*)\"", "$1"));
    }

    /** A publish with its data to come: how many bytes, or none if it is refused. */
    int publishData(String command) {
        bodyCommand = command;
        voice.say(mqtt ? "\r\n>" : BenchVoice.NOT_ALLOWED);
        return mqtt && command.matches(".*,\\d{1,4}") ? Integer.parseInt(command.replaceFirst(".*,", "")) : 0;
    }

    void data(String payload) {
        if (mqtt && mood.get() != BenchMood.SILENT) {
            publish(bodyCommand, payload);
        }
    }

    private void publish(String command, String payload) {
        if (!mqtt || mood.get() == BenchMood.WEDGED) {
            voice.say(BenchVoice.NOT_ALLOWED);
            return;
        }
        boolean acknowledged = command.matches("[^\"]*\"[^\"]*\",1,.*");
        voice.say(BenchVoice.OK);
        platform.publish(topicOf(command), payload);
        if (acknowledged) {
            acknowledge("PUBACK");
        }
    }

    private static String topicOf(String command) {
        return command.replaceFirst("[^\"]*\"([^\"]*)\".*", "$1");
    }

    private void acknowledge(String what) {
        int connection = platform.connection();
        loop.after(BenchVoice.NETWORK, () -> {
            if (!mqtt || connection != platform.connection()) {
                return;
            }
            strike.at(what);
            if (mqtt && !platform.isMute() && mood.get() != BenchMood.SILENT) {
                port.receive("\r\n" + what + "\r\n");
            }
        });
    }

    void disconnect() {
        voice.say(BenchVoice.OK);
        boolean was = tcp;
        lost();
        if (was) {
            voice.later("\r\nCLOSED\r\n", () -> {});
        }
    }

    void status() {
        voice.say("\r\n+MQTTSTATU :" + (mqtt ? 1 : tcp ? 2 : 0) + "\r\n" + BenchVoice.OK);
    }

    // ---- messages

    void readOut() {
        voice.say(cache.readOut() + BenchVoice.OK);
    }

    void cacheMode(boolean on) {
        cacheMode = on;
    }

    /** A message of the platform: at once, or kept for a read-out. */
    void message(String topic, String payload) {
        String text = "\r\n+MSUB: \"" + topic + "\"," + payload.length() + " byte," + payload + "\r\n";
        port.receive(cacheMode ? cache.keep(text) : text);
    }

    // ---- how it ends

    void closed() {
        if (tcp) {
            lost();
            port.receive("\r\nCLOSED\r\n");
        }
    }

    /** The bearer is gone: nobody says so here. */
    void lost() {
        tcp = false;
        mqtt = false;
    }

    /** It forgets what it kept. */
    void reset() {
        lost();
        cacheMode = false;
        cache.readOut();
    }

    List<Long> connects() {
        return connects;
    }
}

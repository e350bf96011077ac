package io.atforge.testkit;

/** Parts of the tutorial's conversation that many tests begin with. */
final class Conversation {

    static final String TOPIC = "/a1hahpgAs3s/test/test";
    static final String MIPSTART = "AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"";
    static final String TUTORIAL_MCONFIG = "AT+MCONFIG="
            + "\"test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|\","
            + "\"test&a1hahpgAs3s\","
            + "\"41fcbbaee25f99de3fe31403af590017d1bed376\"";

    private Conversation() {}

    /** Brings the bearer up. */
    static void attach(HostTerminal terminal) throws InterruptedException {
        terminal.ok("AT+CSTT=\"3GWAP\"");
        terminal.command("AT+CIICR");
        terminal.expect("\r\n+CGEV: ME PDN ACT 7\r\n\r\nOK\r\n");
        terminal.reply("AT+CIFSR", "10.69.48.127");
    }

    /** Brings MQTT up on a bearer that is up. */
    static void connect(HostTerminal terminal) throws InterruptedException {
        terminal.ok(TUTORIAL_MCONFIG);
        terminal.ok(MIPSTART);
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=1,600");
        terminal.line("CONNACK OK");
    }

    /** Goes online with numbers in errors. */
    static HostTerminal online(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+CMEE=1");
        attach(terminal);
        connect(terminal);
        return terminal;
    }

    /** Goes online and subscribes to the tutorial's topic. */
    static HostTerminal subscribed(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = online(modem);
        terminal.ok("AT+MSUB=\"" + TOPIC + "\",0");
        terminal.line("SUBACK");
        return terminal;
    }
}

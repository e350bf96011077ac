package io.atforge.testkit;

/** Parts of a conversation with a modem of SIMCom's that many tests begin with. */
final class SimcomConversation {

    static final String TOPIC = Conversation.TOPIC;
    static final String URL = "tcp://a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883";
    static final String ACQUIRE = "AT+CMQTTACCQ=0,\"test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|\",0";
    static final String CONNECT = "AT+CMQTTCONNECT=0,\"" + URL + "\",600,1,"
            + "\"test&a1hahpgAs3s\",\"41fcbbaee25f99de3fe31403af590017d1bed376\"";

    private SimcomConversation() {}

    /** Starts the MQTT service of an A7670. */
    static void start(HostTerminal terminal) throws InterruptedException {
        terminal.ok("AT+CMQTTSTART");
        terminal.line("+CMQTTSTART: 0");
    }

    /** Starts the service and acquires the first client, as the tutorial's device. */
    static HostTerminal acquired(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = new HostTerminal(modem.port());
        start(terminal);
        terminal.ok(ACQUIRE);
        return terminal;
    }

    static void connect(HostTerminal terminal) throws InterruptedException {
        terminal.ok(CONNECT);
        terminal.line("+CMQTTCONNECT: 0,0");
    }

    static HostTerminal online(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = acquired(modem);
        connect(terminal);
        return terminal;
    }

    /** Goes online and subscribes to the tutorial's topic. */
    static HostTerminal subscribed(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = online(modem);
        data(terminal, "AT+CMQTTSUB=0," + TOPIC.length() + ",0", TOPIC);
        terminal.line("+CMQTTSUB: 0,0");
        return terminal;
    }

    /** Types a command that asks for data, and the data, which is echoed. */
    static void data(HostTerminal terminal, String command, String data) throws InterruptedException {
        ask(terminal, command, data);
        terminal.expect("\r\nOK\r\n");
    }

    /** The same up to the result. */
    static void ask(HostTerminal terminal, String command, String data) throws InterruptedException {
        terminal.command(command);
        terminal.expect("\r\n>");
        terminal.type(data);
        terminal.expect(data);
    }

    /** Types a topic and a payload for the next publish. */
    static void draft(HostTerminal terminal, String topic, String payload) throws InterruptedException {
        data(terminal, "AT+CMQTTTOPIC=0," + topic.length(), topic);
        data(terminal, "AT+CMQTTPAYLOAD=0," + payload.length(), payload);
    }

    /** Publishes to the tutorial's topic with QoS 1. */
    static void publish(HostTerminal terminal, String payload) throws InterruptedException {
        draft(terminal, TOPIC, payload);
        terminal.ok("AT+CMQTTPUB=0,1,60");
        terminal.line("+CMQTTPUB: 0,0");
    }

    /** A message as an A7670 shows it, if its payload fits in one part. */
    static String message(String topic, String payload) {
        return "\r\n+CMQTTRXSTART: 0," + topic.length() + "," + payload.length() + "\r\n+CMQTTRXTOPIC: 0,"
                + topic.length() + "\r\n" + topic + "\r\n+CMQTTRXPAYLOAD: 0," + payload.length() + "\r\n" + payload
                + "\r\n+CMQTTRXEND: 0\r\n";
    }

    /** A command fails with a line before {@code ERROR}. */
    static void fails(HostTerminal terminal, String command, String line) throws InterruptedException {
        terminal.command(command);
        terminal.expect("\r\n" + line + "\r\n\r\nERROR\r\n");
    }

    /** The lines of an A7670 that has booted. */
    static void booted(HostTerminal terminal) throws InterruptedException {
        terminal.line("*ATREADY: 1");
        terminal.skipTo("\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n\r\n+CGEV: EPS PDN ACT 1\r\n");
    }
}

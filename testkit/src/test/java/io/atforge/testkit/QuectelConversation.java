package io.atforge.testkit;

/** Parts of a conversation with a Quectel modem that many tests begin with. */
final class QuectelConversation {

    static final String HOST = "a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com";
    static final String QMTOPEN = "AT+QMTOPEN=0,\"" + HOST + "\",1883";
    static final String QMTCONN = "AT+QMTCONN=0,"
            + "\"test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|\","
            + "\"test&a1hahpgAs3s\","
            + "\"41fcbbaee25f99de3fe31403af590017d1bed376\"";

    private QuectelConversation() {}

    /** Brings the bearer up. */
    static HostTerminal attached(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+QICSGP=1,1,\"3GWAP\",\"\",\"\",0");
        terminal.ok("AT+QIACT=1");
        return terminal;
    }

    /** Brings MQTT up on a bearer that is up. */
    static void connect(HostTerminal terminal) throws InterruptedException {
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,0");
        terminal.ok(QMTCONN);
        terminal.line("+QMTCONN: 0,0,0");
    }

    /** Goes online, with lengths in messages. */
    static HostTerminal online(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = attached(modem);
        terminal.ok("AT+QMTCFG=\"recv/mode\",0,0,1");
        connect(terminal);
        return terminal;
    }

    /** Goes online and subscribes to the tutorial's topic. */
    static HostTerminal subscribed(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = online(modem);
        terminal.ok("AT+QMTSUB=0,7,\"" + Conversation.TOPIC + "\",0");
        // The platform grants 1 whatever is asked for.
        terminal.line("+QMTSUB: 0,7,0,1");
        return terminal;
    }

    /** Publishes by a length. */
    static void publish(HostTerminal terminal, int messageId, int qos, String payload) throws InterruptedException {
        terminal.command(
                "AT+QMTPUBEX=0," + messageId + "," + qos + ",0,\"" + Conversation.TOPIC + "\"," + payload.length());
        terminal.expect("\r\n> ");
        terminal.type(payload);
        terminal.expect(payload + "\r\nOK\r\n");
    }
}

package io.atforge.testkit;

/** Parts of a conversation about MQTT over TLS. */
final class TlsConversation {

    static final String HOST = "a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com";
    static final String SSLMIPSTART = "AT+SSLMIPSTART=\"" + HOST + "\",1883";

    private TlsConversation() {}

    static HostTerminal attached(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+CMEE=1");
        Conversation.attach(terminal);
        return terminal;
    }

    static void write(HostTerminal terminal, String file, String content) throws InterruptedException {
        terminal.ok("AT+FSCREATE=\"" + file + "\"");
        terminal.command("AT+FSWRITE=\"" + file + "\",0," + content.length() + ",15");
        terminal.expect("\r\n>");
        terminal.type(content);
        terminal.line("OK");
    }

    static void check(HostTerminal terminal, String pem, int level, String host) throws InterruptedException {
        write(terminal, "ca.crt", pem);
        terminal.ok("AT+SSLCFG=\"cacert\",88,\"ca.crt\"");
        terminal.ok("AT+SSLCFG=\"seclevel\",88," + level);
        if (!host.isEmpty()) {
            terminal.ok("AT+SSLCFG=\"hostname\",88,\"" + host + "\"");
        }
    }

    static void succeeds(HostTerminal terminal) throws InterruptedException {
        terminal.ok(SSLMIPSTART);
        terminal.line("CONNECT OK");
    }

    static void fails(HostTerminal terminal) throws InterruptedException {
        terminal.ok(SSLMIPSTART);
        terminal.line("STATE: IP STATUS");
        terminal.line("CONNECT FAIL");
        terminal.reply("AT+MCONNECT=1,600", "+CME ERROR: 3");
    }
}

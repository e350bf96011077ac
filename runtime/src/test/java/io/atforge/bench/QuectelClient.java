package io.atforge.bench;

/** The bearer and the MQTT client of a Quectel modem: AT+QI and AT+QMT. */
final class QuectelClient extends BenchClient {

    private static final String ERROR = "\r\nERROR\r\n";

    private final FamilyManners manners = new QuectelManners();
    private String bodyCommand = "";

    QuectelClient(BenchParts parts) {
        super(parts);
    }

    @Override
    boolean answers(String name, String command, boolean isRegistered) {
        switch (name) {
            case "AT+QICSGP", "AT+QCFG", "AT+QMTCFG", "AT+QSSLCFG" -> say(OK);
            case "AT+QURCCFG" -> say("\r\n+QURCCFG: \"urcport\",\"usbat\"\r\n" + OK);
            case "AT+QIACT" -> bearer(command, isRegistered);
            case "AT+QIDEACT" -> {
                giveBackBearer();
                say(OK);
            }
            case "AT+QMTOPEN" -> open();
            case "AT+QMTCONN" -> {
                if (command.endsWith("?")) {
                    say((hasMqtt() ? "\r\n+QMTCONN: 0,3\r\n" : hasTcp() ? "\r\n+QMTCONN: 0,1\r\n" : "") + OK);
                } else {
                    connect();
                }
            }
            case "AT+QMTSUB", "AT+QMTUNS" -> subscribe(command);
            case "AT+QMTPUBEX" -> publish(command);
            case "AT+QMTDISC" -> end("+QMTDISC: 0,0", hasMqtt());
            case "AT+QMTCLOSE" -> end("+QMTCLOSE: 0,0", hasTcp());
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean isOfMqtt(String command) {
        return command.matches("(?s)AT\\+QMT(OPEN|CONN|SUB|UNS|PUBEX)=.*");
    }

    private void bearer(String command, boolean isRegistered) {
        if (command.endsWith("?")) {
            say((hasBearer() ? "\r\n+QIACT: 1,1,1,\"10.0.0.7\"\r\n" : "") + OK);
        } else {
            say(activates(isRegistered) ? OK : ERROR);
        }
    }

    private void open() {
        connects();
        say(OK);
        if (!hasBearer()) {
            opened(3);
        } else if (!hasName()) {
            opened(4);
        } else if (hasTcp()) {
            opened(2);
        } else if (reachesHost()) {
            parts.voice().later("\r\n+QMTOPEN: 0,0\r\n", this::waitsForSignIn);
        } else {
            opened(5);
        }
    }

    private void opened(int result) {
        parts.voice().later("\r\n+QMTOPEN: 0," + result + "\r\n", () -> {});
    }

    private void connect() {
        if (!hasTcp() || hasMqtt()) {
            say(ERROR);
            return;
        }
        say(OK);
        signIn("\r\n+QMTCONN: 0,0,0\r\n", "\r\n+QMTCONN: 0,0,5\r\n");
    }

    private void subscribe(String command) {
        if (!hasMqtt() || !command.matches("AT\\+QMT(SUB|UNS)=0,\\d+,\"[^\"]+\".*")) {
            say(ERROR);
            return;
        }
        boolean on = command.startsWith("AT+QMTSUB");
        String id = manners.messageId(command).orElseThrow();
        say(OK);
        parts.platform().asks(on, topicOf(command));
        acknowledge(
                on ? "SUBACK" : "UNSUBACK",
                on ? "\r\n+QMTSUB: 0," + id + ",0,1\r\n" : "\r\n+QMTUNS: 0," + id + ",0\r\n");
    }

    private void publish(String command) {
        bodyCommand = command;
        if (hasMqtt() && command.matches("AT\\+QMTPUBEX=0,\\d+,[01],0,\"[^\"]+\",\\d{1,4}")) {
            parts.wire().accept(Integer.parseInt(command.replaceFirst(".*,", "")));
            say(manners.prompt());
        } else {
            say(ERROR);
        }
    }

    @Override
    void data(String payload) {
        if (parts.mood().get() == BenchMood.SILENT) {
            return;
        }
        if (!hasMqtt() || parts.mood().get() == BenchMood.WEDGED) {
            say(ERROR);
            return;
        }
        String id = manners.messageId(bodyCommand).orElseThrow();
        say(OK);
        parts.platform().publish(topicOf(bodyCommand), payload);
        String result = "\r\n+QMTPUBEX: 0," + id + ",0\r\n";
        if (bodyCommand.matches("AT\\+QMTPUBEX=0,\\d+,1,.*")) {
            acknowledge(PUBLISHED, result);
        } else {
            parts.voice().later(result, () -> {});
        }
    }

    private static String topicOf(String command) {
        return command.replaceFirst("[^\"]*\"([^\"]*)\".*", "$1");
    }

    private void end(String result, boolean can) {
        lost();
        if (can) {
            say(OK);
            parts.voice().later("\r\n" + result + "\r\n", () -> {});
        } else {
            say(ERROR);
        }
    }

    @Override
    void message(String topic, String payload) {
        parts.port().receive(manners.message(topic, payload));
    }

    @Override
    void sayClosed() {
        parts.port().receive("\r\n" + manners.closed() + "\r\n");
    }

    @Override
    void forget() {
        bodyCommand = "";
    }
}

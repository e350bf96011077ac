package io.atforge.bench;

/** The bearer and the MQTT client of an Air720, and of those that take the same commands. */
final class Air720Client extends BenchClient {

    private final BenchCache cache = new BenchCache();
    private final FamilyManners manners = new Air720Manners();
    private String bodyCommand = "";

    Air720Client(BenchParts parts) {
        super(parts);
    }

    @Override
    boolean answers(String name, String command, boolean isRegistered) {
        switch (name) {
            case "AT+CSTT" -> say(hasBearer() ? NOT_ALLOWED : OK);
            case "AT+CIICR" -> say(activates(isRegistered) ? OK : NOT_ALLOWED);
            case "AT+CIFSR" -> say(hasBearer() ? "\r\n10.0.0.7\r\n" : "\r\nERROR\r\n");
            case "AT+CIPSHUT" -> {
                giveBackBearer();
                say("\r\nSHUT OK\r\n");
            }
            case "AT+MCONFIG" -> say(OK);
            case "AT+MIPSTART" -> connectTcp();
            case "AT+MCONNECT" -> connectMqtt();
            case "AT+MSUB", "AT+MUNSUB" -> subscribe(command);
            case "AT+MPUB" -> publish(command, command.replaceFirst(".*,[01],0,\"(.*)\"", "$1"));
            case "AT+MPUBEX" -> publishData(command);
            case "AT+MDISCONNECT", "AT+MIPCLOSE" -> disconnect();
            case "AT+MQTTSTATU" -> say("\r\n+MQTTSTATU :" + (hasMqtt() ? 1 : hasTcp() ? 2 : 0) + "\r\n" + OK);
            case "AT+MQTTMSGGET" -> say(cache.readOut() + OK);
            case "AT+MQTTMSGSET" -> {
                cacheMode(command.endsWith("=1"));
                say(command.endsWith("?") ? "\r\n+MQTTMSGSET:0\r\n" + OK : OK);
            }
            case "AT+MQTTMODE" -> say(command.endsWith("?") ? "\r\n+MQTTMODE: 0\r\n" + OK : OK);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean isOfMqtt(String command) {
        return command.matches("(?s)AT\\+M(PUB|PUBEX|SUB|UNSUB|CONFIG|IPSTART|CONNECT)=.*");
    }

    private void connectTcp() {
        connects();
        if (!hasName()) {
            say(NOT_ALLOWED);
        } else if (hasTcp()) {
            say(OK + "\r\nALREADY CONNECT\r\n");
        } else if (reachesHost()) {
            say(OK);
            parts.voice().later("\r\nCONNECT OK\r\n", this::waitsForSignIn);
        } else {
            say(OK);
            parts.voice().later("\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n", () -> {});
        }
    }

    private void connectMqtt() {
        if (!hasTcp() || hasMqtt()) {
            say(NOT_ALLOWED);
            return;
        }
        say(OK);
        signIn("\r\nCONNACK OK\r\n", "\r\nERROR\r\n");
    }

    private void subscribe(String command) {
        if (!hasMqtt()) {
            say(NOT_ALLOWED);
            return;
        }
        boolean on = command.startsWith("AT+MSUB");
        say(OK);
        parts.platform().asks(on, topicOf(command));
        String what = on ? "SUBACK" : "UNSUBACK";
        acknowledge(what, "\r\n" + what + "\r\n");
    }

    private void publishData(String command) {
        bodyCommand = command;
        say(hasMqtt() ? "\r\n>" : NOT_ALLOWED);
        if (hasMqtt() && command.matches(".*,\\d{1,4}")) {
            parts.wire().accept(Integer.parseInt(command.replaceFirst(".*,", "")));
        }
    }

    @Override
    void data(String payload) {
        if (hasMqtt() && parts.mood().get() != BenchMood.SILENT) {
            publish(bodyCommand, payload);
        }
    }

    private void publish(String command, String payload) {
        if (!hasMqtt() || parts.mood().get() == BenchMood.WEDGED) {
            say(NOT_ALLOWED);
            return;
        }
        boolean acknowledged = command.matches("[^\"]*\"[^\"]*\",1,.*");
        say(OK);
        parts.platform().publish(topicOf(command), payload);
        if (acknowledged) {
            acknowledge(PUBLISHED, "\r\nPUBACK\r\n");
        }
    }

    private static String topicOf(String command) {
        return command.replaceFirst("[^\"]*\"([^\"]*)\".*", "$1");
    }

    private void disconnect() {
        say(OK);
        boolean was = hasTcp();
        lost();
        if (was) {
            parts.voice().later("\r\nCLOSED\r\n", () -> {});
        }
    }

    @Override
    void message(String topic, String payload) {
        String text = manners.message(topic, payload);
        parts.port().receive(keepsMessages() ? cache.keep(text) : text);
    }

    @Override
    void sayClosed() {
        parts.port().receive("\r\nCLOSED\r\n");
    }

    @Override
    void forget() {
        cache.readOut();
    }
}

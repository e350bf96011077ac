package io.atforge.bench;

/** The bearer and the MQTT client of a SIMCom modem: AT+NETOPEN and AT+CMQTT. */
final class SimcomClient extends BenchClient {

    private static final String ERROR = "\r\nERROR\r\n";

    private final FamilyManners manners = new SimcomManners();
    private boolean started;
    private boolean acquired;
    private String bodyCommand = "";
    private String topic = "";
    private String payload = "";

    SimcomClient(BenchParts parts) {
        super(parts);
    }

    @Override
    boolean answers(String name, String command, boolean isRegistered) {
        switch (name) {
            case "AT+CGDCONT", "AT+CGAUTH", "AT+CMQTTCFG", "AT+CSSLCFG", "AT+CMQTTSSLCFG" -> say(OK);
            case "AT+NETOPEN" -> bearer(command, isRegistered);
            case "AT+IPADDR" ->
                say(hasBearer() ? "\r\n+IPADDR: 10.0.0.7\r\n" + OK : "\r\n+IP ERROR: Network not opened\r\n" + ERROR);
            case "AT+NETCLOSE" -> {
                giveBackBearer();
                say(OK);
                later("+NETCLOSE: 0");
            }
            case "AT+CMQTTSTART" -> start();
            case "AT+CMQTTACCQ" -> acquire();
            case "AT+CMQTTCONNECT" -> {
                if (command.endsWith("?")) {
                    say("\r\n+CMQTTCONNECT: 0" + (hasMqtt() ? ",\"tcp://h:1883\",600,1" : "") + "\r\n" + OK);
                } else {
                    connect();
                }
            }
            case "AT+CMQTTTOPIC", "AT+CMQTTPAYLOAD", "AT+CMQTTSUB", "AT+CMQTTUNSUB" -> takesData(command);
            case "AT+CMQTTPUB" -> publish(command);
            case "AT+CMQTTDISC" -> {
                if (command.endsWith("?")) {
                    say("\r\n+CMQTTDISC: 0," + (hasMqtt() ? 0 : 1) + "\r\n" + OK);
                } else {
                    disconnect();
                }
            }
            case "AT+CMQTTREL" -> release();
            case "AT+CMQTTSTOP" -> stop();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean isOfMqtt(String command) {
        return command.matches("(?s)AT\\+CMQTT(ACCQ|CONNECT|TOPIC|PAYLOAD|PUB|SUB|UNSUB)=.*");
    }

    private void later(String line) {
        parts.voice().later("\r\n" + line + "\r\n", () -> {});
    }

    private void bearer(String command, boolean isRegistered) {
        if (command.endsWith("?")) {
            say("\r\n+NETOPEN: " + (hasBearer() ? 1 : 0) + "\r\n" + OK);
        } else if (hasBearer()) {
            say("\r\n+IP ERROR: Network is already opened\r\n" + ERROR);
        } else {
            say(OK);
            later("+NETOPEN: " + (activates(isRegistered) ? 0 : 1));
        }
    }

    private void start() {
        if (started) {
            say("\r\n+CMQTTSTART: 23\r\n" + ERROR);
        } else {
            started = true;
            say(OK);
            later("+CMQTTSTART: 0");
        }
    }

    private void acquire() {
        if (!started || acquired) {
            say((started ? "\r\n+CMQTTACCQ: 0,19\r\n" : "") + ERROR);
        } else {
            acquired = true;
            say(OK);
        }
    }

    private void connect() {
        connects();
        if (!acquired || !hasBearer() || hasTcp()) {
            say("\r\n+CMQTTCONNECT: 0," + (acquired ? hasTcp() ? 23 : 9 : 20) + "\r\n" + ERROR);
        } else if (!hasName() || !reachesHost()) {
            say(OK);
            later("+CMQTTCONNECT: 0," + (hasName() ? 3 : 25));
        } else {
            say(OK);
            connected();
            signIn("\r\n+CMQTTCONNECT: 0,0\r\n", "\r\n+CMQTTCONNECT: 0,31\r\n");
        }
    }

    private void takesData(String command) {
        if (!hasMqtt() || !command.matches("AT\\+CMQTT[A-Z]+=0,\\d{1,5}(,[01])?")) {
            say(ERROR);
            return;
        }
        bodyCommand = command;
        parts.wire().accept(Integer.parseInt(command.replaceFirst("[^,]*,(\\d+).*", "$1")));
        say("\r\n>");
    }

    @Override
    void data(String text) {
        if (parts.mood().get() == BenchMood.SILENT) {
            return;
        }
        if (!hasMqtt() || parts.mood().get() == BenchMood.WEDGED) {
            say(ERROR);
            return;
        }
        say(OK);
        if (bodyCommand.startsWith("AT+CMQTTTOPIC")) {
            topic = text;
        } else if (bodyCommand.startsWith("AT+CMQTTPAYLOAD")) {
            payload = text;
        } else {
            boolean on = bodyCommand.startsWith("AT+CMQTTSUB");
            parts.platform().asks(on, text);
            acknowledge(on ? "SUBACK" : "UNSUBACK", "\r\n+CMQTT" + (on ? "SUB" : "UNSUB") + ": 0,0\r\n");
        }
    }

    private void publish(String command) {
        if (!hasMqtt() || topic.isEmpty()) {
            say("\r\n+CMQTTPUB: 0," + (hasMqtt() ? 18 : 11) + "\r\n" + ERROR);
            return;
        }
        say(OK);
        parts.platform().publish(topic, payload);
        topic = "";
        payload = "";
        if (command.startsWith("AT+CMQTTPUB=0,1")) {
            acknowledge(PUBLISHED, "\r\n+CMQTTPUB: 0,0\r\n");
        } else {
            later("+CMQTTPUB: 0,0");
        }
    }

    private void disconnect() {
        boolean was = hasTcp();
        lost();
        if (was) {
            say(OK);
            later("+CMQTTDISC: 0,0");
        } else {
            say("\r\n+CMQTTDISC: 0,11\r\n" + ERROR);
        }
    }

    private void release() {
        say(acquired && !hasTcp() ? OK : "\r\n+CMQTTREL: 0,20\r\n" + ERROR);
        acquired &= hasTcp();
    }

    private void stop() {
        if (started && !acquired) {
            started = false;
            say(OK);
            later("+CMQTTSTOP: 0");
        } else {
            say("\r\n+CMQTTSTOP: 21\r\n" + ERROR);
        }
    }

    @Override
    void lost() {
        super.lost();
        topic = "";
        payload = "";
    }

    @Override
    void message(String to, String text) {
        parts.port().receive(manners.message(to, text));
    }

    @Override
    void sayClosed() {
        parts.port().receive("\r\n" + manners.closed() + "\r\n");
    }

    @Override
    void forget() {
        started = false;
        acquired = false;
        bodyCommand = "";
    }
}

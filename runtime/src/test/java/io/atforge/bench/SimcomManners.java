package io.atforge.bench;

import io.atforge.session.PublishResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Results with the client's number and nothing more; topic and message go as data, and a command of its own sends them. */
final class SimcomManners implements FamilyManners {

    @Override
    public String written(Phase phase) {
        return switch (phase) {
            case SYNCHRONIZING -> "ATE0";
            case SIM -> "AT+CPIN?";
            case REGISTERING -> "AT+CGATT?";
            case BEARER -> "AT+IPADDR";
            case TCP -> "AT+CMQTTSTART";
            case MQTT -> "AT+CMQTTCONNECT=";
            case SUBSCRIBING -> "/a1hahpgAs3s/test/test";
            case PUBLISHING -> "AT+CMQTTPUB=";
            case PROMPT -> "AT+CMQTTPAYLOAD=";
            case BODY -> "\u0000";
            case ACKNOWLEDGING -> BenchClient.PUBLISHED;
            case CLOSING -> "AT+CMQTTDISC=0,";
            case OPENING, IDLE, RECEIVING, WAITING -> "";
        };
    }

    @Override
    public String command(Phase phase) {
        return phase == Phase.SUBSCRIBING ? "AT+CMQTTSUB=" : written(phase);
    }

    @Override
    public String lastOfPublish(String payload) {
        return "AT+CMQTTPUB=";
    }

    @Override
    public String release() {
        return "AT+CMQTTREL=0";
    }

    @Override
    public String detach() {
        return "AT+NETCLOSE";
    }

    @Override
    public Set<String> prepares() {
        return Set.of("ATE0", "AT+CMEE=1", "AT+CNMI=2,0,0,0,0", "AT+CMGF=0", "AT+CSDH=1");
    }

    @Override
    public Map<String, String> replies() {
        return Map.ofEntries(
                Map.entry("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n"),
                Map.entry("AT+CREG?", "\r\n+CREG: 0,1\r\n\r\nOK\r\n"),
                Map.entry("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\n+CEREG: 0,1\r\n\r\nOK\r\n"),
                Map.entry("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+CMEE?", "\r\n+CMEE: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+CFUN?", "\r\n+CFUN: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n"),
                Map.entry("AT+NETOPEN", "\r\nOK\r\n\r\n+NETOPEN: 0\r\n"),
                Map.entry("AT+NETOPEN?", "\r\n+NETOPEN: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+IPADDR", "\r\n+IPADDR: 10.0.0.7\r\n\r\nOK\r\n"),
                Map.entry("AT+CMQTTSTART", "\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n"),
                Map.entry("AT+CMQTTCONNECT=", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n"),
                Map.entry("AT+CMQTTCONNECT?", "\r\n+CMQTTCONNECT: 0,\"tcp://h:1883\",600,1\r\n\r\nOK\r\n"),
                Map.entry("AT+CMQTTDISC?", "\r\n+CMQTTDISC: 0,0\r\n\r\nOK\r\n"),
                Map.entry("AT+CMQTTSUB=", "\r\n>"),
                Map.entry("AT+CMQTTUNSUB=", "\r\n>"),
                Map.entry("AT+CMQTTTOPIC=", "\r\n>"),
                Map.entry("AT+CMQTTPAYLOAD=", "\r\n>"),
                Map.entry("AT+CMQTTPUB=", "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n"));
    }

    @Override
    public Map<String, String> dataReplies() {
        return Map.of(
                "AT+CMQTTSUB=", "\r\nOK\r\n\r\n+CMQTTSUB: 0,0\r\n",
                "AT+CMQTTUNSUB=", "\r\nOK\r\n\r\n+CMQTTUNSUB: 0,0\r\n");
    }

    @Override
    public String disconnects() {
        return "\r\nOK\r\n\r\n+CMQTTDISC: 0,0\r\n";
    }

    @Override
    public String acknowledged() {
        return "\r\n+CMQTTPUB: 0,0\r\n";
    }

    /** Nothing goes out before the command that sends it. */
    @Override
    public Outcome givenUpInData() {
        return Outcome.FAILED;
    }

    @Override
    public Duration subscribesWithin() {
        return Duration.ofSeconds(60);
    }

    @Override
    public List<String> wordsOfRefusal() {
        return List.of("NO CARRIER");
    }

    @Override
    public String registration() {
        return "CGREG";
    }

    @Override
    public String message(String topic, String length, String payload) {
        return "\r\n+CMQTTRXSTART: 0," + topic.length() + "," + length + "\r\n+CMQTTRXTOPIC: 0," + topic.length()
                + "\r\n" + topic + "\r\n+CMQTTRXPAYLOAD: 0," + length + "\r\n" + payload + "\r\n+CMQTTRXEND: 0\r\n";
    }

    @Override
    public String closed() {
        return "+CMQTTCONNLOST: 0,1";
    }

    @Override
    public List<String> bearerLost() {
        return List.of(
                "+CMQTTNONET", "+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY", "+CGEV: NW PDN DEACT 1", "+CGEV: ME DETACH");
    }

    @Override
    public String restarted() {
        return "RDY";
    }

    @Override
    public List<String> lateResults() {
        return List.of("+CMQTTSTART: 0", "+CMQTTCONNECT: 0,0", "+CMQTTSUB: 0,0", "+CMQTTPUB: 0,0");
    }

    @Override
    public Names names() {
        return new Names("the connection", "AT+CMQTTCONNECT", "the sign-in", "+CMQTTSUB", "a late result");
    }

    @Override
    public Answer refused() {
        return new Answer("+CMQTTCONNECT: 0,31 after OK", "AT+CMQTTCONNECT=", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,31\r\n");
    }

    @Override
    public Answer unreachable() {
        return new Answer("+CMQTTCONNECT: 0,3 after OK", "AT+CMQTTCONNECT=", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,3\r\n");
    }

    @Override
    public Answer closedAtSignIn() {
        return new Answer(
                "+CMQTTCONNLOST: 0,1 and then ERROR to CMQTTCONNECT",
                "AT+CMQTTCONNECT=",
                "\r\n+CMQTTCONNLOST: 0,1\r\n\r\nERROR\r\n");
    }

    @Override
    public Answer stillConnected() {
        return new Answer("+CMQTTACCQ: 0,19", "AT+CMQTTACCQ=", "\r\n+CMQTTACCQ: 0,19\r\n\r\nERROR\r\n");
    }

    @Override
    public Answer nothingToRelease() {
        return new Answer("nothing to release", "AT+CMQTTREL=", "\r\n+CMQTTREL: 0,20\r\n\r\nERROR\r\n");
    }

    @Override
    public Answer failsBeforeError() {
        return new Answer("+CMQTTCONNECT: 0,3", "AT+CMQTTCONNECT=", "\r\n+CMQTTCONNECT: 0,3\r\n\r\nERROR\r\n");
    }

    @Override
    public Map<Trait, String> lacks() {
        return Map.of(
                Trait.TOPIC_WITHOUT_QUOTES,
                "a topic is never between quotes: it comes after its length, on a line of its own",
                Trait.ADDRESS_WITHOUT_NAME,
                "the address of the bearer comes in a line with a name, +IPADDR",
                Trait.TCP_BEFORE_SIGN_IN,
                "one command, AT+CMQTTCONNECT, connects and signs in",
                Trait.RESULTS_WITH_ID,
                "results bear the number of the client, which is always 0, and none of the message",
                Trait.SLOTS_THAT_ARE_OVERWRITTEN,
                "messages come at once; there is no read-out");
    }

    @Override
    public BenchClient client(BenchParts parts) {
        return new SimcomClient(parts);
    }
}

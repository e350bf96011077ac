package io.atforge.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words for results, and no number that says whose they are. */
class Air720Manners implements FamilyManners {

    @Override
    public String written(Phase phase) {
        return switch (phase) {
            case SYNCHRONIZING -> "ATE0";
            case SIM -> "AT+CPIN?";
            case REGISTERING -> "AT+CGATT?";
            case BEARER -> "AT+CIFSR";
            case TCP -> "AT+MIPSTART=";
            case MQTT -> "AT+MCONNECT=";
            case SUBSCRIBING -> "AT+MSUB=";
            case PUBLISHING -> "AT+MPUB=";
            case PROMPT -> "AT+MPUBEX=";
            case BODY -> "\u0000";
            case ACKNOWLEDGING -> BenchClient.PUBLISHED;
            case CLOSING -> "AT+MDISCONNECT";
            case OPENING, IDLE, RECEIVING, WAITING -> "";
        };
    }

    @Override
    public String release() {
        return "AT+MIPCLOSE";
    }

    @Override
    public String detach() {
        return "AT+CIPSHUT";
    }

    @Override
    public Set<String> prepares() {
        return Set.of(
                "ATE0", "AT+CMEE=1", "AT+MQTTMSGSET=0", "AT+MQTTMODE=0", "AT+CNMI=2,0,0,0,0", "AT+CMGF=0", "AT+CSDH=1");
    }

    @Override
    public Map<String, String> replies() {
        return Map.ofEntries(
                Map.entry("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n"),
                Map.entry("AT+MQTTSTATU", "\r\n+MQTTSTATU :1\r\n\r\nOK\r\n"),
                Map.entry("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\nOK\r\n"),
                Map.entry("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n"),
                Map.entry("AT+CIFSR", "\r\n10.0.0.7\r\n"),
                Map.entry("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n"),
                Map.entry("AT+MCONNECT", "\r\nOK\r\n\r\nCONNACK OK\r\n"),
                Map.entry("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n"),
                Map.entry("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\nPUBACK\r\n"),
                Map.entry("AT+CMEE?", "\r\n+CMEE :1\r\n\r\nOK\r\n"),
                Map.entry("AT+MQTTMSGSET?", "\r\n+MQTTMSGSET:0\r\n\r\nOK\r\n"),
                Map.entry("AT+MQTTMODE?", "\r\n+MQTTMODE: 0\r\n\r\nOK\r\n"),
                Map.entry("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n"),
                Map.entry("AT+MPUBEX", "\r\n>"));
    }

    @Override
    public Map<String, String> dataReplies() {
        return Map.of("AT+MPUBEX=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n" + acknowledged());
    }

    @Override
    public String disconnects() {
        return "\r\nOK\r\n\r\nCLOSED\r\n";
    }

    @Override
    public String acknowledged() {
        return "\r\nPUBACK\r\n";
    }

    @Override
    public List<String> wordsOfRefusal() {
        return List.of("COMMAND NOT SUPPORT", "NA");
    }

    @Override
    public String registration() {
        return "CGREG";
    }

    @Override
    public String message(String topic, String length, String payload) {
        return "\r\n+MSUB: \"" + topic + "\"," + length + " byte," + payload + "\r\n";
    }

    @Override
    public String closed() {
        return "CLOSED";
    }

    @Override
    public List<String> bearerLost() {
        return List.of("+PDP DEACT", "+PDP: DEACT", "+CGEV: NW PDN DEACT 1", "+CGEV: ME DETACH");
    }

    @Override
    public String restarted() {
        return "RDY";
    }

    @Override
    public String boots() {
        return "\r\n^boot.rom'v'!\n";
    }

    @Override
    public List<String> lateResults() {
        return List.of("0, CONNECT FAIL", "0, CLOSED", "7,CONNECT OK", "1, ALREADY CONNECT");
    }

    @Override
    public Names names() {
        return new Names("CONNECT OK", "MIPSTART", "MCONNECT", "SUBACK", "a late end of a numbered link");
    }

    @Override
    public Answer refused() {
        return new Answer("ERROR after MCONNECT's OK", "AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");
    }

    @Override
    public Answer unreachable() {
        return new Answer(
                "CONNECT FAIL after MIPSTART's OK",
                "AT+MIPSTART",
                "\r\nOK\r\n\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n");
    }

    @Override
    public Answer closedAtSignIn() {
        return new Answer("CLOSED and then ERROR to MCONNECT", "AT+MCONNECT", "\r\nCLOSED\r\n\r\nERROR\r\n");
    }

    @Override
    public Answer stillConnected() {
        return new Answer("ALREADY CONNECT", "AT+MIPSTART", "\r\nOK\r\n\r\nALREADY CONNECT\r\n");
    }

    @Override
    public Answer nothingToRelease() {
        return new Answer("nothing to close", "AT+MIPCLOSE", "\r\n+CME ERROR: 767\r\n");
    }

    @Override
    public Map<Trait, String> lacks() {
        return Map.of(
                Trait.RESULTS_WITH_ID,
                "SUBACK and PUBACK are words without a number: which message they mean, only their order says",
                Trait.FAILURE_BEFORE_ERROR,
                "what is refused at once is refused by ERROR or +CME ERROR alone; words of failure come after OK",
                Trait.MESSAGES_IN_PARTS,
                "a message is one line with one length");
    }

    @Override
    public BenchClient client(BenchParts parts) {
        return new Air720Client(parts);
    }
}

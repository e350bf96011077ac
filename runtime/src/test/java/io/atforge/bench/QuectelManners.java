package io.atforge.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Results with the client's number, and the message id that the command had; every message goes as data. */
final class QuectelManners implements FamilyManners {

    private static final Pattern MESSAGE_ID = Pattern.compile("AT\\+QMT(?:SUB|UNS|PUBEX)=0,(\\d+),.*", Pattern.DOTALL);

    @Override
    public String written(Phase phase) {
        return switch (phase) {
            case SYNCHRONIZING -> "ATE0";
            case SIM -> "AT+CPIN?";
            case REGISTERING -> "AT+CGATT?";
            case BEARER -> "AT+QIACT?";
            case TCP -> "AT+QMTOPEN=";
            case MQTT -> "AT+QMTCONN=";
            case SUBSCRIBING -> "AT+QMTSUB=";
            case PUBLISHING -> "report";
            case PROMPT -> "AT+QMTPUBEX=";
            case BODY -> "\u0000";
            case ACKNOWLEDGING -> BenchClient.PUBLISHED;
            case CLOSING -> "AT+QMTDISC=0";
            case OPENING, IDLE, RECEIVING, WAITING -> "";
        };
    }

    @Override
    public String command(Phase phase) {
        return phase == Phase.PUBLISHING ? "AT+QMTPUBEX=" : written(phase);
    }

    @Override
    public String release() {
        return "AT+QMTCLOSE=0";
    }

    @Override
    public String detach() {
        return "AT+QIDEACT=1";
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
                Map.entry("AT+QIACT?", "\r\n+QIACT: 1,1,1,\"10.0.0.7\"\r\n\r\nOK\r\n"),
                Map.entry("AT+QURCCFG=\"urcport\"\r", "\r\n+QURCCFG: \"urcport\",\"usbat\"\r\n\r\nOK\r\n"),
                Map.entry("AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0,0\r\n"),
                Map.entry("AT+QMTCONN=", "\r\nOK\r\n\r\n+QMTCONN: 0,0,0\r\n"),
                Map.entry("AT+QMTCONN?", "\r\n+QMTCONN: 0,3\r\n\r\nOK\r\n"),
                Map.entry("AT+QMTSUB=", "\r\nOK\r\n\r\n+QMTSUB: 0,{id},0,1\r\n"),
                Map.entry("AT+QMTUNS=", "\r\nOK\r\n\r\n+QMTUNS: 0,{id},0\r\n"),
                Map.entry("AT+QMTPUBEX=", "\r\n> "));
    }

    @Override
    public Map<String, String> dataReplies() {
        return Map.of("AT+QMTPUBEX=", "\r\nOK\r\n\r\n+QMTPUBEX: 0,{id},0\r\n");
    }

    @Override
    public String disconnects() {
        return "\r\nOK\r\n\r\n+QMTDISC: 0,0\r\n";
    }

    @Override
    public Optional<String> messageId(String command) {
        Matcher id = MESSAGE_ID.matcher(command);
        return id.matches() ? Optional.of(id.group(1)) : Optional.empty();
    }

    @Override
    public String prompt() {
        return "\r\n> ";
    }

    @Override
    public String acknowledged() {
        return "\r\n+QMTPUBEX: 0,{id},0\r\n";
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
        return "\r\n+QMTRECV: 0,0,\"" + topic + "\"," + length + ",\"" + payload + "\"\r\n";
    }

    @Override
    public String closed() {
        return "+QMTSTAT: 0,1";
    }

    @Override
    public List<String> bearerLost() {
        return List.of("+QIURC: \"pdpdeact\",1", "+CGEV: NW PDN DEACT 1", "+CGEV: ME DETACH");
    }

    @Override
    public String restarted() {
        return "RDY";
    }

    @Override
    public List<String> lateResults() {
        return List.of("+QMTOPEN: 0,0", "+QMTCONN: 0,0,0", "+QMTSUB: 0,65000,0,1", "+QMTPUBEX: 0,65000,0");
    }

    @Override
    public Names names() {
        return new Names("+QMTOPEN: 0,0", "QMTOPEN", "QMTCONN", "+QMTSUB", "a late result");
    }

    @Override
    public Answer refused() {
        return new Answer("+QMTCONN: 0,0,5 after OK", "AT+QMTCONN=", "\r\nOK\r\n\r\n+QMTCONN: 0,0,5\r\n");
    }

    @Override
    public Answer unreachable() {
        return new Answer("+QMTOPEN: 0,5 after OK", "AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0,5\r\n");
    }

    @Override
    public Answer closedAtSignIn() {
        return new Answer(
                "+QMTSTAT: 0,1 and then ERROR to QMTCONN", "AT+QMTCONN=", "\r\n+QMTSTAT: 0,1\r\n\r\nERROR\r\n");
    }

    @Override
    public Answer stillConnected() {
        return new Answer("+QMTOPEN: 0,2", "AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0,2\r\n");
    }

    @Override
    public Answer nothingToRelease() {
        return new Answer("nothing to close", "AT+QMTCLOSE=", "\r\nERROR\r\n");
    }

    @Override
    public Map<Trait, String> lacks() {
        return Map.of(
                Trait.TOPIC_WITHOUT_QUOTES,
                "the topic stands in quotes: without them, the answer to AT+QMTRECV? could be taken for a message",
                Trait.ADDRESS_WITHOUT_NAME,
                "the address of the bearer comes in a line with a name, +QIACT",
                Trait.SLOTS_THAT_ARE_OVERWRITTEN,
                "there are five slots, and no manual says that a sixth message takes the place of one; the session has"
                        + " messages come at once",
                Trait.FAILURE_BEFORE_ERROR,
                "what is refused at once is refused by ERROR alone; results come after OK",
                Trait.MESSAGES_IN_PARTS,
                "a message is one line, or a line and what follows it, with one length");
    }

    @Override
    public BenchClient client(BenchParts parts) {
        return new QuectelClient(parts);
    }
}

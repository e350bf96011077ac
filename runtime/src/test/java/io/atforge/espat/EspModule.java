package io.atforge.espat;

import io.atforge.port.Port;
import io.atforge.testing.CutPoints;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module for Wi-Fi with the maker's MQTT commands, by its command set and no more: strict where that is (CR LF, 256
 * bytes a line, escapes between quotes, lengths, the order of commands), and its own broker: what is published to a
 * topic that is subscribed to comes back. Source: docs.espressif.com/projects/esp-at.
 */
final class EspModule implements Port {

    private static final String OK = "\r\nOK\r\n";
    private static final String ERROR = "\r\nERROR\r\n";
    private static final int LONGEST_LINE = 256;

    /** A value between quotes, in which a quote, a comma and a backslash are escaped; or one without. */
    private static final Pattern VALUE = Pattern.compile("\"((?:[^\"\\\\,]|\\\\[\"\\\\,])*)\"|([^\",]*)");

    private final String wifi;
    private final String password;
    private final List<String> commands = new ArrayList<>();
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private final Set<String> subscriptions = new LinkedHashSet<>();
    private Receiver receiver;
    private CutPoints cuts = CutPoints.NONE;
    private int sent;

    private boolean echo = true;
    private boolean joined;
    private boolean configured;
    private boolean connected;
    private String clientId = "";
    private int dataLength;
    private Optional<Consumer<byte[]>> data = Optional.empty();
    private boolean refusesPublish;

    EspModule(String wifi, String password) {
        this.wifi = wifi;
        this.password = password;
    }

    // ---- what a test does and sees

    /** CutPoints what the module sends from now on. */
    void cut(CutPoints where) {
        cuts = where;
    }

    /** How many bytes the module has sent. */
    int sent() {
        return sent;
    }

    /** The commands in order, without their ends and without data. */
    List<String> commands() {
        return commands;
    }

    String clientId() {
        return clientId;
    }

    boolean isConnected() {
        return connected;
    }

    boolean isOpen() {
        return receiver != null;
    }

    void refusePublish(boolean refuses) {
        refusesPublish = refuses;
    }

    /** The broker ends the connection. */
    void disconnect() {
        connected = false;
        subscriptions.clear();
        say("+MQTTDISCONNECTED:0\r\n");
    }

    /** The access point is gone, and the connection with it. */
    void loseWifi() {
        joined = false;
        say("WIFI DISCONNECT\r\n");
        disconnect();
    }

    /** Starts anew, with the boot loader's noise at another rate. */
    void restart() {
        forget();
        say("\0\u00e0\u001c\u00ff\0rl\r\nets Jan  8 2013\r\n\r\nready\r\n");
    }

    private void forget() {
        echo = true;
        joined = false;
        configured = false;
        connected = false;
        clientId = "";
        data = Optional.empty();
        input.reset();
        subscriptions.clear();
    }

    /** The broker has a message for the module. */
    void deliver(String topic, byte[] payload) {
        byte[] header = ("+MQTTSUBRECV:0,\"" + topic + "\"," + payload.length + ",").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(header);
        message.writeBytes(payload);
        message.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        send(message.toByteArray());
    }

    // ---- the port

    @Override
    public String name() {
        return "esp";
    }

    @Override
    public void open(Receiver to) {
        receiver = to;
    }

    @Override
    public void close() {
        receiver = null;
    }

    @Override
    public void write(byte[] bytes) {
        for (byte b : bytes) {
            input.write(b);
            if (data.isPresent()) {
                if (input.size() == dataLength) {
                    Consumer<byte[]> takes = data.get();
                    data = Optional.empty();
                    takes.accept(taken());
                }
            } else if (b == '\n') {
                String line = new String(taken(), StandardCharsets.UTF_8);
                if (echo) {
                    say(line);
                }
                if (line.endsWith("\r\n") && !line.isBlank()) {
                    command(line.substring(0, line.length() - 2));
                }
            }
        }
    }

    private byte[] taken() {
        byte[] bytes = input.toByteArray();
        input.reset();
        return bytes;
    }

    private void say(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void send(byte[] bytes) {
        if (receiver != null) {
            int position = sent;
            sent += bytes.length;
            cuts.pieces(position, bytes).forEach(piece -> receiver.received(piece, piece.length));
        }
    }

    // ---- the commands

    private void command(String line) {
        commands.add(line);
        if (line.length() + 2 > LONGEST_LINE) {
            say(ERROR);
            return;
        }
        int equals = line.indexOf('=');
        Optional<List<String>> values = equals < 0 ? Optional.of(List.of()) : values(line.substring(equals + 1));
        if (values.isEmpty()) {
            say(ERROR);
            return;
        }
        run(equals < 0 ? line : line.substring(0, equals), values.get());
    }

    /** The values of a command; empty if they are malformed, as with a comma between quotes that is not escaped. */
    private static Optional<List<String>> values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        int from = 0;
        while (value.region(from, text.length()).lookingAt()) {
            values.add(value.group(1) == null ? value.group(2) : value.group(1).replaceAll("\\\\(.)", "$1"));
            if (value.end() == text.length()) {
                return Optional.of(values);
            }
            if (text.charAt(value.end()) != ',') {
                return Optional.empty();
            }
            from = value.end() + 1;
        }
        return Optional.empty();
    }

    private void run(String command, List<String> values) {
        switch (command) {
            case "AT", "AT+CWAUTOCONN" -> say(OK);
            case "ATE0" -> {
                echo = false;
                say(OK);
            }
            case "AT+CWMODE?", "AT+CIPMUX?", "AT+CWAUTOCONN?", "AT+SYSSTORE?", "AT+SLEEP?" ->
                say("\r\n" + command.substring(2, command.length() - 1) + ":1\r\n" + OK);
            case "AT+MQTTCONN?" -> say("\r\n+MQTTCONN:0," + (connected ? 6 : 0) + ",1,\"h\",\"1883\",\"\",0\r\n" + OK);
            case "AT+CWMODE" -> say(values.equals(List.of("1")) ? OK : ERROR);
            case "AT+CWJAP" -> join(values);
            case "AT+CWQAP" -> {
                say(OK);
                joined = false;
                say("WIFI DISCONNECT\r\n");
            }
            case "AT+RST" -> {
                say(OK);
                restart();
            }
            case "AT+MQTTUSERCFG" -> {
                configured = joined && values.size() == 8;
                say(configured ? OK : ERROR);
            }
            case "AT+MQTTLONGCLIENTID" ->
                prompt(configured, values.get(1), bytes -> {
                    clientId = new String(bytes, StandardCharsets.UTF_8);
                    say(OK);
                });
            case "AT+MQTTCONNCFG" -> say(configured && values.size() == 7 ? OK : ERROR);
            case "AT+MQTTCONN" -> connect(values);
            case "AT+MQTTCLEAN" -> {
                say(configured ? OK : ERROR);
                configured = false;
                connected = false;
                subscriptions.clear();
            }
            case "AT+MQTTSUB" -> subscribe(values);
            case "AT+MQTTUNSUB" -> say(subscriptions.remove(values.get(1)) ? OK : "\r\nNO UNSUBSCRIBE\r\n" + OK);
            case "AT+MQTTPUBRAW" ->
                prompt(connected && values.size() == 5, values.get(2), bytes -> publish(values, bytes));
            default -> say(ERROR);
        }
    }

    private void join(List<String> values) {
        if (joined) {
            say("WIFI DISCONNECT\r\n");
        }
        joined = values.equals(List.of(wifi, password));
        say(joined ? "WIFI CONNECTED\r\nWIFI GOT IP\r\n" + OK : "+CWJAP:2\r\n\r\nFAIL\r\n");
    }

    /** OK comes before the prompt, and the data are taken as they are. */
    private void prompt(boolean may, String length, Consumer<byte[]> takes) {
        if (!may || !length.matches("[1-9]\\d{0,3}")) {
            say(ERROR);
            return;
        }
        dataLength = Integer.parseInt(length);
        data = Optional.of(takes);
        say(OK + "\r\n>");
    }

    private void connect(List<String> values) {
        connected = configured && !clientId.isEmpty() && !connected && values.size() == 4;
        say(
                connected
                        ? "+MQTTCONNECTED:0,1,\"" + values.get(1) + "\",\"" + values.get(2) + "\",\"\",0\r\n" + OK
                        : ERROR);
    }

    private void subscribe(List<String> values) {
        if (!connected) {
            say(ERROR);
        } else {
            say(subscriptions.add(values.get(1)) ? OK : "ALREADY SUBSCRIBE\r\n" + OK);
        }
    }

    private void publish(List<String> values, byte[] payload) {
        if (refusesPublish) {
            say("\r\n+MQTTPUB:FAIL\r\n");
            return;
        }
        if (subscriptions.contains(values.get(1))) {
            deliver(values.get(1), payload);
        }
        say("\r\n+MQTTPUB:OK\r\n");
    }
}

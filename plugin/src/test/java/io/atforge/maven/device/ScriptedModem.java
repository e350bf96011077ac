package io.atforge.maven.device;

import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A modem that says OK to everything, and after some commands what a real one says. */
final class ScriptedModem implements Port {

    private static final Map<String, String> ANSWERS = Map.of(
            "AT+CGREG?", "+CGREG: 2,1\r\nOK",
            "AT+CGATT?", "+CGATT: 1\r\nOK",
            "AT+CIFSR", "10.69.48.127",
            "AT+MIPSTART", "OK\r\n\r\nCONNECT OK",
            "AT+MCONNECT", "OK\r\n\r\nCONNACK OK",
            "AT+MSUB", "OK\r\n\r\nSUBACK",
            "AT+MPUB", "OK\r\n\r\n+MSUB: \"/a1hahpgAs3s/test/test\",10 byte,helloworld",
            "AT+MDISCONNECT", "OK\r\n\r\nCLOSED");

    private static final String TOKEN_ANSWER = "{\"code\":200,\"data\":{\"iotId\":\"the-id\",\"iotToken\":"
            + "\"the-token\",\"resources\":{\"mqtt\":{\"host\":\"m.example\",\"port\":443}}},\"message\":\"success\"}";

    /** What a real one says where TLS and HTTP are asked of it. */
    private static final Map<String, String> TLS_ANSWERS = Map.of(
            "AT+FSWRITE", ">",
            "AT+HTTPDATA", "DOWNLOAD",
            "AT+HTTPACTION", "OK\r\n\r\n+HTTPACTION: 1,200," + TOKEN_ANSWER.length(),
            "AT+HTTPREAD", "+HTTPREAD: " + TOKEN_ANSWER.length() + "\r\n" + TOKEN_ANSWER + "\r\nOK",
            "AT+SSLMIPSTART", "OK\r\n\r\nCONNECT OK");

    private final List<String> commands = new ArrayList<>();
    private ExecutorService thread = Executors.newSingleThreadExecutor();
    private Receiver receiver;

    boolean wasOpened() {
        return receiver != null;
    }

    List<String> commands() {
        return commands;
    }

    @Override
    public String name() {
        return "scripted modem";
    }

    @Override
    public void open(Receiver taker) {
        receiver = taker;
        thread = Executors.newSingleThreadExecutor();
    }

    @Override
    public void write(byte[] bytes) {
        thread.execute(() -> answer(new String(bytes, StandardCharsets.UTF_8).strip()));
    }

    private void answer(String command) {
        commands.add(command);
        String name = command.split("=")[0];
        String answer = ANSWERS.getOrDefault(name, TLS_ANSWERS.getOrDefault(name, "OK"));
        byte[] reply = ("\r\n" + answer + "\r\n").getBytes(StandardCharsets.UTF_8);
        receiver.received(reply, reply.length);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}

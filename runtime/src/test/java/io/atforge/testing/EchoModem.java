package io.atforge.testing;

import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A modem on a thread of its own, as a real port has one. It takes everything, and answers AT+ECHO=x with +ECHO: x. */
public final class EchoModem implements Port {

    private static final Pattern COMMAND = Pattern.compile("AT[ -~]*\r");
    private static final Pattern PUBLISH = Pattern.compile("AT\\+MPUB=\"[^\"]+\",([01]),0,\"([^\"]*)\"\r");
    private static final Pattern ECHO = Pattern.compile("AT\\+ECHO=(.*)\r");
    private static final String END = "";

    private final BlockingQueue<String> toHost = new LinkedBlockingQueue<>();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final List<String> malformed = new CopyOnWriteArrayList<>();
    private final Semaphore mayAnswer = new Semaphore(1);
    private volatile boolean open;

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public void open(Receiver receiver) {
        open = true;
        Thread thread = new Thread(() -> run(receiver), "echo modem");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Receiver receiver) {
        try {
            for (String text = toHost.take(); !text.equals(END); text = toHost.take()) {
                mayAnswer.acquire();
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                receiver.received(bytes, bytes.length);
                mayAnswer.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(byte[] bytes) {
        String command = new String(bytes, StandardCharsets.UTF_8);
        if (!COMMAND.matcher(command).matches()) {
            malformed.add(command);
        }
        toHost.add(answer(command));
    }

    private String answer(String command) {
        Matcher echo = ECHO.matcher(command);
        if (echo.matches()) {
            return "\r\n+ECHO: " + echo.group(1) + "\r\n\r\nOK\r\n";
        }
        Matcher publish = PUBLISH.matcher(command);
        if (publish.matches()) {
            published.add(publish.group(2));
            return publish.group(1).equals("1") ? "\r\nOK\r\n\r\nPUBACK\r\n" : "\r\nOK\r\n";
        }
        return switch (command.split("[=?\r]")[0]) {
            case "AT+CPIN" -> "\r\n+CPIN: READY\r\n\r\nOK\r\n";
            case "AT+CGREG" -> "\r\n+CGREG: 0,1\r\n\r\nOK\r\n";
            case "AT+CGATT" -> "\r\n+CGATT: 1\r\n\r\nOK\r\n";
            case "AT+CIFSR" -> "\r\n10.0.0.7\r\n";
            case "AT+MIPSTART" -> "\r\nOK\r\n\r\nCONNECT OK\r\n";
            case "AT+MCONNECT" -> "\r\nOK\r\n\r\nCONNACK OK\r\n";
            case "AT+MSUB" -> "\r\nOK\r\n\r\nSUBACK\r\n";
            case "AT+MDISCONNECT" -> "\r\nOK\r\n\r\nCLOSED\r\n";
            default -> "\r\nOK\r\n";
        };
    }

    /** Keeps its answers to itself while the test does something. */
    public void holdingBack(Runnable action) {
        mayAnswer.acquireUninterruptibly();
        try {
            action.run();
        } finally {
            mayAnswer.release();
        }
    }

    /** A message for the device. */
    public void deliver(String topic, String text) {
        toHost.add("\r\n+MSUB: \"" + topic + "\"," + text.length() + " byte," + text + "\r\n");
    }

    @Override
    public void close() {
        open = false;
        toHost.add(END);
    }

    public boolean isOpen() {
        return open;
    }

    public List<String> published() {
        return published;
    }

    public List<String> malformed() {
        return malformed;
    }
}

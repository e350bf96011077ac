package io.atforge.testing;

import io.atforge.bench.Family;
import io.atforge.bench.Phase;
import io.atforge.bench.PoliteModem;
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
    private final Family family;
    private final PoliteModem polite;
    private String command = "";
    private boolean awaitsData;
    private volatile boolean open;

    public EchoModem(Family family) {
        this.family = family;
        this.polite = new PoliteModem(family.manners());
        polite.on(family.manners().written(Phase.CLOSING), family.manners().disconnects());
    }

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
        String written = new String(bytes, StandardCharsets.UTF_8);
        if (awaitsData) {
            if (command.startsWith(family.manners().written(Phase.PROMPT))) {
                published.add(written);
            }
        } else {
            command = written;
            if (!COMMAND.matcher(written).matches()) {
                malformed.add(written);
            }
        }
        toHost.add(answer(written));
    }

    private String answer(String written) {
        Matcher echo = ECHO.matcher(written);
        if (echo.matches()) {
            return "\r\n+ECHO: " + echo.group(1) + "\r\n\r\nOK\r\n";
        }
        Matcher publish = PUBLISH.matcher(written);
        if (publish.matches()) {
            published.add(publish.group(2));
        }
        String answer = polite.answer(written);
        awaitsData = answer.equals(family.manners().prompt());
        return answer;
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
        toHost.add(family.manners().message(topic, text));
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

package io.atforge.testkit;

import io.atforge.testkit.line.Pty;
import io.atforge.topic.Permission;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a {@link VirtualModem} on a pseudo-terminal, with an {@link IotPlatform} behind it, until Ctrl-C. Any serial
 * program can talk to it.
 */
public final class VirtualModemMain {

    private static final String USAGE = """
            Runs a virtual Air720 on a pseudo-terminal, with an embedded platform behind it, until Ctrl-C.

              --product KEY          product key       (default: a1hahpgAs3s)
              --device NAME          device name       (default: test)
              --secret SECRET        device secret     (default: stand-in-secret)
              --topic CLASS[=PERM]   topic class, publish-subscribe if no permission is given; may be repeated
                                     (default: /${productKey}/${deviceName}/test)
              --tcp                  a TCP port instead of a pseudo-terminal
            """;
    private static final String DEFAULT_TOPIC = "/${productKey}/${deviceName}/test";

    private final Map<String, String> options = new TreeMap<>(Map.of(
            "--product", "a1hahpgAs3s",
            "--device", "test",
            "--secret", IotPlatform.STAND_IN_SECRET));
    private final List<String> topics = new ArrayList<>();
    private boolean tcp;

    private VirtualModemMain(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--tcp")) {
                tcp = true;
            } else if (i + 1 < args.length && args[i].equals("--topic")) {
                topics.add(args[++i]);
            } else if (i + 1 < args.length && options.containsKey(args[i])) {
                options.put(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        if (topics.isEmpty()) {
            topics.add(DEFAULT_TOPIC);
        }
    }

    /**
     * Starts.
     *
     * @param args {@code --help} lists them
     * @throws InterruptedException if the thread was interrupted, which ends the modem
     */
    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            new VirtualModemMain(args).run(System.out);
        } catch (IllegalArgumentException e) {
            System.err.print(e.getMessage() + "\n\n" + USAGE);
        }
    }

    private void run(PrintStream out) throws InterruptedException {
        try (IotPlatform platform = platform();
                VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            out.println("Virtual modem: Air720, every host name leads to the embedded platform at "
                    + platform.address().getHostString() + ":" + platform.address().getPort());
            out.println("Device: " + options.get("--device") + " of product " + options.get("--product")
                    + ", secret " + options.get("--secret"));
            if (tcp) {
                out.println("Port: " + modem.listen().address());
            } else {
                Pty pty = modem.pty();
                out.println("Port: " + pty.address());
                out.println("Try: picocom " + pty.path() + "   then type AT and press Enter");
            }
            out.println("Ctrl-C ends it.");
            out.flush();
            awaitShutdown(platform, modem);
        }
    }

    private IotPlatform platform() {
        IotPlatform.Builder builder = IotPlatform.builder()
                .product(options.get("--product"))
                .device(options.get("--device"), options.get("--secret"));
        for (String topic : topics) {
            int separator = topic.indexOf('=');
            String permission = separator < 0 ? "publish-subscribe" : topic.substring(separator + 1);
            builder.topic(
                    separator < 0 ? topic : topic.substring(0, separator),
                    Permission.parse(permission)
                            .orElseThrow(() -> new IllegalArgumentException("unknown permission " + permission)));
        }
        return builder.start();
    }

    // The JVM ends as soon as its shutdown hooks have, so what is to be closed at Ctrl-C is closed in one.
    private static void awaitShutdown(IotPlatform platform, VirtualModem modem) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            modem.close();
            platform.close();
        }, "virtual-modem-shutdown"));
        new CountDownLatch(1).await();
    }
}

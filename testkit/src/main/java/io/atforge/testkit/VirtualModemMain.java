package io.atforge.testkit;

import io.atforge.testkit.line.Pty;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.topic.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a {@link VirtualModem} on a pseudo-terminal, with an {@link IotPlatform} behind it, until {@code quit} or
 * Ctrl-C. Any serial program can talk to it. Meanwhile it takes commands, one a line: those of
 * {@link io.atforge.testkit.scenario.Action}, such as {@code reboot}, {@code unplug}, {@code plug}, {@code kick},
 * {@code refuse on}, {@code network off}, {@code sim out}, {@code broker stop}, {@code half-open on}, {@code wedge},
 * {@code power}, {@code send TOPIC TEXT}, and {@code help}, {@code status}, {@code quit}. When there are no more
 * commands it goes on without.
 */
public final class VirtualModemMain {

    private static final String USAGE = """
            Runs a virtual modem on a pseudo-terminal, with an embedded platform behind it, until quit or Ctrl-C.

              --model NAME           which modem it is      (default: air720)
                                     %s
              --product KEY          product key       (default: a1hahpgAs3s)
              --device NAME          device name       (default: test)
              --secret SECRET        device secret     (default: stand-in-secret)
              --topic CLASS[=PERM]   topic class, publish-subscribe if no permission is given; may be repeated
                                     (default: test, position=publish and command=subscribe
                                     below /${productKey}/${deviceName}/, as the sample project has)
              --thing-model FILE     the product's thing model, as the console exports it; once for each module
              --tls                  the platform serves TLS too, with a throw-away authority
              --ca FILE              where to put the authority's certificate; implies --tls
              --product-secret TEXT  lets the device get its secret by /auth/register/device, once
              --tcp                  a TCP port instead of a pseudo-terminal
              --link PATH            a symbolic link to the pseudo-terminal, whichever it is; removed at the end
              --scenario FILE        what happens, and when
              --page                 a page in a browser on this machine that shows all of it
              --page-port N          its TCP port          (default: one that is free)

            While it runs, type help for what can happen: reboot, unplug, plug, kick, network off, and more.
            """.formatted(ModemModel.names());
    private static final List<String> DEFAULT_TOPICS = List.of(
            "/${productKey}/${deviceName}/test",
            "/${productKey}/${deviceName}/position=publish",
            "/${productKey}/${deviceName}/command=subscribe");
    private static final String MODEL = "--model";
    private static final String CA = "--ca";
    private static final String PRODUCT_SECRET = "--product-secret";
    private static final String PAGE_PORT = "--page-port";
    // Enough to see what has happened; it may run for days.
    private static final int RECORDS = 1000;

    private final Map<String, String> options = new TreeMap<>(Map.of(
            MODEL,
            "air720",
            "--product",
            "a1hahpgAs3s",
            "--device",
            "test",
            "--secret",
            IotPlatform.STAND_IN_SECRET,
            "--link",
            "",
            CA,
            "",
            PRODUCT_SECRET,
            "",
            "--scenario",
            "",
            PAGE_PORT,
            "0"));
    private final List<String> topics = new ArrayList<>();
    private final List<Path> thingModel = new ArrayList<>();
    private boolean tcp;
    private boolean tls;
    private boolean page;

    private VirtualModemMain(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--tcp")) {
                tcp = true;
            } else if (args[i].equals("--tls")) {
                tls = true;
            } else if (args[i].equals("--page")) {
                page = true;
            } else if (i + 1 < args.length && args[i].equals("--topic")) {
                topics.add(args[++i]);
            } else if (i + 1 < args.length && args[i].equals("--thing-model")) {
                thingModel.add(Path.of(args[++i]));
            } else if (i + 1 < args.length && options.containsKey(args[i])) {
                options.put(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        if (topics.isEmpty()) {
            topics.addAll(DEFAULT_TOPICS);
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
            run(args, System.in, System.out);
        } catch (IllegalArgumentException e) {
            System.err.print(e.getMessage() + "\n\n" + USAGE);
        }
    }

    static void run(String[] args, InputStream in, PrintStream out) throws InterruptedException {
        new VirtualModemMain(args).run(in, out);
    }

    private void run(InputStream in, PrintStream out) throws InterruptedException {
        Scenario scenario = scenario();
        ModemModel model = ModemModel.named(options.get(MODEL));
        try (IotPlatform platform = platform();
                VirtualModem modem =
                        VirtualModem.builder().model(model).platform(platform).build()) {
            out.println("Virtual modem: " + model.modelName() + ", every host name leads to the embedded platform at "
                    + platform.address().getHostString() + ":"
                    + platform.address().getPort());
            out.println("Device: " + options.get("--device") + " of product " + options.get("--product") + ", secret "
                    + options.get("--secret"));
            describeServices(platform, out);
            if (!thingModel.isEmpty()) {
                platform.things().listen(line -> {
                    out.println(line);
                    out.flush();
                });
            }
            Console console = new Console(modem, platform, lineOf(modem, out), out);
            Thread closing = closeAtShutdown(platform, modem);
            modem.play(scenario, platform);
            try (ModemPage shown = page ? ModemPage.open(modem, platform, pagePort()) : null) {
                if (shown != null) {
                    out.println("Page: " + shown.address());
                }
                out.println("Type help for what can happen; quit or Ctrl-C ends it.");
                out.flush();
                console.serve(in);
            }
            forget(closing);
        }
    }

    private void describeServices(IotPlatform platform, PrintStream out) {
        InetSocketAddress http = platform.httpAddress();
        out.println("Authentication: http://" + http.getHostString() + ":" + http.getPort() + "/auth/devicename"
                + platform.httpsAddress()
                        .map(https -> ", https://" + https.getHostString() + ":" + https.getPort()
                                + "/auth/devicename; MQTT over TLS at "
                                + platform.tlsAddress().orElseThrow().getHostString() + ":"
                                + platform.tlsAddress().orElseThrow().getPort())
                        .orElse("; no TLS, see --tls"));
        if (platform.httpsAddress().isPresent()) {
            out.println("CA: " + caFile(platform));
        }
    }

    /** The file with the authority's certificate, where the options want it. */
    private Path caFile(IotPlatform platform) {
        Path made = platform.caFile();
        String wanted = options.get(CA);
        if (wanted.isEmpty()) {
            return made;
        }
        try {
            return Files.copy(made, Path.of(wanted), StandardCopyOption.REPLACE_EXISTING)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write the certificate to " + wanted, e);
        }
    }

    /** Gives the modem its line, and says in words where that is. */
    private Console.Place lineOf(VirtualModem modem, PrintStream out) {
        if (tcp) {
            String address = modem.listen().address();
            out.println("Port: " + address);
            return () -> address;
        }
        String link = options.get("--link");
        Pty pty = link.isEmpty() ? modem.pty() : modem.pty(Path.of(link));
        out.println("Port: " + pty.address());
        out.println("Try: picocom " + (link.isEmpty() ? pty.path() : link) + "   then type AT and press Enter");
        return () -> pty.path() + (link.isEmpty() ? "" : " (" + link + ")");
    }

    private int pagePort() {
        try {
            return Integer.parseInt(options.get(PAGE_PORT));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(PAGE_PORT + " takes a number, not " + options.get(PAGE_PORT), e);
        }
    }

    private Scenario scenario() {
        String file = options.get("--scenario");
        if (file.isEmpty()) {
            return new Scenario(0, List.of());
        }
        try {
            return Scenario.parse(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the scenario " + file, e);
        }
    }

    private IotPlatform platform() {
        IotPlatformBuilder builder = IotPlatform.builder()
                .product(options.get("--product"))
                .device(options.get("--device"), options.get("--secret"))
                .keepLast(RECORDS);
        for (String topic : topics) {
            int separator = topic.indexOf('=');
            String permission = separator < 0 ? "publish-subscribe" : topic.substring(separator + 1);
            builder.topic(
                    separator < 0 ? topic : topic.substring(0, separator),
                    Permission.parse(permission)
                            .orElseThrow(() -> new IllegalArgumentException("unknown permission " + permission)));
        }
        if (!thingModel.isEmpty()) {
            builder.thingModel(thingModel.toArray(Path[]::new));
        }
        if (!options.get(PRODUCT_SECRET).isEmpty()) {
            builder.dynamicRegistration(options.get(PRODUCT_SECRET));
        }
        if (tls || !options.get(CA).isEmpty()) {
            builder.tls();
        }
        return builder.start();
    }

    // The JVM ends as soon as its shutdown hooks have, so what is to be closed at Ctrl-C is closed in one.
    private static Thread closeAtShutdown(IotPlatform platform, VirtualModem modem) {
        Thread closing = new Thread(
                () -> {
                    modem.close();
                    platform.close();
                },
                "virtual-modem-shutdown");
        Runtime.getRuntime().addShutdownHook(closing);
        return closing;
    }

    private static void forget(Thread closing) {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException e) {
            // The JVM is ending, so the hook is at work.
        }
    }
}

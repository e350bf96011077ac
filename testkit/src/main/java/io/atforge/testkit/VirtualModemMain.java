package io.atforge.testkit;

import io.atforge.testkit.line.Pty;
import io.atforge.testkit.project.DeviceDescription;
import io.atforge.testkit.project.ProductDescription;
import io.atforge.testkit.project.ProjectDescription;
import io.atforge.testkit.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a {@link VirtualModem} on a pseudo-terminal, with an {@link IotPlatform} behind it, until {@code quit} or
 * Ctrl-C. Any serial program can talk to it. Meanwhile it takes commands, one a line: those of
 * {@link io.atforge.testkit.scenario.Action}, such as {@code reboot}, {@code unplug}, {@code plug}, {@code kick},
 * {@code refuse on}, {@code network off}, {@code sim out}, {@code broker stop}, {@code half-open on}, {@code wedge},
 * {@code power}, {@code send TOPIC TEXT}, and {@code help}, {@code status}, {@code quit}. When there are no more
 * commands it goes on without.
 *
 * <p>Another program that starts it for a project, as {@code mvn atforge:modem} does, describes the products on the first
 * line of the input ({@code --project -}), and may have it end with itself ({@code --parent}): then also when the input
 * ends, which is the first that is seen of a program that was killed.
 */
public final class VirtualModemMain {

    // Enough to see what has happened; it may run for days.
    private static final int RECORDS = 1000;
    // What a device reports may be long.
    private static final int LONGEST_LINE = 1000;

    private final MainOptions options;
    private final BufferedReader input;
    private final PrintStream out;

    private VirtualModemMain(MainOptions options, InputStream in, PrintStream out) {
        this.options = options;
        this.input = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /**
     * Starts. What keeps it from that is said on the error output, with the exit status 1.
     *
     * @param args {@code --help} lists them
     * @throws InterruptedException if the thread was interrupted, which ends the modem
     */
    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(MainOptions.USAGE);
            return;
        }
        try {
            run(args, System.in, System.out);
        } catch (IllegalArgumentException | UncheckedIOException | UnsupportedOperationException e) {
            // Who has described a project has not typed these options.
            boolean typed =
                    e instanceof IllegalArgumentException && !List.of(args).contains("--project");
            System.err.print(e.getMessage() + "\n" + (typed ? "\n" + MainOptions.USAGE : ""));
            System.err.flush();
            System.exit(1);
        }
    }

    static void run(String[] args, InputStream in, PrintStream out) throws InterruptedException {
        new VirtualModemMain(new MainOptions(args), in, out).run();
    }

    private void run() throws InterruptedException {
        options.parent().ifPresent(VirtualModemMain::endWith);
        ProjectDescription project = options.project(input);
        Scenario scenario = options.scenario();
        ModemModel model = options.model(project);
        Thread closing;
        try (IotPlatform platform = platform(project);
                VirtualModem modem = VirtualModem.builder()
                        .model(model)
                        .imei(options.imei(project))
                        .platform(platform)
                        .build()) {
            closing = closeAtShutdown(platform, modem);
            out.println("Virtual modem: " + model.modelName() + ", every host name leads to the embedded platform at "
                    + platform.address().getHostString() + ":"
                    + platform.address().getPort());
            describe(project, model);
            out.println("IMEI: " + options.imei(project));
            describeServices(platform);
            if (project.hasThings()) {
                platform.things().listen(line -> {
                    out.println(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
                    out.flush();
                });
            }
            Console console = new Console(modem, platform, lineOf(modem), out);
            modem.play(scenario, platform);
            try (ModemPage page = options.page() ? ModemPage.open(modem, platform, options.pagePort()) : null) {
                if (page != null) {
                    out.println("Page: " + page.address());
                }
                boolean quit = serve(console);
                if (!quit && options.parent().isEmpty()) {
                    new CountDownLatch(1).await();
                }
            }
        }
        // Not before: while it closes, the JVM may be told to end, and must wait.
        forget(closing);
    }

    /** Says whether it was told to quit; else there are no more commands. */
    private boolean serve(Console console) {
        out.println("Type help for what can happen; quit or Ctrl-C ends it.");
        out.flush();
        return console.serve(input);
    }

    private IotPlatform platform(ProjectDescription project) {
        IotPlatformBuilder builder = ProjectPlatform.of(project).keepLast(RECORDS);
        return (options.tls() ? builder.tls() : builder).start();
    }

    private void describe(ProjectDescription project, ModemModel model) {
        if (!options.describedElsewhere()) {
            ProductDescription product = project.products().get(0);
            DeviceDescription device = product.devices().get(0);
            out.println("Device: " + device.name() + " of product " + product.key() + ", secret " + device.secret());
            return;
        }
        for (ProductDescription product : project.products()) {
            out.println("Product: " + product.name().map(name -> name + ", ").orElse("") + product.key()
                    + ": devices: " + product.devices().size() + ", topic classes: "
                    + product.topics().size() + (product.thingModel().isEmpty() ? "" : ", thing model"));
        }
        project.model()
                .filter(name -> ModemModel.of(name, Optional.of(model.dialect()))
                        .filter(model::equals)
                        .isEmpty())
                .ifPresent(name -> out.println("Note: the project's modems are of the model " + name
                        + ", but this one is " + model.modelName() + "; choose with --model, -Datforge.model: "
                        + ModemModel.names()));
        project.dialect().filter(dialect -> !dialect.equals(model.dialect())).ifPresent(dialect -> {
            out.println("Note: the project's devices have modems of the family " + dialect
                    + ", but this one is of the family " + model.dialect() + "; set modem.dialect to that");
        });
    }

    private void describeServices(IotPlatform platform) {
        InetSocketAddress http = platform.httpAddress();
        out.println("Authentication: http://" + http.getHostString() + ":" + http.getPort() + "/auth/devicename"
                + platform.httpsAddress()
                        .map(https -> ", https://" + https.getHostString() + ":" + https.getPort()
                                + "/auth/devicename; MQTT over TLS at "
                                + platform.tlsAddress().orElseThrow().getHostString() + ":"
                                + platform.tlsAddress().orElseThrow().getPort())
                        .orElse(options.describedElsewhere() ? "; no TLS" : "; no TLS, see --tls"));
        if (platform.httpsAddress().isPresent()) {
            out.println("CA: " + caFile(platform));
        }
    }

    /** The file with the authority's certificate, where the options want it. */
    private Path caFile(IotPlatform platform) {
        Path made = platform.caFile();
        if (options.ca().isEmpty()) {
            return made;
        }
        Path wanted = options.ca().get();
        try {
            Files.createDirectories(wanted.toAbsolutePath().getParent());
            return Files.copy(made, wanted, StandardCopyOption.REPLACE_EXISTING).toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write the certificate to " + wanted, e);
        }
    }

    /** Gives the modem its line, and says in words where that is. */
    private Console.Place lineOf(VirtualModem modem) {
        if (options.tcp() || options.link().isEmpty() && !Pty.isSupported()) {
            String address = modem.listen().address();
            out.println("Port: " + address);
            return () -> address;
        }
        if (!Pty.isSupported()) {
            throw new IllegalArgumentException(
                    "this system has no pseudo-terminals, so there is nothing to link to; leave the link out");
        }
        Pty pty = options.link().map(modem::pty).orElseGet(modem::pty);
        String link = options.link().map(Path::toString).orElse("");
        out.println("Port: " + pty.address());
        out.println("Try: picocom " + (link.isEmpty() ? pty.path() : link) + "   then type AT and press Enter");
        return () -> pty.path() + (link.isEmpty() ? "" : " (" + link + ")");
    }

    /** By way of the shutdown hook, whatever the modem is doing. */
    private static void endWith(long parent) {
        ProcessHandle.of(parent)
                .ifPresentOrElse(process -> process.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
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

package io.atforge.session;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.AccessPoint;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** A product of which much differs from site to site, and a modem that has no bearer by some access points. */
final class SiteBench {

    static final String HOST = "atforge.test.site.host";
    static final String PORT = "atforge.test.site.port";
    static final String APN = "atforge.test.site.apn";
    static final String USER = "atforge.test.site.user";
    static final String FAMILY = "atforge.test.site.family";
    static final List<String> PROPERTIES = List.of(HOST, PORT, APN, USER, FAMILY);
    static final String APN_PASSWORD = "open-sesame";

    static final PlatformSettings PLATFORM = new PlatformSettings(
                    new Endpoint("default.example", 1883), Transport.TCP, SignMethod.HMACSHA1, 600, true)
            .withEndpoint("${sys." + HOST + ":default.example}", "${sys." + PORT + ":1883}");
    static final AccessPoint POINT = AccessPoint.of("${sys." + APN + ":3GWAP}")
            .withUser("${sys." + USER + ":}")
            .withPassword(SecretSource.literal(APN_PASSWORD));
    static final ModemSettings MODEM = ModemSettings.of("air720")
            .withFamily("${sys." + FAMILY + ":air720}")
            .withAccessPoints(POINT)
            .withOwnScripts();

    final ManualLoop loop = new ManualLoop();
    final Map<String, String> replies = new LinkedHashMap<>(Family.AIR720.replies());
    final Set<String> without = new TreeSet<>();
    final List<SessionEvent> events = new ArrayList<>();
    final List<String> shown = new ArrayList<>();
    final ScriptedPort port = new ScriptedPort(this::reply);
    String noAddress = "\r\nERROR\r\n";
    private boolean bearer;

    static Device<Tracker> device(String product, PlatformSettings platform, ModemSettings modem) {
        return new Device<>(
                new Product<>(Tracker.class, product, "a1hahpgAs3s", platform, modem),
                "test",
                SecretSource.literal(Tracker.SECRET));
    }

    static Device<Tracker> device() {
        return device("Site", PLATFORM, MODEM);
    }

    DefaultModemSession<Tracker> build(
            Device<Tracker> device, UnaryOperator<DefaultModemSessionBuilder<Tracker>> change) {
        return follow(
                change.apply(with(new DefaultModemSessionBuilder<>(device))).build());
    }

    DefaultModemSessionBuilder<Tracker> with(DefaultModemSessionBuilder<Tracker> builder) {
        return builder.port(port).loop(loop).threads(Runnable::run).recovery(RecoveryLadder.none());
    }

    DefaultModemSession<Tracker> follow(DefaultModemSession<Tracker> session) {
        session.onEvent(event -> {
            events.add(event);
            shown.add(event.toString());
        });
        session.trace(entry -> shown.add(entry.toString()));
        session.wiretap(entry -> shown.add(entry.toString()));
        return session;
    }

    /** What the commands were that start so, of a session that was built and connected. */
    List<String> connected(Device<Tracker> device, UnaryOperator<DefaultModemSessionBuilder<Tracker>> change) {
        connect(build(device, change));
        return sent();
    }

    void connect(DefaultModemSession<Tracker> session) {
        CompletableFuture<Void> connected = session.connectAsync();
        // a guard between commands, and a goodbye that nothing answers
        loop.advance(Duration.ofSeconds(10));
        try {
            connected.getNow(null);
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
        if (session.state() != SessionState.ONLINE) {
            throw new AssertionError("not online but " + session.state() + ": " + port.written());
        }
    }

    /** The commands that name an access point or the platform. */
    List<String> sent() {
        return port.written().stream()
                .filter(command -> command.matches("AT\\+(CSTT|QICSGP|MIPSTART|MCONNECT).*"))
                .toList();
    }

    private String reply(String command) {
        if (command.startsWith("AT+CSTT")) {
            bearer = without.stream().noneMatch(name -> command.equals("AT+CSTT" + name + "\r"));
            return "\r\nOK\r\n";
        }
        if (command.startsWith("AT+CIPSHUT")) {
            bearer = false;
            return "\r\nSHUT OK\r\n";
        }
        if (command.startsWith("AT+CIFSR")) {
            return bearer ? "\r\n10.0.0.7\r\n" : noAddress;
        }
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, last) -> last)
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }
}

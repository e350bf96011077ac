package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.ModemErrorException;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Tracker;
import io.atforge.device.AccessPoint;
import io.atforge.device.Device;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.log.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Access points are tried in turn, and the one that worked is remembered. */
class AccessPointListTest {

    private static final String A = "AT+CSTT=\"a\"";
    private static final String B = "AT+CSTT=\"b\",\"gate\",\"open-sesame\"";
    private static final String NETWORK = "AT+CSTT";

    private final SiteBench bench = new SiteBench();
    private final Device<Tracker> device = SiteBench.device(
            "Site",
            SiteBench.PLATFORM,
            SiteBench.MODEM.withAccessPoints(
                    AccessPoint.of("a"),
                    AccessPoint.of("b").withUser("gate").withPassword(SecretSource.literal(SiteBench.APN_PASSWORD)),
                    AccessPoint.chosenByNetwork()));

    @Test
    void asksNoFurtherIfTheFirstWorks() {
        assertThat(tried(session())).containsExactly(A);
        assertThat(attached()).containsExactly("access point a");
    }

    @Test
    void triesOneAfterTheOtherAndGivesBackWhatIsLeftOfTheLast() {
        bench.without.add("=\"a\"");
        bench.without.add("=\"b\",\"gate\",\"open-sesame\"");

        // the first twice: a bearer that the network took back may have been in its way
        assertThat(tried(session())).containsExactly(A, A, B, NETWORK);
        assertThat(attached()).containsExactly("the network's choice of access point");
        assertThat(bench.port.written().stream().filter(command -> command.matches("AT\\+CSTT.*|AT\\+CIPSHUT")))
                .containsExactly(A, "AT+CIPSHUT", A, "AT+CIPSHUT", B, "AT+CIPSHUT", NETWORK);
    }

    @Test
    void saysInTheLogWhichItWasAndWhyNotAnother() {
        bench.without.add("=\"a\"");
        try (CapturedLog log = CapturedLog.open()) {
            tried(session());

            assertThat(log.shown())
                    .anyMatch(line -> line.matches("WARN .*device test: cannot attach by access point a; tries access"
                            + " point b with user gate; .*AT\\+CIFSR.*"))
                    .anyMatch(line -> line.matches("INFO .*device test: attached by access point b with user gate"))
                    .noneMatch(line -> line.contains(SiteBench.APN_PASSWORD));
        }
    }

    @Test
    void triesTheOneThatWorkedFirstTheNextTime() {
        bench.without.add("=\"a\"");
        DefaultModemSession<Tracker> session = session();
        assertThat(tried(session)).containsExactly(A, A, B);

        bench.port.receive("\r\n+PDP: DEACT\r\n");
        bench.loop.run();
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
        bench.loop.advance(Duration.ofMinutes(1));
        bench.connect(session);

        assertThat(tried()).containsExactly(A, A, B, B);
        assertThat(attached()).containsExactly("access point b with user gate", "access point b with user gate");
        assertThat(bench.shown)
                .anyMatch(line -> line.contains("AT+CSTT=\"b\""))
                .noneMatch(line -> line.contains(SiteBench.APN_PASSWORD));
    }

    @Test
    void failsAsTheLastDidIfNoneWorks() {
        bench.without.addAll(List.of("=\"a\"", "=\"b\",\"gate\",\"open-sesame\"", ""));
        DefaultModemSession<Tracker> session = session();

        assertThatThrownBy(() -> bench.connect(session))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("AT+CIFSR");
        assertThat(tried()).containsExactly(A, A, B, NETWORK);
        assertThat(attached()).isEmpty();
    }

    @Test
    void doesNotGoThroughThemAsLongAsThereIsNoNetwork() {
        bench.replies.put("AT+CGREG?", "\r\n+CGREG: 0,3\r\n\r\nOK\r\n");
        DefaultModemSession<Tracker> session = session();

        assertThatThrownBy(() -> bench.connect(session))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("AT+CGREG?");
        assertThat(tried()).isEmpty();
    }

    @Test
    void triesTheNextAlsoIfTheModemDoesNotSayAnything() {
        bench.noAddress = "";
        bench.without.add("=\"a\"");
        CompletableFuture<Void> connected = session().connectAsync();
        bench.loop.advance(Duration.ofMinutes(1));

        // what is not answered is no bearer that is in the way
        assertThat(tried()).containsExactly(A, B);
        assertThat(connected).isCompleted();
    }

    @Test
    void tellsNothingWhereThereIsNoChoice() {
        bench.connect(bench.build(SiteBench.device(), builder -> builder));

        assertThat(tried()).containsExactly("AT+CSTT=\"3GWAP\"");
        assertThat(attached()).isEmpty();
    }

    private DefaultModemSession<Tracker> session() {
        return bench.build(device, builder -> builder);
    }

    private List<String> tried(DefaultModemSession<Tracker> session) {
        bench.connect(session);
        return tried();
    }

    private List<String> tried() {
        return bench.sent().stream()
                .filter(command -> command.startsWith("AT+CSTT"))
                .toList();
    }

    private List<String> attached() {
        return bench.events.stream()
                .filter(SessionEvent.Attached.class::isInstance)
                .map(event -> ((SessionEvent.Attached) event).accessPoint())
                .toList();
    }
}

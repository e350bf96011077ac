package io.atforge.espat;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ModemErrorException;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.testing.CutPoints;
import io.atforge.testing.ManualLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session over a family that none of the library's resembles, and that is nothing but a folder. */
class FamilyFromTheDocsTest {

    private static final Duration ENOUGH = Duration.ofMinutes(2);
    private static final String WIFI = "example wifi";
    private static final String PASSWORD = "open sesame";

    private static final List<String> TEXTS = List.of(
            "helloworld",
            "OK",
            "\r\nOK\r\n",
            "\r\nERROR\r\n",
            "> ",
            "{\"say\":\"OK, \\\"quoted\\\"\"}",
            "+MQTTSUBRECV:0,\"x\",5,hello",
            "\r\n+MQTTPUB:OK\r\n+MQTTDISCONNECTED:0\r\n",
            "ready",
            "\u6e29\u5ea6");

    private static final byte[] EVERY_BYTE = everyByte();

    private final ManualLoop loop = new ManualLoop();
    private final EspModule module = new EspModule(WIFI, PASSWORD);
    private final List<byte[]> heard = new ArrayList<>();
    private final DefaultModemSession<Tracker> session = session(PASSWORD);

    private DefaultModemSession<Tracker> session(String password) {
        Product<Tracker> product = new Product<>(
                Tracker.class,
                "EspAt",
                Tracker.PRODUCT.key(),
                Tracker.PRODUCT.platform(),
                new ModemSettings("espat", Optional.of(SecretSource.literal(password))));
        return new DefaultModemSessionBuilder<>(new Device<>(product, "test", SecretSource.literal(Tracker.SECRET)))
                .port(module)
                .loop(loop)
                .threads(Runnable::run)
                .build();
    }

    private <T> T done(CompletableFuture<T> future) {
        for (int i = 0; i < 1000 && !future.isDone(); i++) {
            loop.advanceToNext(ENOUGH);
        }
        assertThat(future).isCompleted();
        return future.join();
    }

    private void online() {
        done(session.connectAsync());
        done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add(message.payload())));
    }

    private void backOnline() {
        for (int i = 0; i < 1000 && session.state() != SessionState.ONLINE; i++) {
            loop.advanceToNext(ENOUGH);
        }
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    private Outcome publish(String text) {
        return done(session.publishAsync(Tracker.TEST_TOPIC, text)).outcome();
    }

    private List<String> texts() {
        return heard.stream()
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void isNoFamilyOfTheLibrary() {
        assertThat(Dialect.names()).doesNotContain("espat");
        assertThat(Dialect.load("espat").title()).isEqualTo("ESP-AT");
    }

    @Test
    void signsInWithAClientIdThatHoldsCommas() {
        online();

        assertThat(module.isConnected()).isTrue();
        assertThat(module.clientId()).contains("|securemode=3,signmethod=hmacsha1");
        assertThat(module.commands())
                .containsSubsequence("ATE0", "AT+CWMODE=1", "AT+CWJAP=\"example wifi\",\"open sesame\"")
                .contains("AT+MQTTLONGCLIENTID=0," + module.clientId().length());
    }

    @Test
    void saysWhyTheWifiDoesNotLetItIn() {
        CompletableFuture<Void> connected = session("wrong").connectAsync();
        loop.run();

        assertThat(connected).isCompletedExceptionally();
        assertThat(connected.handle((done, error) -> Failures.origin(error)).join())
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("refused the password")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void publishesAnythingAndGetsItBack() {
        online();
        TEXTS.forEach(text -> assertThat(publish(text)).isEqualTo(Outcome.ACCEPTED));
        assertThat(done(session.publishAsync(Tracker.TEST_TOPIC, EVERY_BYTE)).outcome())
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(texts().subList(0, TEXTS.size())).isEqualTo(TEXTS);
        assertThat(heard).hasSize(TEXTS.size() + 1);
        assertThat(heard.get(TEXTS.size())).isEqualTo(EVERY_BYTE);
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void tellsAnAcknowledgedPublishFromARefusedOne() {
        online();
        assertThat(done(session.publishAsync(Tracker.REPORT, "1")).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);

        module.refusePublish(true);
        PublishResult refused = done(session.publishAsync(Tracker.REPORT, "2"));
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.cause()).containsInstanceOf(ModemErrorException.class);

        module.refusePublish(false);
        assertThat(done(session.publishAsync(Tracker.REPORT, "3")).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    }

    @Test
    void hearsWhatOthersPublishUntilItUnsubscribes() {
        online();
        module.deliver("/a1hahpgAs3s/test/test", "from afar".getBytes(StandardCharsets.UTF_8));
        loop.run();
        done(session.unsubscribeAsync(Tracker.TEST_TOPIC));
        assertThat(publish("unheard")).isEqualTo(Outcome.ACCEPTED);

        assertThat(texts()).containsExactly("from afar");
        assertThat(module.commands()).contains("AT+MQTTUNSUB=0,\"/a1hahpgAs3s/test/test\"");
    }

    @Test
    void comesBackFromEachLossWithItsSubscriptions() {
        online();
        List<DisconnectReason> reasons = new ArrayList<>();
        for (Runnable loss : List.<Runnable>of(module::disconnect, module::loseWifi, module::restart)) {
            loss.run();
            loop.run();
            assertThat(session.state()).isNotEqualTo(SessionState.ONLINE);
            reasons.add(session.statistics().lastDisconnect().orElseThrow());
            backOnline();
            assertThat(publish("again " + reasons.size())).isEqualTo(Outcome.ACCEPTED);
            loop.advance(ENOUGH);
        }

        assertThat(reasons).containsExactly(DisconnectReason.CLOSED, DisconnectReason.BEARER, DisconnectReason.RESTART);
        assertThat(texts()).containsExactly("again 1", "again 2", "again 3");
    }

    @Test
    void signsOff() {
        online();
        CompletableFuture<Void> closed = session.signOff();
        done(closed);

        assertThat(module.commands()).endsWith("AT+MQTTCLEAN=0");
        assertThat(module.isConnected()).isFalse();
        assertThat(module.isOpen()).isFalse();
    }

    /** The same again and again, each time cut after another byte; at last after each. */
    private void everyCut(int atLeast, Runnable round) {
        int before = module.sent();
        round.run();
        int bytes = module.sent() - before;
        assertThat(bytes).isGreaterThan(atLeast);
        for (int cut = 1; cut < bytes; cut++) {
            module.cut(new CutPoints(module.sent() + cut));
            round.run();
        }
        module.cut(CutPoints.ALL);
        round.run();
    }

    @Test
    @Tag("slow")
    void sendsAndHearsTheSameWhereverTheBytesAreCut() {
        online();
        everyCut(700, () -> {
            heard.clear();
            TEXTS.forEach(text -> assertThat(publish(text)).isEqualTo(Outcome.ACCEPTED));
            done(session.publishAsync(Tracker.TEST_TOPIC, EVERY_BYTE));
            assertThat(done(session.publishAsync(Tracker.REPORT, TEXTS.get(2))).outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);

            assertThat(texts().subList(0, TEXTS.size())).isEqualTo(TEXTS);
            assertThat(heard).hasSize(TEXTS.size() + 1);
            assertThat(heard.get(TEXTS.size())).isEqualTo(EVERY_BYTE);
        });
    }

    @Test
    @Tag("slow")
    void comesBackTheSameWhereverTheBytesAreCut() {
        online();
        everyCut(700, () -> {
            heard.clear();
            for (Runnable loss : List.<Runnable>of(module::disconnect, module::loseWifi, module::restart)) {
                loss.run();
                loop.run();
                assertThat(session.state()).isNotEqualTo(SessionState.ONLINE);
                backOnline();
                assertThat(publish("again")).isEqualTo(Outcome.ACCEPTED);
                loop.advance(ENOUGH);
            }
            assertThat(texts()).containsExactly("again", "again", "again");
        });
    }

    @Test
    @Tag("slow")
    void comesAndGoesTheSameWhereverTheBytesAreCut() {
        int bytes = comeAndGo(CutPoints.NONE);
        assertThat(bytes).isGreaterThan(150);

        comeAndGo(CutPoints.ALL);
        IntStream.range(1, bytes).forEach(cut -> comeAndGo(new CutPoints(cut)));
    }

    private static int comeAndGo(CutPoints cuts) {
        FamilyFromTheDocsTest test = new FamilyFromTheDocsTest();
        test.module.cut(cuts);
        test.online();
        test.done(test.session.signOff());
        assertThat(test.module.isOpen()).as(cuts.toString()).isFalse();
        return test.module.sent();
    }

    private static byte[] everyByte() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        return every;
    }
}

package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static io.atforge.testkit.thing.ThingBench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.AcceleratedTime;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.platform.thing.ThingAnswer;
import io.atforge.thing.HandlerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the platform asks of the device: each way in which it can go has its documented end. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServiceOutcomesTest {

    /** The kinds of what the platform asks. */
    enum Kind {
        SET(
                bench -> bench.things().set(DEVICE, "{\"interval\":90}"),
                bench -> bench.things().set(DEVICE, "{\"interval\":0}"),
                "interval 90",
                "{}"),
        ASYNC(
                bench -> bench.things().invoke(DEVICE, "reboot", "{\"delay\":5}"),
                bench -> bench.things().invoke(DEVICE, "reboot", "{\"delay\":\"soon\"}"),
                "reboot 5",
                "{}"),
        SYNC(
                bench -> bench.things().invoke(DEVICE, "measure", "{\"count\":3}"),
                bench -> bench.things().invoke(DEVICE, "measure", "{\"count\":0}"),
                "measure 3",
                "{\"average\":3.0}");

        private final Function<ThingBench, CompletableFuture<ThingAnswer>> right;
        private final Function<ThingBench, CompletableFuture<ThingAnswer>> wrong;
        private final String call;
        private final String data;

        Kind(
                Function<ThingBench, CompletableFuture<ThingAnswer>> right,
                Function<ThingBench, CompletableFuture<ThingAnswer>> wrong,
                String call,
                String data) {
            this.right = right;
            this.wrong = wrong;
            this.call = call;
            this.data = data;
        }
    }

    // the 8 seconds of a synchronous service, in half of them: no answer takes so long beside load
    private static final AcceleratedTime TIME = new AcceleratedTime(2);
    private static final IotPlatform PLATFORM = ThingBench.platform(TIME);

    private ThingBench bench;

    @BeforeEach
    void connect() {
        PLATFORM.clear();
        PLATFORM.things().startAfresh();
        bench = new ThingBench(PLATFORM).online().serving();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
        TIME.close();
    }

    private static ThingAnswer answer(CompletableFuture<ThingAnswer> asked) throws Exception {
        return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theHappyWayIsAnsweredWithTheResults(Kind kind) throws Exception {
        assertThat(answer(kind.right.apply(bench))).isEqualTo(new ThingAnswer(200, kind.data));
        assertThat(bench.calls()).containsExactly(kind.call);
    }

    /** What is in force is reported, which need not be what is wanted. */
    @Test
    void whatWasSetIsReported() throws Exception {
        answer(bench.things().set(DEVICE, "{\"interval\":5,\"mode\":2,\"powerSwitch\":1}"));
        bench.awaitPublished("thing/event/property/post", 1);

        assertThat(bench.things().properties(DEVICE))
                .containsEntry("interval", "60")
                .containsEntry("mode", "2")
                .containsEntry("powerSwitch", "1")
                .hasSize(3);
        assertThat(bench.calls()).containsExactlyInAnyOrder("interval 5", "mode FULL", "powerSwitch true");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aHandlersCodeIsAnswered(Kind kind) throws Exception {
        bench.handlers.within = () -> {
            throw new HandlerException(100_001, "the \"pump\" runs\r\nAT");
        };

        assertThat(answer(kind.right.apply(bench)).code()).isEqualTo(100_001);

        bench.handlers.within = () -> {};
        assertThat(answer(kind.right.apply(bench)).code()).isEqualTo(200);
        if (kind == Kind.SET) {
            bench.awaitPublished("thing/event/property/post", 1);
        }
        // what a handler did not do is not reported
        assertThat(bench.published("thing/event/property/post")).isEqualTo(kind == Kind.SET ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anExceptionIsAnsweredAsAFailure(Kind kind) throws Exception {
        bench.handlers.within = () -> {
            throw new IllegalStateException("a fault of the application's");
        };

        ThingAnswer answer = answer(kind.right.apply(bench));

        assertThat(answer.code()).isEqualTo(400);
        assertThat(answer.dataJson()).doesNotContain("fault");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aWrongParameterReachesNoHandler(Kind kind) throws Exception {
        assertThat(answer(kind.wrong.apply(bench)).code()).isEqualTo(460);

        assertThat(answer(kind.right.apply(bench)).code()).isEqualTo(200);
        assertThat(bench.calls()).containsExactly(kind.call);
    }

    /** Whatever comes, the next request is served. */
    @Test
    void whatCannotBeUnderstoodReachesNoHandler() throws Exception {
        for (String tail : new String[] {"thing/service/property/set", "thing/service/reboot", "rrpc/request/77"}) {
            for (String hostile : new String[] {
                "",
                "OK",
                "null",
                "[]",
                "{",
                "{\"id\":{},\"params\":{}}",
                "{\"params\":7,\"id\":1}",
                "[".repeat(1000),
                "{\"id\":\"1\",\"params\":[1e999999999],\"method\":\"thing.service.measure\"}"
            }) {
                bench.send(tail, hostile);
            }
        }

        for (Kind kind : Kind.values()) {
            assertThat(answer(kind.right.apply(bench)).code()).isEqualTo(200);
        }
        assertThat(bench.calls()).hasSize(Kind.values().length);
    }

    /** No answer: the platform gives a synchronous call up, and takes the late answer for no other. */
    @Test
    void aSynchronousCallThatIsAbandonedSpoilsNoOther() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        bench.handlers.within = () -> await(slow);
        CompletableFuture<ThingAnswer> abandoned = bench.things().invoke(DEVICE, "measure", "{\"count\":1}");
        assertThat(bench.nextCall()).isEqualTo("measure 1");
        assertThatThrownBy(() -> answer(abandoned))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);

        bench.handlers.within = () -> {};
        CompletableFuture<ThingAnswer> next = bench.things().invoke(DEVICE, "measure", "{\"count\":2}");
        slow.countDown();

        assertThat(answer(next)).isEqualTo(new ThingAnswer(200, "{\"average\":2.0}"));
        assertThat(bench.calls()).containsExactly("measure 1", "measure 2");
    }

    /** An asynchronous one is answered when it is done, be that late and after another connection began. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "SYNC", mode = Mode.EXCLUDE)
    void theAnswerComesAfterTheReconnect(Kind kind) throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        bench.handlers.within = () -> await(slow);
        CompletableFuture<ThingAnswer> asked = kind.right.apply(bench);
        assertThat(bench.nextCall()).isEqualTo(kind.call);

        bench.reconnect();
        assertThat(asked).isNotDone();
        slow.countDown();

        assertThat(answer(asked)).isEqualTo(new ThingAnswer(200, kind.data));
        assertThat(bench.calls()).containsExactly(kind.call);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isServedAfterAReconnectAndARestart(Kind kind) throws Exception {
        bench.reconnect();
        assertThat(answer(kind.right.apply(bench))).isEqualTo(new ThingAnswer(200, kind.data));

        bench.reboot();
        assertThat(answer(kind.right.apply(bench))).isEqualTo(new ThingAnswer(200, kind.data));

        assertThat(bench.calls()).containsExactly(kind.call, kind.call);
    }

    /** The broker, or whoever is in between, may deliver twice. */
    @Test
    void aRequestThatComesTwiceIsCarriedOutOnce() throws Exception {
        String set =
                "{\"id\":\"9001\",\"version\":\"1.0\",\"params\":{\"interval\":90},\"method\":\"thing.service.property.set\"}";
        String reboot =
                "{\"id\":9002,\"version\":\"1.0.0\",\"params\":{\"delay\":5},\"method\":\"thing.service.reboot\"}";
        String measure =
                "{\"id\":\"9003\",\"version\":\"1.0\",\"params\":{\"count\":3},\"method\":\"thing.service.measure\"}";
        for (int i = 0; i < 3; i++) {
            bench.send("thing/service/property/set", set);
            bench.send("thing/service/reboot", reboot);
            bench.send("rrpc/request/9003", measure);
        }
        // what came before it has been served when it is
        answer(bench.things().invoke(DEVICE, "reboot", "{\"delay\":600}"));
        answer(bench.things().invoke(DEVICE, "measure", "{\"count\":600}"));

        assertThat(bench.calls())
                .containsExactlyInAnyOrder("interval 90", "reboot 5", "measure 3", "reboot 600", "measure 600");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.atforge.testkit;

import static io.atforge.testkit.ThingClient.DEVICE;
import static io.atforge.testkit.ThingClient.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.ThingClient.Heard;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.thing.ThingAnswer;
import io.atforge.testkit.platform.thing.Things;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the platform asks of a device by its thing model, what it wants, and how its replies can fail. */
class ThingRequestsTest {

    private static final String POST = "thing/event/property/post";
    private static final String GET = "thing/property/desired/get";
    private static final String DELETE = "thing/property/desired/delete";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(PlatformClients.TRACKER_SECRET).thingModel(ThingClient.MODEL))
            .build();

    private IotPlatform platform;
    private Things things;
    private ThingClient device;

    @BeforeEach
    void goOnline(IotPlatform running) {
        platform = running;
        things = running.things();
        device = ThingClient.online(running);
    }

    @AfterEach
    void leaveNobodyConnected() {
        platform.kickAll();
    }

    private static ThingAnswer answer(CompletableFuture<ThingAnswer> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @Test
    void setsPropertiesAndMatchesAnswersByTheirNumbers() throws Exception {
        CompletableFuture<ThingAnswer> first = things.set(DEVICE, "{\"temperature\":21.50}");
        CompletableFuture<ThingAnswer> second = things.set(DEVICE, "{\"power\":1}");
        Heard one = device.next();
        Heard two = device.next();
        assertThat(one.topic()).isEqualTo(ROOT + "thing/service/property/set");
        assertThat(one.text()).contains("\"params\":{\"temperature\":21.50}");
        assertThat(one.json().get("method")).isEqualTo("thing.service.property.set");
        assertThat(one.json().get("id")).isNotEqualTo(two.json().get("id"));
        device.publish(ROOT + "thing/service/property/set_reply", "nonsense");
        device.publish(ROOT + "thing/service/property/set_reply", reply(two, 200, "{}"));
        device.publish(ROOT + "thing/service/property/set_reply", reply(one, 460, "{\"x\":1}"));
        assertThat(answer(second)).isEqualTo(new ThingAnswer(200, "{}"));
        assertThat(answer(first)).isEqualTo(new ThingAnswer(460, "{\"x\":1}"));
    }

    private static String reply(Heard request, int code, String data) {
        return "{\"id\":\"" + request.json().get("id") + "\",\"code\":" + code + ",\"data\":" + data + "}";
    }

    @Test
    void invokesAServiceAsynchronously() throws Exception {
        CompletableFuture<ThingAnswer> answer = things.invoke(DEVICE, "reboot", "{\"delay\":3}");
        Heard request = device.next();
        assertThat(request.topic()).isEqualTo(ROOT + "thing/service/reboot");
        assertThat(request.json().get("method")).isEqualTo("thing.service.reboot");
        device.publish(ROOT + "thing/service/reboot_reply", reply(request, 200, "{\"seconds\":3}"));
        assertThat(answer(answer)).isEqualTo(new ThingAnswer(200, "{\"seconds\":3}"));
    }

    @Test
    void invokesSynchronouslyBySystemRrpc() throws Exception {
        CompletableFuture<ThingAnswer> answer = things.invoke(DEVICE, "gps:restart", "{}");
        Heard request = device.next();
        assertThat(request.topic()).startsWith(ROOT + "rrpc/request/");
        assertThat(request.json().get("method")).isEqualTo("thing.service.gps:restart");
        device.publish(ROOT + "rrpc/response/123456", reply(request, 400, "{}"));
        device.publish(request.topic().replace("request", "response"), reply(request, 200, "{}"));
        assertThat(answer(answer)).isEqualTo(new ThingAnswer(200, "{}"));
    }

    @Test
    void invokesOnTheServicesTopicWhereTheClientIdSaysSo() throws Exception {
        String clientId = PlatformClients.TRACKER_ID.replace("timestamp", "ext=1,timestamp");
        String own = "/ext/rrpc/+" + ROOT + "thing/service/ask";
        ThingClient extended = new ThingClient(
                new PlatformClients(platform)
                        .connect(clientId, "test&a1hahpgAs3s", PlatformClients.TRACKER_PASSWORD, 60),
                own,
                ROOT + "thing/service/property/set");
        CompletableFuture<ThingAnswer> answer = things.invoke(DEVICE, "ask", "{}");
        Heard request = extended.next();
        assertThat(request.topic()).matches("/ext/rrpc/\\d+" + ROOT + "thing/service/ask");
        extended.publish(request.topic(), reply(request, 200, "{\"a\":1}"));
        assertThat(answer(answer)).isEqualTo(new ThingAnswer(200, "{\"a\":1}"));
        // Its own answer does not come back to it: the next that comes is what is sent next.
        things.set(DEVICE, "{\"power\":1}");
        assertThat(extended.next().topic()).endsWith("property/set");
    }

    @Test
    void saysWhoIsNotThere() {
        CompletableFuture<ThingAnswer> answer = things.set(new DeviceId("a1hahpgAs3s", "away"), "{}");
        assertThatThrownBy(() -> answer(answer)).hasMessageContaining("away&a1hahpgAs3s is not connected");
        assertThatThrownBy(() -> things.set(DEVICE, "[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> things.set(DEVICE, "{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsDesiredValuesWithTheirVersions() throws Exception {
        things.desire(DEVICE, "temperature", "20.0");
        things.desire(DEVICE, "temperature", "21.0");
        things.desire(DEVICE, "power", "1");
        assertThat(device.ask(GET, "[\"temperature\",\"mode\"]").text())
                .contains("\"code\":200,\"data\":{\"temperature\":{\"value\":21.0,\"version\":2}}");
        assertThat(device.ask(GET, "[]").text()).contains("\"power\":{\"value\":1,\"version\":1}");
        assertThat(device.ask(GET, "[\"no\"]").code()).isEqualTo(6320);
        assertThat(device.ask(GET, "{}").code()).isEqualTo(6301);
        assertThat(device.ask(GET, "[" + "\"power\",".repeat(200) + "\"power\"]")
                        .code())
                .isEqualTo(6104);
        assertThat(device.ask(DELETE, "{\"temperature\":{\"version\":1},\"power\":{}}")
                        .code())
                .isEqualTo(200);
        assertThat(things.desired(DEVICE)).containsExactly(Map.entry("temperature", "21.0"));
        device.ask(DELETE, "{\"temperature\":{\"version\":2}}");
        assertThat(things.desired(DEVICE)).isEmpty();
        assertThat(device.ask(DELETE, "{\"no\":{}}").code()).isEqualTo(6320);
        assertThat(device.ask(DELETE, "[]").code()).isEqualTo(460);
        things.desire(DEVICE, "temperature", "22.0");
        assertThat(device.ask(GET, "[]").text()).contains("\"version\":3");
    }

    @Test
    void refusesRequests() throws Exception {
        things.refuseRequests(429);
        assertThat(device.ask(POST, "{\"count\":5}").code()).isEqualTo(429);
        assertThat(things.properties(DEVICE)).isEmpty();
        things.acceptRequests();
        assertThat(device.ask(POST, "{\"count\":5}").code()).isEqualTo(200);
        assertThatThrownBy(() -> things.refuseRequests(200)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsRepliesAndGivesThemLate() throws Exception {
        things.holdReplies();
        device.request("1", POST, "{\"count\":5}");
        device.request("2", POST, "{\"count\":6}");
        assertThat(things.properties(DEVICE)).containsEntry("count", "6");
        things.desire(DEVICE, "power", "1");
        things.set(DEVICE, "{\"power\":1}");
        assertThat(device.next().topic()).endsWith("/set");
        things.releaseReplies();
        assertThat(device.next().json().get("id")).isEqualTo("1");
        assertThat(device.next().json().get("id")).isEqualTo("2");
    }

    @Test
    void losesReplies() throws Exception {
        things.dropReplies(true);
        device.request("1", POST, "{\"count\":5}");
        things.dropReplies(false);
        assertThat(device.ask(POST, "{\"count\":6}").json().get("id")).isEqualTo("7");
        assertThat(device.hasHeardMore()).isFalse();
        assertThat(things.history(DEVICE)).hasSize(2);
    }
}

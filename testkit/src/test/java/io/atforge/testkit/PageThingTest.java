package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.PageClient.Answer;
import io.atforge.testkit.platform.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of a platform that knows thing models. */
@Tag("slow")
class PageThingTest {

    @Test
    void setsPropertiesAndTellsWhatThingsSay() throws Exception {
        try (IotPlatform platform = IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                        .thingModel(ThingClient.MODEL)
                        .keepLast(2)
                        .start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemPage page = ModemPage.open(modem, platform);
                PageEvents events = new PageClient(page.address()).events()) {
            PageClient client = new PageClient(page.address());
            String order = "{\"do\":\"set\",\"device\":\"a1hahpgAs3s/test\",\"properties\":{\"temperature\":21.50}}";
            Answer absent = client.order(order);
            assertThat(absent.status()).isEqualTo(400);
            assertThat(absent.body()).isEqualTo("{\"error\":\"test&a1hahpgAs3s is not connected\"}");
            assertThat(JsonText.read(page.live().hello()).toString())
                    .contains("{identifier=temperature, writable=true}", "{identifier=gps:interval, writable=true}");

            ThingClient device = ThingClient.online(platform);
            assertThat(client.order(order).status()).isEqualTo(204);
            ThingClient.Heard set = device.next();
            assertThat(set.text()).contains("\"params\":{\"temperature\":21.50}");
            events.await("note", note -> note.get("text").equals("done: set a1hahpgAs3s/test {\"temperature\":21.50}"));
            device.publish(
                    ThingClient.ROOT + "thing/service/property/set_reply",
                    JsonText.write(Map.of("id", set.json().get("id"), "code", 200, "data", Map.of())));
            events.await("note", note -> note.get("text").equals("test&a1hahpgAs3s set: 200 {}"));
            // The secret stands where a note ends.
            String begin = "test&a1hahpgAs3s thing/event/property/post: 200 {\"name\":\"";
            String name = "n".repeat(1000 - begin.length() - 16);
            device.ask("thing/event/property/post", "{\"name\":\"" + name + PlatformClients.TRACKER_SECRET + "\"}");
            events.await("note", note -> note.get("text").toString().contains("nnn***"));
            for (int count = 1; count <= 5; count++) {
                device.ask("thing/event/property/post", "{\"count\":" + count + "}");
            }
            events.await(
                    "note",
                    note -> note.get("text").equals("test&a1hahpgAs3s thing/event/property/post: 200 {\"count\":5}"));
            assertThat(platform.things().history(ThingClient.DEVICE))
                    .extracting(reported -> reported.valueJson())
                    .containsExactly("4", "5");
            assertThat(platform.received()).hasSize(2);
        }
    }
}

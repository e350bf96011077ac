package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.SystemTopic;
import io.atforge.topic.Permission;
import io.atforge.topic.TopicClass;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTopicTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "THING_EVENT_PROPERTY_POST,       PUBLISH,   /sys/${productKey}/${deviceName}/thing/event/property/post",
        "THING_EVENT_PROPERTY_POST_REPLY, SUBSCRIBE, /sys/${productKey}/${deviceName}/thing/event/property/post_reply",
        "THING_EVENT_POST,                PUBLISH,   /sys/${productKey}/${deviceName}/thing/event/{eventId}/post",
        "THING_EVENT_POST_REPLY,          SUBSCRIBE, /sys/${productKey}/${deviceName}/thing/event/+/post_reply",
        "THING_SERVICE_PROPERTY_SET,      SUBSCRIBE, /sys/${productKey}/${deviceName}/thing/service/property/set",
        "THING_SERVICE,                   SUBSCRIBE, /sys/${productKey}/${deviceName}/thing/service/+",
        "THING_SERVICE_REPLY,             PUBLISH,   /sys/${productKey}/${deviceName}/thing/service/{serviceId}_reply",
        "SHADOW_UPDATE,                   PUBLISH,   /shadow/update/${productKey}/${deviceName}",
        "SHADOW_GET,                      SUBSCRIBE, /shadow/get/${productKey}/${deviceName}",
        "NTP_REQUEST,                     PUBLISH,   /ext/ntp/${productKey}/${deviceName}/request",
        "OTA_DEVICE_UPGRADE,              SUBSCRIBE, /ota/device/upgrade/${productKey}/${deviceName}",
        "RRPC_REQUEST,                    SUBSCRIBE, /sys/${productKey}/${deviceName}/rrpc/request/+",
        "RRPC_RESPONSE,                   PUBLISH,   /sys/${productKey}/${deviceName}/rrpc/response/{messageId}",
        "THING_DIAG_POST,                 PUBLISH,   /sys/${productKey}/${deviceName}/_thing/diag/post",
        "SESSION_COMBINE_LOGIN,           PUBLISH,   /ext/session/${productKey}/${deviceName}/combine/login",
        "ERROR,                           SUBSCRIBE, /ext/error/${productKey}/${deviceName}"
    })
    void aClassHasAConstantAndADirection(String constant, Permission permission, String text) {
        assertThat(all().filter(topic -> topic.text().equals(text)))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.constant()).isEqualTo(constant);
                    assertThat(topic.permission()).isEqualTo(permission);
                });
    }

    @Test
    void noTwoHaveOneConstantAndNoneIsTooLong() {
        assertThat(all().map(SystemTopic::constant)).doesNotHaveDuplicates().hasSizeGreaterThan(80);
        assertThat(all()).allSatisfy(topic -> {
            String longest = topic.text().replace(TopicClass.PRODUCT_KEY, "k".repeat(20));
            assertThat(new TopicClass(longest).bytesFor("d".repeat(32))).isLessThanOrEqualTo(TopicClass.MAX_BYTES);
            assertThat(topic.parameter().isPresent() && topic.permission() == Permission.SUBSCRIBE)
                    .isFalse();
        });
    }

    @Test
    void mistakesInTheListAreAtTheirPlace() {
        List<String> problems = new DevicesFolder(folder)
                .problems(
                        DevicesFolder.TUTORIAL.replace("name: test\n        class", "name: ntp-request\n        class")
                                + "    systemTopics: [thnig, ntp, ntp, [ota]]\n");

        assertThat(problems)
                .containsExactly(
                        "devices.yaml:20:20: unknown family of system topics 'thnig'; did you mean 'thing'?",
                        "devices.yaml:20:27: '/ext/ntp/${productKey}/${deviceName}/request' and 'ntp-request' on line 13 would"
                                + " both become NTP_REQUEST in Java; rename one",
                        "devices.yaml:20:32: family 'ntp' is already on line 20; remove one",
                        "devices.yaml:20:37: systemTopics lists names of families, not a list");
    }

    private static Stream<SystemTopic> all() {
        return SystemTopic.families().values().stream().flatMap(List::stream);
    }
}

package io.atforge.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicClassTest {

    private static final String KEY = "a1hahpgAs3s";

    @ParameterizedTest
    @CsvSource({
        "/${productKey}/${deviceName}/test, PUBLISH_SUBSCRIBE",
        "/a1hahpgAs3s/${deviceName}/test, PUBLISH",
        "/${productKey}/${deviceName}/user/update/error, PUBLISH",
        "/${productKey}/${deviceName}/1/2/3/4/5, PUBLISH",
        "/${productKey}/${deviceName}/user/#, SUBSCRIBE",
        "/${productKey}/${deviceName}/user/+/error, SUBSCRIBE",
    })
    void acceptsWhatTheConsoleAccepts(String text, Permission permission) {
        assertThat(TopicClass.violations(text, KEY, permission)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "test, PUBLISH, starts with",
        "/other/${deviceName}/test, PUBLISH, starts with",
        "/${productKey}/test/test, PUBLISH, starts with",
        "/${productKey}/${deviceName}, PUBLISH, starts with",
        "/${productKey}/${deviceName}/, PUBLISH, no empty level",
        "/${productKey}/${deviceName}//x, PUBLISH, no empty level",
        "/${productKey}/${deviceName}/a-b, PUBLISH, only letters",
        "/${productKey}/${deviceName}/1/2/3/4/5/6, PUBLISH, at most 7 slashes",
        "/${productKey}/${deviceName}/#, PUBLISH, only with permission subscribe",
        "/${productKey}/${deviceName}/+/x, PUBLISH_SUBSCRIBE, only with permission subscribe",
        "/${productKey}/${deviceName}/#/x, SUBSCRIBE, only as the last level",
        "/${productKey}/${deviceName}/a#, SUBSCRIBE, only letters",
    })
    void refusesWhatTheConsoleRefuses(String text, Permission permission, String message) {
        assertThat(TopicClass.violations(text, KEY, permission))
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void countsTheSlashes() {
        assertThat(TopicClass.violations("/${productKey}/${deviceName}/1/2/3/4/5/6", KEY, Permission.PUBLISH))
                .singleElement()
                .asString()
                .endsWith("this one has 8");
    }

    @ParameterizedTest
    @CsvSource({
        "user/get, user/get, true",
        "user/get, user/set, false",
        "user/get, user/get/x, false",
        "user/+, user/get, true",
        "user/+, user/get/x, false",
        "user/+/error, user/update/error, true",
        "user/#, user/a/b/c, true",
        "user/#, user, true",
        "user/#, users, false",
        "user/+, user, false",
        "user/get, user, false",
    })
    void matchesAsMqttDoes(String filter, String topic, boolean matches) {
        TopicClass topicClass = new TopicClass("/" + KEY + "/${deviceName}/" + filter);

        assertThat(topicClass.matches("test", "/" + KEY + "/test/" + topic)).isEqualTo(matches);
        assertThat(topicClass.matches("other", "/" + KEY + "/test/" + topic)).isFalse();
    }

    @Test
    void countsBytesWithTheDeviceFilledIn() {
        assertThat(TopicClass.of("/${productKey}/${deviceName}/x", KEY).bytesFor("test"))
                .isEqualTo(19);
    }

    @Test
    void needsAPlaceForTheDevice() {
        assertThatThrownBy(() -> new TopicClass("/a/b/c")).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "publish, PUBLISH", "PUB, PUBLISH", "发布, PUBLISH",
        "subscribe, SUBSCRIBE", "SUB, SUBSCRIBE", "订阅, SUBSCRIBE",
        "publish-subscribe, PUBLISH_SUBSCRIBE", "ALL, PUBLISH_SUBSCRIBE", "发布和订阅, PUBLISH_SUBSCRIBE",
    })
    void readsAPermissionAsItIsWrittenAnywhere(String text, Permission permission) {
        assertThat(Permission.parse(text)).contains(permission);
    }
}

package io.atforge.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final String CLASS = "/a1hahpgAs3s/${deviceName}/test";

    @Test
    void knowsWhatMayBeDoneOnIt() {
        assertThat(Topic.publish(CLASS, Qos.AT_MOST_ONCE).permission()).isEqualTo(Permission.PUBLISH);
        assertThat(Topic.subscribe(CLASS, Qos.AT_MOST_ONCE).permission()).isEqualTo(Permission.SUBSCRIBE);
        assertThat(Topic.publishSubscribe(CLASS, Qos.AT_MOST_ONCE).permission())
                .isEqualTo(Permission.PUBLISH_SUBSCRIBE);
    }

    @Test
    void isOneDevicesTopicWhereTheNameIsFilledIn() {
        Topic<Object> topic = Topic.publish(CLASS, Qos.AT_LEAST_ONCE);

        assertThat(topic.of("test")).isEqualTo("/a1hahpgAs3s/test/test");
        assertThat(topic.topicClass()).hasToString(CLASS);
        assertThat(topic.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
    }

    @Test
    void isReadFromTheNumberOnTheWire() {
        assertThat(Qos.of(0)).isEqualTo(Qos.AT_MOST_ONCE);
        assertThat(Qos.of(1)).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(Qos.AT_MOST_ONCE.level()).isZero();
        assertThat(Qos.AT_LEAST_ONCE.level()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 3})
    void hasNoOtherQualityOfService(int level) {
        assertThatThrownBy(() -> Qos.of(level))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("QoS " + level)
                .hasMessageContaining("use 0 or 1");
    }

    @Test
    void mayBePublishedOrSubscribedToAsThePermissionSays() {
        assertThat(Permission.values())
                .filteredOn(Permission::publish)
                .containsExactly(Permission.PUBLISH, Permission.PUBLISH_SUBSCRIBE);
        assertThat(Permission.values())
                .filteredOn(Permission::subscribe)
                .containsExactly(Permission.SUBSCRIBE, Permission.PUBLISH_SUBSCRIBE);
    }

    @Test
    void hasThePermissionInEverySpelling() {
        assertThat(Permission.SUBSCRIBE.spellings()).containsExactly("subscribe", "SUB", "订阅");
        assertThat(Permission.parse("both")).isEmpty();
    }
}

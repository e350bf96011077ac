package io.atforge.topic;

import static io.atforge.topic.PublishQuota.UNLIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishQuotaTest {

    @Test
    void saysWhatThePlatformTakes() {
        assertThat(PublishQuota.standard()).isEqualTo(new PublishQuota(30, 10, UNLIMITED));
        assertThat(PublishQuota.freeInstance()).isEqualTo(new PublishQuota(UNLIMITED, UNLIMITED, 5));
        assertThat(PublishQuota.perSecond(7, 3)).isEqualTo(new PublishQuota(7, 3, UNLIMITED));
        assertThat(PublishQuota.inAll(1)).isEqualTo(new PublishQuota(UNLIMITED, UNLIMITED, 1));
    }

    @Test
    void knowsTheLimitOfEachKind() {
        PublishQuota quota = new PublishQuota(30, 10, 35);

        assertThat(quota.perSecond(Qos.AT_MOST_ONCE)).isEqualTo(30);
        assertThat(quota.perSecond(Qos.AT_LEAST_ONCE)).isEqualTo(10);
    }

    @Test
    void isUnlimitedOnlyIfNothingIsLimited() {
        assertThat(PublishQuota.unlimited().isUnlimited()).isTrue();
        assertThat(PublishQuota.standard().isUnlimited()).isFalse();
        assertThat(PublishQuota.freeInstance().isUnlimited()).isFalse();
        assertThat(new PublishQuota(UNLIMITED, 1, UNLIMITED).isUnlimited()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, UNLIMITED - 1})
    void refusesWhatNoPlatformCounts(int limit) {
        assertThatThrownBy(() -> PublishQuota.inAll(limit))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("quota of " + limit)
                .hasMessageContaining("1 and 10000");
        assertThatThrownBy(() -> PublishQuota.perSecond(limit, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> PublishQuota.perSecond(1, limit)).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void takesTheOutermostLimits(int limit) {
        assertThat(PublishQuota.inAll(limit).inAllPerSecond()).isEqualTo(limit);
    }
}

package io.atforge.aliyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @Test
    void namesTheTutorialsHost() {
        assertThat(new Endpoint(Endpoint.regionHost("a1hahpgAs3s", "cn-shanghai"), Endpoint.DEFAULT_PORT))
                .hasToString("a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883");
        assertThat(Endpoint.instanceHost("iot-06z00djgad7bo5r"))
                .isEqualTo("iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com");
    }

    @ParameterizedTest
    @CsvSource({"'', 1883", "'a b', 1883", "'a\"b', 1883", "-a, 1883", "localhost, 0", "localhost, 65536"})
    void refusesWhatIsNoEndpoint(String host, int port) {
        assertThatThrownBy(() -> new Endpoint(host, port)).isInstanceOf(InvalidArgumentException.class);
    }
}

package io.atforge.maven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLineTest {

    @Test
    void isOneLineWhateverStandsInIt() {
        assertThat(JsonLine.of(Map.of("a", List.of("x\ny\"\r\u001b", Map.of("b", "温")))))
                .isEqualTo("{\"a\":[\"x\\ny\\\"\\r\\u001B\",{\"b\":\"温\"}]}");
    }

    @Test
    void takesNothingElse() {
        assertThatThrownBy(() -> JsonLine.of(Map.of("a", 7))).isInstanceOf(IllegalArgumentException.class);
    }
}

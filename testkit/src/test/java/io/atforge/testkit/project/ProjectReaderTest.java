package io.atforge.testkit.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.topic.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program says of a project that it starts a modem for. */
class ProjectReaderTest {

    private static final String SECRET = "5ecret-of-nobody";

    @Test
    void readsWhatIsThere() {
        ProjectDescription project = ProjectReader.read("{\"dialect\":\"quectel\",\"products\":[{\"key\":\"a1key\","
                + "\"name\":\"Meter\",\"topics\":[{\"class\":\"/${productKey}/${deviceName}/up\",\"permission\":\"publish\"}],"
                + "\"devices\":[{\"name\":\"unit-1\",\"secret\":\"" + SECRET + "\"}],"
                + "\"thingModel\":[\"a.json\",\"b.json\"],\"productSecret\":\"p\"},{\"key\":\"a1bare\"}]}");

        assertThat(project.dialect()).contains("quectel");
        assertThat(project.products())
                .satisfiesExactly(
                        meter -> {
                            assertThat(meter.key()).isEqualTo("a1key");
                            assertThat(meter.name()).contains("Meter");
                            assertThat(meter.topics())
                                    .containsExactly(new TopicDescription(
                                            "/${productKey}/${deviceName}/up", Permission.PUBLISH));
                            assertThat(meter.devices()).containsExactly(new DeviceDescription("unit-1", SECRET));
                            assertThat(meter.thingModel()).containsExactly(Path.of("a.json"), Path.of("b.json"));
                            assertThat(meter.productSecret()).contains("p");
                        },
                        bare -> assertThat(bare)
                                .isEqualTo(new ProductDescription(
                                        "a1bare",
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty())));
        assertThat(project.hasThings()).isTrue();
        assertThat(project.toString()).doesNotContain(SECRET);
    }

    @Test
    void takesAFleet() {
        String devices = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"name\":\"device-" + i + "\",\"secret\":\"0123456789abcdef0123456789abcdef\"}")
                .collect(Collectors.joining(","));

        assertThat(ProjectReader.read("{\"products\":[{\"key\":\"a1key\",\"devices\":[" + devices + "]}]}")
                        .products()
                        .get(0)
                        .devices())
                .hasSize(100_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"products":[{"key":"a"}]                       | it is no JSON: line 1, column
            [1]                                             | it is no object
            {}                                              | products is missing or empty
            {"products":[]}                                 | products is missing or empty
            {"products":{}}                                 | products is no array
            {"products":[7]}                                | products[0] is no object
            {"products":[{}]}                               | products[0].key is missing
            {"products":[{"key":7}]}                        | products[0].key is no text
            {"products":[{"key":" "}]}                      | products[0].key is empty
            {"products":[{"key":"a\\u001b[2J"}]}            | products[0].key holds a control character
            {"products":[{"key":"a\\u009b2J"}]}             | products[0].key holds a control character
            {"products":[{"key":"a"},{"key":"a"}]}          | products has the key 'a' twice
            {"products":[{"key":"a","kind":"b"}]}           | products[0] has a member that is none of key, name, topics
            {"dialekt":"a","products":[{"key":"a"}]}        | it has a member that is none of dialect, model, products
            {"products":[{"key":"a","devices":[{"name":"d"}]}]} | products[0].devices[0].secret is missing
            {"products":[{"key":"a","devices":[{"name":"d","secret":["5ecret"]}]}]} | products[0].devices[0].secret is no text
            {"products":[{"key":"a","devices":[{"name":"d","secret":"5ecret"},{"name":"d","secret":"5ecret"}]}]} | products[0].devices has the name 'd' twice
            {"products":[{"key":"a","topics":[{"class":"/a","permission":"all"}]}]} | products[0].topics[0].permission is none of publish,
            """)
    void saysWhereAMistakeIsAndShowsNoSecret(String json, String message) {
        assertThatThrownBy(() -> ProjectReader.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("the project's description: " + message)
                .message()
                .doesNotContain("5ecret", "\u001b");
    }
}

package io.atforge.testkit.platform.thing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.simulation.VirtualTime;
import io.atforge.topic.Qos;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a device sends, it gets one answer with a code, and nothing breaks. */
class HostileReportsTest {

    private static final DeviceId DEVICE = new DeviceId("pk", "test");
    private static final String[][] GOOD = {
        {
            "thing/event/property/post",
            "{\"count\":5,\"temperature\":{\"value\":1.5,\"time\":9},\"place\":{\"x\":1,\"Value\":0.5},\"list\":[1,2],\"label\":\"a\"}"
        },
        {"thing/event/alarm/post", "{\"value\":{\"level\":2},\"time\":9}"},
        {
            "thing/event/property/batch/post",
            "{\"properties\":{\"count\":[{\"value\":2,\"time\":9}]},\"events\":{\"alarm\":[{\"value\":{\"level\":1},\"time\":9}]}}"
        },
        {
            "thing/event/property/history/post",
            "[{\"identity\":{\"productKey\":\"pk\",\"deviceName\":\"test\"},\"properties\":[{\"count\":{\"value\":1,\"time\":9}}],\"events\":[]}]"
        },
        {"thing/property/desired/get", "[\"power\",\"mode\"]"},
        {"thing/property/desired/delete", "{\"power\":{\"version\":1},\"mode\":{}}"},
    };
    private static final String[] SHREDS = {
        "null", "[", "]", "{", "}", "\"", ",", ":", "0", "-", "1e999", "true", "\\u0000", "value", "{}", "[]", "[null]"
    };

    private static final String[] GRAFTS = {
        "null",
        "1",
        "-1.5",
        "1e999",
        "true",
        "\"\"",
        "\"x\"",
        "[]",
        "[null]",
        "{}",
        "{\"value\":null}",
        "{\"value\":1,\"time\":-1}",
        "[[]]",
        "99999999999999999999"
    };

    private final VirtualTime time = new VirtualTime();
    private final List<String> replies = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Things things = new Things(
            Map.of(
                    "pk",
                    new ThingProduct(
                            TslModel.read(Path.of("src/test/resources/things/everything.tsl.json")),
                            Verification.STRICT)),
            new ThingLink() {
                @Override
                public void send(String topic, String text) {
                    replies.add(text);
                }

                @Override
                public Set<DeviceId> online() {
                    return Set.of(DEVICE);
                }

                @Override
                public Optional<String> clientId(DeviceId device) {
                    return Optional.empty();
                }
            },
            time,
            time.clock(),
            Integer.MAX_VALUE);

    private int codeOf(String tail, String text) {
        replies.clear();
        things.received(new ReceivedMessage(
                DEVICE, "/sys/pk/test/" + tail, text.getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE));
        time.settle();
        assertThat(replies).as(text).hasSize(1);
        Map<?, ?> reply = (Map<?, ?>) JsonText.read(replies.get(0));
        return ((BigInteger) reply.get("code")).intValueExact();
    }

    private static String request(String tail, String params) {
        return "{\"id\":\"1\",\"version\":\"1.0\",\"params\":" + params + ",\"method\":\"" + tail.replace('/', '.')
                + "\"}";
    }

    @Test
    void aMutilatedRequestIsAnsweredWithACode() {
        Random random = new Random(17);
        Map<Integer, Integer> codes = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            String[] good = GOOD[random.nextInt(GOOD.length)];
            String params = i % 3 == 0 ? shredded(good[1], random) : grafted(good[1], random);
            codes.merge(codeOf(good[0], request(good[0], params)), 1, Integer::sum);
        }
        assertThat(codes)
                .containsKeys(
                        Codes.OK,
                        Codes.NOT_JSON,
                        Codes.BAD_REQUEST,
                        Codes.NO_PROPERTY,
                        Codes.INT,
                        Codes.STRUCT,
                        Codes.PARAMS_NOT_ARRAY,
                        Codes.TIME);
        assertThat(codes.get(Codes.NOT_JSON)).as("%s", codes).isLessThan(1_200);
        assertThat(codes.get(Codes.OK)).as("%s", codes).isBetween(100, 1_500);
    }

    private static String shredded(String good, Random random) {
        StringBuilder params = new StringBuilder(good);
        int from = random.nextInt(params.length() + 1);
        int to = Math.min(params.length(), from + random.nextInt(6));
        params.replace(from, to, random.nextBoolean() ? SHREDS[random.nextInt(SHREDS.length)] : "");
        return params.toString();
    }

    /** Another value in the place of one. */
    private static String grafted(String good, Random random) {
        return JsonText.write(graft(JsonText.read(good), random));
    }

    private static Object graft(Object tree, Random random) {
        if (random.nextInt(4) == 0) {
            return JsonText.read(GRAFTS[random.nextInt(GRAFTS.length)]);
        }
        if (tree instanceof Map<?, ?> object && !object.isEmpty()) {
            Map<Object, Object> other = new LinkedHashMap<>(object);
            Object key = List.copyOf(object.keySet()).get(random.nextInt(object.size()));
            other.put(key, graft(object.get(key), random));
            return other;
        }
        if (tree instanceof List<?> array && !array.isEmpty()) {
            List<Object> other = new ArrayList<>(array);
            int index = random.nextInt(other.size());
            other.set(index, graft(other.get(index), random));
            return other;
        }
        return tree;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "thing/property/desired/get        | [null]                                      | 6320",
                "thing/property/desired/get        | [{}]                                        | 6320",
                "thing/property/desired/delete     | {\"power\":null}                            | 200",
                "thing/event/property/post         | {\"ratio\":1e999999999}                     | 6322",
                "thing/event/property/post         | {\"ratio\":1e99999999999999999999}          | 6207",
                "thing/event/property/post         | {\"count\":5,\"count\":5}                   | 6207",
                "thing/event/property/post         | {\"count\":{\"value\":{\"value\":5}}}       | 6306",
                "thing/event/property/post         | {\"count\":{\"value\":5,\"time\":null}}     | 6326",
                "thing/event/property/history/post | [null]                                      | 460",
                "thing/event/property/history/post | [{\"identity\":null}]                       | 6100",
                "thing/event/property/batch/post   | {\"properties\":null}                       | 200",
                "thing/event/property/batch/post   | {\"properties\":{\"count\":[null]}}         | 6306",
                "thing/event//post                 | {}                                          | 5160",
            })
    void whatIsOddHasItsCode(String tail, String params, int code) {
        assertThat(codeOf(tail, request(tail, params))).isEqualTo(code);
    }

    @Test
    void whatIsDeepIsRefused() {
        String tail = "thing/event/property/post";
        assertThat(codeOf(tail, request(tail, "[".repeat(100_000)))).isEqualTo(Codes.NOT_JSON);
        assertThat(codeOf(tail, request(tail, "{\"count\":" + "9".repeat(100_000) + "}")))
                .isEqualTo(Codes.NOT_JSON);
    }

    @Test
    void aLineForAPersonHasNothingThatATerminalObeys() {
        things.listen(told::add);
        String tail = "thing/event/\u001b[2J\u009b\n/post";
        codeOf(tail, request("thing/event/x/post", "{\"label\":\"" + "a".repeat(5000) + "\"}"));
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("test&pk thing/event/?[2J??/post: 6300 {")
                .contains("a".repeat(5000))
                .doesNotContainPattern("\\p{Cc}");
    }
}

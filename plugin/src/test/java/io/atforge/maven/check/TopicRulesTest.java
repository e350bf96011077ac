package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.DevicesFile;
import io.atforge.topic.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The topics of a product: some YAML in, one message with its place out. */
class TopicRulesTest {

    private static final String HEAD = "version: 1\nmodem: {dialect: air720}\nproducts:\n";

    @TempDir
    Path basedir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {permission: PUB, class: C}               | 5:3: topic has no name; give it one, it becomes the Java \
            constant
            {name: t, permission: PUB}                | 5:3: topic has no class; copy it from the console, for example \
            /${productKey}/${deviceName}/test
            {name: t, class: C}                       | 5:3: topic has no permission; write publish, subscribe or \
            publish-subscribe
            {name: t, permision: PUB, class: C}       | 5:13: unknown key 'permision' in topic; did you mean \
            'permission'?
            {name: t, permission: publsh, class: C}   | 5:25: unknown permission 'publsh'; did you mean 'publish'?
            {name: t, permission: pub, class: C}      | 5:25: unknown permission 'pub'; did you mean 'publish'?
            {name: t, permission: Sub, class: C}      | 5:25: unknown permission 'Sub'; did you mean 'subscribe'?
            {name: t, permission: all, class: C}      | 5:25: unknown permission 'all'; did you mean \
            'publish-subscribe'?
            {name: t, permission: 收发, class: C}      | 5:25: unknown permission '收发'; known are publish, subscribe, \
            publish-subscribe
            {name: t, permission: PUB, qos: 2, class: C} | 5:35: qos must be a number from 0 to 1, not '2'
            {name: [t], permission: PUB, class: C}    | 5:10: name must be a text, not a list
            {name: -t, permission: PUB, class: C}     | 5:10: '-t' is no name for a topic: it becomes a Java constant, \
            so it has at most 64 letters A-Z and a-z, digits, - and _, and starts with a letter or digit
            {name: 测试, permission: PUB, class: C}    | 5:10: '测试' is no name for a topic: it becomes a Java constant, \
            so it has at most 64 letters A-Z and a-z, digits, - and _, and starts with a letter or digit
            """)
    void refusesATopic(String topic, String problem) {
        assertThat(problems("  - {key: a1, name: A, topics: [\n  "
                        + topic.replace("class: C", "class: \"/a1/${deviceName}/t\"") + "]}"))
                .containsExactly("devices.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a2/${deviceName}/t            | PUB | a topic class starts with /a1/${deviceName}/ (or \
            /${productKey}/${deviceName}/) and has a name after it
            /a1/${deviceName}              | PUB | a topic class starts with /a1/${deviceName}/ (or \
            /${productKey}/${deviceName}/) and has a name after it
            /a1/${deviceName}/t-1          | PUB | level 't-1' may hold only letters, digits and _
            /a1/${deviceName}/t/           | PUB | a topic class has no empty level; remove the doubled or trailing \
            slash
            /a1/${deviceName}/+/t          | ALL | the wildcard + is allowed only with permission subscribe
            /a1/${deviceName}/#/t          | SUB | the wildcard # is allowed only as the last level
            /a1/${deviceName}/3/4/5/6/7/8  | PUB | a topic class has at most 7 slashes, this one has 8
            """)
    void refusesATopicClass(String topicClass, String permission, String problem) {
        assertThat(problems("""
                  - key: a1
                    name: A
                    topics:
                      - name: t
                        permission: %s
                        class: %s
                """.formatted(permission, topicClass))).containsExactly("devices.yaml:9:16: " + problem);
    }

    @Test
    void aWrongKeyIsNotReportedAgainAtEachTopic() {
        assertThat(problems("""
                  - key: a-1
                    name: A
                    topics:
                      - {name: t, class: "/a1hahpgAs3s/${deviceName}/t", permission: PUB}
                      - {name: u, class: "/${productKey}/${deviceName}/u-v", permission: PUB}
                """))
                .containsExactly(
                        "devices.yaml:4:10: 'a-1' is no ProductKey: it has at most 20 letters and digits",
                        "devices.yaml:8:26: level 'u-v' may hold only letters, digits and _");
    }

    @Test
    void refusesTopicsTwice() {
        assertThat(problems("""
                  - key: a1
                    name: A
                    topics:
                      - {name: a-b, class: "/a1/${deviceName}/a", permission: PUB}
                      - {name: a-b, class: "/a1/${deviceName}/b", permission: PUB}
                      - {name: a_b, class: "/a1/${deviceName}/c", permission: PUB}
                      - {name: aB, class: "/a1/${deviceName}/d", permission: PUB}
                      - {name: e, class: "/${productKey}/${deviceName}/a", permission: PUB}
                """))
                .containsExactly(
                        "devices.yaml:8:16: topic 'a-b' is already on line 7; remove one",
                        "devices.yaml:9:16: 'a_b' and 'a-b' on line 7 would both become A_B in Java; rename one",
                        "devices.yaml:10:16: 'aB' and 'a-b' on line 7 would both become A_B in Java; rename one",
                        "devices.yaml:11:26: topic class '/a1/${deviceName}/a' is already on line 7; remove one");
    }

    @Test
    void refusesMoreThanFiftyClasses() {
        String topics = IntStream.rangeClosed(1, 51)
                .mapToObj(i -> "      - {name: t" + i + ", class: \"/a1/${deviceName}/t" + i + "\", permission: PUB}\n")
                .collect(Collectors.joining());

        assertThat(problems("  - key: a1\n    name: A\n    topics:\n" + topics))
                .containsExactly(
                        "devices.yaml:57:9: a product has at most 50 topic classes, this one has 51; remove some");
    }

    @Test
    void measuresTopicsWithTheLongestDeviceName() {
        String level = "l".repeat(97);
        String yaml = """
                  - key: a1
                    name: A
                    topics:
                      - {name: t, class: "/a1/${deviceName}/%s", permission: PUB}
                    devices:
                      - {name: abcd, secret: "${env.S}"}
                      - {name: %s, secret: "${env.S}"}
                """;
        assertThat(problems(yaml.formatted(level, "d".repeat(26)))).isEmpty();
        assertThat(problems(yaml.formatted(level, "d".repeat(27))))
                .containsExactly("devices.yaml:7:26: the topic of device '" + "d".repeat(27)
                        + "' has 129 bytes, at most 128 are possible; shorten the class or the device's name");
    }

    @ParameterizedTest
    @CsvSource({
        "publish, PUBLISH",
        "PUB, PUBLISH",
        "发布, PUBLISH",
        "subscribe, SUBSCRIBE",
        "SUB, SUBSCRIBE",
        "订阅, SUBSCRIBE",
        "publish-subscribe, PUBLISH_SUBSCRIBE",
        "ALL, PUBLISH_SUBSCRIBE",
        "发布和订阅, PUBLISH_SUBSCRIBE"
    })
    void takesEverySpellingOfAPermission(String spelling, Permission permission) {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(HEAD + "  - {key: a1, name: A, topics: [{name: t, class: "
                        + "\"/a1/${deviceName}/t\", permission: " + spelling + "}]}")
                .orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(file.products().get(0).topics().get(0).permission()).isEqualTo(permission);
    }

    private List<String> problems(String products) {
        return new DevicesFolder(basedir).problems(HEAD + products);
    }
}

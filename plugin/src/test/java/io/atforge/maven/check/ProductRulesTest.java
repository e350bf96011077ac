package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.DeviceDeclaration;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The list products: some YAML in, one message with its place out. */
class ProductRulesTest {

    private static final String HEAD = "version: 1\nmodem: {dialect: air720}\nproducts:\n";

    @TempDir
    Path basedir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: A}                 | 4:5: product has no key; copy the ProductKey from the console
            {key: a1, name: }         | 4:15: product has no name; give it one, it becomes a Java class
            {key: a-1, name: A}       | 4:11: 'a-1' is no ProductKey: it has at most 20 letters and digits
            {key: a1, name: A, colour: 1} | 4:24: unknown key 'colour' in product; known are key, name, \
            description, topics, systemTopics, devices, certificates
            {key: a1, name: A, keepAlive: 60} | 4:24: unknown key 'keepAlive' in product; it is a key of platform: \
            start it at the column of the others there
            {key: a1, name: A, class: /a} | 4:24: unknown key 'class' in product; it is a key of topic: start it at \
            the column of the others there
            {key: a1, nam: A}         | 4:15: unknown key 'nam' in product; did you mean 'name'?
            {key: a1, name: class}    | 4:21: 'class' is a word of the Java language; choose another name
            {key: a1, name: record}   | 4:21: 'record' is a word of the Java language; choose another name
            {key: a1, name: sealed}   | 4:21: 'sealed' is a word of the Java language; choose another name, for \
            example Sealed
            {key: a1, name: String}   | 4:21: 'String' is a name of java.lang or looks like one; choose another name
            {key: a1, name: LinkageError} | 4:21: 'LinkageError' is a name of java.lang or looks like one; choose \
            another name
            Tracker                   | 4:5: product must be a mapping of keys to values, not a text
            key:a1hahpgAs3s           | 4:5: product must be a mapping of keys to values, not a text; a blank is \
            missing behind the colon; write : and a blank behind the key
            key a1hahpgAs3s           | 4:5: product must be a mapping of keys to values, not a text; a colon is \
            missing; write : and a blank behind the key
            """)
    void refusesAProduct(String item, String problem) {
        assertThat(problems("  - " + item)).containsExactly("devices.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker", "../Tracker", "Track er", "跟踪器", "Tracker$1", "Tracker\\n", "_a", "1Tracker"})
    void refusesWhatIsNoClassName(String name) {
        assertThat(problems("  - {key: a1, name: \"" + name + "\"}"))
                .singleElement()
                .asString()
                .startsWith("devices.yaml:4:21: '")
                .contains("' is no name for a product: it becomes a Java class, so it starts with a capital letter");
    }

    @Test
    void suggestsACapital() {
        assertThat(problems("  - {key: a1, name: tracker}"))
                .singleElement()
                .asString()
                .endsWith(", for example Tracker");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tracker | Tracker       | product 'Tracker' is already on line 4; rename one
            Tracker | TRACKER       | products 'TRACKER' and 'Tracker' on line 4 would both generate the type TRACKER, \
            on some systems if only by case; rename one
            Tracker | TrackerTopics | products 'TrackerTopics' and 'Tracker' on line 4 would both generate the type \
            TrackerTopics, on some systems if only by case; rename one
            ATopics | A             | products 'A' and 'ATopics' on line 4 would both generate the type ATopics, on \
            some systems if only by case; rename one
            """)
    void refusesClashingTypes(String first, String second, String problem) {
        assertThat(problems("  - {key: a1, name: " + first + "}\n  - {key: a2, name: " + second + "}"))
                .containsExactly("devices.yaml:5:21: " + problem);
    }

    @Test
    void refusesAKeyTwice() {
        assertThat(problems("  - {key: a1, name: A}\n  - {key: a1, name: B}"))
                .containsExactly("devices.yaml:5:11: product key 'a1' is already on line 4; remove one");
    }

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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: abc, secret: "${env.S}"}    | 6:10: 'abc' is no device name: a DeviceName has 4 to 32 characters of \
            letters, digits, - _ @ . :
            {name: "a*/b", secret: "${env.S}"} | 6:10: 'a*/b' is no device name: a DeviceName has 4 to 32 characters \
            of letters, digits, - _ @ . :
            {secret: "${env.S}"}               | 6:3: device has no name; write its DeviceName
            {name: abcd}                       | 6:3: device has no secret; write ${env.NAME}, ${sys.name}, \
            ${file:path} or ${csv:path}
            {name: abcd, secret: ""}           | 6:16: device has no secret; write ${env.NAME}, ${sys.name}, \
            ${file:path} or ${csv:path}
            {name: abcd, secret: "${env.A-1}"} | 6:24: secret: no shell can export a variable called 'A-1': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.A_1}
            {name: abcd, secret: "${env.A B}"} | 6:24: secret: no shell can export a variable called 'A B': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.A_B}
            {name: abcd, secret: "${env.1A}"}  | 6:24: secret: no shell can export a variable called '1A': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env._1A}
            {name: abcd, secret: "${env. }"}   | 6:24: secret: no shell can export a variable called ' ': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.NAME}
            {name: abcd, secret: "${env.密钥}"} | 6:24: secret: no shell can export a variable called '密钥': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.NAME}
            {name: abcd, secret: "${envS}"}    | 6:24: secret: not a secret reference; use ${env.NAME}, ${sys.name}, \
            ${file:path} or ${csv:path}
            {name: abcd, secret: "${file:\\0}"} | 6:24: secret: the reference holds no path: Nul \
            character not allowed
            {name: test, secret: "${env.S}"}   | 6:10: device 'test' is already on line 5; remove one
            {name: TEST, secret: "${env.S}"}   | 6:10: 'TEST' and 'test' on line 5 would both become TEST in Java; \
            rename one
            """)
    void refusesADevice(String device, String problem) {
        assertThat(problems(
                        "  - {key: a1, name: A, devices: [\n  {name: test, secret: \"${env.S}\"},\n  " + device + "]}"))
                .containsExactly("devices.yaml:" + problem);
    }

    @Test
    void refusesASecretWithoutShowingItUnlessEmbedSecrets() {
        String yaml = HEAD + "  - {key: a1, name: A, devices: [{name: test, secret: 57f7d0c9}]}";

        assertThat(new DevicesFolder(basedir).problems(yaml))
                .singleElement()
                .asString()
                .startsWith("devices.yaml:4:55: the secret itself is written here")
                .doesNotContain("57f7d0c9");
        assertThat(new DevicesFolder(basedir).embedSecrets().problems(yaml)).isEmpty();
    }

    @Test
    void noTextFormShowsASecret() {
        DevicesFile file = new DevicesFolder(basedir)
                .embedSecrets()
                .read(HEAD + "  - {key: a1, name: A, devices: [{name: test, secret: 57f7d0c9}]}")
                .orElseThrow();

        assertThat(file.products().get(0).devices().get(0).secret().text()).isEqualTo("57f7d0c9");
        assertThat(file.toString()).doesNotContain("57f7d0c9");
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

    @Test
    void namesThatLookLikeNumbersAndBooleansKeepTheirText() {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(HEAD + """
                  - key: 0861234
                    name: A
                    topics:
                      - {name: no, class: "/0861234/${deviceName}/on", permission: PUB}
                    devices:
                      - {name: 0861234567, secret: "${env.S}"}
                      - {name: 2024-01-02, secret: "${env.S}"}
                      - {name: true, secret: "${env.S}"}
                """).orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(file.products().get(0).key()).isEqualTo("0861234");
        assertThat(file.products().get(0).topics().get(0).name()).isEqualTo("no");
        assertThat(file.products().get(0).devices())
                .extracting(DeviceDeclaration::name)
                .containsExactly("0861234567", "2024-01-02", "true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            modem: {dialect: air720}~products: [{key: a1, name: A}]             | 1:1: the file has no version; write \
            version: 1
            version: 2~modem: {dialect: air720}~products: [{key: a1, name: A}]  | 1:10: version '2' is not known to \
            this plugin; write version: 1
            version: 1~products: [{key: a1, name: A}]                           | 1:1: the file has no modem; write \
            modem: with dialect: below it
            version: 1~modem: {dialect: air720}                                 | 1:1: the file has no products; list \
            at least one product
            version: 1~modem: {dialect: air720}~products: []                    | 3:1: the file has no products; list \
            at least one product
            version: 1~modem: {dialect: air720}~product: [{key: a1, name: A}]   | 3:1: unknown key 'product' in the \
            file; did you mean 'products'?
            - 1                                                                 | 1:1: the file must be a mapping of \
            keys to values, not a list
            # nothing                                                           | 1:1: the file is empty; start it \
            with version: 1
            """)
    void refusesAFile(String yaml, String problem) {
        assertThat(new DevicesFolder(basedir).problems(yaml.replace('~', '\n')))
                .containsExactly("devices.yaml:" + problem);
    }

    private List<String> problems(String products) {
        return new DevicesFolder(basedir).problems(HEAD + products);
    }
}

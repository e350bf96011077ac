package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.atforge.dialect.Dialect;
import io.atforge.maven.model.Region;
import io.atforge.maven.model.SystemTopic;
import io.atforge.topic.PublishQuota;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schema that IDEs complete and check {@code devices.yaml} with says what the checker says. It can say nothing of
 * what needs two places or a file: names given twice, the product's key in a class, the length of a device's topic,
 * what is in an export, a modem family of the project's own.
 */
class SchemaTest {

    private static final String FILE = "META-INF/atforge/devices.schema.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line of the tutorial and what stands there instead. */
    private static final String ARROW = " => ";

    @TempDir
    Path folder;

    private DevicesFolder project;
    private JsonNode schemaText;
    private JsonSchema schema;

    @BeforeEach
    void readSchema() throws Exception {
        project = new DevicesFolder(folder)
                .embedSecrets()
                .with("src/main/atforge/fleet.csv", "DeviceName,DeviceSecret,ProductKey\nunit-1,s,a1hahpgAs3s\n")
                .with("src/main/atforge/ca.pem", Certificates.ONE)
                .with("src/main/atforge/tracker.json", ThingFixtures.text("tracker.json"))
                .with("src/main/atforge/tracker-gps.json", ThingFixtures.text("tracker-gps.json"));
        try (InputStream stream = SchemaTest.class.getClassLoader().getResourceAsStream(FILE)) {
            schemaText = JSON.readTree(stream);
        }
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schemaText);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1 => version: \"1\"",
                "region: cn-shanghai => region:",
                "region: cn-shanghai => region: cn-shanghia",
                "region: cn-shanghai => host: 127.0.0.1",
                "region: cn-shanghai => instance: iot-06z00djgad7bo5r",
                "keepAlive: 600 => keepAlive: 30",
                "keepAlive: 600 => keepAlive: 1200",
                "keepAlive: 600 => keepAlive: \"1200\"",
                "keepAlive: 600 => port: \"65535\"",
                "keepAlive: 600 => port: 1",
                "keepAlive: 600 => transport: tls",
                "keepAlive: 600 => authentication: direct",
                "keepAlive: 600 => cleanSession: false",
                "keepAlive: 600 => authentication: https",
                "keepAlive: 600 => authentication: https\n  authHost: a.example:8443",
                "keepAlive: 600 => authentication: https\n  authHost: a",
                "keepAlive: 600 => transport: tls\n  ca: ca.pem",
                "keepAlive: 600 => timestamp: false",
                "keepAlive: 600 => timestamp: \"true\"",
                "keepAlive: 600 => clientId: x&${productKey}.${deviceName}}$",
                "keepAlive: 600 => clientId: 42",
                "keepAlive: 600 => publishQuota:",
                "keepAlive: 600 => publishQuota: standard",
                "keepAlive: 600 => publishQuota: free",
                "keepAlive: 600 => publishQuota: none",
                "keepAlive: 600 => publishQuota: {qos0: 1, qos1: 10000}",
                "keepAlive: 600 => publishQuota: {qos0: \"10000\", qos1: \"1\"}",
                "signMethod: hmacsha1 => signMethod: hmacmd5",
                "apn: 3GWAP => apn: 3",
                "apn: 3GWAP => apn:",
                "apn: 3GWAP => apn: a\n  user: b\n  password: ${file:p}",
                "region: cn-shanghai => host: ${env.PLATFORM_HOST}",
                "region: cn-shanghai => host: ${sys.platform.host:127.0.0.1}",
                "keepAlive: 600 => port: ${env.PLATFORM_PORT:1883}",
                "dialect: air720 => dialect: ${env.MODEM:air720}",
                "dialect: air720 => dialect: ${sys.modem}",
                "dialect: air720 => dialect: air720\n  model: Air720H",
                "dialect: air720 => dialect: air720\n  model: ${env.MODEL:}",
                "apn: 3GWAP => apn: ${env.APN:3GWAP}",
                "apn: 3GWAP => apn: ${env.APN:}",
                "apn: 3GWAP => apn: ${file:/etc/tracker/apn}",
                "apn: 3GWAP => apn: ${env.APN}\n  user: ${env.APN_USER:}\n  password: ${env.APN_PASSWORD}",
                "apn: 3GWAP => pin: ${env.SIM_PIN}",
                "apn: 3GWAP => pin: ${sys.sim.pin}",
                "apn: 3GWAP => pin: ${file:/etc/tracker/sim pin}",
                "apn: 3GWAP => pin: 1234",
                "apn: 3GWAP => pin: '01234567'",
                "apn: 3GWAP => pin:",
                "apn: 3GWAP => apn: [3GWAP, CMNET, {chosenBy: network}]",
                "apn: 3GWAP => apn: [network]",
                "apn: 3GWAP => apn: [{name: x, user: u, password: '${env.P}'}, '${env.APN:}']",
                "apn: 3GWAP => apn: []",
                "name: Tracker => name: Tracker_2",
                "name: Tracker => name: Tracker\n    description: 跟踪器",
                "name: Tracker => name: Tracker\n    description:",
                "name: test => name: 0861",
                "name: test => name: propertyPost",
                "class: /${productKey} => class: /a1hahpgAs3s",
                "/test => /a/b/c/d/e",
                "permission: publish-subscribe => permission: 发布和订阅",
                "permission: publish-subscribe => permission: PUB\n        qos: 1",
                "/test\n        permission: publish-subscribe => /+/test/#\n        permission: SUB",
                "description: Echo channel of the tutorial => description: 42",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ${sys.a.b}",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ${csv:a b.csv}",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: 57f7d0c9",
                "    devices: =>     certificates: fleet.csv\n    devices:",
                "    devices: =>     systemTopics: [thing, rrpc]\n    devices:",
                "    devices: =>     systemTopics:\n    devices:",
                "    devices: =>     thingModel: tracker.json\n    devices:",
                "    devices: =>     thingModel: [tracker-gps.json, tracker.json]\n    devices:",
                "    devices: =>     thingModel:\n    devices:",
                "    devices: =>     thingModel: []\n    devices:"
            })
    void bothAccept(String change) throws Exception {
        String yaml = changed(change);

        assertThat(project.problems(yaml)).isEmpty();
        assertThat(violations(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1 => version: 2",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: '${env.A:57f7d0c9}'",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: '${sys.a:57f7d0c9}'",
                "apn: 3GWAP => pin: '${sys.sim.pin:1234}'",
                "version: 1 => version: ''",
                "region: cn-shanghai => region: ''",
                "region: cn-shanghai => region: \" \"",
                "region: cn-shanghai => instance: ''",
                "region: cn-shanghai => host: ''",
                "keepAlive: 600 => port: ''",
                "keepAlive: 600 => transport: ''",
                "keepAlive: 600 => ca: ''",
                "keepAlive: 600 => authHost: ''",
                "keepAlive: 600 => clientId: ' '",
                "keepAlive: 600 => timestamp: ''",
                "dialect: air720 => dialect: ''",
                "apn: 3GWAP => apn: ''",
                "apn: 3GWAP => apn: a\n  user: ''",
                "apn: 3GWAP => apn: a\n  user: b\n  password: ''",
                "apn: 3GWAP => pin: ''",
                "apn: 3GWAP => pin: 123",
                "apn: 3GWAP => pin: 123456789",
                "apn: 3GWAP => pin: '12 34'",
                "apn: 3GWAP => pin: secret",
                "apn: 3GWAP => pin: ${csv:devices.csv}",
                "apn: 3GWAP => pin: ${env.SIM-PIN}",
                "apn: 3GWAP => pin: ${env.SIM_PIN",
                "apn: 3GWAP => pin: [1234]",
                "name: Tracker => name: ''",
                "name: Tracker => name: Tracker\n    description: ''",
                "permission: publish-subscribe => permission: ''",
                "permission: publish-subscribe => permission: PUB\n        qos: ''",
                "description: Echo channel of the tutorial => description: ''",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ''",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ${env.TRUCK-1-SECRET}",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ${env.A B}",
                "    devices: =>     certificates: ''\n    devices:",
                "version: 1 => versoin: 1",
                "version: 1 => version: 1\ncolour: red",
                "region: cn-shanghai => regoin: cn-shanghai",
                "region: cn-shanghai => region: cn.shanghai",
                "region: cn-shanghai => region: [cn]",
                "region: cn-shanghai => region: a\n  host: b",
                "region: cn-shanghai => instance: a\n  host: b",
                "keepAlive: 600 => keepAlive: 29",
                "keepAlive: 600 => keepAlive: 1201",
                "keepAlive: 600 => keepAlive: \"1201\"",
                "keepAlive: 600 => keepAlive: soon",
                "keepAlive: 600 => port: 0",
                "keepAlive: 600 => port: 65536",
                "keepAlive: 600 => port: \"65536\"",
                "keepAlive: 600 => transport: udp",
                "keepAlive: 600 => authentication: http",
                "keepAlive: 600 => authentication: https\n  authHost: a b",
                "keepAlive: 600 => authentication: https\n  authHost: a:65536",
                "keepAlive: 600 => timestamp: 0",
                "keepAlive: 600 => clientId: a|b",
                "keepAlive: 600 => clientId: a\\b",
                "keepAlive: 600 => clientId: 'a\"b'",
                "keepAlive: 600 => clientId: ${device}",
                "keepAlive: 600 => clientId: ${deviceName",
                "keepAlive: 600 => ca: [ca.pem]",
                "keepAlive: 600 => cleanSession: perhaps",
                "keepAlive: 600 => publishQuota: ''",
                "keepAlive: 600 => publishQuota: 30",
                "keepAlive: 600 => publishQuota: [free]",
                "keepAlive: 600 => publishQuota: {}",
                "keepAlive: 600 => publishQuota: {qos0: 30}",
                "keepAlive: 600 => publishQuota: {qos0: 30, qos1: }",
                "keepAlive: 600 => publishQuota: {qos0: 30, qos1: 0}",
                "keepAlive: 600 => publishQuota: {qos0: 10001, qos1: 1}",
                "keepAlive: 600 => publishQuota: {qos0: \"10001\", qos1: 1}",
                "keepAlive: 600 => publishQuota: {qos0: 30, qos1: 10, qos2: 1}",
                "signMethod: hmacsha1 => signMethod: sha1",
                "dialect: air720 => dialect: Air 720",
                "dialect: air720 => baud: 9600",
                "apn: 3GWAP => user: b",
                "apn: 3GWAP => apn: a\n  password: ${file:p}",
                "region: cn-shanghai => host: ${env.PLATFORM-HOST}",
                "region: cn-shanghai => host: ${env.PLATFORM_HOST:}",
                "region: cn-shanghai => host: mqtt.${env.DOMAIN}",
                "keepAlive: 600 => port: '${env.PORT: }'",
                "dialect: air720 => dialect: ${csv:a.csv}",
                "apn: 3GWAP => apn: ${env.APN",
                "apn: 3GWAP => apn: ${apn}",
                "apn: 3GWAP => apn: [a, '']",
                "apn: 3GWAP => apn: [a, {}]",
                "apn: 3GWAP => apn: [{user: u}]",
                "apn: 3GWAP => apn: [{name: a, chosenBy: network}]",
                "apn: 3GWAP => apn: [{chosenBy: me}]",
                "apn: 3GWAP => apn: [{name: a, password: '${env.P}'}]",
                "apn: 3GWAP => apn: [a, b]\n  user: u",
                "apn: 3GWAP => apn: {name: a}",
                "name: Tracker => name: tracker",
                "name: Tracker => name: Fun-Tracker",
                "key: a1hahpgAs3s => key: a1-hahpg",
                "key: a1hahpgAs3s => colour: red",
                "name: test => name: -test",
                "name: test => naem: test",
                "/test => /te st",
                "/test => /a//b",
                "/test => /a/b/c/d/e/f",
                "/test => /+/test",
                "/test\n        permission: publish-subscribe => /#/test\n        permission: SUB",
                "permission: publish-subscribe => permission: both",
                "permission: publish-subscribe => qos: 1",
                "permission: publish-subscribe => permission: PUB\n        qos: 2",
                "      - name: test\n        secret =>       - name: abc\n        secret",
                "      - name: test\n        secret =>       - name: a b c d\n        secret",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ${enw.X}",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: ${env.X",
                "secret: ${env.TRACKER_TEST_SECRET} => secret: [a]",
                "secret: ${env.TRACKER_TEST_SECRET} => sceret: a",
                "    devices: =>     systemTopics: [things]\n    devices:",
                "    devices: =>     systemTopics: [ntp, ntp]\n    devices:",
                "    devices: =>     systemTopics: thing\n    devices:",
                "    devices: =>     thingModel: ''\n    devices:",
                "    devices: =>     thingModel: {main: tracker.json}\n    devices:",
                "    devices: =>     thingModel: ['']\n    devices:",
                "    devices: =>     thingModel: [[tracker.json]]\n    devices:"
            })
    void bothRefuse(String change) throws Exception {
        String yaml = changed(change);

        assertThat(project.problems(yaml)).isNotEmpty();
        assertThat(violations(yaml)).isNotEmpty();
    }

    @Test
    void theListsOfWordsAreThoseOfTheChecker() {
        assertThat(words("/properties/modem/properties/dialect/anyOf/0/examples"))
                .isEqualTo(Dialect.names());
        assertThat(schemaText
                        .at("/properties/platform/properties/publishQuota/oneOf/1/properties/qos0/oneOf/0/maximum")
                        .asInt())
                .isEqualTo(PublishQuota.MAX_PER_SECOND);
        assertThat(words("/properties/platform/properties/region/examples")).isEqualTo(Region.publicIds());
        assertThat(words("/definitions/product/properties/systemTopics/items/enum"))
                .containsExactlyElementsOf(SystemTopic.families().keySet());
    }

    @Test
    void theDocumentationHasTheSameSchema() throws Exception {
        assertThat(JSON.readTree(Files.readString(Path.of("../docs/devices.schema.json"))))
                .isEqualTo(schemaText);
    }

    private static String changed(String change) {
        String[] sides = change.split(ARROW, -1);
        assertThat(DevicesFolder.TUTORIAL).contains(sides[0]);
        int at = DevicesFolder.TUTORIAL.indexOf(sides[0]);
        return DevicesFolder.TUTORIAL.substring(0, at)
                + sides[1]
                + DevicesFolder.TUTORIAL.substring(at + sides[0].length());
    }

    private List<String> violations(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JSON.valueToTree(value)).stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        schemaText.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }
}

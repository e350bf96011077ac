package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.maven.model.Address;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.model.PlatformDeclaration;
import io.atforge.topic.PublishQuota;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section platform: one line of YAML in, one message with its place out. */
class PlatformRulesTest {

    @TempDir
    Path basedir;

    private static final String PRODUCTS = "products:\n  - key: a1\n    name: Tracker\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            regoin: cn-shanghai   | 3:3: unknown key 'regoin' in platform; did you mean 'region'?
            colour: blue          | 3:3: unknown key 'colour' in platform; known are region, instance, host, port, \
            transport, ca, authentication, authHost, signMethod, timestamp, clientId, keepAlive, cleanSession, \
            publishQuota
            region: [a, b]        | 3:11: region must be a text, not a list
            region: Shang hai     | 3:11: 'Shang hai' is no region; write its id, for example cn-shanghai
            region: evil.com/x    | 3:11: 'evil.com/x' is no region; write its id, for example cn-shanghai
            instance: iot.x       | 3:13: 'iot.x' is no instance; write its id, for example iot-06z00djgad7bo5r
            host: 127.0.0.1:1883  | 3:9: '127.0.0.1:1883' is no host; write a host name or an IPv4 address, the port \
            goes into port
            host: "${env.H:a b}"  | 3:9: 'a b' is no host; write a host name or an IPv4 address, the port goes into port
            host: "${env.H:}"     | 3:9: the default of host is empty; write one, or leave out its colon
            host: "${env.1H}"     | 3:9: host: no shell can export a variable called '1H': its name has only letters A-Z \
            and a-z, digits and _, and starts with no digit; write ${env._1H}
            port: "${env.P:0}"    | 3:9: port must be a number from 1 to 65535, not '0'
            port: "${P}"          | 3:9: port: '${P}' is no reference; write ${env.NAME}, ${env.NAME:default}, \
            ${sys.name}, ${sys.name:default} or ${file:path}, and nothing around it
            {host: a, region: b}  | 3:13: region and host exclude each other; remove one
            port: 0               | 3:9: port must be a number from 1 to 65535, not '0'
            port: 65536           | 3:9: port must be a number from 1 to 65535, not '65536'
            port: 01883           | 3:9: port must be a number from 1 to 65535, not '01883'
            port: 99999999999999  | 3:9: port must be a number from 1 to 65535, not '99999999999999'
            port: -1              | 3:9: port must be a number from 1 to 65535, not '-1'
            transport: ssl        | 3:14: unknown transport 'ssl'; known are tcp, tls
            transport: websocket  | 3:14: unknown transport 'websocket'; known are tcp, tls
            authentication: dirct | 3:19: unknown authentication 'dirct'; did you mean 'direct'?
            signMethod: sha       | 3:15: unknown signMethod 'sha'; known are hmacmd5, hmacsha1, hmacsha256
            signMethod: HMACSHA1  | 3:15: unknown signMethod 'HMACSHA1'; did you mean 'hmacsha1'?
            keepAlive: 29         | 3:14: keepAlive must be a number from 30 to 1200, not '29'
            keepAlive: 1201       | 3:14: keepAlive must be a number from 30 to 1200, not '1201'
            keepAlive: 10m        | 3:14: keepAlive must be a number from 30 to 1200, not '10m'
            cleanSession: yes     | 3:17: unknown cleanSession 'yes'; known are true, false
            publishQuota: fre     | 3:17: unknown publishQuota 'fre'; did you mean 'free'?
            publishQuota: 30      | 3:17: unknown publishQuota '30'; known are standard, free, none
            publishQuota: [1, 2]  | 3:17: publishQuota must be one of standard, free, none, or a mapping with qos0 \
            and qos1, not a list
            publishQuota: {qos0: 30}            | 3:17: publishQuota has no qos1; write how many messages a second, \
            for example qos1: 10
            publishQuota: {qos1: 10, qos0: }    | 3:28: publishQuota has no qos0; write how many messages a second, \
            for example qos0: 30
            publishQuota: {qos0: 0, qos1: 1}    | 3:24: qos0 must be a number from 1 to 10000, not '0'
            publishQuota: {qos0: 1, qos1: 10001} | 3:33: qos1 must be a number from 1 to 10000, not '10001'
            publishQuota: {qos0: 1, qos1: 1, qos2: 1} | 3:36: unknown key 'qos2' in publishQuota; did you mean 'qos0'?
            qos0: 30              | 3:3: unknown key 'qos0' in platform; it is a key of publishQuota: start it at the \
            column of the others there
            """)
    void refusesInPlatform(String line, String problem) {
        assertThat(new DevicesFolder(basedir).problems(withPlatform(line))).containsExactly("devices.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region",
                "instance",
                "host",
                "port",
                "transport",
                "ca",
                "authentication",
                "authHost",
                "signMethod",
                "timestamp",
                "clientId",
                "keepAlive",
                "cleanSession",
                "publishQuota"
            })
    void nothingBetweenQuotesIsNotTheDefault(String key) {
        int column = key.length() + 5;
        for (String quotes : List.of("''", "\"\"", "' '")) {
            assertThat(new DevicesFolder(basedir).problems(withPlatform(key + ": " + quotes)))
                    .containsExactly(
                            "devices.yaml:3:" + column + ": " + key + " is empty; write a value, or remove the key");
        }
        assertThat(new DevicesFolder(basedir).problems(withPlatform(key + ":"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cn-shanghia | 3:11: region 'cn-shanghia' is not known to this plugin; did you mean 'cn-shanghai'?
            shanghai    | 3:11: region 'shanghai' is not known to this plugin; did you mean 'cn-shanghai'?
            CN-SHANGHAI | 3:11: region 'CN-SHANGHAI' is not known to this plugin; did you mean 'cn-shanghai'?
            me-central-1 | 3:11: region 'me-central-1' is not known to this plugin; did you mean 'eu-central-1'?
            mars        | 3:11: region 'mars' is not known to this plugin; known are cn-shanghai, ap-southeast-1, \
            ap-northeast-1, us-west-1, us-east-1, eu-central-1
            cn-beijing  | 3:11: region 'cn-beijing' has only Enterprise instances, as far as this plugin knows; write \
            instance: with the instance's id in place of region
            """)
    void warnsOfARegionWithoutAKnownPublicInstance(String region, String warning) {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(withPlatform("region: " + region)).orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(folder.warnings()).containsExactly("devices.yaml:" + warning);
        assertThat(file.platform().settingsOf("a1").endpoint().host())
                .isEqualTo("a1.iot-as-mqtt." + region + ".aliyuncs.com");
    }

    @ParameterizedTest
    @CsvSource({"air720, ", "air780e, ", "quectel, 5:3", "simcom, 5:3"})
    void warnsOfATokenThatTheModemCannotAskFor(String dialect, String place) {
        DevicesFolder folder = new DevicesFolder(basedir);
        String text = withPlatform("authentication: https").replace("dialect: air720", "dialect: " + dialect);

        assertThat(folder.problems(text)).isEmpty();
        assertThat(folder.warnings())
                .isEqualTo(
                        place == null
                                ? List.of()
                                : List.of("devices.yaml:" + place + ": modem dialect " + dialect
                                        + " has no HTTP client, so the modem cannot ask the platform for a token: have the"
                                        + " application ask over the host's network, https(new HostHttps()), or write"
                                        + " authentication: direct"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region: cn-shanghai",
                "region: us-east-1",
                "region:",
                "port: 1883",
                "instance: cn-shanghia",
                "host: cn-shanghia"
            })
    void warnsOfNoOtherAddress(String line) {
        DevicesFolder folder = new DevicesFolder(basedir);

        assertThat(folder.problems(withPlatform(line))).isEmpty();
        assertThat(folder.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {authentication: https, instance: iot-x}   ~ 3:20: who authenticates depends on the region, and no region \
            is given; add authHost, for example iot-auth.cn-shanghai.aliyuncs.com
            {authentication: https, host: a.example}   ~ 3:20: who authenticates depends on the region, and no region \
            is given; add authHost, for example iot-auth.cn-shanghai.aliyuncs.com
            authHost: iot-auth.example                 ~ 3:13: authHost is asked only with authentication: https; add \
            that, or remove authHost
            {authentication: https, authHost: "a b"}   ~ 3:37: 'a b' is no authHost; write a host name or an IPv4 \
            address, with :port if it is not 443
            {authentication: https, authHost: "a:0"}   ~ 3:37: 'a:0' is no authHost; write a host name or an IPv4 \
            address, with :port if it is not 443
            {authentication: https, authHost: "a:65536"} ~ 3:37: 'a:65536' is no authHost; write a host name or an \
            IPv4 address, with :port if it is not 443
            {authentication: https, authHost: "a:1:2"} ~ 3:37: 'a:1:2' is no authHost; write a host name or an IPv4 \
            address, with :port if it is not 443
            {authentication: https, authHost: "10.0.0.1:8443"} ~ 3:37: the platform's certificate names a host, and \
            10.0.0.1 is an address; write the host's name, or, for another server, name who signed its certificate as ca
            {transport: tls, host: 127.0.0.1}          ~ 3:26: the platform's certificate names a host, and 127.0.0.1 \
            is an address; write the host's name, or, for another server, name who signed its certificate as ca
            port: 8883                                 ~ 3:9: the platform takes only TLS at port 8883; write \
            transport: tls, or port: 1883
            {instance: iot-x, port: 8883}              ~ 3:27: the platform takes only TLS at port 8883; write \
            transport: tls, or port: 1883
            {transport: tls, ca: none.pem}             ~ 3:24: there is no file src/main/atforge/none.pem; ca is seen \
            from the folder of devices.yaml
            {transport: tls, ca: /etc/ca.pem}          ~ 3:24: ca must be a relative path that stays in the project's \
            folder
            {transport: tls, ca: ../../../../ca.pem}   ~ 3:24: ca must be a relative path that stays in the project's \
            folder
            timestamp: no                              ~ 3:14: unknown timestamp 'no'; known are true, false
            clientId: a|b                              ~ 3:13: clientId may hold only ASCII characters without quotes, \
            \\, | and control characters
            clientId: 'a"b'                            ~ 3:13: clientId may hold only ASCII characters without quotes, \
            \\, | and control characters
            clientId: a\\22                            ~ 3:13: clientId may hold only ASCII characters without quotes, \
            \\, | and control characters
            clientId: 温度                              ~ 3:13: clientId may hold only ASCII characters without quotes, \
            \\, | and control characters
            clientId: "${devicename}"                  ~ 3:13: unknown value ${devicename}; did you mean 'deviceName'?
            clientId: "${deviceName"                   ~ 3:13: ${ without }
            """)
    void refusesWhatDoesNotGoTogether(String line, String problem) {
        assertThat(new DevicesFolder(basedir).problems(withPlatform(line))).containsExactly("devices.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {authentication: https}                                   ~ iot-auth.cn-shanghai.aliyuncs.com:443
            {authentication: https, region: us-west-1}                ~ iot-auth.us-west-1.aliyuncs.com:443
            {authentication: https, transport: tls, region: eu-central-1} ~ iot-auth.eu-central-1.aliyuncs.com:443
            {authentication: https, instance: iot-x, authHost: a.example} ~ a.example:443
            {authentication: https, authHost: "a.example:8443"}       ~ a.example:8443
            """)
    void httpsNamesWhoAuthenticates(String line, String endpoint) {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(withPlatform(line)).orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(file.platform().settingsOf("a1").authenticator().map(Object::toString))
                .contains(endpoint);
        assertThat(file.platform().authorities()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port: 443",
                "{port: 443, transport: tls}",
                "{port: 8883, transport: tls}",
                "{port: 1883, transport: tls}",
                "{host: 127.0.0.1, port: 8883}",
                "{host: a.example, port: 8883, transport: tls}",
                "{host: 127.0.0.1, port: 80}"
            })
    void takesEveryPortThatThePlatformMayAnswerAt(String line) {
        assertThat(new DevicesFolder(basedir).problems(withPlatform(line))).isEmpty();
    }

    @Test
    void aClientIdIsAtMost64CharactersForEveryDevice() {
        String line = "clientId: " + "x".repeat(30) + ".${productKey}.${deviceName}";
        String devices = "    devices:\n      - {name: %s, secret: \"${env.S}\"}\n    certificates: fleet.csv\n";
        String export = "DeviceName,DeviceSecret,ProductKey\n" + "e".repeat(30) + ",s,a1\n";
        DevicesFolder folder = new DevicesFolder(basedir).with("src/main/atforge/fleet.csv", export);

        assertThat(folder.problems(withPlatform(line) + devices.formatted("d".repeat(29))))
                .isEmpty();
        assertThat(folder.problems(withPlatform("clientId: x" + line.substring(10)) + devices.formatted("short")))
                .containsExactly("devices.yaml:3:13: clientId '" + "x".repeat(31) + ".a1." + "e".repeat(30)
                        + "' has 65 characters, the platform takes at most 64");
    }

    @Test
    void aClientIdAndATimestampReachTheSettings() {
        PlatformDeclaration platform = new DevicesFolder(basedir)
                .read(withPlatform("{clientId: \"${productKey}&${deviceName}\", timestamp: false}"))
                .orElseThrow()
                .platform();

        assertThat(platform.settingsOf("a1").clientIdOf("a1", "dev")).isEqualTo("a1&dev");
        assertThat(platform.settingsOf("a1").timestamp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            region: us-west-1                                      ~ 30 ~ 10 ~ -
            instance: iot-x                                        ~ 30 ~ 10 ~ -
            host: a1.iot-as-mqtt.cn-shanghai.aliyuncs.com          ~ 30 ~ 10 ~ -
            host: 127.0.0.1                                        ~ -  ~ -  ~ -
            host: broker.example                                   ~ -  ~ -  ~ -
            {host: broker.example, publishQuota: }                 ~ -  ~ -  ~ -
            {host: broker.example, publishQuota: standard}         ~ 30 ~ 10 ~ -
            {host: broker.example, publishQuota: {qos0: 7, qos1: 3}} ~ 7 ~ 3 ~ -
            publishQuota: free                                     ~ -  ~ -  ~ 5
            publishQuota: none                                     ~ -  ~ -  ~ -
            publishQuota: {qos0: "10000", qos1: 1}                 ~ 10000 ~ 1 ~ -
            """)
    void thePlatformHasAQuotaAndAnotherBrokerNone(String line, String qos0, String qos1, String inAll) {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(withPlatform(line)).orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(file.platform().settingsOf("a1").publishQuota())
                .isEqualTo(new PublishQuota(limit(qos0), limit(qos1), limit(inAll)));
    }

    private static int limit(String text) {
        return text.equals("-") ? PublishQuota.UNLIMITED : Integer.parseInt(text);
    }

    @Test
    void platformHasDefaults() {
        PlatformDeclaration platform = new DevicesFolder(basedir)
                .read(withModem("dialect: air720"))
                .orElseThrow()
                .platform();

        assertThat(platform.address()).isEqualTo(new Address.Region("cn-shanghai"));
        assertThat(platform.port()).isEqualTo(1883);
        assertThat(platform.transport()).isEqualTo(Transport.TCP);
        assertThat(platform.signMethod()).isEqualTo(SignMethod.HMACSHA256);
        assertThat(platform.keepAliveSeconds()).isEqualTo(300);
        assertThat(platform.cleanSession()).isTrue();
        assertThat(platform.clientId().text()).isEqualTo("${deviceName}");
        assertThat(platform.timestamp()).isTrue();
        assertThat(platform.authenticator()).isEmpty();
        assertThat(platform.authorities()).isEmpty();
        assertThat(platform.publishQuota()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "region: us-west-1,            a1.iot-as-mqtt.us-west-1.aliyuncs.com:1883",
        "instance: iot-06z00djgad7bo5r, iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com:1883",
        "host: 127.0.0.1,              127.0.0.1:1883"
    })
    void anAddressGivesTheHost(String line, String endpoint) {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(withPlatform(line)).orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(file.platform().settingsOf("a1").endpoint()).hasToString(endpoint);
    }

    private static String withPlatform(String line) {
        return "version: 1\nplatform:\n  " + line + "\nmodem:\n  dialect: air720\n" + PRODUCTS;
    }

    private static String withModem(String line) {
        return "version: 1\nmodem:\n  " + line + "\n" + PRODUCTS;
    }
}

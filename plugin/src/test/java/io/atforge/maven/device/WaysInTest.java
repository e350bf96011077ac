package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.check.Certificates;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.session.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way into the platform: written down for a person, and gone by the library over a scripted modem. */
class WaysInTest {

    private static final String SECRET = "the-secret";
    private static final String PEM = Certificates.ONE;

    /** The HMAC-SHA1, with {@link #SECRET}, of clientIdtestdeviceNametestproductKeya1hahpgAs3stimestamp789. */
    private static final String SIGN = "d89a55abf50b860ed85c1a0e3947b7a35357d8a4";

    private static final String FORM = "productKey=a1hahpgAs3s&deviceName=test&clientId=test&timestamp=789"
            + "&signmethod=hmacsha1&sign=" + SIGN + "&version=default&resources=mqtt";

    @TempDir
    Path folder;

    @Test
    void tlsWritesTheCertificatesThatTheLibraryWouldFind() throws Exception {
        ChosenDevice device = device("transport: tls, ca: ca.pem");

        List<String> lines = conversation(device, HttpsClient.MODEM);

        assertThat(lines)
                .containsSubsequence(
                        "AT+CIFSR",
                        "# trust",
                        "AT+FSCREATE=\"ca-63c1e45a38cbe8e7.pem\"",
                        "AT+FSWRITE=\"ca-63c1e45a38cbe8e7.pem\",0," + PEM.length() + ",15",
                        PEM.stripTrailing(),
                        "# connect",
                        "AT+SSLCFG=\"cacert\",88,\"ca-63c1e45a38cbe8e7.pem\"",
                        "AT+SSLMIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"");
        assertThat(lines).noneMatch(line -> line.contains("${") || line.contains("HTTP"));
        ScriptedModem modem = new ScriptedModem();
        assertThat(run(device, modem, HttpsClient.MODEM, new CopyOnWriteArrayList<>()))
                .contains("helloworld");
        assertThat(modem.commands())
                .containsSubsequence(
                        "AT+FSFLSIZE=\"ca-63c1e45a38cbe8e7.pem\"",
                        "AT+FSCREATE=\"ca-63c1e45a38cbe8e7.pem\"",
                        "AT+FSWRITE=\"ca-63c1e45a38cbe8e7.pem\",0," + PEM.length() + ",15",
                        PEM.strip(),
                        "AT+SSLMIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"");
    }

    @Test
    void httpsByTheModemPostsTheSignedForm() throws Exception {
        ChosenDevice device = device("authentication: https, ca: ca.pem");

        assertThat(conversation(device, HttpsClient.MODEM))
                .containsSubsequence(
                        "# trust",
                        PEM.stripTrailing(),
                        "# https-post",
                        "AT+HTTPINIT",
                        "AT+SSLCFG=\"cacert\",153,\"ca-63c1e45a38cbe8e7.pem\"",
                        "AT+HTTPPARA=\"URL\",\"https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename\"",
                        "AT+HTTPDATA=" + FORM.length() + ",20000",
                        FORM,
                        "AT+HTTPACTION=1",
                        "# https-read",
                        "AT+HTTPREAD",
                        "AT+HTTPTERM",
                        "# The answer holds iotId and iotToken, and host and port under resources.mqtt: write them below.",
                        "# connect",
                        "AT+MCONFIG=\"test\",\"<iotId>\",\"<iotToken>\"",
                        "AT+MIPSTART=\"<host>\",\"<port>\"",
                        "AT+MCONNECT=1,600");
        ScriptedModem modem = new ScriptedModem();
        List<String> console = new CopyOnWriteArrayList<>();
        assertThat(run(device, modem, HttpsClient.MODEM, console)).contains("helloworld");
        assertThat(modem.commands())
                .containsSubsequence(
                        "AT+FSFLSIZE=\"ca-63c1e45a38cbe8e7.pem\"",
                        "AT+HTTPACTION=1",
                        "AT+HTTPREAD",
                        "AT+MCONFIG=\"test\",\"the-id\",\"the-token\"",
                        "AT+MIPSTART=\"m.example\",\"443\"");
        String sign = modem.commands().stream()
                .filter(line -> line.startsWith("productKey="))
                .findFirst()
                .map(form -> form.replaceAll(".*&sign=([0-9a-f]{40})&.*", "$1"))
                .orElseThrow();
        assertThat(console)
                .anyMatch(line -> line.endsWith(" AT+HTTPREAD"))
                .noneMatch(line -> line.contains("the-token") || line.contains(sign) || line.contains(SECRET));
    }

    @Test
    void httpsByTheHostLeavesTheModemsClientAlone() throws Exception {
        List<String> lines = conversation(device("authentication: https"), HttpsClient.HOST);

        assertThat(lines)
                .containsSubsequence(
                        "# Not for the modem: post from the host, as application/x-www-form-urlencoded, to"
                                + " https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename",
                        "# " + FORM,
                        "# connect",
                        "AT+MCONFIG=\"test\",\"<iotId>\",\"<iotToken>\"");
        assertThat(lines).noneMatch(line -> line.startsWith("AT+FS") || line.startsWith("AT+HTTP"));
    }

    @Test
    void httpsByTheHostStillUploadsForTls() throws Exception {
        assertThat(conversation(device("authentication: https, transport: tls"), HttpsClient.HOST))
                .containsSubsequence(
                        "# " + FORM,
                        "# trust",
                        "AT+SSLCFG=\"hostname\",88,\"<host>\"",
                        "AT+SSLMIPSTART=\"<host>\",\"<port>\"");
    }

    @Test
    void noLineBesideTheCommandsCanBeTakenForOne() throws Exception {
        List<String> lines =
                conversation(device("authentication: https, transport: tls, ca: ca.pem"), HttpsClient.MODEM);
        List<String> comments =
                lines.stream().filter(line -> line.startsWith("#")).toList();

        assertThat(comments).hasSizeGreaterThan(20).noneMatch(line -> line.matches("(?i).*a[t/].*"));
    }

    @Test
    void saysAfterEachCommandWhatToWaitFor() throws Exception {
        List<String> lines = conversation(device("port: 1883"), HttpsClient.MODEM);

        assertThat(lines)
                .containsSubsequence(
                        "# Paste one line, and the next when the modem has answered as is said below it.",
                        "# network",
                        "AT+CGREG?",
                        "# wait for OK, with /\\+CGREG: ?\\d,[15](,.*)?/; give up on /\\+CGREG: ?\\d,3(,.*)?/; else again, up to"
                                + " 60 times",
                        "AT+CIFSR",
                        "AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"",
                        "# wait for OK, then CONNECT OK, not CONNECT FAIL or ALREADY CONNECT; up to 60 s",
                        "AT+MCONNECT=1,600",
                        "# wait for OK, then CONNACK OK, not ERROR or CLOSED; up to 30 s");
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("AT")) {
                assertThat(lines.get(i + 1)).as(lines.get(i)).startsWith("# wait for ");
            }
        }
    }

    @Test
    void aTimestampAndAClientIdAreWhatTheFileSays() throws Exception {
        ChosenDevice device = device("clientId: \"${productKey}.${deviceName}\", timestamp: false");

        assertThat(device.signIn(OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        DeviceAuthentication.Direct.class,
                        direct -> assertThat(direct.credentials().clientId())
                                .isEqualTo("a1hahpgAs3s.test|securemode=3,signmethod=hmacsha1|"));
    }

    @Test
    void theTextFormHidesTheSignature() throws Exception {
        assertThat(device("authentication: https").signIn(OptionalLong.of(789)).toString())
                .doesNotContain(SIGN);
    }

    @Test
    void aClientIsTheModemOrTheHost() throws Exception {
        assertThat(HttpsClient.parse("modem")).isEqualTo(HttpsClient.MODEM);
        assertThat(HttpsClient.parse("host")).isEqualTo(HttpsClient.HOST);
        assertThatThrownBy(() -> HttpsClient.parse("hosts"))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage("unknown https 'hosts'; did you mean 'host'?");
    }

    private ChosenDevice device(String settings) throws Exception {
        new DevicesFolder(folder)
                .with("ca.pem", PEM)
                .with(
                        "devices.yaml",
                        DevicesFolder.TUTORIAL
                                .replaceFirst(
                                        "platform:\n(?s:.*?)modem",
                                        "platform: {signMethod: hmacsha1, keepAlive: 600, "
                                                + settings.replace("$", "\\$") + "}\nmodem")
                                .replace("${env.TRACKER_TEST_SECRET}", SECRET));
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        return new DeviceQuery(Optional.of("test"), Optional.empty()).find(project);
    }

    private static List<String> conversation(ChosenDevice device, HttpsClient https) throws Exception {
        return TerminalScript.of(
                device,
                device.signIn(OptionalLong.of(789)),
                https,
                new TopicQuery(Optional.empty()).find(device),
                "hi");
    }

    private static Optional<String> run(
            ChosenDevice device, ScriptedModem modem, HttpsClient https, List<String> console) throws Exception {
        return new ModemRun(
                        device,
                        modem,
                        https,
                        new TopicQuery(Optional.empty()).find(device),
                        "helloworld",
                        Duration.ofSeconds(10))
                .run(console::add, Recorders.unread())
                .map(Message::text);
    }
}

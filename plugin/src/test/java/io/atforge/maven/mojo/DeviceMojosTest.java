package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** Goals for one device. The numbers are those of the tutorial. */
@MojoTest
@Basedir("target/test-classes/projects/device")
class DeviceMojosTest {

    private static final String CLIENT_ID = "test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|";
    private static final String PASSWORD = "c65de7069643b59fc972e8884fede9aaffeada38";

    private final RecordingLog log = new RecordingLog();

    @Provides
    @SuppressWarnings("unused")
    private MavenProject project() {
        MavenProject real = new MavenProject();
        real.setGroupId("com.example.tracker");
        real.setFile(Path.of(MojoExtension.getBasedir(), "pom.xml").toFile());
        real.getBuild()
                .setDirectory(Path.of(MojoExtension.getBasedir(), "target").toString());
        return real;
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "test")
    @MojoParameter(name = "product", value = "Tracker")
    @MojoParameter(name = "timestamp", value = "1544257319")
    void signGivesTheTutorialsNumbers(SignMojo mojo) throws Exception {
        assertThat(printed(mojo))
                .containsExactly(
                        "host:     a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com",
                        "port:     1883",
                        "clientId: " + CLIENT_ID,
                        "username: test&a1hahpgAs3s",
                        "password: " + PASSWORD);
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "unit-1")
    void signTakesADeviceOfTheExportAndTheTimeOfDay(SignMojo mojo) throws Exception {
        assertThat(printed(mojo))
                .anyMatch(line ->
                        line.matches("clientId: unit-1\\|securemode=3,signmethod=hmacsha1,timestamp=\\d{13}\\|"));
    }

    @Test
    @InjectMojo(goal = "script")
    @MojoParameter(name = "device", value = "test")
    @MojoParameter(name = "product", value = "a1hahpgAs3s")
    @MojoParameter(name = "timestamp", value = "1544257319")
    void scriptIsTheTutorialsConversation(ScriptMojo mojo) throws Exception {
        assertThat(printed(mojo))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        "AT+CGREG?",
                        "AT+CGATT?",
                        "AT+CSTT=\"3GWAP\"",
                        "AT+CIICR",
                        "AT+CIFSR",
                        "AT+MCONFIG=\"" + CLIENT_ID + "\",\"test&a1hahpgAs3s\",\"" + PASSWORD + "\"",
                        "AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"",
                        "AT+MCONNECT=1,600",
                        "AT+MSUB=\"/a1hahpgAs3s/test/test\",0",
                        "AT+MPUB=\"/a1hahpgAs3s/test/test\",0,0,\"helloworld\"",
                        "AT+MDISCONNECT");
    }

    @Test
    @InjectMojo(goal = "script")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "topic", value = "/a1hahpgAs3s/unit-1/user/report")
    @MojoParameter(name = "payload", value = "温度 \"21\"")
    void scriptSendsWhatCannotBeQuotedAfterAPrompt(ScriptMojo mojo) throws Exception {
        assertThat(printed(mojo))
                .containsSubsequence(
                        "# publish",
                        "AT+MPUBEX=\"/a1hahpgAs3s/unit-1/user/report\",1,0,11",
                        "温度 \"21\"",
                        "# disconnect")
                .doesNotContain("# subscribe");
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "test")
    void aNameOfTwoProductsNeedsTheProduct(SignMojo mojo) {
        fails(mojo, "several products have a device 'test'; say which: -Datforge.product=Tracker or Meter");
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "tset")
    @MojoParameter(name = "product", value = "Meter")
    void aMisspeltDeviceIsNoticed(SignMojo mojo) {
        fails(mojo, "there is no device 'tset'; did you mean 'test'?");
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "product", value = "Meter")
    void theOnlyDeviceNeedsNoName(SignMojo mojo) throws Exception {
        assertThat(printed(mojo)).anyMatch(line -> line.matches("username: test&(?!a1hahpgAs3s).*"));
    }

    @Test
    @InjectMojo(goal = "sign")
    void noDeviceIsAskedFor(SignMojo mojo) {
        fails(mojo, "say which device: -Datforge.device=NAME; known are test, unset, unit-1");
    }

    @Test
    @InjectMojo(goal = "script")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "topic", value = "reprot")
    void aMisspeltTopicIsNoticed(ScriptMojo mojo) {
        fails(mojo, "product Tracker has no topic 'reprot'; did you mean 'report'?");
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "unset")
    void aSecretThatIsNotThereIsNoStackTrace(SignMojo mojo) {
        assertThatThrownBy(() -> printed(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessageContaining("atforge.no.such.property");
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "device", value = "unit-1")
    void runNeedsAPort(RunMojo mojo) {
        fails(
                mojo,
                "say where the modem is: -Datforge.port=serial:/dev/ttyUSB0?baud=115200 or"
                        + " -Datforge.port=tcp:192.168.1.10:9000");
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "port", value = "tcp:127.0.0.1:1")
    @MojoParameter(name = "report", value = "target/failed.html")
    void aPortThatIsNotThereIsNoStackTraceAndReported(RunMojo mojo) {
        assertThatThrownBy(() -> printed(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessageContaining("tcp:127.0.0.1:1");
        Path page = Path.of(MojoExtension.getBasedir(), "target/failed.html");
        assertThat(page).content().contains("Failed (open the port): ", "tcp:127.0.0.1:1");
        assertThat(log.lines()).contains("info how it went: " + page);
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "port", value = "tcp:127.0.0.1:1")
    @MojoParameter(name = "report", value = "secret.txt/run.html")
    void aReportThatCannotBeWrittenHidesNothing(RunMojo mojo) {
        assertThatThrownBy(() -> printed(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessageContaining("tcp:127.0.0.1:1");
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("warn the report cannot be written: NotDirectoryException: "));
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "skip", value = "true")
    void skips(RunMojo mojo) throws Exception {
        assertThat(printed(mojo)).isEmpty();
        assertThat(log.lines()).containsExactly("info atforge.skip is set: nothing is done");
    }

    private void fails(Mojo mojo, String message) {
        assertThatThrownBy(() -> printed(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage(message);
    }

    private List<String> printed(Mojo mojo) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            mojo.setLog(log);
            mojo.execute();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

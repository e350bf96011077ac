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

/** Goals for a device that is authenticated over HTTPS, and signs no time. */
@MojoTest
@Basedir("target/test-classes/projects/https")
class HttpsSignTest {

    @Provides
    @SuppressWarnings("unused")
    private MavenProject project() {
        MavenProject real = new MavenProject();
        real.setGroupId("com.example.tracker");
        real.setFile(Path.of(MojoExtension.getBasedir(), "pom.xml").toFile());
        return real;
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "test")
    void signGivesTheFormAndSaysWhatFollows(SignMojo mojo) throws Exception {
        assertThat(printed(mojo))
                .containsExactly(
                        "post to:  https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename",
                        "as:       application/x-www-form-urlencoded",
                        "form:     productKey=a1hahpgAs3s&deviceName=test&clientId=test&signmethod=hmacmd5"
                                + "&sign=117318acb62015ca68223d29a8578ecb&version=default&resources=mqtt",
                        "host:     resources.mqtt.host of the answer, else a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com",
                        "port:     resources.mqtt.port of the answer, else 1883",
                        "clientId: test",
                        "username: iotId of the answer",
                        "password: iotToken of the answer");
    }

    @Test
    @InjectMojo(goal = "sign")
    @MojoParameter(name = "device", value = "test")
    @MojoParameter(name = "timestamp", value = "1544257319")
    void noTimeIsSignedWhereTheFileSaysNone(SignMojo mojo) {
        assertThatThrownBy(() -> printed(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("no time is signed here, as devices.yaml says timestamp: false; leave out"
                        + " -Datforge.timestamp");
    }

    @Test
    @InjectMojo(goal = "script")
    @MojoParameter(name = "device", value = "test")
    void theModemPostsUnlessItIsSaid(ScriptMojo mojo) throws Exception {
        assertThat(printed(mojo)).contains("# trust", "# https-post", "AT+HTTPACTION=1");
    }

    @Test
    @InjectMojo(goal = "script")
    @MojoParameter(name = "device", value = "test")
    @MojoParameter(name = "https", value = "host")
    void theHostMayPost(ScriptMojo mojo) throws Exception {
        assertThat(printed(mojo)).contains("# connect").doesNotContain("# https-post");
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "device", value = "test")
    @MojoParameter(name = "port", value = "tcp:127.0.0.1:1")
    @MojoParameter(name = "https", value = "modme")
    void aMisspeltClientIsNoticed(RunMojo mojo) {
        assertThatThrownBy(() -> printed(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("unknown https 'modme'; did you mean 'modem'?");
    }

    private static List<String> printed(Mojo mojo) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            mojo.setLog(new RecordingLog());
            mojo.execute();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenMistakesTest {

    /** Ten mistakes of ten kinds. */
    public static final String YAML = """
            version: 1
            platform:
              region: cn-shanghai
              port: 188300
              signMethod: hmacsha2
              keepalive: 600
            modem:
              dialect: air702
            products:
              - key: a1hahpgAs3s
                name: record
                topics:
                  - name: test
                    class: /${productKey}/${deviceName}/te-st
                    permission: publish-subscribe
                  - name: test
                    class: /${productKey}/${deviceName}/up
                    permission: publish
                    qos: 2
                devices:
                  - name: 007
                    secret: ${env.TRACKER_TEST_SECRET}
                  - name: no.1
                    secret: 57f7d0c9d7d0c3a9
            """;

    @TempDir
    Path basedir;

    @Test
    void tenMistakesGiveTenMessagesSortedByPlace() {
        assertThat(new DevicesFolder(basedir).problems(YAML))
                .containsExactly(
                        "devices.yaml:4:9: port must be a number from 1 to 65535, not '188300'",
                        "devices.yaml:5:15: unknown signMethod 'hmacsha2'; did you mean 'hmacsha1'?",
                        "devices.yaml:6:3: unknown key 'keepalive' in platform; did you mean 'keepAlive'?",
                        "devices.yaml:8:12: unknown dialect 'air702'; did you mean 'air720'?",
                        "devices.yaml:11:11: 'record' is a word of the Java language; choose another name",
                        "devices.yaml:14:16: level 'te-st' may hold only letters, digits and _",
                        "devices.yaml:16:15: topic 'test' is already on line 13; remove one",
                        "devices.yaml:19:14: qos must be a number from 0 to 1, not '2'",
                        "devices.yaml:21:15: '007' is no device name: a DeviceName has 4 to 32 characters of letters, digits,"
                                + " - _ @ . :",
                        "devices.yaml:24:17: the secret itself is written here and would be in every class file and jar; write"
                                + " ${env.NAME}, ${sys.name}, ${file:path} or ${csv:path}, or, for throw-away devices, set"
                                + " embedSecrets to true");
    }
}

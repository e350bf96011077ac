package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.project.ProjectReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A virtual modem for a project that another program describes. */
@Tag("slow")
class ProjectModemTest {

    private static final String TRACKER =
            "{\"key\":\"a1hahpgAs3s\",\"name\":\"Tracker\",\"devices\":[{\"name\":\"test\","
                    + "\"secret\":\"" + PlatformClients.TRACKER_SECRET + "\"}],"
                    + "\"topics\":[{\"class\":\"/${productKey}/${deviceName}/test\",\"permission\":\"publish-subscribe\"}],"
                    + "\"thingModel\":[\"" + path(ThingClient.MODEL[0]) + "\",\"" + path(ThingClient.MODEL[1]) + "\"]}";
    private static final String METER = "{\"key\":\"a1meter\",\"devices\":[{\"name\":\"unit-1\",\"secret\":\"s\"}]}";

    @Test
    void saysWhichProductsThereAreAndNoSecret() throws Exception {
        assertThat(run("{\"dialect\":\"simcom\",\"products\":[" + TRACKER + "," + METER + "]}\nstatus\nquit\n"))
                .startsWith("Virtual modem: SIMCOM_SIM7600G-H, ")
                .contains("\nProduct: Tracker, a1hahpgAs3s: devices: 1, topic classes: 1, thing model\n")
                .contains("\nProduct: a1meter: devices: 1, topic classes: 0\nIMEI: 866714040000001\n")
                .contains("; connected: nobody;")
                .doesNotContain("Note:", PlatformClients.TRACKER_SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "air720,AIR720",
        "air780e,AIR780E",
        "quectel,EC200",
        "simcom,SIM7600",
    })
    void theFirstModelOfTheFamilySpeaks(String dialect, ModemModel model) {
        assertThat(ModemModel.speaking(dialect)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "quectel,EC25,EC25,EC25",
        "quectel,ec800,EC800M,ec800",
        "quectel,bg95-m3,BG95-M3,bg95-m3",
        "mine,A7670E-FASE,A7670E-FASE,A7670",
    })
    void theModelOfTheProjectIsTaken(String dialect, String name, String shown, String other) {
        assertThat(List.of(name, other))
                .allSatisfy(spelling -> assertThat(chosen("{\"dialect\":\"" + dialect + "\",\"model\":\"" + spelling
                                + "\",\"products\":[" + METER + "]}"))
                        .isEqualTo(shown));
    }

    @ParameterizedTest
    @CsvSource({"quectel,EC21,EC200U", "quectel,Air720,EC200U"})
    void theModelIsAnotherWhereThereIsNoSuch(String dialect, String name, String shown) {
        String project = "{\"dialect\":\"" + dialect + "\",\"model\":\"" + name + "\",\"products\":[" + METER + "]}";
        assertThat(chosen(project)).isEqualTo(shown);
        assertThat(chosen(project, "--model", "ec25")).isEqualTo("EC25");
    }

    private static String chosen(String project, String... more) {
        MainOptions options = new MainOptions(
                Stream.concat(Stream.of("--project", "-"), Stream.of(more)).toArray(String[]::new));
        return options.model(options.project(new BufferedReader(new StringReader(project))))
                .modelName();
    }

    @Test
    void saysThatTheModelIsAnother() throws Exception {
        assertThat(run("{\"dialect\":\"quectel\",\"model\":\"EC21\",\"products\":[" + METER + "]}\nquit\n"))
                .startsWith("Virtual modem: EC200U, ")
                .contains("\nNote: the project's modems are of the model EC21, but this one is EC200U; choose with"
                        + " --model, -Datforge.model: air720, ");
        assertThat(run("{\"dialect\":\"quectel\",\"model\":\"EC25\",\"products\":[" + METER + "]}\nquit\n"))
                .startsWith("Virtual modem: EC25, ")
                .doesNotContain("of the model");
    }

    @Test
    void aFamilyOfTheProjectsOwnNeedsAModel() throws Exception {
        String project = "{\"dialect\":\"mine\",\"products\":[" + METER + "]}\nquit\n";
        assertThatThrownBy(() -> run(project))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no virtual modem speaks 'mine', a modem family of the project's own; say which model it is to"
                                + " be instead (--model, -Datforge.model): air720, air780e, ec200, ec25, ec800, bg95, sim7600, a7670");
        assertThat(run(project, "--model", "a7670"))
                .contains("\nNote: the project's devices have modems of the family mine, but this one is of the family"
                        + " simcom; set modem.dialect to that\n");
    }

    @Test
    void needsItsDescription() {
        assertThatThrownBy(() -> run(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the project's description is missing: the input has no line");
        assertThatThrownBy(() -> run("{}\nquit\n"))
                .hasMessage("the project's description: products is missing or empty");
    }

    @Test
    void everyProductIsRegisteredWithWhatIsItsOwn() {
        try (IotPlatform platform = ProjectPlatform.of(
                        ProjectReader.read("{\"products\":[" + METER + "," + TRACKER + "]}"))
                .start()) {
            PlatformClients clients = new PlatformClients(platform);
            Mqtt3BlockingClient tracker = clients.tracker();
            tracker.subscribeWith().topicFilter("/a1hahpgAs3s/test/test").send();
            assertThat(platform.refusals()).isEmpty();
            assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
            assertThat(platform.state().registry().productName("a1hahpgAs3s")).contains("Tracker");
            assertThat(platform.state().registry().productName("a1meter")).isEmpty();
            assertThat(platform.state().registry().secret(new DeviceId("a1meter", "unit-1")))
                    .contains("s");
            assertThat(platform.things()).isNotNull();
            tracker.disconnect();
        }
    }

    private static String run(String input, String... more) throws InterruptedException {
        String[] args = new String[more.length + 3];
        System.arraycopy(new String[] {"--project", "-", "--tcp"}, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        VirtualModemMain.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(screen, true, StandardCharsets.UTF_8));
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static String path(Path path) {
        return path.toString().replace("\\", "\\\\");
    }
}

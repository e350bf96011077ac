package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.device.DeviceQuery;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.doctor.modem.RealTime;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.port.PortAddress;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.platform.tls.TlsServer;
import io.atforge.topic.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With sockets, TLS and signatures: the platform's stand-in checks them with code of its own. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealPlatformTest {

    private static IotPlatform trusted;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        trusted = platform(TlsServer.TRUSTED);
    }

    @AfterAll
    static void stop() {
        trusted.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"AIR720", "EC200", "A7670"})
    void allIsWellOverTls(ModemModel model) throws Exception {
        Diagnosis diagnosis = examine(trusted, model, Patient.SECRET, "transport: tls");

        assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
        assertThat(Patient.text(diagnosis))
                .contains("✓ certificates: AtForge throw-away CA, until ")
                .contains("✓ TLS: the modem trusts the host")
                .contains("and it came back");
    }

    @ParameterizedTest
    @CsvSource({
        "AIR720, UNKNOWN_AUTHORITY, TLS",
        "AIR720, EXPIRED, TLS",
        "AIR720, OTHER_NAME, TLS",
        "EC200, UNKNOWN_AUTHORITY, TLS",
        "A7670, UNKNOWN_AUTHORITY, TLS",
    })
    void aHostThatIsNotTrustedIsTold(ModemModel model, TlsServer server, StepName fails) throws Exception {
        try (IotPlatform platform = platform(server)) {
            Diagnosis diagnosis = examine(platform, model, Patient.SECRET, "transport: tls");

            assertFails(diagnosis, fails, "check that the certificates in platform.ca");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AIR720", "EC200", "A7670"})
    void aSecretThatIsAnotherDevicesIsTold(ModemModel model) throws Exception {
        String wrong = Patient.SECRET.replace('0', '9');

        Diagnosis diagnosis = examine(trusted, model, wrong, "transport: tcp");

        assertFails(diagnosis, StepName.SIGN_IN, "compare product key, device name and secret");
        assertThat(Patient.text(diagnosis) + diagnosis.conversation()).doesNotContain(wrong);
    }

    @Test
    void aTokenOverHttpsLeadsOnlineToo() throws Exception {
        Diagnosis diagnosis = examine(trusted, ModemModel.AIR720, Patient.SECRET, "authentication: https");

        assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
        assertThat(Patient.text(diagnosis)).contains("✓ certificates: AtForge throw-away CA");
    }

    @Test
    void whatThePlatformSaysOverHttpsIsTold() throws Exception {
        Diagnosis diagnosis =
                examine(trusted, ModemModel.AIR720, Patient.SECRET.replace('0', '9'), "authentication: https");

        assertFails(diagnosis, StepName.SIGN_IN, "the signature does not fit");
    }

    @Test
    void nobodyAtTheHostIsTold() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        platform.stop();
        try (platform) {
            assertFails(
                    examine(platform, ModemModel.EC200, Patient.SECRET, "transport: tcp"),
                    StepName.HOST,
                    "no connection with the host");
        }
    }

    private static void assertFails(Diagnosis diagnosis, StepName step, String says) {
        String text = Patient.text(diagnosis);
        assertThat(Patient.firstFailed(diagnosis)).as(text).isPresent();
        assertThat(Patient.firstFailed(diagnosis).get().step()).as(text).isEqualTo(step);
        Failed failed = (Failed) Patient.firstFailed(diagnosis).get().outcome();
        assertThat(failed.reason() + failed.cure()).contains(says);
    }

    private static IotPlatform platform(TlsServer server) {
        return IotPlatform.builder()
                .tls(server)
                .product("a1hahpgAs3s")
                .topic("/${productKey}/${deviceName}/test", Permission.PUBLISH_SUBSCRIBE)
                .device("test", Patient.SECRET)
                .start();
    }

    private Diagnosis examine(IotPlatform platform, ModemModel model, String secret, String settings) throws Exception {
        String yaml = DevicesFolder.TUTORIAL
                .replace("${env.TRACKER_TEST_SECRET}", secret)
                .replace("dialect: air720", "dialect: " + model.dialect());
        if (!settings.endsWith("tcp")) {
            Files.copy(platform.caFile(), folder.resolve("ca.pem"));
            yaml = yaml.replace("region: cn-shanghai", "region: cn-shanghai\n  " + settings + "\n  ca: ca.pem");
        }
        new DevicesFolder(folder).with("devices.yaml", yaml);
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        try (VirtualModem modem =
                VirtualModem.builder().model(model).platform(platform).build()) {
            Examination examination = new Examination(
                    new DeviceQuery(Optional.of("test"), Optional.empty()).find(project.now()),
                    Optional.of(new PortAddress.Tcp("127.0.0.1", modem.listen().port())),
                    Optional.empty(),
                    HttpsClient.MODEM);
            return new Doctor(new ThisMachine(), RealTime.INSTANCE).examine(examination, doing -> {}, step -> {});
        }
    }
}

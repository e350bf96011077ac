package io.atforge.aliyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.https.Registration;
import io.atforge.device.AccessPoint;
import io.atforge.device.ModemSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourceTest {

    @TempDir
    private Path folder;

    private static String read(SecretSource source) {
        return source.secretOf("a1hahpgAs3s", "test");
    }

    @Test
    void readsASystemProperty() {
        System.setProperty("atforge.test.secret", " s3cret ");
        try {
            assertThat(read(SecretSource.parse("${sys.atforge.test.secret}"))).isEqualTo("s3cret");
        } finally {
            System.clearProperty("atforge.test.secret");
        }
    }

    @Test
    void readsAnEnvironmentVariable() {
        assertThat(read(SecretSource.parse("${env.PATH}")))
                .isEqualTo(System.getenv("PATH").strip());
    }

    @Test
    void readsTheFirstLineOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "s3cret\r\nnot this\n");

        assertThat(read(SecretSource.parse("${file:" + file + "}"))).isEqualTo("s3cret");
    }

    @Test
    void looksADeviceUpInACertificateExport() throws IOException {
        Path export = Files.writeString(folder.resolve("devices.csv"), """
                \uFEFFProductKey,DeviceName,DeviceSecret\r
                otherProduct,test,wrong1\r
                a1hahpgAs3s,test2,wrong2\r
                "a1hahpgAs3s","test","s3cret"\r
                """);

        assertThat(read(SecretSource.parse("${csv:" + export + "}"))).isEqualTo("s3cret");
    }

    @Test
    void takesAnyOtherTextForTheSecretItself() {
        SecretSource literal = SecretSource.parse("s3cret");

        assertThat(read(literal)).isEqualTo("s3cret");
        assertThat(literal.isLiteral()).isTrue();
        assertThat(SecretSource.parse("${env.X}").isLiteral()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${evn.X}", "${env.}", "${TRACKER}", "a${env.X}b", "${env.X"})
    void refusesWhatOnlyLooksLikeAReferenceAndDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> SecretSource.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("${env.NAME}")
                .hasMessageNotContaining(text);
    }

    @Test
    void saysWhereASecretIsMissing() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n");
        Path export = Files.writeString(
                folder.resolve("devices.csv"), "DeviceName,DeviceSecret,ProductKey\nother,x,a1hahpgAs3s\n");

        assertMissing(SecretSource.env("ATFORGE_NOT_SET"), "environment variable ATFORGE_NOT_SET");
        assertMissing(SecretSource.sys("atforge.not.set"), "-Datforge.not.set=");
        assertMissing(SecretSource.file(folder.resolve("none.txt")), "none.txt");
        assertMissing(SecretSource.file(empty), "first line is empty");
        assertMissing(SecretSource.csv(folder.resolve("none.csv")), "none.csv");
        assertMissing(SecretSource.csv(empty), "DeviceName,DeviceSecret,ProductKey");
        assertMissing(SecretSource.csv(export), "no secret for device test of product a1hahpgAs3s");
    }

    @Test
    void callsAnotherSecretByItsName() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n");

        assertThatThrownBy(() -> read(SecretSource.env("ATFORGE_NOT_SET").called("modem.pin")))
                .hasMessage(
                        "modem.pin is looked for in environment variable ATFORGE_NOT_SET, which is not set; set it");
        assertThatThrownBy(() -> read(SecretSource.sys("atforge.not.set").called("modem.pin")))
                .hasMessage("modem.pin is looked for in system property atforge.not.set, which is not set; start java"
                        + " with -Datforge.not.set=...");
        assertThatThrownBy(() -> read(SecretSource.file(empty).called("modem.pin")))
                .hasMessage("modem.pin is looked for in file " + empty + ", whose first line is empty; put it there");
        Path none = folder.resolve("none.txt");
        assertThatThrownBy(() -> read(SecretSource.file(none).called("modem.pin")))
                .hasMessage("modem.pin is looked for in file " + none
                        + ", which is not there or cannot be read; put it there");
        assertThatThrownBy(() -> read(SecretSource.file(none)))
                .hasMessage("the secret of device test is looked for in file " + none
                        + ", which is not there or cannot be read; put it there, or give SecretSource.file to the"
                        + " session as its secrets");
        assertThat(read(SecretSource.file(Files.writeString(folder.resolve("pin.txt"), "1234"))
                        .called("modem.pin")))
                .isEqualTo("1234");
    }

    @Test
    void saysWhoseSecretIsMissing() {
        SecretSource nowhere = SecretSource.env("ATFORGE_NOT_SET");

        assertThatThrownBy(() ->
                        read(ModemSettings.of("air720").withPin(nowhere).pin().get()))
                .hasMessageStartingWith("modem.pin is looked for");
        assertThatThrownBy(() -> read(new ModemSettings("air720", Optional.of(nowhere))
                        .accessPointSecret()
                        .get()))
                .hasMessageStartingWith("the access point's password is looked for");
        assertThatThrownBy(() -> read(AccessPoint.of("cmnet")
                        .withUser("me")
                        .withPassword(nowhere)
                        .password()
                        .get()))
                .hasMessageStartingWith("the password of access point cmnet is looked for");
        assertThatThrownBy(() -> read(AccessPoint.chosenByNetwork()
                        .withPassword(nowhere)
                        .password()
                        .get()))
                .hasMessageStartingWith("the access point's password is looked for");
        assertThatThrownBy(() -> read(new Registration(
                                new Endpoint("iot-auth.cn-shanghai.aliyuncs.com", 443),
                                nowhere,
                                new CertificateFileStore(folder.resolve("kept.csv")))
                        .productSecret()))
                .hasMessageStartingWith("the product's secret is looked for");
    }

    private static void assertMissing(SecretSource source, String place) {
        assertThatThrownBy(() -> read(source))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining(place);
    }

    @Test
    void looksForCertificatesWhereTheBuildFoundThemOrWhereAPropertySays() throws IOException {
        Path built = export("built");
        Path elsewhere = export("elsewhere");
        SecretSource source = SecretSource.certificates("SecretSourceTest", built);
        assertThat(read(source)).isEqualTo("built");
        System.setProperty("atforge.certificates.SecretSourceTest", elsewhere.toString());
        try {
            assertThat(read(source)).isEqualTo("elsewhere");
            System.setProperty(
                    "atforge.certificates.SecretSourceTest",
                    folder.resolve("none.csv").toString());
            assertMissing(source, "none.csv");
        } finally {
            System.clearProperty("atforge.certificates.SecretSourceTest");
        }
        assertMissing(
                SecretSource.certificates("Tracker", folder.resolve("none.csv")),
                "-Datforge.certificates.Tracker=FILE");
    }

    private Path export(String secret) throws IOException {
        return Files.writeString(
                folder.resolve(secret + ".csv"),
                "DeviceName,DeviceSecret,ProductKey\ntest," + secret + ",a1hahpgAs3s\n");
    }
}

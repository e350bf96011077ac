package io.atforge.aliyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.SecretUnavailableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.https.DynamicRegistration;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.aliyun.https.Registration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    private static final URI PLATFORM = DynamicRegistration.uri(new Endpoint("iot-auth", 443));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("secrets.csv");
    }

    @Test
    void keepsWhatARegistrationGaveForTheNextStart() throws IOException {
        SecretStore.csv(file()).store("pk", "one", "s3cret");
        SecretStore.csv(file()).store("pk", "two", "secret2");

        assertThat(SecretStore.csv(file()).find("pk", "one")).contains("s3cret");
        assertThat(SecretStore.csv(file()).find("pk", "two")).contains("secret2");
        assertThat(Files.readString(file()))
                .isEqualTo("DeviceName,DeviceSecret,ProductKey\none,s3cret,pk\ntwo,secret2,pk\n");
    }

    @Test
    void letsNobodyElseReadTheSecrets() throws IOException {
        SecretStore.csv(file()).store("pk", "one", "s3cret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void hasNoneBeforeTheFirstAndNoneOfAnother() {
        SecretStore store = SecretStore.csv(file());
        assertThat(store.find("pk", "one")).isEmpty();

        store.store("pk", "one", "s3cret");

        assertThat(store.find("pk", "two")).isEmpty();
        assertThat(store.find("other", "one")).isEmpty();
    }

    @Test
    void saysThatItCannotBeRead() throws IOException {
        Files.createDirectory(file());

        assertThatThrownBy(() -> SecretStore.csv(file()).find("pk", "one"))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void saysThatASecretIsGoneWhichCannotBeStored() {
        Path nowhere = folder.resolve("none").resolve("secrets.csv");

        assertThatThrownBy(() -> SecretStore.csv(nowhere).store("pk", "one", "s3cret"))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("take it from the console")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void keepsACommaWithinQuotesTogether() throws IOException {
        Path export =
                Files.writeString(file(), "DeviceName,Nickname,DeviceSecret,ProductKey\n" + "test,\"a,b\",s3cret,pk\n");

        assertThat(SecretSource.csv(export).secretOf("pk", "test")).isEqualTo("s3cret");
    }

    @Test
    void readsTheColumnsInAnyOrder() throws IOException {
        for (String columns : new String[] {
            "DeviceName,DeviceSecret,ProductKey",
            "DeviceSecret,ProductKey,DeviceName",
            "ProductKey,DeviceName,DeviceSecret"
        }) {
            String row = columns.replace("DeviceName", "test")
                    .replace("DeviceSecret", "s3cret")
                    .replace("ProductKey", "pk");
            Path export = Files.writeString(file(), columns + "\n" + row + "\n");

            assertThat(SecretSource.csv(export).secretOf("pk", "test"))
                    .as(columns)
                    .isEqualTo("s3cret");
        }
    }

    @Test
    void isWhereARegisteredDevicesSecretComesFrom() {
        SecretStore store = SecretStore.csv(file());
        SecretSource secrets =
                new Registration(new Endpoint("iot-auth", 443), SecretSource.literal("product"), store).secrets();
        assertThatThrownBy(() -> secrets.secretOf("pk", "test"))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("device test of product pk is not registered yet");

        store.store("pk", "test", "s3cret");

        assertThat(secrets.secretOf("pk", "test")).isEqualTo("s3cret");
    }

    @Test
    void takesTheSecretOutOfThePlatformsAnswer() {
        HttpsReply reply = new HttpsReply(200, "{\"code\":200,\"data\":{\"deviceSecret\":\"s3cret\"}}");

        assertThat(DynamicRegistration.deviceSecret(reply, PLATFORM)).isEqualTo("s3cret");
        assertThat(reply.toString())
                .contains("200")
                .contains("characters hidden")
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> DynamicRegistration.deviceSecret(
                        new HttpsReply(200, "{\"code\":200,\"data\":{\"deviceSecret\":\"\"}}"), PLATFORM))
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("without deviceSecret");
    }
}

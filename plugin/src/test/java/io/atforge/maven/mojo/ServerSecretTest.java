package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.aliyun.SecretSource;
import io.atforge.maven.source.UserMistakeException;
import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

class ServerSecretTest {

    @Test
    void isDecrypted() throws Exception {
        SecretSource secret = ServerSecret.of("tracker", settings("{abc=}"), decrypting("plain", List.of()));

        assertThat(secret.secretOf("key", "name")).isEqualTo("plain");
        assertThat(secret.toString()).doesNotContain("plain");
    }

    @Test
    void theServerMustBeThere() {
        fails(
                "other",
                decrypting("plain", List.of()),
                "your Maven settings have no server 'other'; add one with the device's secret as its password");
    }

    @Test
    void thePasswordMustBeThere() {
        fails(
                "tracker",
                decrypting(null, List.of()),
                "server 'tracker' in your Maven settings has no password; put the device's secret there");
    }

    @Test
    void whatCannotBeDecryptedIsNotShown() {
        fails(
                "tracker",
                decrypting(
                        "{abc=}",
                        List.of(new DefaultSettingsProblem(
                                "cannot decrypt {abc=}", SettingsProblem.Severity.ERROR, "settings", 1, 1, null))),
                "the password of server 'tracker' in your Maven settings cannot be decrypted; encrypt it again");
    }

    private static void fails(String id, SettingsDecrypter decrypter, String message) {
        assertThatThrownBy(() -> ServerSecret.of(id, settings("{abc=}"), decrypter))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage(message);
    }

    private static Settings settings(String password) {
        Settings settings = new Settings();
        settings.addServer(server(password));
        return settings;
    }

    private static Server server(String password) {
        Server server = new Server();
        server.setId("tracker");
        server.setPassword(password);
        return server;
    }

    private static SettingsDecrypter decrypting(String password, List<SettingsProblem> problems) {
        return request -> new SettingsDecryptionResult() {
            @Override
            public Server getServer() {
                return server(password);
            }

            @Override
            public List<Server> getServers() {
                return List.of(getServer());
            }

            @Override
            public Proxy getProxy() {
                return null;
            }

            @Override
            public List<Proxy> getProxies() {
                return List.of();
            }

            @Override
            public List<SettingsProblem> getProblems() {
                return problems;
            }
        };
    }
}

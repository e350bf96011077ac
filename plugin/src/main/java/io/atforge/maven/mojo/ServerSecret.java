package io.atforge.maven.mojo;

import io.atforge.aliyun.SecretSource;
import io.atforge.maven.source.UserMistakeException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** A secret that is the password of a server entry in the user's Maven settings. Decrypts that entry and no other. */
final class ServerSecret {

    private ServerSecret() {}

    static SecretSource of(String id, Settings settings, SettingsDecrypter decrypter) throws UserMistakeException {
        Server server = settings.getServer(id);
        if (server == null) {
            throw new UserMistakeException("your Maven settings have no server '" + id
                    + "'; add one with the device's secret as its password");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                // Not the problem's own text: it may hold what could not be decrypted.
                throw new UserMistakeException("the password of server '" + id
                        + "' in your Maven settings cannot be decrypted; encrypt it again");
            }
        }
        String password = result.getServer().getPassword();
        if (password == null || password.isEmpty()) {
            throw new UserMistakeException(
                    "server '" + id + "' in your Maven settings has no password; put the device's secret there");
        }
        return SecretSource.literal(password);
    }
}

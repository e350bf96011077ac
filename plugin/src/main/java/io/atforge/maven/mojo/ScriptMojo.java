package io.atforge.maven.mojo;

import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.device.TerminalScript;
import io.atforge.maven.device.TopicQuery;
import io.atforge.maven.source.UserMistakeException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Prints the whole AT conversation of a device, signed, ready to paste into a serial terminal line by line: after each
 * command stands what to wait for. The lines that start with <code>#</code> do nothing in a modem.
 *
 * @since 0.1.0
 */
@Mojo(name = "script", threadSafe = true)
public final class ScriptMojo extends AbstractDeviceMojo {

    /**
     * The time to sign, in milliseconds; now, if it is not given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.timestamp")
    private Long timestamp;

    /**
     * The topic to subscribe and publish to, as far as its permission goes: its name, its class, or the topic of the
     * device. Without it, the product's first topic.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.topic")
    private String topic;

    /**
     * The message to publish.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.payload", defaultValue = "helloworld")
    private String payload;

    /**
     * Who asks the platform for the token, where <code>devices.yaml</code> says <code>authentication: https</code>:
     * <code>modem</code> or <code>host</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.https", defaultValue = "modem")
    private String https;

    @Inject
    ScriptMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void execute(ChosenDevice chosen) throws UserMistakeException {
        chosen.requireSecrets();
        TerminalScript.of(
                        chosen,
                        chosen.signIn(Timestamp.of(timestamp, chosen)),
                        HttpsClient.parse(https).availableTo(chosen),
                        new TopicQuery(Optional.ofNullable(topic)).find(chosen),
                        payload)
                .forEach(AbstractProjectMojo::print);
    }
}

package io.atforge.maven.mojo;

import io.atforge.aliyun.MqttCredentials;
import io.atforge.maven.device.ChosenDevice;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Prints what a device puts into its MQTT CONNECT: host, port, client id, user name and password.
 *
 * @since 0.1.0
 */
@Mojo(name = "sign", threadSafe = true)
public final class SignMojo extends AbstractDeviceMojo {

    /**
     * The time to sign, in milliseconds; now, if it is not given.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.timestamp")
    private Long timestamp;

    @Inject
    SignMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void execute(ChosenDevice chosen) {
        MqttCredentials credentials = chosen.credentials(Timestamp.orNow(timestamp));
        print("host:     " + chosen.platform().endpoint().host());
        print("port:     " + chosen.platform().endpoint().port());
        print("clientId: " + credentials.clientId());
        print("username: " + credentials.username());
        print("password: " + credentials.password());
    }
}

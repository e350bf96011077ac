package io.atforge.maven.mojo;

import io.atforge.aliyun.Endpoint;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.DeviceAuthentication;
import io.atforge.maven.source.UserMistakeException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Prints what a device puts into its MQTT CONNECT: host, port, client id, user name and password. With
 * <code>authentication: https</code>, prints the form that it posts before, and where the answer goes.
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
    void execute(ChosenDevice chosen) throws UserMistakeException {
        DeviceAuthentication authentication = chosen.signIn(Timestamp.of(timestamp, chosen));
        Endpoint endpoint = chosen.platform().endpoint();
        if (authentication instanceof DeviceAuthentication.Direct direct) {
            print("host:     " + endpoint.host());
            print("port:     " + endpoint.port());
            print("clientId: " + direct.credentials().clientId());
            print("username: " + direct.credentials().username());
            print("password: " + direct.credentials().password());
        } else if (authentication instanceof DeviceAuthentication.OverHttps form) {
            print("post to:  " + form.uri());
            print("as:       application/x-www-form-urlencoded");
            print("form:     " + form.form());
            print("host:     resources.mqtt.host of the answer, else " + endpoint.host());
            print("port:     resources.mqtt.port of the answer, else " + endpoint.port());
            print("clientId: " + form.clientId());
            print("username: iotId of the answer");
            print("password: iotToken of the answer");
        }
    }
}

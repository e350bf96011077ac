package io.atforge.maven.device;

import io.atforge.aliyun.MqttCredentials;
import java.net.URI;
import java.util.Objects;

/** What a device authenticates itself with. */
public sealed interface DeviceAuthentication {

    /**
     * It signs its MQTT CONNECT itself.
     *
     * @param credentials what is in it
     */
    record Direct(MqttCredentials credentials) implements DeviceAuthentication {

        /** Checks that they are there. */
        public Direct {
            Objects.requireNonNull(credentials);
        }
    }

    /**
     * It signs a form, and the platform answers with a token for the MQTT CONNECT. The text form hides the signature.
     *
     * @param uri      where the form goes
     * @param form     the form, in {@code application/x-www-form-urlencoded}
     * @param clientId the MQTT client id
     */
    record OverHttps(URI uri, String form, String clientId) implements DeviceAuthentication {

        /** Checks that all are there. */
        public OverHttps {
            Objects.requireNonNull(uri);
            Objects.requireNonNull(form);
            Objects.requireNonNull(clientId);
        }

        @Override
        public String toString() {
            return "OverHttps[" + uri + ", form hidden, " + clientId + "]";
        }
    }
}

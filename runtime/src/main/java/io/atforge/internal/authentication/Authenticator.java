package io.atforge.internal.authentication;

import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.MqttCredentials;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.https.DeviceToken;
import io.atforge.aliyun.https.DynamicRegistration;
import io.atforge.aliyun.https.HttpsAuthentication;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.aliyun.https.Registration;
import io.atforge.at.AtChannel;
import io.atforge.device.Device;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.ScriptRunner;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a device signs in with: its own signature, or the token that the platform gives it over HTTPS, which is kept
 * until it expires or is refused. Lives on the session's loop.
 */
public final class Authenticator<P> {

    private static final int RANDOM_BYTES = 8;

    /**
     * What to sign in with.
     *
     * @param credentials the credentials
     * @param endpoint    where
     * @param kept        whether they are older than this try, so that newer ones may help
     */
    public record Ticket(MqttCredentials credentials, Endpoint endpoint, boolean kept) {}

    private final SessionSettings<P> settings;
    private final DeviceIdentity<P> identity;
    private final ScriptValues values;
    private final ScriptRunner runner;
    private final AtChannel channel;
    private Optional<DeviceToken> token = Optional.empty();
    private boolean registered;

    public Authenticator(SessionSettings<P> settings, AtChannel channel, ScriptRunner runner) {
        this.settings = settings;
        this.identity = settings.identity();
        this.values = new ScriptValues(identity);
        this.channel = channel;
        this.runner = runner;
    }

    /** Whether the platform is to be asked before there is a ticket. */
    public boolean asksPlatform() {
        return identity.secret().isPresent() && !hasToken();
    }

    /** Whether it is the modem that asks. */
    public boolean asksByModem() {
        return (identity.secret().isPresent() || settings.registration().isPresent())
                && settings.https().isEmpty();
    }

    /** Gets the device its own secret, unless it has one. */
    public CompletableFuture<Void> register() {
        if (registered || settings.registration().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Registration registration = settings.registration().get();
        String key = identity.device().product().key();
        String name = identity.device().name();
        URI uri = DynamicRegistration.uri(registration.authenticator());
        return asked(() -> registration.store().find(key, name))
                .thenCompose(known -> known.isPresent()
                        ? CompletableFuture.completedFuture(null)
                        : asked(() -> DynamicRegistration.form(
                                        key,
                                        registration.productSecret().secretOf(key, name),
                                        name,
                                        random(),
                                        platform().signMethod()))
                                .thenComposeAsync(form -> post(uri, form), settings.loop())
                                .thenCompose(reply -> asked(() -> {
                                    registration.store().store(key, name, DynamicRegistration.deviceSecret(reply, uri));
                                    return null;
                                })))
                .thenAcceptAsync(done -> registered = true, settings.loop());
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public CompletableFuture<Ticket> ticket() {
        if (identity.secret().isEmpty()) {
            return asked(identity.credentials()::credentials)
                    .thenApply(signed -> new Ticket(signed, platform().endpoint(), false));
        }
        if (hasToken()) {
            return CompletableFuture.completedFuture(ticket(token.get(), true));
        }
        URI uri = HttpsAuthentication.uri(platform().authenticator().orElseThrow());
        return asked(() -> form(identity.secret().get()))
                .thenComposeAsync(form -> post(uri, form), settings.loop())
                .thenApply(reply -> {
                    token = Optional.of(HttpsAuthentication.token(
                            reply, uri, settings.clock().instant()));
                    return ticket(token.get(), false);
                });
    }

    /** The platform did not take what it was shown. */
    public void refused() {
        token = Optional.empty();
    }

    private boolean hasToken() {
        return token.filter(kept -> settings.clock().instant().isBefore(kept.expires()))
                .isPresent();
    }

    private Ticket ticket(DeviceToken given, boolean kept) {
        return new Ticket(
                new MqttCredentials(clientId(), given.iotId(), given.iotToken()),
                given.endpoint()
                        .filter(named -> !identity.isElsewhere())
                        .orElse(platform().endpoint()),
                kept);
    }

    private String form(SecretSource secret) {
        Device<P> device = identity.device();
        DeviceTriple triple = new DeviceTriple(
                device.product().key(),
                device.name(),
                secret.secretOf(device.product().key(), device.name()));
        OptionalLong timestamp = platform().timestamp()
                ? OptionalLong.of(settings.clock().instant().toEpochMilli())
                : OptionalLong.empty();
        return HttpsAuthentication.form(triple, clientId(), platform().signMethod(), timestamp);
    }

    private CompletableFuture<HttpsReply> post(URI uri, String form) {
        Optional<HttpsPost> host = settings.https();
        if (host.isPresent()) {
            return asked(() -> host.get().post(uri, form));
        }
        // the answer to an earlier question ends with AT+HTTPTERM: it must not take the place of the next
        channel.connectionEnded();
        return new ModemHttps(settings.dialect(), identity.scripts(), runner, channel.name())
                .post(uri, form, values.common());
    }

    /** Where secrets are, is the application's business, and may take its time: not on the loop. */
    public <T> CompletableFuture<T> asked(Supplier<T> source) {
        // a failure, too, must come back to the loop
        return CompletableFuture.supplyAsync(source, settings.threads())
                .handleAsync(
                        (value, error) -> {
                            if (error == null) {
                                return value;
                            }
                            if (Failures.known(error).isPresent()) {
                                throw Failures.known(error).get();
                            }
                            throw new SecretUnavailableException(
                                    "the credentials of " + identity.name() + " could not be had: "
                                            + Failures.origin(error),
                                    Failures.origin(error));
                        },
                        settings.loop());
    }

    private PlatformSettings platform() {
        return identity.device().product().platform();
    }

    private String clientId() {
        return platform()
                .clientIdOf(identity.device().product().key(), identity.device().name());
    }
}

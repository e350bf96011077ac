package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.aliyun.https.Registration;
import io.atforge.device.AccessPoint;
import io.atforge.dialect.Dialect;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.port.Port;
import io.atforge.script.AtScript;
import io.atforge.topic.PublishQuota;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Describes a session.
 *
 * @param <P> the generated class that stands for the device's product
 */
public interface ModemSessionBuilder<P> {

    /**
     * Which family the modem is of, instead of what {@code devices.yaml} says of it; and where the device, which knows it,
     * is still to be found. The session then runs that family's own scripts.
     *
     * @param name the name of the family; without one, the first of {@link io.atforge.dialect.Dialect#names}
     * @return this
     */
    ModemSessionBuilder<P> dialect(String name);

    /**
     * The modem's family as it was read, whatever the device knows: where it lies on no class path, as in a build. Its
     * scripts are those of {@link #scripts}.
     *
     * @param family the family
     * @return this
     */
    ModemSessionBuilder<P> dialect(Dialect family);

    /**
     * Which model of its family the modem is, instead of what {@code devices.yaml} or the modem itself says.
     *
     * @param name the model's name, at most 64 printable ASCII characters
     * @return this
     * @throws InvalidArgumentException if no modem has such a name
     */
    ModemSessionBuilder<P> model(String name);

    /**
     * Where the platform answers, instead of what {@code devices.yaml} says, and of what the platform itself may say with
     * a token.
     *
     * @param host a host name or an IPv4 address
     * @param port 1 to 65535
     * @return this
     * @throws InvalidArgumentException if one of them cannot be
     */
    ModemSessionBuilder<P> endpoint(String host, int port);

    /**
     * Which access points the modem attaches by, instead of those of {@code devices.yaml}. They are tried in turn; the one
     * that worked is tried first the next time.
     *
     * @param first   the one that is tried first, for example {@code AccessPoint.of("3GWAP")}
     * @param further the others
     * @return this
     */
    ModemSessionBuilder<P> accessPoint(AccessPoint first, AccessPoint... further);

    /**
     * Where the PIN of the SIM card is, instead of the place that {@code devices.yaml} names. It is entered where the card
     * asks for one: once after each start of the modem, never with fewer than two tries left, and never again once the
     * card refused it.
     *
     * @param pin asked where the card asks; gives 4 to 8 digits
     * @return this
     */
    ModemSessionBuilder<P> pin(SecretSource pin);

    /**
     * Where the modem is.
     *
     * @param address {@code serial:<path>?baud=115200} or {@code tcp:<host>:<port>}
     * @return this
     * @throws InvalidArgumentException if the text is no address
     */
    ModemSessionBuilder<P> port(String address);

    /**
     * The pipe to the modem.
     *
     * @param port the pipe; the session opens and closes it
     * @return this
     */
    ModemSessionBuilder<P> port(Port port);

    /**
     * What signs the device in, instead of the device's own secret.
     *
     * @param credentials asked at each connection
     * @return this
     */
    ModemSessionBuilder<P> credentials(CredentialProvider credentials);

    /**
     * Where the device's secret is, instead of the place that {@code devices.yaml} names.
     *
     * @param secrets asked at each connection
     * @return this
     */
    ModemSessionBuilder<P> secrets(SecretSource secrets);

    /**
     * The AT scripts, instead of those that lie beside the product's generated code.
     *
     * @param scripts gives the script of a name, for example {@code connect}; asked once for each by {@link #build}
     * @return this
     */
    ModemSessionBuilder<P> scripts(Function<String, AtScript> scripts);

    /**
     * How the session comes back after trouble.
     *
     * @param ladder the ladder; {@link RecoveryLadder#none()} to be told and do it yourself
     * @return this
     */
    ModemSessionBuilder<P> recovery(RecoveryLadder ladder);

    /**
     * What switches the modem off and on, for example its power pin: the last rung of the ladder.
     *
     * @param powerSwitch called with the port closed, on a thread of its own; returns when the modem has power again
     * @return this
     */
    ModemSessionBuilder<P> powerSwitch(Runnable powerSwitch);

    /**
     * What becomes of messages that cannot be sent at once.
     *
     * @param policy the policy
     * @return this
     */
    ModemSessionBuilder<P> publishing(PublishPolicy policy);

    /**
     * How many messages a second go out at most, instead of what the product says: the platform takes only so many, and
     * drops the rest in silence. Messages over it wait, as {@link #publishing} has it; those of the outbox wait there.
     *
     * @param quota the limits; {@link PublishQuota#unlimited()} for a broker that has none
     * @return this
     */
    ModemSessionBuilder<P> publishQuota(PublishQuota quota);

    /**
     * What becomes of messages that come faster than they are taken.
     *
     * @param policy the policy
     * @return this
     */
    ModemSessionBuilder<P> receiving(ReceivePolicy policy);

    /**
     * What takes messages that no subscription takes: for example those that the platform kept for a device whose
     * program subscribes only once it is online. Without it, they are dropped, counted and logged.
     *
     * @param handler takes the messages, one at a time, in order with those of subscriptions; may call the session
     * @return this
     */
    ModemSessionBuilder<P> unclaimed(Consumer<Message> handler);

    /**
     * How the session finds out that a connection no longer works though nothing says so.
     *
     * @param liveness what is asked, and how often
     * @return this
     */
    ModemSessionBuilder<P> liveness(Liveness liveness);

    /**
     * Where messages lie that must not be lost: those that are handed over by {@link ModemSession#post}.
     *
     * @param outbox the outbox, for example of {@link io.atforge.outbox.FileOutbox#open}; of this device alone: one
     *               that holds messages of another is refused, by {@link #build}, or where the modem is asked which
     *               device it is, when it has answered; what is posted before is taken for that of the outbox's device.
     *               Whoever opened it closes it, after the session
     * @return this
     */
    ModemSessionBuilder<P> outbox(Outbox outbox);

    /**
     * Who asks the platform over HTTPS, where the product's devices are authenticated so before they connect.
     *
     * @param https for example {@code new HostHttps()} for the host's own network; without one, the modem
     * @return this
     */
    ModemSessionBuilder<P> https(HttpsPost https);

    /**
     * How the device gets its secret where it has only its product's: before it connects first, once.
     *
     * @param registration who is asked, and who keeps the secret; it takes the place of {@link #secrets}
     * @return this
     */
    ModemSessionBuilder<P> registration(Registration registration);

    /**
     * Whose certificates the modem trusts, instead of those that {@code devices.yaml} names.
     *
     * @param pem the certificates of authorities in PEM, at most 10240 bytes
     * @return this
     */
    ModemSessionBuilder<P> authorities(String pem);

    /**
     * Where the application's callbacks run, and the futures of the session complete. The session gives it one callback
     * after the other; one that does not return holds up callbacks, not the session.
     *
     * @param callbacks the executor; without one, callbacks run on threads of the library
     * @return this
     */
    ModemSessionBuilder<P> callbacks(Executor callbacks);

    /**
     * What the session runs on, and what tells it the time. The session ends the loop when it is closed.
     *
     * @param loop the loop; without one, a thread of the session's own
     * @return this
     */
    ModemSessionBuilder<P> loop(EventLoop loop);

    /**
     * Creates the session; it is offline and its port is not yet opened.
     *
     * @return the session
     * @throws InvalidArgumentException          if no port was given, or the product's scripts are missing; or if what
     *                                           {@code devices.yaml} refers to is not there, or cannot be
     * @throws io.atforge.InvalidScriptException if the product's scripts have mistakes
     * @throws io.atforge.OutboxException        if the outbox is that of another device, or cannot be read
     */
    ModemSession<P> build();
}

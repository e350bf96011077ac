package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.SecretSource;
import io.atforge.at.EventLoop;
import io.atforge.at.ThreadEventLoop;
import io.atforge.device.Device;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Describes a session.
 *
 * @param <P> the generated class that stands for the device's product
 */
public final class ModemSessionBuilder<P> {

    private final Device<P> device;
    private Optional<Port> port = Optional.empty();
    private Optional<CredentialProvider> credentials = Optional.empty();
    private Function<String, AtScript> scripts;
    private Optional<EventLoop> loop = Optional.empty();
    private Executor threads = CallbackThreads.SHARED;

    ModemSessionBuilder(Device<P> device) {
        this.device = Objects.requireNonNull(device);
        this.scripts = name -> new ScriptResource(device.product().type(), device.product().name(), name).load();
    }

    /**
     * Where the modem is.
     *
     * @param address {@code serial:<path>?baud=115200} or {@code tcp:<host>:<port>}
     * @return this
     * @throws InvalidArgumentException if the text is no address
     */
    public ModemSessionBuilder<P> port(String address) {
        return port(PortAddress.parse(address).toPort());
    }

    /**
     * The pipe to the modem.
     *
     * @param port the pipe; the session opens and closes it
     * @return this
     */
    public ModemSessionBuilder<P> port(Port port) {
        this.port = Optional.of(port);
        return this;
    }

    /**
     * What signs the device in, instead of the device's own secret.
     *
     * @param credentials asked at each connection
     * @return this
     */
    public ModemSessionBuilder<P> credentials(CredentialProvider credentials) {
        this.credentials = Optional.of(credentials);
        return this;
    }

    /**
     * Where the device's secret is, instead of the place that {@code devices.yaml} names.
     *
     * @param secrets asked at each connection
     * @return this
     */
    public ModemSessionBuilder<P> secrets(SecretSource secrets) {
        return credentials(device.credentials(secrets));
    }

    /**
     * The AT scripts, instead of those that lie beside the product's generated code.
     *
     * @param scripts gives the script of a name, for example {@code connect}; asked once for each by {@link #build}
     * @return this
     */
    public ModemSessionBuilder<P> scripts(Function<String, AtScript> scripts) {
        this.scripts = Objects.requireNonNull(scripts);
        return this;
    }

    ModemSessionBuilder<P> loop(EventLoop loop) {
        this.loop = Optional.of(loop);
        return this;
    }

    ModemSessionBuilder<P> threads(Executor threads) {
        this.threads = threads;
        return this;
    }

    /**
     * Creates the session; it is offline and its port is not yet opened.
     *
     * @return the session
     * @throws InvalidArgumentException          if no port was given, or the product's scripts are missing
     * @throws io.atforge.InvalidScriptException if the product's scripts have mistakes
     */
    public ModemSession<P> build() {
        Port pipe = port.orElseThrow(
                () -> new InvalidArgumentException("a session needs a port; call port(...) before build()"));
        return new ModemSession<>(
                device,
                pipe,
                credentials.orElseGet(device::credentials),
                SessionScripts.load(scripts),
                loop.orElseGet(() -> new ThreadEventLoop("atforge " + device.name())),
                threads);
    }
}

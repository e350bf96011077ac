package io.atforge.session;

import io.atforge.device.Device;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Makes builders of sessions. Not for applications, which call {@link ModemSession#builder(Device)}: what they use and
 * what makes it work know each other through this alone.
 */
public interface ModemSessionProvider {

    /**
     * As {@link ModemSession#builder(Device)}.
     *
     * @param device the device
     * @param <P>    the generated class that stands for the device's product
     * @return a builder that was told nothing else
     */
    <P> ModemSessionBuilder<P> builder(Device<P> device);

    /**
     * As {@link ModemSession#builder(Function)}.
     *
     * @param finder gives the device whose name is the IMEI
     * @param <P>    the generated class that stands for the device's product
     * @return a builder that was told nothing else
     */
    <P> ModemSessionBuilder<P> builder(Function<String, Optional<Device<P>>> finder);

    /**
     * The provider that comes with this library.
     *
     * @return the provider
     * @throws IllegalStateException if the library was packed without its {@code META-INF/services}
     */
    static ModemSessionProvider installed() {
        // not by the thread's class loader: within Maven and in a servlet container that is another
        return ServiceLoader.load(ModemSessionProvider.class, ModemSessionProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("META-INF/services/" + ModemSessionProvider.class.getName()
                        + " of atforge-runtime is missing; keep it where jars are packed into one"));
    }
}

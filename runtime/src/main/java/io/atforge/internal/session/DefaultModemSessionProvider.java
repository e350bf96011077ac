package io.atforge.internal.session;

import io.atforge.device.Device;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.ModemSessionProvider;
import java.util.Optional;
import java.util.function.Function;

/** Where the engine is handed to those who use it. */
public final class DefaultModemSessionProvider implements ModemSessionProvider {

    /** Called by the service loader. */
    public DefaultModemSessionProvider() {}

    @Override
    public <P> ModemSessionBuilder<P> builder(Device<P> device) {
        return new DefaultModemSessionBuilder<>(device);
    }

    @Override
    public <P> ModemSessionBuilder<P> builder(Function<String, Optional<Device<P>>> finder) {
        return new DefaultModemSessionBuilder<>(finder);
    }
}

package io.atforge.testkit.page;

import io.atforge.testkit.modem.ModemView;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.scenario.ScenarioTarget;
import io.atforge.topic.Qos;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a page is about.
 *
 * @param title    the modem's name
 * @param family   the name of its family
 * @param port     where a host finds it at present
 * @param plugged  whether it is plugged in
 * @param view     the modem
 * @param nanoTime the modem's time
 * @param device   the device that the modem is at present
 * @param platform what the platform knows
 * @param sender   sends from the platform
 * @param model    the thing model of a product, by its key
 * @param things   the platform's things, if there are any
 * @param target   to whom actions happen
 */
public record PageSubject(
        String title,
        String family,
        Supplier<String> port,
        BooleanSupplier plugged,
        ModemView view,
        LongSupplier nanoTime,
        Supplier<Optional<DeviceId>> device,
        PlatformState platform,
        Sender sender,
        Function<String, Optional<TslModel>> model,
        Optional<Things> things,
        ScenarioTarget target) {

    /** Sends messages from the platform. */
    @FunctionalInterface
    public interface Sender {

        /**
         * Sends a message to whoever subscribes to its topic.
         *
         * @param topic   the topic
         * @param payload the bytes
         * @param qos     the quality of service
         */
        void send(String topic, byte[] payload, Qos qos);
    }

    /** A device as the page writes it. */
    static String name(DeviceId device) {
        return device.productKey() + "/" + device.deviceName();
    }
}

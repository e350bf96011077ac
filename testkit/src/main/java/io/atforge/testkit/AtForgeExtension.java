package io.atforge.testkit;

import io.atforge.port.Port;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the methods of a JUnit test class an {@link IotPlatform}, started once for the class, and a
 * {@link VirtualModem}, fresh for each test, as parameters; a {@link Port} is that modem's, for a session's
 * {@code port(...)}. All are closed by the extension. Before each test the
 * platform forgets what it recorded and what it was told to refuse, deny, withhold or answer, and it is up. All
 * messages of the previous test's modem have been taken by then, and are forgotten with the rest, as are those of every
 * {@link VirtualModem} that the test has closed. Messages of MQTT clients of the test's own may still come.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
 *         .platform(() -> IotPlatform.builder()
 *                 .product("a1hahpgAs3s")
 *                 .topic("/${productKey}/${deviceName}/test", Permission.PUBLISH_SUBSCRIBE)
 *                 .device("test", IotPlatform.STAND_IN_SECRET))
 *         .build();
 *
 * @Test
 * void publishes(VirtualModem modem, IotPlatform platform) { ... }
 * }</pre>
 *
 * <p>With {@code @ExtendWith(AtForgeExtension.class)} the platform is that of {@link IotPlatform#tutorial} with
 * {@link IotPlatform#STAND_IN_SECRET}. {@code @BeforeEach} and {@code @AfterEach} methods get what the test gets;
 * {@code @BeforeAll} methods and constructors the platform alone. Tests of one class share the platform, so they must not
 * run at the same time; those of several classes may. Needs JUnit 5.13 or newer.
 */
public final class AtForgeExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(AtForgeExtension.class);

    private final Supplier<IotPlatformBuilder> platform;
    private final Consumer<VirtualModemBuilder> modem;

    /** Creates the extension with the tutorial's platform. */
    public AtForgeExtension() {
        this(AtForgeExtension::tutorial, none -> {});
    }

    private AtForgeExtension(Supplier<IotPlatformBuilder> platform, Consumer<VirtualModemBuilder> modem) {
        this.platform = platform;
        this.modem = modem;
    }

    private static IotPlatformBuilder tutorial() {
        return IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET);
    }

    /**
     * Starts to describe an extension.
     *
     * @return a builder with the tutorial's platform
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        IotPlatform running = context.getStore(NAMESPACE).get(IotPlatform.class, IotPlatform.class);
        if (running != null) {
            running.startAfresh();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        boolean isOfATest = type == VirtualModem.class || type == Port.class;
        return type == IotPlatform.class || isOfATest && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == IotPlatform.class) {
            return platform(context);
        }
        VirtualModem modem = modem(context);
        return type == Port.class ? modem.port() : modem;
    }

    // Kept in the store of the class, so that it outlives the test that asks for it first.
    private IotPlatform platform(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestMethod().isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(IotPlatform.class, key -> platform.get().start(), IotPlatform.class);
    }

    private VirtualModem modem(ExtensionContext context) {
        IotPlatform running = platform(context);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        VirtualModem.class,
                        key -> {
                            VirtualModemBuilder builder = VirtualModem.builder().platform(running);
                            modem.accept(builder);
                            return builder.build();
                        },
                        VirtualModem.class);
    }

    /** Describes an extension. */
    public static final class Builder {

        private Supplier<IotPlatformBuilder> platform = AtForgeExtension::tutorial;
        private Consumer<VirtualModemBuilder> modem = none -> {};

        private Builder() {}

        /**
         * Sets the platform.
         *
         * @param value makes its description, called once for a test class
         * @return this
         */
        public Builder platform(Supplier<IotPlatformBuilder> value) {
            platform = value;
            return this;
        }

        /**
         * Changes the modem.
         *
         * @param value is handed a description whose hosts all lead to the platform, once for a test
         * @return this
         */
        public Builder modem(Consumer<VirtualModemBuilder> value) {
            modem = value;
            return this;
        }

        /**
         * Makes the extension.
         *
         * @return the extension
         */
        public AtForgeExtension build() {
            return new AtForgeExtension(platform, modem);
        }
    }
}

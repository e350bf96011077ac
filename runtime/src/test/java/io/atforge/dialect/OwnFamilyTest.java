package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.script.ScriptResource;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family that lies in a project's jar, where the library's class loader does not see it. */
class OwnFamilyTest {

    /** Stands for a generated class. */
    public static final class Tracker {}

    /** Stands for the code that asks for a device by its IMEI; knows none. */
    public static final class Finder implements Function<String, Optional<Device<Object>>> {

        @Override
        public Optional<Device<Object>> apply(String imei) {
            return Optional.empty();
        }
    }

    @TempDir
    Path temporary;

    private URLClassLoader jar;
    private Class<?> tracker;

    @BeforeEach
    void packProject() throws Exception {
        Path root = temporary.resolve("META-INF/atforge");
        Files.createDirectories(root);
        SmallFamily.in(root);
        new SmallFamily(root, "air720").changed(SmallFamily.SETTINGS, "title = Mine", "title = Not the library's");
        URL classes = Tracker.class.getProtectionDomain().getCodeSource().getLocation();
        jar = new URLClassLoader(new URL[] {temporary.toUri().toURL(), classes}, ClassLoader.getPlatformClassLoader());
        tracker = jar.loadClass(Tracker.class.getName());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void isFoundByAClassBesideIt() {
        Dialect mine = Dialect.load("mine", tracker);

        assertThat(mine.title()).isEqualTo("Mine");
        assertThat(Dialect.load("mine", tracker)).isSameAs(mine);
        assertThatThrownBy(() -> Dialect.load("mine"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("unknown modem dialect 'mine'; known are ");
        assertThatThrownBy(() -> Dialect.load("mine", Tracker.class)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void doesNotStandInFrontOfTheLibrarys() {
        assertThat(Dialect.load("air720", tracker)).isSameAs(Dialect.load("air720"));
        assertThat(new ScriptResource(tracker, "None", "prepare", "air720").text())
                .isEqualTo(Dialect.load("air720").templates().get("prepare"));
    }

    private static <P> ModemSession<P> session(Class<P> type) {
        Product<P> product = new Product<>(
                type,
                "Tracker",
                "a1",
                new PlatformSettings(new Endpoint("127.0.0.1", 1883), Transport.TCP, SignMethod.HMACSHA256, 300, true),
                ModemSettings.of("mine"));
        return ModemSession.builder(new Device<>(product, "test", SecretSource.literal("s")))
                .port("tcp:127.0.0.1:1")
                .build();
    }

    /** Nothing is opened before it connects. */
    @Test
    void isTheSessionsByItsProduct() {
        session(tracker).close();

        assertThatThrownBy(() -> session(Tracker.class))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("modem.dialect: unknown modem dialect 'mine'");
    }

    @Test
    void isTheSessionsByTheCodeThatLooksForTheDevice() throws Exception {
        @SuppressWarnings("unchecked")
        Function<String, Optional<Device<Object>>> finder = (Function<String, Optional<Device<Object>>>)
                jar.loadClass(Finder.class.getName()).getDeclaredConstructor().newInstance();
        ModemSession.builder(finder)
                .dialect("mine")
                .port("tcp:127.0.0.1:1")
                .build()
                .close();

        ModemSessionBuilder<Object> elsewhere =
                ModemSession.builder(new Finder()).dialect("mine").port("tcp:127.0.0.1:1");
        assertThatThrownBy(elsewhere::build).isInstanceOf(InvalidArgumentException.class);
    }

    /** As the build has it, which runs where nothing of the project is on a class path. */
    @Test
    void isTheSessionsAsItWasRead() {
        ModemSession.builder(new Finder())
                .dialect("none")
                .dialect(Dialect.read(temporary.resolve("META-INF/atforge/dialects/mine")))
                .port("tcp:127.0.0.1:1")
                .build()
                .close();
    }

    @Test
    void givesTheScriptsThatAProductHasNotOfItsOwn() {
        assertThat(new ScriptResource(tracker, "None", "prepare", "mine").text())
                .isEqualTo("ATE0\n    optional\n");
        assertThatThrownBy(() -> new ScriptResource(Tracker.class, "None", "prepare", "mine").text())
                .isInstanceOf(InvalidArgumentException.class);
    }
}

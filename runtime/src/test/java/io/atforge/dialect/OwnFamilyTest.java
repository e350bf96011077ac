package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.script.ScriptResource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family that lies in a project's jar, where the library's class loader does not see it. */
class OwnFamilyTest {

    /** Stands for a generated class. */
    public static final class Tracker {}

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

    @Test
    void givesTheScriptsThatAProductHasNotOfItsOwn() {
        assertThat(new ScriptResource(tracker, "None", "prepare", "mine").text())
                .isEqualTo("ATE0\n    optional\n");
        assertThatThrownBy(() -> new ScriptResource(Tracker.class, "None", "prepare", "mine").text())
                .isInstanceOf(InvalidArgumentException.class);
    }
}

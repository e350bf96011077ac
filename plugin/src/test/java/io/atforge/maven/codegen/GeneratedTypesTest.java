package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.MqttCredentials;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SecureMode;
import io.atforge.aliyun.Signer;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResource;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads what is generated and uses it, as an application does. */
@Tag("slow")
class GeneratedTypesTest {

    /** The tutorial's, long since public. */
    private static final String SECRET = "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM";

    private static final String PROPERTY = "atforge.test.secret";

    @TempDir
    Path folder;

    private DevicesFolder project;

    @BeforeEach
    void createProject() {
        project = new DevicesFolder(folder.resolve("project"));
    }

    @Test
    void theSignerGivesTheTutorialsAnswerForAGeneratedDevice() throws Exception {
        try (URLClassLoader loader = generate(withSecret("${sys." + PROPERTY + "}"))) {
            Device<?> device = (Device<?>) constant(loader, "TrackerDevices", "TEST");
            Product<?> product = device.product();

            MqttCredentials credentials = Signer.credentials(
                    new DeviceTriple(product.key(), device.name(), SECRET),
                    device.name(),
                    SecureMode.direct(product.platform().transport()),
                    product.platform().signMethod(),
                    OptionalLong.of(1544257319));

            assertThat(credentials.clientId()).isEqualTo("test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|");
            assertThat(credentials.username()).isEqualTo("test&a1hahpgAs3s");
            assertThat(credentials.password()).isEqualTo("c65de7069643b59fc972e8884fede9aaffeada38");
            assertThat(product.platform().endpoint())
                    .hasToString("a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883");
        }
    }

    @Test
    void credentialsSignWithTheDevicesOwnSecretOrAnother() throws Exception {
        System.setProperty(PROPERTY, SECRET);
        try (URLClassLoader loader = generate(withSecret("${sys." + PROPERTY + "}"))) {
            Device<?> device = (Device<?>) constant(loader, "TrackerDevices", "TEST");

            MqttCredentials own = credentials(loader, device, Optional.empty());
            MqttCredentials other = credentials(loader, device, Optional.of(SecretSource.literal("another")));

            assertThat(own.username()).isEqualTo("test&a1hahpgAs3s");
            assertThat(own.clientId()).matches("test\\|securemode=3,signmethod=hmacsha1,timestamp=\\d+\\|");
            assertThat(own.password()).isEqualTo(sign(SECRET, own));
            assertThat(other.password()).isEqualTo(sign("another", other));
        } finally {
            System.clearProperty(PROPERTY);
        }
    }

    /** The signature by the words of the platform's documentation, not by the library's Signer. */
    private static String sign(String secret, MqttCredentials credentials) throws GeneralSecurityException {
        Matcher timestamp = Pattern.compile("timestamp=(\\d+)").matcher(credentials.clientId());
        assertThat(timestamp.find()).isTrue();
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String content = "clientIdtestdeviceNametestproductKeya1hahpgAs3stimestamp" + timestamp.group(1);
        return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String withSecret(String secret) {
        return DevicesFolder.TUTORIAL.replace("${env.TRACKER_TEST_SECRET}", secret);
    }

    @Test
    void productAndScriptsAreThere() throws Exception {
        try (URLClassLoader loader = generate(DevicesFolder.TUTORIAL)) {
            Product<?> product = (Product<?>) constant(loader, "Tracker", "PRODUCT");
            ScriptResource connect = (ScriptResource) constant(loader, "TrackerScripts", "CONNECT");

            assertThat(product.type().getSimpleName()).isEqualTo(product.name()).isEqualTo("Tracker");
            assertThat(product.platform().keepAliveSeconds()).isEqualTo(600);
            assertThat(product.modem().dialect()).isEqualTo("air720");
            assertThat(connect.text())
                    .startsWith("# Tracker: connect. Air720, MQTT over TCP, hmacsha1."
                            + " Generated from devices.yaml, do not edit.\n\nAT+MCONFIG=");
            assertThat(connect.load().steps()).hasSize(3);
        }
    }

    @Test
    void certificateDevicesAreFoundAndListed() throws Exception {
        project.with("src/main/atforge/devices.csv", """
                DeviceName,DeviceSecret,ProductKey
                unit-2,s2,a1hahpgAs3s
                unit-1,s1,a1hahpgAs3s
                Unit-3,s3,a1hahpgAs3s
                """);
        try (URLClassLoader loader = generate(DevicesFolder.TUTORIAL + "    certificates: devices.csv\n")) {
            assertThat(all(loader)).extracting(Device::name).containsExactly("test", "Unit-3", "unit-1", "unit-2");
            assertThat(find(loader, "unit-1")).map(Device::name).contains("unit-1");
            assertThat(find(loader, "test")).contains((Device<?>) constant(loader, "TrackerDevices", "TEST"));
            assertThat(find(loader, "unit-4")).isEmpty();
            assertThat(find(loader, "")).isEmpty();

            SecretSource export = SecretSource.csv(project.basedir().resolve("src/main/atforge/devices.csv"));
            assertThat(credentials(loader, find(loader, "unit-2").orElseThrow(), Optional.of(export))
                            .username())
                    .isEqualTo("unit-2&a1hahpgAs3s");
        }
    }

    @Test
    void aHundredThousandDevicesNeedNoClassAndNoConstantEach() throws Exception {
        project.with(
                "src/main/atforge/devices.csv",
                "DeviceName,DeviceSecret,ProductKey\n"
                        + IntStream.range(0, 100_000)
                                .mapToObj(i -> "unit-" + i * 7919L % 100_000 + "," + SECRET + ",a1hahpgAs3s\n")
                                .collect(Collectors.joining()));

        try (URLClassLoader loader = generate(DevicesFolder.TUTORIAL + "    certificates: devices.csv\n")) {
            assertThat(all(loader)).hasSize(100_001);
            assertThat(all(loader).stream().skip(1).map(Device::name))
                    .hasSize(100_000)
                    .isSorted();
            assertThat(find(loader, "unit-0")).isPresent();
            assertThat(find(loader, "unit-99999")).isPresent();
            assertThat(find(loader, "unit-100000")).isEmpty();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("classes"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))).hasSize(5);
        }
    }

    @Test
    void aThousandConstantsFitIntoAClass() throws Exception {
        String devices = IntStream.range(0, 999)
                .mapToObj(i -> "      - {name: device-with-a-name-" + i + ", secret: \"${env.SECRET_" + i + "}\"}\n")
                .collect(Collectors.joining());

        try (URLClassLoader loader = generate(DevicesFolder.TUTORIAL + devices)) {
            assertThat(all(loader)).hasSize(1000);
        }
        assertThat(project.problems(DevicesFolder.TUTORIAL + devices + "      - {name: more, secret: \"${env.S}\"}\n"))
                .singleElement()
                .asString()
                .contains("at most 1000 devices of a product get a constant, these are 1001");
    }

    @Test
    void noSecretOfTheExportIsGenerated() throws Exception {
        project.with(
                "src/main/atforge/devices.csv",
                "DeviceName,DeviceSecret,ProductKey\nunit-2," + SECRET + ",a1hahpgAs3s\n");

        GeneratedProject generated =
                GeneratedProject.of(project, DevicesFolder.TUTORIAL + "    certificates: devices.csv\n");

        assertThat(generated.sources().toString() + generated.resources()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device",
                "Product",
                "Topic",
                "Qos",
                "Fleet",
                "Optional",
                "List",
                "Path",
                "Collection",
                "SecretSource",
                "Endpoint",
                "ModemSettings",
                "PlatformSettings",
                "PublishTopic",
                "CredentialProvider",
                "ScriptResource",
                "Transport",
                "SignMethod",
                "A"
            })
    void aProductMayBeCalledAsATypeThatItsCodeUses(String name) throws Exception {
        project.with("src/main/atforge/devices.csv", "DeviceName,DeviceSecret,ProductKey\nunit,s,a1hahpgAs3s\n");
        String yaml = DevicesFolder.TUTORIAL
                .replace("name: Tracker", "name: " + name)
                .replace("  apn: 3GWAP", "  apn: a\n  user: b\n  password: ${env.P}")
                .replace("permission: publish-subscribe", "permission: publish");

        try (URLClassLoader loader = generate(yaml + "    certificates: devices.csv\n")) {
            assertThat(((Product<?>) constant(loader, name, "PRODUCT")).name()).isEqualTo(name);
            assertThat(((Device<?>) constant(loader, name + "Devices", "TEST")).name())
                    .isEqualTo("test");
        }
    }

    @Test
    void everyScriptOfTheFamilyHasAHandleThatFindsIt() throws Exception {
        project.with("src/main/atforge/scripts/rate.at", "AT+IPR=${rate};&W\n");

        try (URLClassLoader loader = generate(DevicesFolder.TUTORIAL)) {
            Map<String, AtScript> loaded = new TreeMap<>();
            for (Field field : type(loader, "TrackerScripts").getFields()) {
                ScriptResource handle = (ScriptResource) field.get(null);
                loaded.put(handle.name(), handle.load());
            }

            assertThat(loaded.keySet())
                    .isEqualTo(Dialect.load("air720").scripts(Transport.TCP).keySet());
            assertThat(loaded.get("rate").steps())
                    .extracting(step -> step.command())
                    .containsExactly("AT+IPR=${rate};&W");
        }
        try (Stream<Path> files = Files.list(folder.resolve("classes/META-INF/atforge/Tracker"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "attach.at",
                            "connect.at",
                            "subscribe.at",
                            "unsubscribe.at",
                            "publish.at",
                            "disconnect.at",
                            "rate.at");
        }
    }

    @Test
    void aScriptThatIsMissingAtRunTimeIsNamed() throws Exception {
        try (URLClassLoader loader = generate(DevicesFolder.TUTORIAL)) {
            Files.delete(folder.resolve("classes/META-INF/atforge/Tracker/connect.at"));
            ScriptResource connect = (ScriptResource) constant(loader, "TrackerScripts", "CONNECT");

            assertThatThrownBy(connect::text)
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("/META-INF/atforge/Tracker/connect.at");
        }
    }

    private URLClassLoader generate(String yaml) throws IOException {
        return GeneratedProject.load(GeneratedProject.of(project, yaml).compile(folder.resolve("classes"), Map.of()));
    }

    private static Class<?> type(ClassLoader loader, String name) throws ReflectiveOperationException {
        return loader.loadClass(GeneratedProject.PACKAGE + "." + name);
    }

    private static Object constant(ClassLoader loader, String type, String name) throws ReflectiveOperationException {
        return type(loader, type).getField(name).get(null);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Device<?>> find(ClassLoader loader, String name) throws ReflectiveOperationException {
        return (Optional<Device<?>>)
                type(loader, "TrackerDevices").getMethod("find", String.class).invoke(null, name);
    }

    @SuppressWarnings("unchecked")
    private static Collection<Device<?>> all(ClassLoader loader) throws ReflectiveOperationException {
        return (Collection<Device<?>>)
                type(loader, "TrackerDevices").getMethod("all").invoke(null);
    }

    private static MqttCredentials credentials(ClassLoader loader, Device<?> device, Optional<SecretSource> secrets)
            throws ReflectiveOperationException {
        Class<?> type = type(loader, "TrackerCredentials");
        Object provider;
        if (secrets.isPresent()) {
            Method of = type.getMethod("of", Device.class, SecretSource.class);
            provider = of.invoke(null, device, secrets.get());
        } else {
            provider = type.getMethod("of", Device.class).invoke(null, device);
        }
        return ((CredentialProvider) provider).credentials();
    }
}

package io.atforge.maven.virtual;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import java.nio.file.Path;
import java.time.InstantSource;

/** A project of two products, with a secret of each kind. */
final class ModemFolder {

    static final String PROPERTY = "atforge.test.virtual.secret";
    static final String FAMILY = "atforge.test.virtual.family";
    static final String EXPORTED = "0123456789abcdef0123456789abcdef";
    static final String LITERAL = "literal-5ecret";
    static final String YAML = """
            version: 1
            platform:
              host: ${env.ATFORGE_TEST_NO_SUCH_HOST:10.0.0.1}
            modem:
              dialect: ${sys.atforge.test.virtual.family:air720}
              apn: ${env.ATFORGE_TEST_NO_SUCH_APN}
            products:
              - key: a1hahpgAs3s
                name: Tracker
                thingModel: tracker.json
                topics:
                  - name: test
                    class: /${productKey}/${deviceName}/test
                    permission: 发布和订阅
                  - name: all
                    class: /${productKey}/${deviceName}/user/#
                    permission: SUB
                devices:
                  - name: test
                    secret: ${env.ATFORGE_TEST_NO_SUCH_VARIABLE}
                  - name: twin
                    secret: ${env.ATFORGE_TEST_NO_SUCH_VARIABLE}
                  - name: prop
                    secret: ${sys.atforge.test.virtual.secret}
                  - name: filed
                    secret: ${file:secrets/it's mine.txt}
                  - name: listed
                    secret: ${csv:src/main/atforge/meters.csv}
                  - name: spoken
                    secret: literal-5ecret
              - key: a1meter
                name: Meter
                certificates: meters.csv
            """;

    private ModemFolder() {}

    static CheckedProject project(Path folder) throws Exception {
        return project(folder, YAML);
    }

    static CheckedProject project(Path folder, String yaml) throws Exception {
        new DevicesFolder(folder)
                .with("src/main/atforge/devices.yaml", yaml)
                .with("src/main/atforge/tracker.json", ThingFixtures.text("tracker.json"))
                .with(
                        "src/main/atforge/meters.csv",
                        "\uFEFFProductKey, DeviceName ,DeviceSecret\r\na1meter,unit-1," + EXPORTED + "\r\n");
        Path atforge = folder.resolve("src/main/atforge");
        return CheckedProject.read(
                new ProjectFiles(folder, atforge.resolve("devices.yaml"), atforge.resolve("scripts")),
                true,
                InstantSource.system());
    }
}

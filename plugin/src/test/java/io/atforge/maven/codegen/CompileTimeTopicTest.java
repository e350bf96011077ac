package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic that is used against its permission, or on another product's device, does not compile. */
class CompileTimeTopicTest {

    private static final String YAML = """
            version: 1
            modem: {dialect: air720}
            products:
              - key: a1hahpgAs3s
                name: Tracker
                topics:
                  - {name: test, class: "/${productKey}/${deviceName}/test", permission: publish-subscribe}
                  - {name: report, class: "/${productKey}/${deviceName}/report", permission: publish}
                  - {name: commands, class: "/${productKey}/${deviceName}/commands/#", permission: subscribe}
                devices: [{name: test, secret: "${env.S}"}]
              - key: a2
                name: Meter
                topics:
                  - {name: all, class: "/${productKey}/${deviceName}/all", permission: publish-subscribe}
                devices: [{name: gate, secret: "${env.S}"}]
            """;

    @TempDir
    Path folder;

    private GeneratedProject generated;

    @BeforeEach
    void generate() throws IOException {
        generated = GeneratedProject.of(new DevicesFolder(folder.resolve("project")), YAML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.publish(TrackerTopics.TEST, \"helloworld\");",
                "session.publish(TrackerTopics.REPORT, \"helloworld\");",
                "session.publish(TrackerTopics.REPORT, new byte[] {1, 2});",
                "session.subscribe(TrackerTopics.TEST, message -> System.out.println(message.text()));",
                "session.subscribe(TrackerTopics.COMMANDS, message -> System.out.println(message.text()));",
                "session.unsubscribe(TrackerTopics.COMMANDS);"
            })
    void theRightUseCompilesWithoutAWarning(String statement) throws IOException {
        Compilation compilation = compile(statement);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.successful()).isTrue();
    }

    @Test
    void publishingToASubscribeOnlyTopicDoesNotCompile() throws IOException {
        assertFails(
                "session.publish(TrackerTopics.COMMANDS, \"helloworld\");",
                "SubscribeTopic<Tracker> cannot be converted to PublishTopic<Tracker>");
    }

    @Test
    void subscribingToAPublishOnlyTopicDoesNotCompile() throws IOException {
        assertFails(
                "session.subscribe(TrackerTopics.REPORT, message -> { });",
                "PublishTopic<Tracker> cannot be converted to SubscribeTopic<Tracker>");
    }

    @Test
    void publishingToATopicOfAnotherProductDoesNotCompile() throws IOException {
        assertFails(
                "session.publish(MeterTopics.ALL, \"helloworld\");",
                "PublishSubscribeTopic<Meter> cannot be converted to PublishTopic<Tracker>");
    }

    @Test
    void subscribingToATopicOfAnotherProductDoesNotCompile() throws IOException {
        assertFails(
                "session.subscribe(MeterTopics.ALL, message -> { });",
                "PublishSubscribeTopic<Meter> cannot be converted to SubscribeTopic<Tracker>");
    }

    @Test
    void credentialsOfAnotherProductsDeviceDoNotCompile() throws IOException {
        assertFails(
                "TrackerCredentials.of(MeterDevices.GATE);", "Device<Meter> cannot be converted to Device<Tracker>");
    }

    private void assertFails(String statement, String reason) throws IOException {
        Compilation compilation = compile(statement);

        assertThat(compilation.successful()).isFalse();
        assertThat(compilation.messages())
                .map(message -> message.replaceAll("\\b[a-z.]+\\.(?=[A-Z])", ""))
                .singleElement()
                .asString()
                .contains("Use.java:9: error:")
                .contains(reason);
    }

    private Compilation compile(String statement) throws IOException {
        return generated.compile(
                folder.resolve("classes"), Map.of("com/example/tracker/Use.java", """
                package com.example.tracker;
                import io.atforge.session.ModemSession;
                /** A use. */
                final class Use {
                    /** Uses. */
                    private Use() {
                        try (ModemSession<Tracker> session =
                                ModemSession.builder(TrackerDevices.TEST).port("tcp:a:1").build()) {
                            %s
                            session.state();
                        }
                    }
                }
                """.formatted(statement)));
    }
}

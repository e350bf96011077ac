package io.atforge.maven.mojo;

import io.atforge.maven.console.SignsOfLife;
import io.atforge.maven.console.Terminal;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.device.ModemRun;
import io.atforge.maven.device.ReceivedLine;
import io.atforge.maven.device.RunRecorder;
import io.atforge.maven.device.RunReportFile;
import io.atforge.maven.device.TopicQuery;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.report.RunSubject;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.port.PortAddress;
import io.atforge.session.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Runs a device on a modem, without a line of Java: connects, subscribes, publishes, prints the conversation and what
 * comes back, and disconnects.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", threadSafe = true)
public final class RunMojo extends AbstractDeviceMojo {

    /**
     * Where the modem is: <code>serial:/dev/ttyUSB0?baud=115200</code> or <code>tcp:192.168.1.10:9000</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.port")
    private String port;

    /**
     * The topic to subscribe and publish to, as far as its permission goes: its name, its class, or the topic of the
     * device. Without it, the product's first topic.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.topic")
    private String topic;

    /**
     * The message to publish.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.payload", defaultValue = "helloworld")
    private String payload;

    /**
     * How many seconds to wait for a message, where the topic can be subscribed to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.waitSeconds", defaultValue = "10")
    private int waitSeconds;

    /**
     * Who asks the platform for the token, where <code>devices.yaml</code> says <code>authentication: https</code>:
     * <code>modem</code> or <code>host</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.https", defaultValue = "modem")
    private String https;

    /**
     * Where the run is reported: a page with the time that each step took and what was said, with secrets masked.
     * <code>none</code> for no report.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.report", defaultValue = "${project.build.directory}/atforge/run.html")
    private String report;

    @Inject
    RunMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void execute(ChosenDevice chosen) throws UserMistakeException {
        if (port == null) {
            throw new UserMistakeException("say where the modem is: -Datforge.port=serial:/dev/ttyUSB0?baud=115200 or"
                    + " -Datforge.port=tcp:192.168.1.10:9000");
        }
        RunReportFile file = RunReportFile.parse(Optional.ofNullable(report), basedir());
        Optional<TopicDeclaration> declaration = new TopicQuery(Optional.ofNullable(topic)).find(chosen);
        ModemRun run = new ModemRun(
                chosen,
                PortAddress.parse(port).toPort(),
                HttpsClient.parse(https).availableTo(chosen),
                declaration,
                payload,
                Duration.ofSeconds(waitSeconds));
        Optional<Message> message = run(run, file);
        message.ifPresent(each -> getLog().info(ReceivedLine.of(each)));
        if (message.isEmpty()
                && declaration.filter(each -> each.permission().subscribe()).isPresent()) {
            getLog().warn("no message came within " + waitSeconds + " s");
        }
    }

    private Optional<Message> run(ModemRun run, RunReportFile file) throws UserMistakeException {
        SignsOfLife signs = SignsOfLife.on(Terminal.watched(isInteractive()), AbstractProjectMojo::print);
        RunSubject subject = run.subject();
        RunRecorder recorder =
                new RunRecorder(InstantSource.system(), System::nanoTime, step -> signs.doing(step.doing()));
        try (signs) {
            return run.run(signs::print, recorder);
        } finally {
            recorder.report(subject).ifPresent(each -> file.write(each, getLog()::info, getLog()::warn));
        }
    }
}

package io.atforge.maven.mojo;

import io.atforge.maven.console.SignsOfLife;
import io.atforge.maven.console.Terminal;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.device.TopicQuery;
import io.atforge.maven.doctor.Doctor;
import io.atforge.maven.doctor.Examination;
import io.atforge.maven.doctor.report.ConsoleText;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Report;
import io.atforge.maven.output.WholeFile;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.port.PortAddress;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says step by step what is right and what is wrong between this machine, the modem, the network and the platform, and what
 * to do about it. Fails if anything is wrong. Leaves the modem as it found it. See docs/doctor.md.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", threadSafe = true)
public final class DoctorMojo extends AbstractDeviceMojo {

    /**
     * Where the modem is: <code>serial:/dev/ttyUSB0?baud=115200</code> or <code>tcp:192.168.1.10:9000</code>. Without it,
     * the goal looks through the serial ports for one that answers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.port")
    private String port;

    /**
     * The topic that a message is sent to, and comes back on if its permission allows: its name, its class, or the topic of
     * the device. Without it, the product's first that may be published and subscribed to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.topic")
    private String topic;

    /**
     * Who asks the platform for the token, where <code>devices.yaml</code> says <code>authentication: https</code>:
     * <code>modem</code> or <code>host</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.https", defaultValue = "modem")
    private String https;

    /**
     * A file for a report that can be handed on: Markdown if its name ends with <code>.md</code>, HTML if it ends with
     * <code>.html</code>. It holds the steps, the versions and the conversation; secrets, PINs and the numbers of modem, card
     * and subscriber are masked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atforge.report")
    private File report;

    @Inject
    DoctorMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void execute(ChosenDevice chosen) throws UserMistakeException {
        Optional<Report> form = report == null ? Optional.empty() : Optional.of(Report.named(report.getName()));
        Examination examination = new Examination(
                chosen,
                Optional.ofNullable(port).map(PortAddress::parse),
                topic == null ? Optional.empty() : new TopicQuery(Optional.of(topic)).find(chosen),
                HttpsClient.parse(https).availableTo(chosen));
        Diagnosis diagnosis = examine(examination);
        Optional<String> unwritten = form.flatMap(each -> unwritten(each, diagnosis));
        if (diagnosis.failed() > 0) {
            unwritten.ifPresent(getLog()::warn);
            throw new UserMistakeException(diagnosis.summary());
        }
        if (unwritten.isPresent()) {
            throw new UserMistakeException(unwritten.get());
        }
    }

    private Diagnosis examine(Examination examination) {
        ConsoleText text = new ConsoleText(Terminal.CHARSET);
        try (SignsOfLife signs = SignsOfLife.on(Terminal.watched(isInteractive()), AbstractProjectMojo::print)) {
            return Doctor.ofThisMachine()
                    .examine(
                            examination,
                            signs::doing,
                            result -> text.lines(result).forEach(signs::print));
        }
    }

    /** Writes the report; why it cannot be written must not take the place of what was found. */
    private Optional<String> unwritten(Report form, Diagnosis diagnosis) {
        try {
            String version = Optional.ofNullable(DoctorMojo.class.getPackage().getImplementationVersion())
                    .orElse("unknown");
            Diagnosis complete = diagnosis.with(Map.of(
                    "atforge",
                    version,
                    "java",
                    Runtime.version().toString(),
                    "system",
                    System.getProperty("os.name") + " " + System.getProperty("os.version")));
            new WholeFile(report.toPath()).replace(form.text(complete));
            getLog().info("the report is in " + report);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the report cannot be written: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}

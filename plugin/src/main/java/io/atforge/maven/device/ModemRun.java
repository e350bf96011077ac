package io.atforge.maven.device;

import io.atforge.AtForgeException;
import io.atforge.maven.console.Terminal;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.report.RunStep;
import io.atforge.maven.report.RunSubject;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.port.Port;
import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.topic.Topic;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The tutorial on a modem: connect, subscribe, publish, wait for what comes back, disconnect.
 *
 * @param device   the device
 * @param port     the pipe to the modem
 * @param https    who asks the platform, where it is asked over HTTPS
 * @param topic    the topic to subscribe and publish to, as far as its permission goes
 * @param payload  the message
 * @param patience how long to wait for a message
 */
public record ModemRun(
        ChosenDevice device,
        Port port,
        HttpsClient https,
        Optional<TopicDeclaration> topic,
        String payload,
        Duration patience) {

    /** Checks that all are there. */
    public ModemRun {
        Objects.requireNonNull(device);
        Objects.requireNonNull(port);
        Objects.requireNonNull(https);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(patience);
    }

    /**
     * Runs it.
     *
     * @param console  takes each line of the conversation, from any thread
     * @param recorder is told how it goes, from the opening of the port on
     * @return the first message that came back, empty if none did in time or none could
     * @throws UserMistakeException if a secret cannot be read, before the port is opened; or if the message was not
     *                              published
     * @throws AtForgeException     if the modem, the network or the platform does not play along
     */
    public Optional<Message> run(Consumer<String> console, RunRecorder recorder) throws UserMistakeException {
        device.requireSecrets();
        // nothing was generated, so that this class stands for the product
        try (ModemSession<ModemRun> session =
                device.session(port, https, ModemRun.class).build()) {
            ConversationPrinter printer = new ConversationPrinter(console, Terminal.CHARSET, device.scripts());
            session.trace(entry -> {
                recorder.said(session.state(), entry);
                printer.print(entry);
            });
            return hold(session, recorder);
        }
    }

    private Optional<Message> hold(ModemSession<ModemRun> session, RunRecorder recorder) throws UserMistakeException {
        recorder.step(RunStep.OPENING);
        try {
            session.connect();
            Optional<Message> message = topic.isPresent() ? talk(session, topic.get(), recorder) : Optional.empty();
            message.ifPresent(recorder::received);
            return message;
        } catch (UserMistakeException | RuntimeException e) {
            recorder.failed(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            recorder.step(RunStep.CLOSING);
        }
    }

    /**
     * What the run is about, for a report.
     *
     * @return the subject
     */
    public RunSubject subject() {
        return new RunSubject(
                device.name(),
                device.product().name(),
                device.modem().dialect().title(),
                port.name(),
                topic.map(declaration -> declaration.topicClass().topicOf(device.name())));
    }

    private <P> Optional<Message> talk(ModemSession<P> session, TopicDeclaration declaration, RunRecorder recorder)
            throws UserMistakeException {
        BlockingQueue<Message> received = new LinkedBlockingQueue<>();
        String topicClass = declaration.topicClass().text();
        if (declaration.permission().subscribe()) {
            recorder.step(RunStep.SUBSCRIBING);
            session.subscribe(Topic.subscribe(topicClass, declaration.qos()), received::add);
        }
        if (declaration.permission().publish()) {
            recorder.step(RunStep.PUBLISHING);
            PublishResult result = session.publish(Topic.publish(topicClass, declaration.qos()), payload);
            if (!result.isSuccess()) {
                throw new UserMistakeException("the message was not published: "
                        + result.cause()
                                .map(AtForgeException::getMessage)
                                .orElse(result.outcome().toString()));
            }
        }
        if (!declaration.permission().subscribe()) {
            return Optional.empty();
        }
        recorder.step(RunStep.RECEIVING);
        return await(received);
    }

    private Optional<Message> await(BlockingQueue<Message> received) throws UserMistakeException {
        try {
            return Optional.ofNullable(received.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserMistakeException("interrupted while waiting for a message");
        }
    }
}

package io.atforge.maven.doctor;

import io.atforge.AtForgeException;
import io.atforge.aliyun.Transport;
import io.atforge.dialect.Dialect;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.doctor.modem.AnswersStep;
import io.atforge.maven.doctor.modem.ClockStep;
import io.atforge.maven.doctor.modem.IdentityStep;
import io.atforge.maven.doctor.modem.KeptSettings;
import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.modem.PacketServiceStep;
import io.atforge.maven.doctor.modem.RegistrationStep;
import io.atforge.maven.doctor.modem.SignalStep;
import io.atforge.maven.doctor.modem.SimStep;
import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.modem.Timing;
import io.atforge.maven.doctor.online.CertificatesStep;
import io.atforge.maven.doctor.online.MessagesStep;
import io.atforge.maven.doctor.online.OnlineSteps;
import io.atforge.maven.doctor.online.SecretStep;
import io.atforge.maven.doctor.online.WayOnline;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.port.Port;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.site.SiteValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One examination, from the port to the platform and back. Of one thread. */
final class Visit {

    private final Examination examination;
    private final ChosenDevice device;
    private final Machine machine;
    private final Timing timing;
    private final Round round;
    private final Map<String, AtScript> scripts;
    private final Map<String, String> versions = new TreeMap<>();
    private final Conversation conversation = new Conversation();
    private List<String> changed = List.of();
    private Optional<KeptSettings> kept = Optional.empty();
    private Optional<ModemLine> line = Optional.empty();
    private Optional<IdentityStep> identity = Optional.empty();
    private Optional<SimStep> card = Optional.empty();
    private Optional<WayOnline> way = Optional.empty();

    Visit(Examination examination, Machine machine, Timing timing, Round round) {
        this.examination = examination;
        this.device = examination.device();
        this.machine = machine;
        this.timing = timing;
        this.round = round;
        this.scripts = device.sessionScripts();
    }

    Diagnosis diagnosis() {
        try {
            versions.put("modem family", family().name());
            lookAtModem();
            lookAtSecrets();
            goOnline();
        } finally {
            leave();
        }
        return new Diagnosis(versions, round.results(), conversation.lines(), changed);
    }

    private void lookAtModem() {
        PortStep port = new PortStep(examination.port(), machine, this::lineOf);
        round.take(port);
        line = port.line();
        round.take(StepName.ANSWERS, () -> new AnswersStep(open(), this::isFlooded));
        if (round.isWell(StepName.ANSWERS)) {
            note();
        }
        round.take(StepName.MODEM, this::identity);
        identity.flatMap(IdentityStep::told).ifPresent(told -> versions.put("modem", told));
        round.take(StepName.SIM, this::card);
        round.take(StepName.SIGNAL, () -> withCard(new SignalStep(open())));
        round.take(StepName.NETWORK, () -> withCard(new RegistrationStep(open(), scripts.get("attach"))));
        round.take(StepName.PACKET_SERVICE, () -> withCard(new PacketServiceStep(open(), accessPoints())));
        round.take(StepName.CLOCK, () -> new ClockStep(open(), checksCertificates(), now()));
    }

    private void lookAtSecrets() {
        round.take(new SecretStep(device, timing.clock()));
        round.take(new CertificatesStep(device.authorities().filter(any -> checksCertificates()), now()));
    }

    private void goOnline() {
        OnlineSteps online = new OnlineSteps(device, this::isInUse, this::way);
        online.all().forEach(round::take);
        round.take(new MessagesStep(device, examination.messageTopic(), this::way));
    }

    private ModemLine lineOf(Port port) {
        return new ModemLine(port, family(), timing, conversation::say);
    }

    /** A step that needs the line is taken only where there is one. */
    private ModemLine open() {
        return line.orElseThrow();
    }

    private void note() {
        KeptSettings settings = new KeptSettings(open(), scripts.get("attach"));
        kept = Optional.of(settings);
        try {
            settings.note(scripts.get("prepare"));
        } catch (AtForgeException e) {
            // the next step says that the modem answers no more
            conversation.note("the settings could not be noted");
        }
    }

    private IdentityStep identity() {
        IdentityStep step = new IdentityStep(
                open(), Dialect.names().stream().map(Dialect::load).toList());
        identity = Optional.of(step);
        return step;
    }

    private SimStep card() {
        SimStep step = new SimStep(open(), device.hasPin(), device::whatIsWrongWithPin);
        card = Optional.of(step);
        return step;
    }

    /** Only the way online enters a PIN, by rules that keep the card from being locked; what comes of it is told there. */
    private Step withCard(Step step) {
        return card.filter(SimStep::isWaitingForPin).isEmpty()
                ? step
                : new Step() {
                    @Override
                    public StepName name() {
                        return step.name();
                    }

                    @Override
                    public Outcome examine() {
                        return new Skipped("not before the PIN is entered, which is done on the way online");
                    }
                };
    }

    private List<Optional<String>> accessPoints() {
        return device.modem().accessPoints().stream()
                .map(point -> point.name().map(SiteValue::toString))
                .toList();
    }

    private boolean isFlooded() {
        return open().port() instanceof GuardedPort guarded && guarded.isFlooded();
    }

    private boolean isInUse() {
        return Optional.ofNullable(scripts.get("status"))
                .filter(status -> open().run(status) instanceof ScriptResult.Done)
                .isPresent();
    }

    /** From here on the port is the session's. */
    private WayOnline way() {
        if (way.isEmpty()) {
            open().close();
            way = Optional.of(new WayOnline(device, open().port(), examination.https(), timing, conversation::say));
        }
        return way.get();
    }

    /** Whatever was found, the modem is left as it was met. */
    private void leave() {
        round.doing("leaving the modem as it was");
        try {
            way.ifPresent(WayOnline::close);
            kept.ifPresent(this::putBack);
        } finally {
            line.ifPresent(ModemLine::close);
        }
    }

    private void putBack(KeptSettings settings) {
        if (way.isEmpty()) {
            changed = settings.putBack(open(), Optional.empty(), Optional.empty());
            return;
        }
        ModemLine last = lineOf(open().port());
        line = Optional.of(last);
        try {
            last.open();
            changed = settings.putBack(
                    last, Optional.ofNullable(scripts.get("release")), Optional.ofNullable(scripts.get("detach")));
        } catch (AtForgeException e) {
            changed = settings.names();
        }
    }

    private Dialect family() {
        return device.modem().dialect();
    }

    private boolean checksCertificates() {
        return device.platform().transport() == Transport.TLS
                || device.platform().authenticator().isPresent() && examination.https() == HttpsClient.MODEM;
    }

    private Instant now() {
        return timing.clock().instant();
    }
}

package io.atforge.maven.virtual;

import io.atforge.aliyun.Transport;
import io.atforge.maven.model.PlatformDeclaration;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.UserMistakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the user wants of the virtual modem.
 *
 * @param model    which modem it is to be; empty for the first that speaks as the project's devices expect
 * @param imei     the modem's number; empty for that of the first device that is named after its modem, if there is one
 * @param scenario what is to happen, and when
 * @param line     where the modem is to be
 * @param tls      whether the platform is to serve TLS, asked for or not
 * @param ca       where the certificate of its authority goes
 * @param page     where the page is to be; empty without one
 */
public record ModemRequest(
        Optional<String> model,
        Optional<String> imei,
        Optional<Path> scenario,
        Line line,
        boolean tls,
        Path ca,
        Optional<Page> page) {

    private static final Pattern IMEI = Pattern.compile("[0-9]{15}");

    /** Checks that all are there. */
    public ModemRequest {
        Objects.requireNonNull(model);
        Objects.requireNonNull(imei);
        Objects.requireNonNull(scenario);
        Objects.requireNonNull(line);
        Objects.requireNonNull(ca);
        Objects.requireNonNull(page);
    }

    /**
     * Where the modem is to be.
     *
     * @param tcp  whether at a TCP port; else at a pseudo-terminal, where there are any
     * @param link the link to the pseudo-terminal
     */
    public record Line(boolean tcp, Optional<Path> link) {

        /** Checks that the link is there. */
        public Line {
            Objects.requireNonNull(link);
        }
    }

    /**
     * Where the page is to be.
     *
     * @param port the port; empty for one that is free
     */
    public record Page(OptionalInt port) {

        /** Checks that the port is there. */
        public Page {
            Objects.requireNonNull(port);
        }
    }

    /**
     * How the modem's program is called.
     *
     * @param project the project
     * @return its arguments, in which there is no secret
     * @throws UserMistakeException if the wishes do not go together, or a file is not there
     */
    List<String> arguments(CheckedProject project) throws UserMistakeException {
        check();
        List<String> arguments = new ArrayList<>(List.of(
                "--project",
                "-",
                "--parent",
                Long.toString(ProcessHandle.current().pid())));
        model.ifPresent(name -> arguments.addAll(List.of("--model", name)));
        imei.ifPresent(number -> arguments.addAll(List.of("--imei", number)));
        scenario.ifPresent(file -> arguments.addAll(List.of("--scenario", file.toString())));
        line.link().ifPresent(path -> arguments.addAll(List.of("--link", path.toString())));
        if (line.tcp()) {
            arguments.add("--tcp");
        }
        if (tls || needsTls(project.devices().platform())) {
            arguments.addAll(List.of("--ca", ca.toString()));
        }
        if (page.isPresent()) {
            arguments.add("--page");
            page.get().port().ifPresent(port -> arguments.addAll(List.of("--page-port", Integer.toString(port))));
        }
        return arguments;
    }

    private void check() throws UserMistakeException {
        if (imei.isPresent() && !IMEI.matcher(imei.get()).matches()) {
            throw new UserMistakeException("an IMEI has 15 digits, which '" + imei.get()
                    + "' has not; correct -Datforge.imei, or leave it out");
        }
        if (line.tcp() && line.link().isPresent()) {
            throw new UserMistakeException("a TCP port has no link: leave out -Datforge.link or -Datforge.tcp");
        }
        if (scenario.isPresent() && !Files.isRegularFile(scenario.get())) {
            throw new UserMistakeException("there is no file " + scenario.get()
                    + "; set -Datforge.scenario to the place of your scenario, or leave it out");
        }
    }

    /** Otherwise no device of the project would come online. */
    private static boolean needsTls(PlatformDeclaration platform) {
        return platform.transport() == Transport.TLS || platform.authenticator().isPresent();
    }
}

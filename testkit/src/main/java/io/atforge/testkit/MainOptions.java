package io.atforge.testkit;

import io.atforge.testkit.project.DeviceDescription;
import io.atforge.testkit.project.ProductDescription;
import io.atforge.testkit.project.ProjectDescription;
import io.atforge.testkit.project.ProjectReader;
import io.atforge.testkit.project.TopicDescription;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.topic.Permission;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@link VirtualModemMain} is asked for on the command line. */
final class MainOptions {

    static final String USAGE = """
            Runs a virtual modem on a pseudo-terminal, with an embedded platform behind it, until quit or Ctrl-C.

              --model NAME           which modem it is      (default: air720)
                                     %s
              --imei NUMBER          what AT+CGSN gives (default: the first device's name that is one, else
                                     %s)
              --product KEY          product key       (default: a1hahpgAs3s)
              --device NAME          device name       (default: test)
              --secret SECRET        device secret     (default: stand-in-secret)
              --topic CLASS[=PERM]   topic class, publish-subscribe if no permission is given; may be repeated
                                     (default: test, position=publish and command=subscribe
                                     below /${productKey}/${deviceName}/, as the sample project has)
              --thing-model FILE     the product's thing model, as the console exports it; once for each module
              --project -            instead of these: the first line of the input describes products, as JSON;
                                     the model is the first that speaks the project's dialect
              --parent PID           ends with that process, or with the input
              --tls                  the platform serves TLS too, with a throw-away authority
              --ca FILE              where to put the authority's certificate; implies --tls
              --product-secret TEXT  lets the device get its secret by /auth/register/device, once
              --tcp                  a TCP port instead of a pseudo-terminal; so it is where there are none
              --link PATH            a symbolic link to the pseudo-terminal, whichever it is; removed at the end
              --scenario FILE        what happens, and when
              --page                 a page in a browser on this machine that shows all of it
              --page-port N          its TCP port          (default: one that is free); implies --page

            While it runs, type help for what can happen: reboot, unplug, plug, kick, network off, and more.
            """.formatted(ModemModel.names(), ModemModel.IMEI);
    private static final List<String> DEFAULT_TOPICS = List.of(
            "/${productKey}/${deviceName}/test",
            "/${productKey}/${deviceName}/position=publish",
            "/${productKey}/${deviceName}/command=subscribe");
    private static final String MODEL = "--model";
    private static final String IMEI = "--imei";
    private static final String CA = "--ca";
    private static final String PRODUCT_SECRET = "--product-secret";
    private static final String PROJECT = "--project";
    private static final String PARENT = "--parent";
    private static final String LINK = "--link";
    private static final String SCENARIO = "--scenario";
    private static final String PAGE_PORT = "--page-port";

    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern IMEI_FORM = Pattern.compile("[0-9]{15}");

    private static final List<String> UNSET =
            List.of(MODEL, IMEI, LINK, CA, PRODUCT_SECRET, SCENARIO, PROJECT, PARENT, PAGE_PORT);

    private final Map<String, String> options = new TreeMap<>(
            Map.of("--product", "a1hahpgAs3s", "--device", "test", "--secret", IotPlatform.STAND_IN_SECRET));
    private final List<String> topics = new ArrayList<>();
    private final List<Path> thingModel = new ArrayList<>();
    private boolean tcp;
    private boolean tls;
    private boolean page;

    MainOptions(String... args) {
        UNSET.forEach(option -> options.put(option, ""));
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--tcp")) {
                tcp = true;
            } else if (args[i].equals("--tls")) {
                tls = true;
            } else if (args[i].equals("--page")) {
                page = true;
            } else if (i + 1 < args.length && args[i].equals("--topic")) {
                topics.add(args[++i]);
            } else if (i + 1 < args.length && args[i].equals("--thing-model")) {
                thingModel.add(Path.of(args[++i]));
            } else if (i + 1 < args.length && options.containsKey(args[i])) {
                options.put(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        if (topics.isEmpty()) {
            topics.addAll(DEFAULT_TOPICS);
        }
        if (given(PROJECT).filter(place -> !place.equals("-")).isPresent()) {
            throw new IllegalArgumentException("write --project - ; the description is the first line of the input");
        }
        pagePort();
        given(IMEI).filter(number -> !isImei(number)).ifPresent(number -> {
            throw new IllegalArgumentException(IMEI + " takes 15 digits, not " + number);
        });
    }

    boolean tcp() {
        return tcp;
    }

    boolean tls() {
        return tls || ca().isPresent();
    }

    boolean page() {
        return page || given(PAGE_PORT).isPresent();
    }

    /** The port of the page; 0 for one that is free. */
    int pagePort() {
        long port = number(PAGE_PORT).orElse(0);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(PAGE_PORT + " takes 0 to " + HIGHEST_PORT + ", not " + port);
        }
        return (int) port;
    }

    Optional<Path> ca() {
        return given(CA).map(Path::of);
    }

    Optional<Path> link() {
        return given(LINK).map(Path::of);
    }

    /** The process that it ends with. */
    OptionalLong parent() {
        return number(PARENT);
    }

    /** Whether somebody else describes the products, and knows their secrets already. */
    boolean describedElsewhere() {
        return given(PROJECT).isPresent();
    }

    /** The model that is asked for, else that of the project, else the first that speaks as its devices expect. */
    ModemModel model(ProjectDescription project) {
        return given(MODEL)
                .map(ModemModel::named)
                .or(() -> project.model().flatMap(name -> ModemModel.of(name, project.dialect())))
                .orElseGet(() -> project.dialect().map(ModemModel::speaking).orElse(ModemModel.AIR720));
    }

    /** The number that is asked for, else that of the first device that is named after its modem, as in a fleet. */
    String imei(ProjectDescription project) {
        return given(IMEI)
                .or(() -> project.products().stream()
                        .flatMap(product -> product.devices().stream())
                        .map(DeviceDescription::name)
                        .filter(MainOptions::isImei)
                        .findFirst())
                .orElse(ModemModel.IMEI);
    }

    private static boolean isImei(String text) {
        return IMEI_FORM.matcher(text).matches();
    }

    Scenario scenario() {
        if (given(SCENARIO).isEmpty()) {
            return new Scenario(0, List.of());
        }
        String file = options.get(SCENARIO);
        try {
            return Scenario.parse(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the scenario " + file, e);
        }
    }

    /** The products: of the command line, or as the input's first line has them. */
    ProjectDescription project(BufferedReader input) {
        if (!describedElsewhere()) {
            return new ProjectDescription(Optional.empty(), Optional.empty(), List.of(product()));
        }
        try {
            String line = input.readLine();
            if (line == null) {
                throw new IllegalArgumentException("the project's description is missing: the input has no line");
            }
            return ProjectReader.read(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the project's description", e);
        }
    }

    private ProductDescription product() {
        return new ProductDescription(
                options.get("--product"),
                Optional.empty(),
                topics.stream().map(MainOptions::topic).toList(),
                List.of(new DeviceDescription(options.get("--device"), options.get("--secret"))),
                thingModel,
                given(PRODUCT_SECRET));
    }

    private static TopicDescription topic(String text) {
        int separator = text.indexOf('=');
        String permission = separator < 0 ? "publish-subscribe" : text.substring(separator + 1);
        return new TopicDescription(
                separator < 0 ? text : text.substring(0, separator),
                Permission.parse(permission)
                        .orElseThrow(() -> new IllegalArgumentException("unknown permission " + permission)));
    }

    private OptionalLong number(String option) {
        try {
            return given(option).stream().mapToLong(Long::parseLong).findFirst();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, not " + options.get(option), e);
        }
    }

    private Optional<String> given(String option) {
        return Optional.of(options.get(option)).filter(value -> !value.isEmpty());
    }
}

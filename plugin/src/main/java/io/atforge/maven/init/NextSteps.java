package io.atforge.maven.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user is told when the first {@code devices.yaml} is there. */
final class NextSteps {

    private NextSteps() {}

    /** Where the file is not at its usual place, each command has to be told. */
    static List<String> after(String devices, boolean usual, Optional<Export> export) {
        String place = usual ? "" : " " + argument("-Datforge.devices=" + devices);
        List<String> lines = new ArrayList<>();
        lines.add("wrote " + devices
                + export.map(NextSteps::found).orElse(", with a product and a device of the tutorial as stand-ins"));
        export.ifPresent(each -> lines.add(
                each.file().name() + " holds the secrets of the devices: keep it out of version control (.gitignore)"));
        lines.add("next: look through " + devices
                + export.map(each -> ", and give "
                                + (each.products().size() == 1 ? "Product1 its name" : "the products their names"))
                        .orElse(", and put your own in their place"));
        lines.add("next: mvn atforge:modem" + place + "            a virtual modem for it; says which port it has");
        lines.add("next: mvn atforge:run" + place + " \"-Datforge.port=serial:/dev/ttyUSB0?baud=115200\""
                + device(export) + "    on that port, or a modem's");
        return lines;
    }

    /** As a shell reads it as one word. */
    private static String argument(String text) {
        return text.matches("[A-Za-z0-9._=/-]+") ? text : '"' + text.replaceAll("[\"$`]", "\\\\$0") + '"';
    }

    private static String found(Export export) {
        int products = export.products().size();
        int devices = export.products().stream()
                .mapToInt(product -> product.deviceNames().size())
                .sum();
        return ", with " + products + (products == 1 ? " product and " : " products and ") + devices
                + (devices == 1 ? " device of " : " devices of ")
                + export.file().name();
    }

    /** A device that is the only one need not be named; two products may have a device of the same name. */
    private static String device(Optional<Export> export) {
        if (export.isEmpty()) {
            return "";
        }
        List<FirstProduct> products = export.get().products();
        return " -Datforge.device=" + products.get(0).deviceNames().get(0)
                + (products.size() == 1
                        ? ""
                        : " -Datforge.product=" + products.get(0).name());
    }
}

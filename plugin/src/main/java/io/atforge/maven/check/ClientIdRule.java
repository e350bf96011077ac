package io.atforge.maven.check;

import io.atforge.aliyun.Signer;
import io.atforge.maven.model.ClientIdTemplate;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.source.Problems;
import io.atforge.script.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a client id may be: for the platform, and between the quotes of an AT command. */
record ClientIdRule(ClientIdTemplate template, Problems problems) {

    private static final List<String> NAMES = List.of("deviceName", "productKey");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

    /** {@code AT+MCONFIG} has no escape for anything else; a backslash may start one. */
    private static final Pattern QUOTABLE = Pattern.compile("[ -~&&[^\"|\\\\]]*");

    void check(List<ProductDeclaration> products) {
        if (!QUOTABLE.matcher(template.text()).matches()) {
            problems.add(
                    template.location(),
                    "clientId may hold only ASCII characters without quotes, \\, | and control characters");
            return;
        }
        Matcher reference = REFERENCE.matcher(template.text());
        boolean known = true;
        while (reference.find()) {
            if (!NAMES.contains(reference.group(1))) {
                problems.add(
                        template.location(),
                        "unknown value " + reference.group() + Suggestion.of(reference.group(1), NAMES));
                known = false;
            }
        }
        if (known && reference.replaceAll("").contains("${")) {
            problems.add(template.location(), "${ without }");
        } else if (known) {
            products.forEach(this::checkLength);
        }
    }

    /** The device with the longest name has the longest client id. */
    private void checkLength(ProductDeclaration product) {
        String device = Stream.concat(
                        product.devices().stream().map(DeviceDeclaration::name),
                        product.certificates().stream().flatMap(export -> export.deviceNames().stream()))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        String id = template.of(product.key(), device);
        if (id.length() > Signer.MAX_CLIENT_ID) {
            problems.add(
                    template.location(),
                    "clientId '" + id + "' has " + id.length() + " characters, the platform" + " takes at most "
                            + Signer.MAX_CLIENT_ID);
        }
    }
}

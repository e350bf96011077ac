package io.atforge.maven.device;

import io.atforge.aliyun.SecretSource;
import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.script.Suggestion;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which device a user asks for.
 *
 * @param device  its name; may be left out where there is one device only
 * @param product the name or the key of its product, where several products have a device of that name
 */
public record DeviceQuery(Optional<String> device, Optional<String> product) {

    /** A list of 100,000 devices helps nobody. */
    private static final int MAX_LISTED = 10;

    /** Checks that both are there. */
    public DeviceQuery {
        Objects.requireNonNull(device);
        Objects.requireNonNull(product);
    }

    /**
     * Finds the device.
     *
     * @param project where to look
     * @return the device
     * @throws UserMistakeException if there is none, or more than one
     */
    public ChosenDevice find(CheckedProject project) throws UserMistakeException {
        List<ProductDeclaration> products = products(project.devices().products());
        String name = device.isPresent() ? device.get() : onlyOne(products);
        List<ChosenDevice> found = products.stream()
                .flatMap(candidate -> find(project, candidate, name).stream())
                .toList();
        if (found.isEmpty()) {
            throw new UserMistakeException("there is no device '" + name + "'" + known(name, products));
        }
        if (found.size() > 1) {
            throw new UserMistakeException("several products have a device '" + name
                    + "'; say which: -Datforge.product="
                    + String.join(
                            " or ",
                            found.stream().map(each -> each.product().name()).toList()));
        }
        return found.get(0);
    }

    private static String onlyOne(List<ProductDeclaration> products) throws UserMistakeException {
        List<String> names = names(products).limit(2).toList();
        if (names.size() == 1) {
            return names.get(0);
        }
        throw new UserMistakeException("say which device: -Datforge.device=NAME" + known("", products));
    }

    private List<ProductDeclaration> products(List<ProductDeclaration> all) throws UserMistakeException {
        List<ProductDeclaration> chosen = all.stream()
                .filter(each -> product.isEmpty()
                        || product.get().equals(each.name())
                        || product.get().equals(each.key()))
                .toList();
        if (chosen.isEmpty() && product.isPresent()) {
            throw new UserMistakeException("there is no product '" + product.get() + "'"
                    + Suggestion.of(
                            product.get(),
                            all.stream().map(ProductDeclaration::name).toList()));
        }
        return chosen;
    }

    private static Optional<ChosenDevice> find(CheckedProject project, ProductDeclaration candidate, String name) {
        Optional<SecretSource> own = candidate.devices().stream()
                .filter(each -> each.name().equals(name))
                .map(DeviceDeclaration::secret)
                .map(new ProjectSecrets(project.files().basedir())::of)
                .findFirst();
        return own.or(() -> candidate
                        .certificates()
                        .filter(export -> Collections.binarySearch(export.deviceNames(), name) >= 0)
                        .map(export -> SecretSource.csv(
                                project.devices().source().path().resolveSibling(export.path()))))
                .map(secrets -> new ChosenDevice(project, candidate, name, secrets));
    }

    private static String known(String wanted, List<ProductDeclaration> products) {
        List<String> names = names(products).toList();
        if (names.isEmpty()) {
            return "; devices.yaml has none";
        }
        String suggestion = Suggestion.of(wanted, names);
        return suggestion.contains("did you mean") || names.size() <= MAX_LISTED
                ? suggestion
                : Suggestion.of("", names.subList(0, MAX_LISTED)) + " and " + (names.size() - MAX_LISTED) + " more";
    }

    private static Stream<String> names(List<ProductDeclaration> products) {
        return products.stream()
                .flatMap(product -> Stream.concat(
                        product.devices().stream().map(DeviceDeclaration::name),
                        product.certificates().map(CertificateExport::deviceNames).stream()
                                .flatMap(List::stream)))
                .distinct();
    }
}

package io.atforge.device;

import io.atforge.aliyun.SecretSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All devices of a product: the few that have a constant in the generated code, and those of a certificate export,
 * however many. The names of the latter are in a resource: a line with their number, then a name a line in the order of
 * {@link String#compareTo}. They are read when they are asked for and not kept; looking one up holds one name in memory
 * at a time. The resource holds no secret. Safe for any thread.
 *
 * @param <P> the generated class that stands for the product
 */
public final class Fleet<P> {

    private final Product<P> product;
    private final List<Device<P>> constants;
    private final Optional<Certificates> certificates;

    private record Certificates(String resource, SecretSource secrets) {}

    private Fleet(Product<P> product, List<Device<P>> constants, Optional<Certificates> certificates) {
        this.product = product;
        this.constants = List.copyOf(constants);
        this.certificates = certificates;
    }

    /**
     * A fleet without a certificate export.
     *
     * @param product   the product
     * @param constants all devices
     * @param <P>       the generated class that stands for the product
     * @return the fleet
     */
    public static <P> Fleet<P> of(Product<P> product, List<Device<P>> constants) {
        return new Fleet<>(product, constants, Optional.empty());
    }

    /**
     * A fleet with a certificate export.
     *
     * @param product   the product
     * @param constants the devices that have a constant; none of them is in the resource
     * @param resource  the absolute name of the resource with the other devices' names
     * @param secrets   where the secrets of the other devices are
     * @param <P>       the generated class that stands for the product
     * @return the fleet
     */
    public static <P> Fleet<P> of(
            Product<P> product, List<Device<P>> constants, String resource, SecretSource secrets) {
        return new Fleet<>(product, constants, Optional.of(new Certificates(resource, secrets)));
    }

    /**
     * Finds a device by its name.
     *
     * @param deviceName the name
     * @return the device, empty if the product has none of that name
     */
    public Optional<Device<P>> find(String deviceName) {
        for (Device<P> device : constants) {
            if (device.name().equals(deviceName)) {
                return Optional.of(device);
            }
        }
        return certificates.flatMap(source -> find(deviceName, source));
    }

    private Optional<Device<P>> find(String deviceName, Certificates source) {
        try (BufferedReader names = open(source)) {
            names.readLine();
            for (String name = names.readLine(); name != null; name = names.readLine()) {
                int order = name.compareTo(deviceName);
                if (order >= 0) {
                    return order == 0 ? Optional.of(new Device<>(product, name, source.secrets())) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.resource(), e);
        }
    }

    /**
     * All devices, those with a constant first. Each iteration reads the names anew; nothing is kept.
     *
     * @return an unmodifiable view
     */
    public Collection<Device<P>> all() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Device<P>> iterator() {
                return Stream.concat(constants.stream(), certificates.stream().flatMap(Fleet.this::devices))
                        .iterator();
            }

            @Override
            public int size() {
                return constants.size() + certificates.map(Fleet.this::count).orElse(0);
            }
        };
    }

    private Stream<Device<P>> devices(Certificates source) {
        try (BufferedReader names = open(source)) {
            return names.lines().skip(1).toList().stream().map(name -> new Device<>(product, name, source.secrets()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.resource(), e);
        }
    }

    private int count(Certificates source) {
        try (BufferedReader names = open(source)) {
            return Integer.parseInt(names.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.resource(), e);
        }
    }

    private BufferedReader open(Certificates source) throws IOException {
        InputStream stream = product.type().getResourceAsStream(source.resource());
        if (stream == null) {
            throw new IOException("resource " + source.resource() + " is missing; build the project again");
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}

package io.atforge.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Product<FleetTest> PRODUCT = new Product<>(
            FleetTest.class,
            "Meter",
            "pk",
            new PlatformSettings(new Endpoint("localhost", 1883), Transport.TCP, SignMethod.HMACSHA256, 300, true),
            ModemSettings.of("air720"));

    private final Device<FleetTest> constant = new Device<>(PRODUCT, "test", SecretSource.env("X"));

    @Test
    void findsConstantsAndCertificatesByName() {
        SecretSource secrets = SecretSource.sys("x");
        Fleet<FleetTest> fleet = Fleet.of(PRODUCT, List.of(constant), "/META-INF/atforge/Meter/devices.txt", secrets);

        assertThat(fleet.find("test")).contains(constant);
        assertThat(fleet.find("meter-2")).contains(new Device<>(PRODUCT, "meter-2", secrets));
        assertThat(fleet.find("meter-4")).isEmpty();
        assertThat(fleet.find("zzzz")).isEmpty();
        assertThat(fleet.all())
                .hasSize(4)
                .extracting(Device::name)
                .containsExactly("test", "meter-1", "meter-2", "meter-3");
    }

    @Test
    void needsNoCertificates() {
        Fleet<FleetTest> fleet = Fleet.of(PRODUCT, List.of(constant));

        assertThat(fleet.all()).containsExactly(constant);
        assertThat(fleet.find("none")).isEmpty();
    }
}

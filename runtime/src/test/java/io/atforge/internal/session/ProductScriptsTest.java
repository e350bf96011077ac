package io.atforge.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.bench.Tracker;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProductScriptsTest {

    /** A site may have a family that lacks what another has. */
    @Test
    void saysWhatTheFamilyOfTheSiteDoesNotHave() {
        Product<Tracker> product = Tracker.PRODUCT.with(
                Tracker.PRODUCT.platform(), ModemSettings.of("air720").withOwnScripts());
        Function<String, AtScript> scripts = ProductScripts.of(product, Dialect.load("lookalike"));

        assertThat(scripts.apply("connect").steps()).isNotEmpty();
        assertThatThrownBy(() -> scripts.apply("sim"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("modem family Lookalike has no script sim for product Tracker, whose transport is tcp");
    }
}

package io.atforge.maven.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantNameTest {

    @ParameterizedTest
    @CsvSource({
        "test, TEST",
        "propertyPost, PROPERTY_POST",
        "property-post, PROPERTY_POST",
        "property_post, PROPERTY_POST",
        "PropertyPost, PROPERTY_POST",
        "HTTPServer, HTTP_SERVER",
        "test2, TEST2",
        "v2Up, V2_UP",
        "0861234, _0861234",
        "a-b@c.d:e, A_B_C_D_E",
        "ZYDY000000000026, ZYDY000000000026",
        "publish-qos1, PUBLISH_QOS1"
    })
    void becomesAConstant(String name, String constant) {
        assertThat(ConstantName.of(name)).isEqualTo(constant);
    }
}

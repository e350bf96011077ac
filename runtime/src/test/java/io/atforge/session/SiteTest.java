package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.AccessPoint;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.site.SiteValue;
import io.atforge.topic.PublishQuota;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One program, several sites: what the builder says, what a reference leads to, its default, in this order. */
class SiteTest {

    private final SiteBench bench = new SiteBench();

    @AfterEach
    void unset() {
        SiteBench.PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void takesTheDefaults() {
        assertThat(bench.connected(SiteBench.device(), same()))
                .containsExactly("AT+CSTT=\"3GWAP\"", "AT+MIPSTART=\"default.example\",\"1883\"", "AT+MCONNECT=1,600");
    }

    @Test
    void takesWhatTheReferencesLeadTo() {
        System.setProperty(SiteBench.HOST, "10.1.2.3");
        System.setProperty(SiteBench.PORT, "8883");
        System.setProperty(SiteBench.APN, "gate.example");
        System.setProperty(SiteBench.USER, "OFFICE\\gate");

        assertThat(bench.connected(SiteBench.device(), same()))
                .containsExactly(
                        "AT+CSTT=\"gate.example\",\"OFFICE\\gate\",\"open-sesame\"",
                        "AT+MIPSTART=\"10.1.2.3\",\"8883\"",
                        "AT+MCONNECT=1,600");
        assertThat(bench.shown)
                .anyMatch(line -> line.contains("OFFICE"))
                .noneMatch(line -> line.contains(SiteBench.APN_PASSWORD));
    }

    @Test
    void takesWhatTheBuilderSaysAboveAll() {
        System.setProperty(SiteBench.HOST, "10.1.2.3");
        System.setProperty(SiteBench.PORT, "no number, and not asked for");
        System.setProperty(SiteBench.APN, "gate.example");
        System.setProperty(SiteBench.FAMILY, "lookalike");

        assertThat(bench.connected(
                        SiteBench.device(),
                        builder -> builder.endpoint("b.example", 99)
                                .accessPoint(AccessPoint.of("BUILT"))
                                .dialect("air720")))
                .containsExactly("AT+CSTT=\"BUILT\"", "AT+MIPSTART=\"b.example\",\"99\"", "AT+MCONNECT=1,600");
    }

    @Test
    void leavesTheChoiceToTheNetworkWhereTheReferenceIsEmpty() {
        AccessPoint open = AccessPoint.of("${sys." + SiteBench.APN + ":}").withUser("u");

        assertThat(bench.connected(
                        SiteBench.device("Site", SiteBench.PLATFORM, SiteBench.MODEM.withAccessPoints(open)), same()))
                .startsWith("AT+CSTT", "AT+MIPSTART=\"default.example\",\"1883\"");
    }

    @Test
    void runsTheScriptsOfTheFamilyOfTheSite() {
        System.setProperty(SiteBench.FAMILY, "lookalike");
        bench.replies.putAll(Family.LOOKALIKE.replies());

        assertThat(bench.connected(SiteBench.device(), same()))
                .containsExactly(
                        "AT+QICSGP=1,1,\"\",\"\",\"\"", "AT+MIPSTART=\"default.example\",1883,4", "AT+MCONNECT=1,600");
    }

    @Test
    void runsTheScriptsOfTheFamilyThatTheBuilderSaysAlsoWhereTheModemSaysWhichDeviceItIs() {
        bench.replies.putAll(Family.LOOKALIKE.replies());
        bench.connect(bench.build(SiteBench.device(), builder -> builder.dialect("lookalike")));
        assertThat(bench.sent()).contains("AT+MIPSTART=\"default.example\",1883,4");

        SiteBench byImei = new SiteBench();
        byImei.replies.put("AT+CGSN", "\r\n866262040000000\r\n\r\nOK\r\n");
        System.setProperty(SiteBench.FAMILY, "lookalike");
        byImei.connect(byImei.follow(
                byImei.with(new DefaultModemSessionBuilder<Tracker>(imei -> Optional.of(SiteBench.device())))
                        .dialect("air720")
                        .accessPoint(AccessPoint.of("BUILT"))
                        .build()));
        assertThat(byImei.sent()).contains("AT+CSTT=\"BUILT\"", "AT+MIPSTART=\"default.example\",\"1883\"");
    }

    @Test
    void doesNotRunScriptsThatLieBesideTheCodeOnAnotherFamily() {
        assertThatThrownBy(() -> bench.build(Tracker.TEST, builder -> builder.dialect("lookalike")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("family air720, and the session was built for lookalike");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host   | x"; AT        | platform.host | it is not a host name or IPv4 address
            host   | a b           | platform.host | it is not a host name or IPv4 address
            port   | 65536         | platform.port | it is not a number from 1 to 65535
            port   | 0x10          | platform.port | it is not a number from 1 to 65535
            port   | 99999999999   | platform.port | it is not a number from 1 to 65535
            apn    | a"            | modem.apn     | it may hold only ASCII characters without quotes
            apn    | é             | modem.apn     | it may hold only ASCII characters without quotes
            user   | a\tb          | modem.user    | it may hold only ASCII characters without quotes
            family | ../air720     | modem.dialect | a family's name has letters
            """)
    void sendsNothingOfAHostileSite(String property, String value, String key, String rule) {
        System.setProperty("atforge.test.site." + property, value);

        assertThatThrownBy(() -> bench.build(SiteBench.device(), same()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith(key + " is looked for in system property atforge.test.site." + property)
                .hasMessageContaining(rule)
                .hasMessageNotContaining(value);
        assertThat(bench.port.written()).isEmpty();
    }

    @Test
    void saysHowLongANameMayBe() {
        System.setProperty(SiteBench.APN, "a".repeat(AccessPoint.MAX_NAME + 1));
        assertThatThrownBy(() -> bench.build(SiteBench.device(), same()))
                .hasMessageEndingWith("it has 129 characters, at most 128 are possible");

        System.setProperty(SiteBench.APN, "a".repeat(AccessPoint.MAX_NAME));
        assertThat(bench.connected(SiteBench.device(), same()).get(0)).hasSize("AT+CSTT=\"\"".length() + 128);
    }

    @Test
    void saysWhichFamilyThereIsNot() {
        System.setProperty(SiteBench.FAMILY, "air721");

        assertThatThrownBy(() -> bench.build(SiteBench.device(), same()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("unknown modem dialect 'air721'");
    }

    @Test
    void saysWhatIsNeitherSetNorHasADefault() {
        PlatformSettings open = new PlatformSettings(
                        new Endpoint(Endpoint.OPEN_HOST, 1883), Transport.TCP, SignMethod.HMACSHA1, 600, true)
                .withEndpoint("${sys." + SiteBench.HOST + "}", "1883");
        Device<Tracker> device = SiteBench.device("Site", open, SiteBench.MODEM);

        assertThatThrownBy(() -> bench.build(device, same()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("system property " + SiteBench.HOST + ", which is not set");
        assertThat(bench.connected(device, builder -> builder.endpoint("b.example", 1)))
                .contains("AT+MIPSTART=\"b.example\",\"1\"");
    }

    @Test
    void fillsInWhatAScriptOfTheProjectsOwnLeavesOpen() {
        Device<Tracker> own =
                SiteBench.device("SiteOwn", SiteBench.PLATFORM, SiteBench.MODEM.withOwnScripts("connect"));
        System.setProperty(SiteBench.HOST, "10.1.2.3");

        assertThat(bench.connected(own, same()))
                .containsExactly("AT+CSTT=\"3GWAP\"", "AT+MIPSTART=\"10.1.2.3\",\"1883\",4", "AT+MCONNECT=1,600");
    }

    @Test
    void leavesScriptsOfTheProjectsOwnAsideOnAnotherFamily() {
        bench.replies.putAll(Family.LOOKALIKE.replies());
        Device<Tracker> own =
                SiteBench.device("SiteOwn", SiteBench.PLATFORM, SiteBench.MODEM.withOwnScripts("connect", "attach"));

        assertThat(bench.connected(own, builder -> builder.dialect("lookalike")))
                .containsExactly(
                        "AT+QICSGP=1,1,\"\",\"\",\"\"", "AT+MIPSTART=\"default.example\",1883,4", "AT+MCONNECT=1,600");
    }

    @Test
    void saysThatAScriptHasTheAccessPointWrittenOut() {
        Device<Tracker> own = SiteBench.device("SiteOwn", SiteBench.PLATFORM, SiteBench.MODEM.withOwnScripts("attach"));

        assertThat(bench.connected(own, same())).startsWith("AT+CSTT=\"OWN\"");
        System.setProperty(SiteBench.APN, "gate.example");
        assertThatThrownBy(() -> bench.build(own, same()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("attaches by access point gate.example")
                .hasMessageContaining("script attach of product SiteOwn")
                .hasMessageContaining("${accessPoint}");
    }

    @Test
    void saysThatAScriptHasTheHostWrittenOut() {
        assertThatThrownBy(() -> bench.build(Tracker.TEST, builder -> builder.endpoint("b.example", 99)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("connects to b.example:99")
                .hasMessageContaining("script connect of product Tracker")
                .hasMessageContaining("${host}");
    }

    @Test
    void asksForThePasswordAtEachAttachment() {
        int[] asked = {0};
        AccessPoint point = AccessPoint.of("a").withUser("u").withPassword((key, name) -> "pw" + asked[0]++);
        DefaultModemSession<Tracker> session = bench.build(SiteBench.device(), builder -> builder.accessPoint(point));
        assertThat(asked[0]).isZero();

        bench.connect(session);
        assertThat(bench.sent()).contains("AT+CSTT=\"a\",\"u\",\"pw0\"");
    }

    @Test
    void sendsNoPasswordWithoutAUser() {
        AccessPoint point = AccessPoint.of("a").withPassword(SecretSource.literal("pw"));

        assertThat(bench.connected(SiteBench.device(), builder -> builder.accessPoint(point)))
                .startsWith("AT+CSTT=\"a\"");
    }

    @Test
    void keepsTheQuotaThatIsUsualAtTheHostOfTheSite() {
        PlatformSettings platform = new PlatformSettings(
                new Endpoint("x.aliyuncs.com", 1883), Transport.TCP, SignMethod.HMACSHA1, 600, true);

        assertThat(platform.at(new Endpoint("10.0.0.1", 1883)).publishQuota()).isEqualTo(PublishQuota.unlimited());
        assertThat(platform.withPublishQuota(PublishQuota.freeInstance())
                        .at(new Endpoint("10.0.0.1", 1883))
                        .publishQuota())
                .isEqualTo(PublishQuota.freeInstance());
        assertThat(platform.withEndpoint("a", "1")
                        .withPublishQuota(PublishQuota.freeInstance())
                        .endpointNow())
                .isEqualTo(new Endpoint("a", 1));
    }

    @Test
    void knowsTheModel() {
        ModemSettings modem = ModemSettings.of("air720").withModel("${sys." + SiteBench.USER + ":Air720H}");

        assertThat(modem.modelNow()).contains("Air720H");
        System.setProperty(SiteBench.USER, "Air720G");
        assertThat(modem.modelNow()).contains("Air720G");
        assertThat(modem.now(Optional.empty(), Optional.empty(), List.of()).model())
                .contains(new SiteValue.Literal("Air720G"));
        assertThat(modem.now(Optional.empty(), Optional.of("Air720D"), List.of())
                        .model())
                .contains(new SiteValue.Literal("Air720D"));
        assertThat(ModemSettings.of("air720").modelNow()).isEmpty();
        assertThat(ModemSettings.of("air720")
                        .withModel("${sys." + SiteBench.APN + ":}")
                        .modelNow())
                .isEmpty();
        assertThatThrownBy(() -> bench.build(SiteBench.device(), builder -> builder.model("x".repeat(65))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private static UnaryOperator<DefaultModemSessionBuilder<Tracker>> same() {
        return builder -> builder;
    }
}

package io.atforge.maven.init;

import java.util.List;
import java.util.regex.Pattern;

/** The text of a first {@code devices.yaml}. */
final class DevicesText {

    /** The device that the tutorial, the stand-in for the platform, and the sample use: no real one. */
    private static final String STAND_IN = """
            products:
              # A stand-in, so that the build passes at once and the virtual modem has something to talk about. Put yours
              # in its place: ProductKey and DeviceName as the console shows them (Devices > Products, 设备管理 > 产品).
              - key: a1hahpgAs3s                 # ProductKey
                name: Tracker                    # becomes a Java class, so: letters, digits, the first a capital
                topics:
                  - name: test                   # becomes TrackerTopics.TEST
                    class: /${productKey}/${deviceName}/test    # as the console shows it (Topic 类列表)
                    permission: publish-subscribe               # publish 发布, subscribe 订阅, publish-subscribe 发布和订阅
                devices:
                  - name: test                   # DeviceName; becomes TrackerDevices.TEST
                    # Where the DeviceSecret is; it stands in no file of the project. Also ${sys.name} and ${file:path}.
                    secret: ${env.TRACKER_TEST_SECRET}
                # certificates: devices.csv      # instead of devices, for a fleet: the console's export (设备证书)
                # thingModel: tracker.tsl.json   # the export of the thing model (物模型)
            """;

    private static final String HEAD = """
            # Products, topics and devices of this project, as the console of Alibaba Cloud IoT Platform (阿里云物联网平台)
            # shows them. What else can stand here is in AtForge's docs/devices.md. mvn atforge:validate checks this file.
            version: 1
            platform:
              region: cn-shanghai                # where your instance is (地域)
              # instance: iot-06z00djgad7bo5r    # instead of region: the ID of an Enterprise instance (企业版实例)
              # transport: tls                   # tcp, or tls: the modem checks the platform's certificate
            modem:
              dialect: air720                    # or: air780e, quectel, simcom
              # apn: CMNET                       # the access point (APN 接入点), if the SIM needs one
            """;

    /** The two classes that the console gives each product (自定义 Topic). */
    private static final String PRODUCT = """
              - key: %s
                name: %s    # becomes a Java class: give it the product's name, in letters and digits
                # %s in the export
                topics:
                  # Both come with every product (Topic 类列表, 自定义 Topic); keep what you use, and add your own.
                  - name: update
                    class: /${productKey}/${deviceName}/user/update
                    permission: publish          # 发布
                  - name: get
                    class: /${productKey}/${deviceName}/user/get
                    permission: subscribe        # 订阅
                # The export (设备证书), seen from this file's folder. It holds secrets: keep it out of version control.
                certificates: %s
            """;

    /** What YAML takes as a text without quotes, wherever it stands; no first character that means something. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.][A-Za-z0-9._/-]*");

    private DevicesText() {}

    /** For a project that has nothing yet. */
    static String standIn() {
        return HEAD + STAND_IN;
    }

    /** For the products of an export, at a path as {@code devices.yaml} names it. */
    static String of(List<FirstProduct> products, String export) {
        StringBuilder text = new StringBuilder(HEAD).append("products:\n");
        for (FirstProduct product : products) {
            text.append(PRODUCT.formatted(product.key(), product.name(), count(product), scalar(export)));
        }
        return text.toString();
    }

    private static String count(FirstProduct product) {
        int devices = product.deviceNames().size();
        return devices == 1 ? "1 device" : devices + " devices";
    }

    /** Between single quotes, only the quote itself means something. */
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }
}

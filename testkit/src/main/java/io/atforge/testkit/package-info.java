/**
 * For tests without hardware and without a cloud: {@link io.atforge.testkit.VirtualModem} is an Air720 with a real MQTT
 * client in it, {@link io.atforge.testkit.IotPlatform} is a real MQTT broker with the platform's rules, and
 * {@link io.atforge.testkit.AtForgeExtension} gives a JUnit test both. {@link io.atforge.testkit.fault} makes the line
 * to the modem slow, late and bad, and says how to run a failure again.
 *
 * <p>The embedded broker is HiveMQ CE. It logs through SLF4J under {@code com.hivemq}; set that logger to WARN if your
 * binding prints INFO. On Java 24 and newer the JVM warns that JNA and the broker use native access and
 * {@code sun.misc.Unsafe}; {@code --enable-native-access=ALL-UNNAMED} silences the first. No other JVM option is
 * needed.
 *
 * @since 0.1.0
 */
package io.atforge.testkit;

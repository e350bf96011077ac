/**
 * Runs AT scripts on a modem and keeps its MQTT session with Alibaba Cloud IoT Platform.
 */
@SuppressWarnings("requires-automatic")
module io.atforge.runtime {
    requires com.fazecast.jSerialComm;
    requires static com.h2database.mvstore;
    requires transitive java.net.http;
    requires com.grack.nanojson;
    requires org.apache.commons.codec;
    requires org.slf4j;
    // Small runtimes leave it out; FlightRecorderCheck looks whether it is there.
    requires static jdk.jfr;
    requires static micrometer.core;

    exports io.atforge;
    exports io.atforge.aliyun;
    exports io.atforge.aliyun.https;
    exports io.atforge.at;
    exports io.atforge.at.tables;
    exports io.atforge.device;
    exports io.atforge.dialect;
    exports io.atforge.loop;
    exports io.atforge.micrometer;
    exports io.atforge.outbox;
    exports io.atforge.port;
    exports io.atforge.script;
    exports io.atforge.session;
    exports io.atforge.site;
    exports io.atforge.thing;
    exports io.atforge.topic;
    exports io.atforge.trace;

    uses io.atforge.session.ModemSessionProvider;

    provides io.atforge.session.ModemSessionProvider with
            io.atforge.internal.session.DefaultModemSessionProvider;
}

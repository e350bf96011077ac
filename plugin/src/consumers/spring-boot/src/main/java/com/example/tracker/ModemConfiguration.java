package com.example.tracker;

import io.atforge.micrometer.ModemMetrics;
import io.atforge.session.ModemSession;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The session, and what is told of it. */
@Configuration(proxyBeanMethods = false)
class ModemConfiguration {

    /** Spring closes it with the context, as it has a close(). */
    @Bean
    ModemSession<Tracker> session(@Value("${tracker.port}") String port) {
        return ModemSession.builder(TrackerDevices.TEST).port(port).build();
    }

    @Bean
    MeterBinder modemMetrics(ModemSession<Tracker> session) {
        return new ModemMetrics(session, Tags.of("device", TrackerDevices.TEST.name()));
    }
}

package com.example.tracker

import io.atforge.session.ModemSession
import io.atforge.session.PublishResult
import io.atforge.testkit.AtForgeExtension
import io.atforge.testkit.IotPlatform
import io.atforge.testkit.VirtualModem
import io.atforge.topic.Permission
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

class ReporterTest {

    @Test
    fun `what it says comes back`(modem: VirtualModem, platform: IotPlatform) {
        val session = ModemSession.builder(TrackerDevices.TEST)
            .port(modem.port())
            .secrets { _, _ -> SECRET }
            .build()
        session.use {
            it.connect()
            val heard = CompletableFuture<String>()
            val reporter = Reporter(it)
            reporter.hear(heard::complete)
            assertEquals(PublishResult.Outcome.ACCEPTED, reporter.say("hello from Kotlin"))
            assertEquals("hello from Kotlin", heard.get(60, TimeUnit.SECONDS))
        }
        assertEquals(1, platform.received().size)
    }

    companion object {
        private const val SECRET = "a stand-in secret"

        @JvmField
        @RegisterExtension
        val ATFORGE: AtForgeExtension = AtForgeExtension.builder()
            .platform {
                IotPlatform.builder()
                    .product(Tracker.PRODUCT.key())
                    .topic(TrackerTopics.TEST.topicClass().text(), Permission.PUBLISH_SUBSCRIBE)
                    .device(TrackerDevices.TEST.name(), SECRET)
            }
            .build()
    }
}

package com.example.tracker

import io.atforge.session.ModemSession
import io.atforge.session.PublishResult

/** Says things on the product's topic, and hears them. */
class Reporter(private val session: ModemSession<Tracker>) {

    fun say(text: String): PublishResult.Outcome = session.publish(TrackerTopics.TEST, text).outcome()

    fun hear(listener: (String) -> Unit) {
        session.subscribe(TrackerTopics.TEST) { listener(it.text()) }
    }
}

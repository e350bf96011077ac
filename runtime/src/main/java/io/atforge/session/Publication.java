package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import java.util.Optional;

/** A message on its way out: the script that sends it, and what its end means. */
record Publication(AtScript script, String topic, byte[] payload, Qos qos) {

    static Publication of(
            PublishTopic<?> topic, Device<?> device, byte[] payload, Dialect dialect, SessionScripts scripts) {
        if (payload.length > dialect.payloadLimit()) {
            throw new InvalidArgumentException("the payload has " + payload.length + " bytes; modem family "
                    + dialect.title() + " takes " + dialect.payloadLimit() + "; split it or shorten it");
        }
        boolean acknowledged = topic.qos() == Qos.AT_LEAST_ONCE;
        AtScript script;
        if (fitsText(payload, dialect)) {
            script = acknowledged ? scripts.publishQos1() : scripts.publish();
        } else {
            script = acknowledged ? scripts.publishDataQos1() : scripts.publishData();
        }
        return new Publication(script, topic.of(device.name()), payload.clone(), topic.qos());
    }

    /** Whether the modem's limit counts before or after unescaping is not documented: after is on the safe side. */
    private static boolean fitsText(byte[] payload, Dialect dialect) {
        return dialect.textEscape()
                .escape(payload)
                .filter(text -> text.length <= dialect.payloadLimit())
                .isPresent();
    }

    boolean isAcknowledged() {
        return qos == Qos.AT_LEAST_ONCE;
    }

    PublishResult resultOf(ScriptResult result) {
        if (result instanceof ScriptResult.Failed failed) {
            boolean certain = failed.error() instanceof ModemErrorException && !failed.accepted()
                    || failed.error() instanceof NotConnectedException
                    || failed.error() instanceof InvalidArgumentException;
            return new PublishResult(certain ? Outcome.FAILED : Outcome.UNKNOWN, Optional.of(failed.error()));
        }
        return new PublishResult(isAcknowledged() ? Outcome.ACKNOWLEDGED : Outcome.ACCEPTED, Optional.empty());
    }
}

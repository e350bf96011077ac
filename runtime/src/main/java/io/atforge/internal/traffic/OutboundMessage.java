package io.atforge.internal.traffic;

import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.dialect.Dialect;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.Step;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import java.util.Optional;

/** A message on its way out: which script sends it, and what its end means. */
public record OutboundMessage(PublishTopic<?> topic, byte[] payload, boolean fitsText) {

    public static OutboundMessage of(PublishTopic<?> topic, byte[] payload, Dialect dialect) {
        String topicClass = topic.topicClass().text();
        if (topicClass.indexOf('+') >= 0 || topicClass.indexOf('#') >= 0) {
            throw new InvalidArgumentException("topic class " + topicClass + " has a wildcard; a message goes to one"
                    + " topic, and the platform ends the connection of who publishes to a filter");
        }
        if (payload.length > dialect.payloadLimit()) {
            throw new InvalidArgumentException("the payload has " + payload.length + " bytes; modem family "
                    + dialect.title() + " takes " + dialect.payloadLimit() + "; split it or shorten it");
        }
        return new OutboundMessage(topic, payload.clone(), fitsText(payload, dialect));
    }

    /** Whether the modem's limit counts before or after unescaping is not documented: after is on the safe side. */
    private static boolean fitsText(byte[] payload, Dialect dialect) {
        int length = dialect.textEscape().lengthOf(payload);
        return length >= 0 && length <= dialect.payloadLimit();
    }

    AtScript script(SessionScripts scripts) {
        if (fitsText) {
            return isAcknowledged() ? scripts.publishQos1() : scripts.publish();
        }
        return isAcknowledged() ? scripts.publishDataQos1() : scripts.publishData();
    }

    public boolean isAcknowledged() {
        return topic.qos() == Qos.AT_LEAST_ONCE;
    }

    /** What the end of the script that sent it means: it goes out with the last command, and not before. */
    PublishResult resultOf(ScriptResult result, AtScript script) {
        if (result instanceof ScriptResult.Failed failed) {
            Step last = script.steps().get(script.steps().size() - 1);
            boolean certain = !failed.step().equals(last)
                    || failed.error() instanceof ModemErrorException && !failed.accepted()
                    || failed.error() instanceof NotConnectedException
                    || failed.error() instanceof InvalidArgumentException;
            return new PublishResult(certain ? Outcome.FAILED : Outcome.UNKNOWN, Optional.of(failed.error()));
        }
        return new PublishResult(isAcknowledged() ? Outcome.ACKNOWLEDGED : Outcome.ACCEPTED, Optional.empty());
    }
}

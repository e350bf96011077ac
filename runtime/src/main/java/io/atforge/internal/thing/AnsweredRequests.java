package io.atforge.internal.thing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The last requests of the platform with their answers. One with QoS 1 may come twice, and after a reconnect one whose
 * answer was lost: it is answered again, and not carried out again. It is the same if topic and text are.
 */
final class AnsweredRequests {

    private static final int KEPT = 64;

    /** A text may be long, and is not wanted again: its digest tells it from others. */
    private record Asked(String topic, String digest) {

        static Asked of(String topic, String text) {
            return new Asked(topic, DigestUtils.sha256Hex(text));
        }
    }

    private final Map<Asked, Answer> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Answer> eldest) {
            return size() > KEPT;
        }
    };

    Optional<Answer> find(String topic, String text) {
        return Optional.ofNullable(answers.get(Asked.of(topic, text)));
    }

    void add(String topic, String text, Answer answer) {
        answers.put(Asked.of(topic, text), answer);
    }
}

package io.atforge.internal.thing;

import io.atforge.thing.Values;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of requests that the platform makes. Tails are of topics, behind {@code /sys/<key>/<name>/}. */
sealed interface RequestKind {

    /** Has it carried out; what properties are in force afterwards is told of. */
    Answer carryOut(Map<String, Object> request, Consumer<Values> inForce);

    /** Where the answer goes; empty if the topic is none that the platform makes. */
    Optional<String> answerTail(String topic);

    default boolean isFor(Map<String, Object> request) {
        return true;
    }

    /** Whether an answer is of no use later. */
    default boolean synchronous() {
        return false;
    }

    /** Properties are set. */
    record SetProperties(PlatformRequests requests) implements RequestKind {

        static final String TAIL = "thing/service/property/set";

        @Override
        public Answer carryOut(Map<String, Object> request, Consumer<Values> inForce) {
            return requests.set(request, inForce);
        }

        @Override
        public Optional<String> answerTail(String topic) {
            return Optional.of(TAIL + "_reply");
        }
    }

    /** A service is invoked, and nobody waits. */
    record Asynchronous(PlatformRequests requests, String service) implements RequestKind {

        @Override
        public Answer carryOut(Map<String, Object> request, Consumer<Values> inForce) {
            return requests.invoke(service, request);
        }

        @Override
        public Optional<String> answerTail(String topic) {
            return Optional.of("thing/service/" + service + "_reply");
        }
    }

    /** A service is invoked by RRPC, named by the method. Other methods are the application's own. */
    record Synchronous(PlatformRequests requests) implements RequestKind {

        static final String TAIL = "rrpc/request/+";

        /** The platform's are numbers of 19 digits. What else is in it may not get into a topic. */
        private static final Pattern TOPIC = Pattern.compile(".*/rrpc/request/([A-Za-z0-9_.:-]{1,64})");

        @Override
        public Answer carryOut(Map<String, Object> request, Consumer<Values> inForce) {
            return requests.invokeByMethod(request);
        }

        @Override
        public Optional<String> answerTail(String topic) {
            return Optional.of(TOPIC.matcher(topic))
                    .filter(Matcher::matches)
                    .map(matcher -> "rrpc/response/" + matcher.group(1));
        }

        @Override
        public boolean isFor(Map<String, Object> request) {
            return PlatformRequests.isService(request.get("method"));
        }

        @Override
        public boolean synchronous() {
            return true;
        }
    }
}

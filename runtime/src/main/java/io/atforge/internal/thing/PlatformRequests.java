package io.atforge.internal.thing;

import io.atforge.InvalidArgumentException;
import io.atforge.thing.HandlerException;
import io.atforge.thing.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the platform wants by the application's handlers, and says what to answer. */
final class PlatformRequests {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformRequests.class);

    private static final String SERVICE = "thing.service.";

    private final Map<String, Handling.Setter> setters = new ConcurrentHashMap<>();
    private final Map<String, Handling.Invoker> invokers = new ConcurrentHashMap<>();

    void property(String identifier, Handling.Setter setter) {
        setters.put(identifier, setter);
    }

    void service(String identifier, Handling.Invoker invoker) {
        invokers.put(identifier, invoker);
    }

    /** Nothing is carried out if any value is wrong. What is in force is told of also where a later handler fails. */
    Answer set(Map<String, Object> request, Consumer<Values> inForce) {
        List<Handling.Change> changes = new ArrayList<>();
        Values.Builder after = Values.builder();
        Answer answer = carryOut(
                () -> {
                    Map<String, Object> wanted = params(request);
                    if (wanted.isEmpty()) {
                        throw new InvalidArgumentException("there is no property to set");
                    }
                    wanted.forEach(
                            (identifier, json) -> changes.add(setter(identifier).read(json)));
                },
                () -> {
                    changes.forEach(change -> change.apply(after));
                    return Values.none();
                });
        inForce.accept(after.build());
        return answer;
    }

    private Handling.Setter setter(String identifier) {
        Handling.Setter setter = setters.get(identifier);
        if (setter == null) {
            throw new InvalidArgumentException("there is no property " + identifier + " that can be set");
        }
        return setter;
    }

    Answer invoke(String service, Map<String, Object> request) {
        Handling.Invoker invoker = invokers.get(service);
        if (invoker == null) {
            return Answer.of(Answer.WRONG_PARAMETER, "there is no service " + service);
        }
        List<Handling.Call> call = new ArrayList<>();
        return carryOut(
                () -> call.add(invoker.read(params(request))), () -> call.get(0).results());
    }

    /** Whether it is a service that a synchronous request names. */
    static boolean isService(Object method) {
        return method instanceof String text && text.startsWith(SERVICE);
    }

    Answer invokeByMethod(Map<String, Object> request) {
        return invoke(String.valueOf(request.get("method")).substring(SERVICE.length()), request);
    }

    private static Map<String, Object> params(Map<String, Object> request) {
        Object params = request.get("params");
        if (params != null && !(params instanceof Map<?, ?>)) {
            throw new InvalidArgumentException("the parameters are no JSON object");
        }
        return Envelope.members(params);
    }

    private static Answer carryOut(Runnable reading, Supplier<Values> doing) {
        try {
            reading.run();
        } catch (InvalidArgumentException e) {
            return Answer.of(Answer.WRONG_PARAMETER, e.getMessage());
        }
        try {
            return Answer.success(doing.get().json());
        } catch (HandlerException e) {
            return Answer.of(e.code(), e.getMessage());
        } catch (RuntimeException | Error e) {
            // what went wrong inside is no business of the platform's; an assertion of a test counts, too
            LOG.error("a handler of the thing model failed", e);
            return Answer.of(Answer.FAILED, "the device could not do it");
        }
    }
}

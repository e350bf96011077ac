package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What one client has asked of the broker and has no answer to. Says each answer, or that none came in time. */
final class Requests {

    /** What a client asks of the broker; of each kind there can be one under way. */
    enum Operation {
        PUBLISH("+CMQTTPUB"),
        SUBSCRIBE("+CMQTTSUB"),
        UNSUBSCRIBE("+CMQTTUNSUB");

        private final String command;

        Operation(String command) {
            this.command = command;
        }

        /** The command that asks, and the line that says how it went. */
        String command() {
            return command;
        }
    }

    /** A request without an answer. */
    private static final class Running {
        private Scheduler.Timer patience = () -> {};
    }

    private final int client;
    private final Scheduler scheduler;
    private final SerialOutput output;
    private final Map<Operation, Running> underWay = new EnumMap<>(Operation.class);

    Requests(int client, Scheduler scheduler, SerialOutput output) {
        this.client = client;
        this.scheduler = scheduler;
        this.output = output;
    }

    boolean underWay(Operation operation) {
        return underWay.containsKey(operation);
    }

    /**
     * Waits for an answer.
     *
     * @param operation what was asked
     * @param answer    completes with it; not at all if the connection ends first
     * @param within    after which the request has failed
     */
    void start(Operation operation, CompletableFuture<MqttError> answer, Duration within) {
        Running own = new Running();
        own.patience = scheduler.schedule(within, () -> finish(operation, own, MqttError.TIMEOUT));
        underWay.put(operation, own);
        answer.thenAccept(result -> finish(operation, own, result));
    }

    private void finish(Operation operation, Running own, MqttError result) {
        if (underWay.get(operation) == own) {
            underWay.remove(operation);
            own.patience.cancel();
            say(operation, result);
        }
    }

    /** Says of every request that it failed, as the connection broke. */
    void broken() {
        List<Operation> unanswered = List.copyOf(underWay.keySet());
        forget();
        unanswered.forEach(operation -> say(operation, MqttError.RECEIVE_FAILED));
    }

    private void say(Operation operation, MqttError result) {
        output.line(operation.command() + ": " + client + "," + result.number());
    }

    /** Waits no more. */
    void forget() {
        underWay.values().forEach(running -> running.patience.cancel());
        underWay.clear();
    }
}

package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.uplink.Connection;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The MQTT service, which the host starts before it can acquire one of the clients. */
final class MqttService {

    // "<client_index>: 0-1" (vendor's manual).
    private static final int CLIENTS = 2;

    /** Carries a command of one client out. */
    @FunctionalInterface
    interface ClientCommand {

        /**
         * Carries it out.
         *
         * @param client the client that the first parameter names
         * @param values all parameters
         * @return how it ended
         * @throws MqttError.Failure if it failed
         */
        CommandResponse handle(MqttClient client, Parameters values);
    }

    private final SerialOutput output;
    private final List<MqttClient> clients;
    private boolean started;

    MqttService(SerialOutput output, IntFunction<MqttConnection> connections) {
        this.output = output;
        clients = IntStream.range(0, CLIENTS)
                .mapToObj(index -> new MqttClient(index, connections.apply(index)))
                .toList();
    }

    List<MqttClient> clients() {
        return clients;
    }

    boolean started() {
        return started;
    }

    void started(boolean on) {
        started = on;
    }

    /** How far that client is which is farthest. */
    Connection connection() {
        return clients.stream()
                .map(client -> client.connection().connection())
                .reduce(Connection.DOWN, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** A command with from so many to so many parameters, the client's number first. */
    CommandTable.Handler command(String name, int least, int most, ClientCommand command) {
        return text -> {
            Parameters values = Parameters.parse(text).count(least, most);
            MqttClient client = clients.get(values.number(0, 0, CLIENTS - 1));
            try {
                return command.handle(client, values);
            } catch (MqttError.Failure failure) {
                return Replies.failed(name, client.index(), failure.error());
            }
        };
    }

    /**
     * The network took the data connection away. The host has to start the service anew after {@code +CMQTTNONET}
     * (vendor's manual); the order of the lines is that of a SIM7600EI's log.
     */
    void lost() {
        clients.forEach(client -> client.connection().lost(LossCause.NETWORK_CLOSED));
        if (started) {
            output.line("+CMQTTNONET");
        }
        stop();
    }

    void freeze() {
        clients.forEach(client -> client.connection().freeze());
    }

    void thaw() {
        clients.forEach(client -> client.connection().thaw());
    }

    /** The TCP connections break. */
    void reset() {
        clients.forEach(client -> client.connection().lost(LossCause.RESET));
    }

    /** Ends all connections from this side, and says nothing. Completes when they are closed. */
    CompletableFuture<Void> leave() {
        return CompletableFuture.allOf(
                clients.stream().map(client -> client.connection().leave()).toArray(CompletableFuture<?>[]::new));
    }

    /** A restart: nothing is kept. */
    void restart() {
        clients.forEach(client -> client.connection().cut());
        stop();
    }

    private void stop() {
        started = false;
        clients.forEach(MqttClient::release);
    }
}

package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.v250.CommandResponse;
import java.util.List;

/** How this family says that a command failed: a line with the reason, then {@code ERROR}, whatever AT+CMEE says. */
final class Replies {

    private Replies() {}

    /** A line, then {@code ERROR}: {@code +CMQTTCONNECT: 0,3} in the log of an A7670E. */
    static CommandResponse failed(String line) {
        return new CommandResponse(List.of(line), "", new CommandResponse.Result.Text("ERROR"), () -> {});
    }

    /** The same for a command of one of the MQTT clients. */
    static CommandResponse failed(String command, int client, MqttError error) {
        return failed(command + ": " + client + "," + error.number());
    }
}

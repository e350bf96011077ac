package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.OptionalInt;

/**
 * The commands about certificates, which a restart does not touch. A certificate of the same name is replaced; without
 * room the command fails.
 */
final class CertificateCommands {

    // "5 to 108 bytes", ".pem" or ".der" behind the name (vendor's SSL application note); 10240 bytes in drivers.
    private static final String NAME = "[^\"/\\\\]{1,104}\\.(pem|der)";
    private static final int MAX_NAME = 108;
    private static final int MAX_BYTES = 10_240;

    private final FileSystem files;

    CertificateCommands(FileSystem files) {
        this.files = files;
    }

    void register(CommandTable table) {
        table.set("+CCERTDOWN", this::download)
                .test("+CCERTDOWN", "+CCERTDOWN: (5-108),(1-" + MAX_BYTES + ")")
                .execute(
                        "+CCERTLIST",
                        none -> CommandResponse.ok(files.names().stream()
                                .map(name -> "+CCERTLIST: \"" + name + "\"")
                                .toList()))
                .test("+CCERTLIST")
                .set("+CCERTDELE", this::delete)
                .test("+CCERTDELE");
    }

    private CommandResponse download(String text) {
        Parameters values = Parameters.parse(text).count(2, 2);
        String name = values.quoted(0, MAX_NAME);
        if (!name.matches(NAME)) {
            throw CommandFailure.badParameters();
        }
        int length = values.number(1, 1, MAX_BYTES);
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            files.delete(name);
            files.create(name);
            if (files.write(name, 0, bytes)) {
                return CommandResponse.ok();
            }
            files.delete(name);
            return CommandResponse.text("ERROR");
        });
    }

    private CommandResponse delete(String text) {
        String name = Parameters.parse(text).count(1, 1).quoted(0, MAX_NAME);
        return files.delete(name) ? CommandResponse.ok() : CommandResponse.text("ERROR");
    }
}

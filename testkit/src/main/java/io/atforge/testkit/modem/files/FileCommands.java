package io.atforge.testkit.modem.files;

import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.time.Duration;
import java.util.Arrays;

/**
 * The commands about files, as in the vendor's AT command manual, chapter FS, and its log of an Air780EP. Where both
 * are silent: {@code AT+FSCREATE} of a file that exists is not allowed, {@code AT+FSWRITE} with mode 0 leaves what lies
 * behind the new bytes, a file that is not there is error 62, one without room 63.
 */
public final class FileCommands {

    // "Not more than 64 bytes", "not more than 10240 bytes", "1 to 4294967295 seconds" (manual).
    private static final int MAX_NAME = 64;
    private static final int MAX_BYTES = 10_240;
    private static final long MAX_SECONDS = 4_294_967_295L;

    private final FileSystem files;

    public FileCommands(FileSystem files) {
        this.files = files;
    }

    public void register(CommandTable table) {
        table.set("+FSCREATE", this::create)
                .test("+FSCREATE")
                .set("+FSDEL", this::delete)
                .test("+FSDEL")
                .set("+FSWRITE", this::write)
                .test("+FSWRITE")
                .set("+FSREAD", this::read)
                .test("+FSREAD")
                .set("+FSFLSIZE", parameters -> CommandResponse.ok("+FSFLSIZE: " + content(only(parameters)).length))
                .test("+FSFLSIZE")
                .set("+FSLS", this::list)
                .test("+FSLS")
                .execute("+FSMEM", none -> CommandResponse.ok("+FSMEM: " + files.free() + " bytes"))
                .test("+FSMEM");
    }

    private static String only(String parameters) {
        return Parameters.parse(parameters).count(1, 1).name(0, MAX_NAME);
    }

    private byte[] content(String name) {
        return files.read(name).orElseThrow(() -> new CommandFailure(CmeError.NO_FILE));
    }

    private CommandResponse create(String parameters) {
        if (!files.create(only(parameters))) {
            throw CommandFailure.notAllowed();
        }
        return CommandResponse.ok();
    }

    private CommandResponse delete(String parameters) {
        return files.delete(only(parameters)) ? CommandResponse.ok() : CommandResponse.failed(CmeError.NO_FILE);
    }

    private CommandResponse write(String parameters) {
        Parameters values = Parameters.parse(parameters).count(4, 4);
        String name = values.name(0, MAX_NAME);
        boolean append = values.number(1, 0, 1) == 1;
        int length = values.number(2, 1, MAX_BYTES);
        long seconds = values.seconds(3, MAX_SECONDS);
        content(name);
        // Data is not echoed, and the third final word is written so (manual; log).
        return CommandResponse.timedData(
                "\r\n>",
                length,
                Duration.ofSeconds(seconds),
                none -> CommandResponse.text("TimeOut"),
                bytes -> files.write(name, append ? content(name).length : 0, bytes)
                        ? CommandResponse.ok()
                        : CommandResponse.failed(CmeError.FILE_TOO_LARGE));
    }

    private CommandResponse read(String parameters) {
        Parameters values = Parameters.parse(parameters).count(4, 4);
        byte[] content = content(values.name(0, MAX_NAME));
        boolean positioned = values.number(1, 0, 1) == 1;
        int length = values.number(2, 1, MAX_BYTES);
        int position = positioned ? values.number(3, 0, Integer.MAX_VALUE) : 0;
        if (positioned && position >= content.length) {
            throw CommandFailure.badParameters();
        }
        byte[] part = Arrays.copyOfRange(content, position, Math.min(content.length, position + length));
        return CommandResponse.raw("\r\n" + Latin1.ofBytes(part));
    }

    private CommandResponse list(String parameters) {
        String folder = only(parameters);
        if (!folder.equals("/") && !folder.equals("C:/")) {
            throw new CommandFailure(CmeError.NO_FILE);
        }
        return CommandResponse.ok(files.names());
    }
}

package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.time.Duration;
import java.util.List;

/**
 * The commands about files, by Quectel's FILE application note: {@code AT+QFUPL}, {@code AT+QFLST}, {@code AT+QFDEL},
 * {@code AT+QFLDS}. A name may stand behind {@code UFS:}.
 */
final class QuectelFiles {

    private static final String STORE = "UFS:";
    private static final int MAX_NAME = 80;
    private static final int MAX_SIZE = 1_000_000;
    private static final int MAX_SECONDS = 65_535;
    // Note: 10240 bytes and 5 seconds if not given.
    private static final int SIZE = 10_240;
    private static final int SECONDS = 5;

    private final FileSystem files;

    QuectelFiles(FileSystem files) {
        this.files = files;
    }

    void register(CommandTable table) {
        table.set("+QFUPL", this::upload)
                .test("+QFUPL", "+QFUPL: <filename>[,(1-<freesize>)[,(1-65535)[,(0,1)]]]")
                .set("+QFLST", this::list)
                .execute("+QFLST", none -> CommandResponse.ok(all()))
                .test("+QFLST", "+QFLST: <filename_pattern>")
                .set("+QFDEL", this::delete)
                .test("+QFDEL", "+QFDEL: <filename>")
                .set("+QFLDS", none -> CommandResponse.ok("+QFLDS: " + files.free() + "," + files.free()))
                .test("+QFLDS", "+QFLDS: <name_pattern>");
    }

    /** The name without the place it is kept in. */
    static String plain(String name) {
        return name.startsWith(STORE) ? name.substring(STORE.length()) : name;
    }

    private CommandResponse upload(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 4);
        String name = plain(values.name(0, MAX_NAME));
        int size = values.count() > 1 ? values.number(1, 1, MAX_SIZE) : SIZE;
        int seconds = values.count() > 2 ? values.number(2, 1, MAX_SECONDS) : SECONDS;
        if (files.read(name).isPresent()) {
            throw new CommandFailure(CmeError.FILE_EXISTS);
        }
        if (size > files.free()) {
            throw new CommandFailure(CmeError.FILE_TOO_LARGE);
        }
        return CommandResponse.timedData(
                "\r\nCONNECT\r\n",
                size,
                Duration.ofSeconds(seconds),
                late -> CommandResponse.failed(CmeError.FILE_TIMEOUT),
                bytes -> {
                    files.create(name);
                    files.write(name, 0, bytes);
                    return CommandResponse.ok("+QFUPL: " + bytes.length + "," + Integer.toHexString(checksum(bytes)));
                });
    }

    /** Two bytes at a time are combined by exclusive or; a last one alone is the upper half (note). */
    static int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum ^= (bytes[i] & 0xFF) << 8 | (i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0);
        }
        return sum;
    }

    private CommandResponse list(String parameters) {
        String pattern = Parameters.parse(parameters).count(1, 1).name(0, MAX_NAME);
        if (plain(pattern).equals("*")) {
            return CommandResponse.ok(all());
        }
        return CommandResponse.ok("+QFLST: \"" + pattern + "\"," + content(plain(pattern)).length);
    }

    private List<String> all() {
        return files.names().stream()
                .map(name -> "+QFLST: \"" + STORE + name + "\"," + content(name).length)
                .toList();
    }

    private byte[] content(String name) {
        return files.read(name).orElseThrow(() -> new CommandFailure(CmeError.NO_FILE));
    }

    private CommandResponse delete(String parameters) {
        String name = plain(Parameters.parse(parameters).count(1, 1).name(0, MAX_NAME));
        if (name.equals("*")) {
            files.names().forEach(files::delete);
        } else if (!files.delete(name)) {
            throw new CommandFailure(CmeError.NO_FILE);
        }
        return CommandResponse.ok();
    }
}

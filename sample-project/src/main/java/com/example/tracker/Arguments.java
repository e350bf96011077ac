package com.example.tracker;

import io.atforge.InvalidArgumentException;
import io.atforge.port.PortAddress;
import java.time.Duration;

/** What the programs of this project are started with. */
record Arguments(PortAddress port, Duration every) {

    private static final int MISUSED = 2;
    private static final String USAGE = """
            usage: PORT [SECONDS]
              PORT     where the modem is: serial:/dev/ttyUSB0?baud=115200 or tcp:192.168.1.10:9000
                       with Maven: -Dtracker.port=PORT
              SECONDS  between two reports of the gateway, 1 to 99999; 5 if not given
                       with Maven: -Dtracker.every=SECONDS
            """;

    static Arguments parse(String... args) {
        if (args.length == 0 || args[0].isBlank()) {
            throw new InvalidArgumentException("say where the modem is");
        }
        String seconds = args.length > 1 ? args[1] : "5";
        if (args.length > 2 || !seconds.matches("[1-9]\\d{0,4}")) {
            throw new InvalidArgumentException("behind the port stands a number of seconds, or nothing");
        }
        return new Arguments(PortAddress.parse(args[0]), Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Ends the program with the usual exit status of a wrong call, and without a stack trace. */
    static Arguments parseOrExit(String... args) {
        try {
            return parse(args);
        } catch (InvalidArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(MISUSED);
            throw e;
        }
    }
}

package io.atforge.testkit;

/** A person who makes HTTP requests by hand, as in the vendor's log of an authentication. */
final class HttpTerminal {

    private static final String FORM =
            "productKey=pk&sign=2749beb19cbbca9fede66829026e9ff3" + "&clientId=123&deviceName=device";

    private final HostTerminal terminal;

    HttpTerminal(HostTerminal terminal) {
        this.terminal = terminal;
    }

    void open() throws InterruptedException {
        terminal.ok("AT+SAPBR=3,1,\"CONTYPE\",\"GPRS\"");
        terminal.ok("AT+SAPBR=3,1,\"APN\",\"CMIOT\"");
        terminal.ok("AT+SAPBR=1,1");
    }

    void prepare(String url) throws InterruptedException {
        terminal.ok("AT+HTTPINIT");
        terminal.ok("AT+HTTPPARA=\"URL\"," + url);
        terminal.ok("AT+HTTPPARA=\"USER_DEFINED\",\"Content-type: application/x-www-form-urlencoded\"");
        data(FORM);
    }

    private void data(String body) throws InterruptedException {
        terminal.command("AT+HTTPDATA=" + body.length() + ",20000");
        terminal.expect("\r\nDOWNLOAD\r\n");
        // No echo of the body, as in the log.
        terminal.type(body);
        terminal.expect("\r\nOK\r\n");
    }

    void action(int status, int length) throws InterruptedException {
        terminal.ok("AT+HTTPACTION=1");
        terminal.line("+HTTPACTION: 1," + status + "," + length);
    }

    void reads(String body) throws InterruptedException {
        terminal.command("AT+HTTPREAD");
        terminal.expect("\r\n+HTTPREAD: " + body.length() + "\r\n" + body + "\r\nOK\r\n");
    }
}

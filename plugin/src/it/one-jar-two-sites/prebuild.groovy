def java = new File(System.getProperty('java.home'), 'bin/java').path
def modem = new ProcessBuilder(java, '-cp', testkitClasspath, 'io.atforge.testkit.VirtualModemMain',
        '--tcp', '--secret', 'secret-of-the-test').redirectErrorStream(true).start()
context.modem = modem
def port = null
def lines = modem.inputReader()
while (port == null) {
    def line = lines.readLine()
    assert line != null : 'the virtual modem ended'
    if (line.startsWith('Port: ')) {
        port = line.substring(6)
    }
}
// What it prints later must not fill the pipe.
Thread.startDaemon { lines.eachLine { } }
context.modemPort = port
return true

def java = new File(System.getProperty('java.home'), 'bin/java').path
context.modems = []
context.ports = [:]
['air720', 'ec200', 'a7670'].each { model ->
    def modem = new ProcessBuilder(java, '-cp', testkitClasspath, 'io.atforge.testkit.VirtualModemMain',
            '--tcp', '--model', model, '--secret', 'secret-of-the-test').redirectErrorStream(true).start()
    context.modems << modem
    def lines = modem.inputReader()
    while (context.ports[model] == null) {
        def line = lines.readLine()
        assert line != null : 'the virtual modem ended'
        if (line.startsWith('Port: ')) {
            context.ports[model] = line.substring(6)
        }
    }
    // What it prints later must not fill the pipe.
    Thread.startDaemon { lines.eachLine { } }
}
return true

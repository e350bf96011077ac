def java = new File(System.getProperty('java.home'), 'bin/java').path
def modems = []
def start = { List<String> more ->
    def modem = new ProcessBuilder([java, '-cp', testkitClasspath, 'io.atforge.testkit.VirtualModemMain',
            '--tcp', '--secret', '0a1B2c3D4e5F6a7B8c9D0e1F2a3B4c5D'] + more).redirectErrorStream(true).start()
    modems << modem
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
    return port
}
context.modems = modems
def scenario = new File(basedir, 'no-card.txt')
scenario.text = 'seed 1\nat 1ms sim out\n'
new File(basedir, '.mvn').mkdirs()
new File(basedir, '.mvn/maven.config').text =
        "-Dwell.port=${start([])}\n-Dsick.port=${start(['--scenario', scenario.path])}\n"
return true

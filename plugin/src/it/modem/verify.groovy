import java.util.concurrent.TimeUnit

// The Maven of the stories: that of the outer build, or the one that compatibility.sh names.
def windows = System.getProperty('os.name').startsWith('Windows')
def home = System.getProperty('invoker.mavenHome') ?: System.getProperty('maven.home')
def maven = { Map<String, String> environment, List<String> goals ->
    def settings = new File(basedir.parentFile, 'interpolated-settings.xml')
    def command = [new File(home, windows ? 'bin/mvn.cmd' : 'bin/mvn').path, '-B', '-ntp', '-s', settings.path,
            "-Dmaven.repo.local=$localRepositoryPath".toString()] + goals
    def builder = new ProcessBuilder(command.collect { it.toString() }).directory(basedir).redirectErrorStream(true)
    builder.environment().putAll(environment)
    builder.environment().put('JAVA_HOME', System.getProperty('invoker.javaHome') ?: System.getProperty('java.home'))
    builder.start()
}
def link = new File(basedir, 'modem-link')
def linux = System.getProperty('os.name') == 'Linux'

def modem = maven([:], ['atforge:modem'] + (linux ? ["-Datforge.link=$link.path"] : []))
try {
    def screen = modem.inputReader()
    def keyboard = modem.outputWriter()
    def read = { String start ->
        def lines = []
        while (lines.empty || !lines.last().startsWith(start)) {
            // Maven 4 puts its own words before what a goal prints.
            def line = screen.readLine()?.replaceFirst(/^\[INFO\] \[stdout\] /, '')
            assert line != null : "it ended before '$start':\n${lines.join('\n')}"
            lines << line
        }
        lines
    }

    // What it prints: which modem, where, what to set, and no secret.
    def printed = read('Type help')
    assert printed.any { it.startsWith('Virtual modem: Air720, ') }
    assert printed.contains('Product: Tracker, a1hahpgAs3s: devices: 1, topic classes: 1, thing model')
    assert printed.contains('Product: Meter, a1meter0001: devices: 2, topic classes: 1')
    def port = printed.find { it.startsWith('Port: ') }.substring(6)
    assert linux ? port == "serial:$link.path?baud=115200" : port.startsWith('tcp:127.0.0.1:')
    assert printed.contains("Java:  .port(\"$port\")".toString())
    assert printed.contains("Maven: mvn atforge:run -Datforge.device=test \"-Datforge.port=$port\"".toString())
    assert printed.any { it ==~ /(export|set) IT_TRACKER_SECRET=stand-in-secret-IT_TRACKER_SECRET/ }
    assert !printed.any { it.contains('0123456789abcdef') }
    def page = printed.find { it.startsWith('Page: ') }.substring(6)
    assert page ==~ 'http://127\\.0\\.0\\.1:\\d+/\\S+/'
    assert new URL(page).text.contains('<html')

    // A device with a stand-in for its secret, and one of the certificate export: the message comes back.
    def run = { String device, Map<String, String> environment ->
        def other = maven([IT_APN_OF_THE_GATEWAY: 'cmnet'] + environment,
                ['atforge:run', "-Datforge.device=$device", "-Datforge.port=$port"])
        def log = other.inputReader().text
        assert other.waitFor() == 0 : log
        log
    }
    assert run('test', [IT_TRACKER_SECRET: 'stand-in-secret-IT_TRACKER_SECRET'])
            .contains('received on /a1hahpgAs3s/test/test: helloworld')
    assert run('unit-1', [:]).contains('received on /a1meter0001/unit-1/echo: helloworld')

    // Words.
    keyboard.write('status\n')
    keyboard.flush()
    assert read('port ').last().contains('; connected: nobody; connects: 2, messages: 2,')
    keyboard.write('quit\n')
    keyboard.flush()
    assert modem.waitFor(60, TimeUnit.SECONDS)
    assert modem.exitValue() == 0
    assert !java.nio.file.Files.isSymbolicLink(link.toPath())
} finally {
    modem.descendants().forEach { it.destroyForcibly() }
    modem.destroyForcibly()
}
return true

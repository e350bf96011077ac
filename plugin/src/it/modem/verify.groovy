import java.util.concurrent.LinkedBlockingQueue
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
    // What hangs must not hang the build: a thread reads, and each line is waited for with a bound.
    def screen = new LinkedBlockingQueue<Optional<String>>()
    Thread.startDaemon {
        try {
            modem.inputReader().eachLine { screen.put(Optional.of(it)) }
        } finally {
            screen.put(Optional.empty())
        }
    }
    def keyboard = modem.outputWriter()
    def seen = []
    def next = { String awaited ->
        def line = screen.poll(60, TimeUnit.SECONDS)
        assert line != null : "waited in vain for $awaited:\n${seen.join('\n')}"
        // Maven 4 puts its own words before what a goal prints.
        line.ifPresent { seen << it.replaceFirst(/^\[INFO\] \[stdout\] /, '') }
        line.present
    }
    def read = { String start ->
        def from = seen.size()
        while (seen.size() == from || !seen.last().startsWith(start)) {
            assert next("'$start'") : "it ended before '$start':\n${seen.join('\n')}"
        }
        seen.drop(from)
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
    def page = printed.find { it.startsWith('Page: ') }.substring(6)
    assert page ==~ 'http://127\\.0\\.0\\.1:\\d+/\\S+/'
    assert new URL(page).text.contains('<html')

    // A device with a stand-in for its secret, and one of the certificate export: the message comes back.
    def run = { String device, Map<String, String> environment ->
        def file = new File(basedir, "run-${device}.log")
        def other = maven([IT_APN_OF_THE_GATEWAY: 'cmnet'] + environment,
                ['-l', file.path, 'atforge:run', "-Datforge.device=$device", "-Datforge.port=$port"])
        try {
            assert other.waitFor(180, TimeUnit.SECONDS) : file.text
            assert other.exitValue() == 0 : file.text
        } finally {
            other.destroyForcibly()
        }
        file.text
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
    while (next('the end')) { }
    def secrets = new File(basedir, 'src/main/atforge/meters.csv').readLines().drop(1).collect { it.split(',')[1] }
    assert secrets.size() == 2
    assert !seen.any { line -> secrets.any { line.contains(it) } }
    assert !java.nio.file.Files.isSymbolicLink(link.toPath())
} finally {
    modem.descendants().forEach { it.destroyForcibly() }
    modem.destroyForcibly()
}
return true

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
    // What the outer build has is not what a new user has.
    builder.environment().remove("TRACKER_TEST_SECRET")
    builder.environment().putAll(environment)
    builder.environment().put('JAVA_HOME', System.getProperty('invoker.javaHome') ?: System.getProperty('java.home'))
    builder.start()
}
// Each line as it comes; an end that does not come is told.
def lines = { Reader reader ->
    def queue = new LinkedBlockingQueue<String>()
    Thread.startDaemon {
        try {
            reader.eachLine { queue.put(it) }
        } catch (IOException e) {
            queue.put("no more: $e".toString())
        }
    }
    def seen = []
    return { Closure<Boolean> wanted ->
        while (true) {
            def line = queue.poll(120, TimeUnit.SECONDS)
            assert line != null : "nothing more within two minutes; so far:\n${seen.join('\n')}"
            line = line.replaceFirst(/^\[INFO\] \[stdout\] /, '')
            seen << line
            if (wanted(line)) {
                return line
            }
        }
    }
}

def modem = maven([:], ['atforge:modem', '-Datforge.tcp'])
try {
    def screen = lines(modem.inputReader())
    def port = screen { it.startsWith('Port: ') }.substring(6)
    def page = screen { it.startsWith('Page: ') }.substring(6)
    def secret = screen { it ==~ /(export|set) TRACKER_TEST_SECRET=.*/ }.split('=', 2)[1]
    screen { it.startsWith('Type help') }

    def run = maven([TRACKER_TEST_SECRET: secret], ['atforge:run', "-Datforge.port=$port"])
    def said = lines(run.inputReader())
    said { it.endsWith('received on /a1hahpgAs3s/test/test: helloworld') }
    assert run.waitFor(60, TimeUnit.SECONDS)
    assert run.exitValue() == 0

    // What a browser is told that opens the page now.
    def events = lines(new URL("${page}events").openStream().newReader('UTF-8'))
    events { it.contains('"direction":"up"') && it.contains('"text":"helloworld"') }
    events { it.contains('"direction":"down"') && it.contains('"text":"helloworld"') }

    def keyboard = modem.outputWriter()
    keyboard.write('quit\n')
    keyboard.flush()
    assert modem.waitFor(60, TimeUnit.SECONDS)
    assert modem.exitValue() == 0
} finally {
    modem.descendants().forEach { it.destroyForcibly() }
    modem.destroyForcibly()
}
return true

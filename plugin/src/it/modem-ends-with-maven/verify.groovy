import java.nio.file.Files
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit

// The Maven of the stories: that of the outer build, or the one that compatibility.sh names.
def home = System.getProperty('invoker.mavenHome') ?: System.getProperty('maven.home')
def link = new File(basedir, 'modem-link').toPath()

['INT', 'TERM', 'KILL'].each { signal ->
    def temporary = new File(basedir, "tmp-$signal")
    temporary.mkdirs()
    def builder = new ProcessBuilder(
            new File(home, 'bin/mvn').path, '-B', '-ntp', '-o',
            '-s', new File(basedir.parentFile, 'interpolated-settings.xml').path,
            "-Dmaven.repo.local=$localRepositoryPath".toString(),
            'atforge:modem', "-Datforge.link=$link".toString())
            .directory(basedir).redirectErrorStream(true)
            // Nobody types anything, as in CI: it goes on without.
            .redirectInput(new File('/dev/null'))
    builder.environment().put('JAVA_HOME', System.getProperty('invoker.javaHome') ?: System.getProperty('java.home'))
    // Whatever is made is made there, by both.
    builder.environment().put('JAVA_TOOL_OPTIONS', "-Djava.io.tmpdir=$temporary.path".toString())
    builder.environment().remove('IT_TRACKER_SECRET')
    def maven = builder.start()
    def children = []
    try {
        // What hangs must not hang the build: a thread reads, and each line is waited for with a bound.
        def screen = new LinkedBlockingQueue<Optional<String>>()
        Thread.startDaemon {
            try {
                maven.inputReader().eachLine { screen.put(Optional.of(it)) }
            } finally {
                screen.put(Optional.empty())
            }
        }
        def printed = []
        while (printed.empty || !printed.last().startsWith('Type help')) {
            def line = screen.poll(60, TimeUnit.SECONDS)
            assert line != null : "waited in vain for 'Type help':\n${printed.join('\n')}"
            assert line.present : "it ended before it was there:\n${printed.join('\n')}"
            // Maven 4 puts its own words before what a goal prints.
            printed << line.get().replaceFirst(/^\[INFO\] \[stdout\] /, '')
        }
        // TLS is on, as the devices want it; the file that platform.ca names is made by the first start.
        assert printed.contains('YAML:  ca: ../../../target/atforge/ca.pem   below platform, for devices that come with TLS')
        children = maven.toHandle().descendants().toList()
        assert !children.empty
        assert Files.isSymbolicLink(link)
        assert temporary.list().any { it.startsWith('atforge-') }

        // A build that a script runs in the background has Ctrl-C ignored, and all that it starts inherits that.
        def ignored = new File("/proc/${maven.pid()}/status").readLines().find { it.startsWith('SigIgn:') }
        def deaf = (Long.parseUnsignedLong(ignored.split()[1], 16) & 2) != 0
        def sent = signal == 'INT' && deaf ? 'TERM' : signal
        assert new ProcessBuilder('kill', "-$sent".toString(), "${maven.pid()}".toString()).start().waitFor() == 0
        assert maven.waitFor(60, TimeUnit.SECONDS)
        children.each { it.onExit().get(60, TimeUnit.SECONDS) }
        assert !Files.isSymbolicLink(link) : signal
        assert temporary.list().findAll { it.startsWith('atforge-') }.empty : signal
    } finally {
        children.each { it.destroyForcibly() }
        maven.destroyForcibly()
    }
}
return true

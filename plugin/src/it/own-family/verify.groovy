import java.util.concurrent.TimeUnit
import java.util.zip.ZipFile

try {
    def log = new File(basedir, 'build.log').text
    // The second package found nothing changed, and the goals took the family from where it lies.
    assert log.contains('1 product: 26 files written, 0 unchanged, 0 deleted')
    assert log.contains('nothing changed: 26 files are up to date')
    assert log.contains('AT+CSTT="3GWAP"')
    assert log.contains('received on /a1hahpgAs3s/test/test: helloworld')

    def jar = new File(basedir, 'target/it-1.jar')
    def entries = new ZipFile(jar).entries()*.name.findAll { it.startsWith('META-INF/atforge/dialects/mine/') }
    assert entries.contains('META-INF/atforge/dialects/mine/dialect.properties')
    assert entries.contains('META-INF/atforge/dialects/mine/prepare.at')
    assert !new ZipFile(jar).entries()*.name.any { it.endsWith('README.md') }

    // The jar alone knows its family: its generated code signs in, subscribes, publishes and receives by it.
    def port = new File(basedir, '.mvn/maven.config').text.trim().replace('-Datforge.port=', '')
    def java = new File(System.getProperty('java.home'), 'bin/java').path
    def builder = new ProcessBuilder(java, '-cp', jar.path + File.pathSeparator + testkitClasspath,
            'com.example.tracker.App', port).redirectErrorStream(true)
    builder.environment().put('TRACKER_TEST_SECRET', 'secret-of-the-test')
    def app = builder.start()
    def said = app.inputReader().text
    assert app.waitFor(60, TimeUnit.SECONDS)
    assert said.contains('family Mine, at most 1000 bytes')
    assert said.contains('received helloworld')
} finally {
    context.modem.destroy()
}
return true

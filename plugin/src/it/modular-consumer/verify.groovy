import java.util.zip.ZipFile

def consumer = new File(basedir, 'target/it-1.jar')
def jar = new ZipFile(consumer)
assert jar.getEntry('module-info.class')
def own = jar.entries().toList()*.name.findAll { it.endsWith('.at') }*.replaceAll('.*/|\\.at$', '')
assert own.toSet() == ['attach', 'connect', 'subscribe', 'unsubscribe', 'publish', 'disconnect'].toSet()

// The other scripts are in the runtime's jar, where handles find them from a module and from the class path.
def needed = testkitClasspath.split(File.pathSeparator)
        .findAll { it =~ /[\/\\](atforge-runtime|jSerialComm|nanojson|commons-codec|slf4j-api)-[^\/\\]*\.jar$/ }
assert needed.size() == 5
def path = ([consumer.path] + needed).join(File.pathSeparator)
[
    ['--module-path', path, '--module', 'com.example.tracker/com.example.tracker.Handles'],
    ['-cp', path, 'com.example.tracker.Handles']
].each { options ->
    def java = new File(System.getProperty('java.home'), 'bin/java').path
    def handles = new ProcessBuilder([java] + options).redirectErrorStream(true).start()
    def lines = handles.inputReader().readLines()
    assert handles.waitFor() == 0 : lines
    assert lines.size() > own.size() : lines
    assert lines.any { it ==~ /prepare: [1-9]\d*/ } : lines
}
return true

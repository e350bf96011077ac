def log = new File(basedir, 'build.log').text
def errors = log.readLines().findAll { it ==~ /\[ERROR] src\/main\/atforge\/(devices\.yaml|tracker\.tsl\.json):\d+:\d+: .+/ }
assert errors.size() == 10
assert errors[0].contains("devices.yaml:3:3: unknown key 'regoin' in platform; did you mean 'region'?")
assert errors[1].contains("tracker.tsl.json:5:20: '*/ speed \\u000A[ERROR] nothing' is no identifier")
assert errors[9].contains('tracker.tsl.json:16:65: parameter must be an object, not a text')
assert log.contains('10 mistakes, listed above')
assert !log.contains('\tat ')
// Maven 4 itself makes the folder.
assert !(new File(basedir, 'target').list() ?: []).any { it.startsWith('generated') || it == 'atforge' }
return true

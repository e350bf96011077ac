def log = new File(basedir, 'build.log').text
def errors = log.readLines().findAll { it ==~ /\[ERROR] src\/main\/atforge\/devices\.yaml:\d+:\d+: .+/ }
assert errors.size() == 10
assert errors[0].contains("devices.yaml:3:3: unknown key 'regoin' in platform; did you mean 'region'?")
assert log.contains('10 mistakes, listed above')
assert !log.contains('literal-secret-of-the-test')
assert !log.contains('\tat ')
// Maven 4 itself makes the folder.
assert !(new File(basedir, 'target').list() ?: []).any { it.startsWith('generated') || it == 'atforge' }
return true

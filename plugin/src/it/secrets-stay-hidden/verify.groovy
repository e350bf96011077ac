def secrets = ['literal-secret-of-the-test', 'secret-of-the-environment', 'qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM']
def log = new File(basedir, 'build.log')
assert log.text.contains('the secret itself is written here')
assert log.text.count('password: ') == 2
def files = [log]
new File(basedir, 'target').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
assert files.size() > 11
files.each { file -> secrets.each { assert !file.text.contains(it) : "$it in $file" } }
return true

def log = new File(basedir, 'build.log').text
assert log.count('atforge.skip is set') == 4
// Maven 4 itself makes the folder.
assert !(new File(basedir, 'target').list() ?: []).any { it.startsWith('generated') || it == 'atforge' }
return true

def log = new File(basedir, 'build.log').text
assert log.contains('1 product: 11 files written')
assert log.contains('nothing changed: 11 files are up to date')
assert log.count('Nothing to compile') == 1
return true

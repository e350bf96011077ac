assert new File(basedir, 'build.log').text.contains('nothing changed')
return true

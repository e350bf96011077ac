import java.util.zip.ZipFile

def jar = new ZipFile(new File(basedir, 'target/it-1.jar'))
assert jar.getEntry('com/example/tracker/TrackerThing$Handlers.class')
assert jar.getEntry('com/example/tracker/TrackerThingGps$Lost.class')
def log = new File(basedir, 'build.log').text
assert log.contains('1 product: 13 files written, 0 unchanged, 0 deleted')
assert log.contains('nothing changed: 13 files are up to date')
assert log.count('Nothing to compile') == 1
return true

def log = new File(basedir, 'build.log').text
assert log.contains('wrote src/main/atforge/devices.yaml, with a product and a device of the tutorial as stand-ins')
assert log.contains('next: mvn atforge:run "-Datforge.port=')
assert log.contains('1 product without mistakes')
assert log.contains('src/main/atforge/devices.yaml is there already, and is left as it is')
assert !log.contains('\tat ')
def golden = new File(basedir, '../../../src/test/resources/init/stand-in.yaml')
assert new File(basedir, 'src/main/atforge/devices.yaml').getText('UTF-8') == golden.getText('UTF-8')
assert new File(basedir, 'src/main/atforge').list() == ['devices.yaml'] as String[]
assert new File(basedir, 'target/generated-sources/atforge/com/example/tracker/TrackerDevices.java').file
return true

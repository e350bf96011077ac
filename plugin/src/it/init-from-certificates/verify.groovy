def log = new File(basedir, 'build.log').text
assert log.contains('wrote src/main/atforge/devices.yaml, with 2 products and 3 devices of devices.csv')
assert log.contains('devices.csv holds the secrets of the devices: keep it out of version control')
assert log.contains('username: unit-1&k02m26Wpp9S')
assert !log.contains('secret-of-the-test')
def yaml = new File(basedir, 'src/main/atforge/devices.yaml').getText('UTF-8')
assert yaml.count('certificates: ../../../devices.csv') == 2
assert !yaml.contains('secret-of-the-test')
assert new File(basedir, 'target/classes/com/example/tracker/Product2Devices.class').file
return true

import java.util.zip.ZipFile

def jar = new ZipFile(new File(basedir, 'target/it-1.jar'))
def text = { jar.getInputStream(jar.getEntry("META-INF/atforge/Tracker/$it")).text }
def pem = text('ca.pem')
assert pem.startsWith('-----BEGIN CERTIFICATE-----\nMII')
assert pem.endsWith('\n-----END CERTIFICATE-----\n')
assert text('connect.at').contains('AT+SSLMIPSTART="127.0.0.1","8883"')
def log = new File(basedir, 'build.log').text
assert log.contains('1 product: 12 files written')
assert log.contains('nothing changed: 12 files are up to date')
assert log.contains("\",0,${pem.length()},15")
assert log.readLines().any { it.endsWith('AT+SSLMIPSTART="127.0.0.1","8883"') }
return true

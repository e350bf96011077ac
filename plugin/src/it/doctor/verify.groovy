context.modems.each { it.destroy() }
def log = new File(basedir, 'build.log').text
// The signs, or the words of a console that has none.
assert log =~ /(?m)^(✓|ok) port: tcp:/
assert log =~ /(?m)^(✓|ok) messages: published to \/a1hahpgAs3s\/test\/test, and it came back$/
assert log =~ /(?m)^(✗|FAILED) SIM card: no SIM card \(\+CME ERROR: 10\)$/
assert log =~ /(?m)^  (→|->) put a SIM card in/
assert log =~ /(?m)^(–|-) messages: waits until SIM card is well$/
assert log.contains('1 of 15 steps failed')
def well = new File(basedir, 'well.html').getText('UTF-8')
assert well.contains('0 of 15 steps failed')
assert well.contains('AT+MCONNECT=1,600')
def sick = new File(basedir, 'sick.md').getText('UTF-8')
assert sick.contains('1 of 15 steps failed')
[log, well, sick].each { assert !it.contains('0a1B2c3D4e5F6a7B8c9D0e1F2a3B4c5D') }
return true

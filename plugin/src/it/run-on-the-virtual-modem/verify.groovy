context.modem.destroy()
def log = new File(basedir, 'build.log').text
assert log.contains(' +MSUB: "/a1hahpgAs3s/test/test",10 byte,helloworld')
assert log.contains('received on /a1hahpgAs3s/test/test: helloworld')
assert log.contains(' AT+MDISCONNECT')
assert !log.contains('secret-of-the-test')
// the report of the run, in its usual place; the second run wants none, and the third fails
def reports = log.readLines().findAll { it.contains('how it went: ') }
assert reports.size() == 2
assert reports[0].endsWith(new File(basedir, 'target/atforge/run.html').path)
def page = new File(basedir, 'target/atforge/run.html')
def html = new groovy.xml.XmlSlurper(false, true, true).parse(page)
assert html.body.svg.a*.text.collect { it[0].text() }.containsAll(
        ['registration', 'bearer', 'connect', 'sign in', 'subscribe', 'publish', 'message back', 'disconnect'])
assert html.body.p[1].text() == 'Received on /a1hahpgAs3s/test/test: helloworld'
assert !page.text.contains('secret-of-the-test')
// what signs the device in is no secret of it, and is masked all the same
def signing = html.'**'.findAll { it.name() == 'td' && it.text().startsWith('AT+MCONFIG') }*.text()
assert signing.size() == 1 && signing[0].endsWith(',"******"')
assert new File(basedir, 'target/failed.html').getText('UTF-8').contains('Failed (open the port): ')
// no sign of life where nobody looks
assert !(log =~ / \.\.\. \d+ s/)
return true

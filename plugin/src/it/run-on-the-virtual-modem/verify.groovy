context.modem.destroy()
def log = new File(basedir, 'build.log').text
assert log.contains(' +MSUB: "/a1hahpgAs3s/test/test",10 byte,helloworld')
assert log.contains('received on /a1hahpgAs3s/test/test: helloworld')
assert log.contains(' AT+MDISCONNECT')
assert !log.contains('secret-of-the-test')
return true

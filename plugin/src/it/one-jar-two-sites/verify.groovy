def jar = new File(basedir, 'target/it-1.jar')
def needed = testkitClasspath.split(File.pathSeparator)
        .findAll { it =~ /[\/\\](atforge-runtime|jSerialComm|nanojson|commons-codec|slf4j-api)-[^\/\\]*\.jar$/ }
assert needed.size() == 5
def java = new File(System.getProperty('java.home'), 'bin/java').path
def run = { Map<String, String> site ->
    def program = new ProcessBuilder(java, '-cp', ([jar.path] + needed).join(File.pathSeparator),
            'com.example.tracker.App', context.modemPort).redirectErrorStream(true)
    program.environment().keySet().removeIf { it.startsWith('SITE_') }
    program.environment().putAll(site + [TRACKER_SECRET: 'secret-of-the-test'])
    def process = program.start()
    def lines = process.inputReader().readLines()
    [status: process.waitFor(), lines: lines]
}
try {
    def first = run([:])
    assert first.status == 0 : first.lines
    assert first.lines.contains('AT+CSTT="3GWAP"') : first.lines
    assert first.lines.contains('AT+MIPSTART="a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com","1883"') : first.lines
    assert first.lines.contains('received helloworld') : first.lines

    def second = run([SITE_HOST: 'iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com', SITE_PORT: '443', SITE_MODEM: 'air720',
            SITE_APN: 'gate.example', SITE_APN_USER: 'gate', SITE_APN_PASSWORD: 'open-sesame'])
    assert second.status == 0 : second.lines
    assert second.lines.contains('AT+CSTT="gate.example","gate","******"') : second.lines
    assert second.lines.contains('AT+MIPSTART="iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com","443"') : second.lines
    assert second.lines.contains('received helloworld') : second.lines
    assert !second.lines.any { it.contains('open-sesame') }

    def wrong = run([SITE_PORT: '70000'])
    assert wrong.status != 0
    assert wrong.lines.any { it.contains('environment variable SITE_PORT') && it.contains('1 to 65535') } : wrong.lines
    def unknown = run([SITE_MODEM: 'air721'])
    assert unknown.status != 0
    assert unknown.lines.any { it.contains("unknown modem dialect 'air721'") } : unknown.lines
} finally {
    context.modem.destroy()
}
return true

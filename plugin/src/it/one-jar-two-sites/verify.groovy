def jar = new File(basedir, 'target/it-1.jar')
def needed = testkitClasspath.split(File.pathSeparator)
        .findAll { it =~ /[\/\\](atforge-runtime|jSerialComm|nanojson|commons-codec|slf4j-api)-[^\/\\]*\.jar$/ }
assert needed.size() == 5
def java = new File(System.getProperty('java.home'), 'bin/java').path
def run = { String model, Map<String, String> site ->
    def program = new ProcessBuilder(java, '-cp', ([jar.path] + needed).join(File.pathSeparator),
            'com.example.tracker.App', context.ports[model]).redirectErrorStream(true)
    program.environment().keySet().removeIf { it.startsWith('SITE_') }
    program.environment().putAll(site + [TRACKER_SECRET: 'secret-of-the-test'])
    def process = program.start()
    def lines = process.inputReader().readLines()
    [status: process.waitFor(), lines: lines]
}
try {
    def first = run('air720', [:])
    assert first.status == 0 : first.lines
    assert first.lines.contains('AT+CSTT="3GWAP"') : first.lines
    assert first.lines.contains('AT+MIPSTART="a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com","1883"') : first.lines
    assert first.lines.contains('received helloworld') : first.lines

    def second = run('air720', [SITE_HOST: 'iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com', SITE_PORT: '443', SITE_MODEM: 'air720',
            SITE_APN: 'gate.example', SITE_APN_USER: 'gate', SITE_APN_PASSWORD: 'open-sesame'])
    assert second.status == 0 : second.lines
    assert second.lines.contains('AT+CSTT="gate.example","gate","******"') : second.lines
    assert second.lines.contains('AT+MIPSTART="iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com","443"') : second.lines
    assert second.lines.contains('received helloworld') : second.lines
    assert !second.lines.any { it.contains('open-sesame') }

    def elsewhere = [SITE_HOST: 'iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com', SITE_PORT: '443',
            SITE_APN: 'gate.example', SITE_APN_USER: 'gate', SITE_APN_PASSWORD: 'open-sesame']
    def third = run('ec200', elsewhere + [SITE_MODEM: 'quectel'])
    assert third.status == 0 : third.lines
    assert third.lines.contains('AT+QICSGP=1,1,"gate.example","gate","******",1') : third.lines
    assert third.lines.contains('AT+QMTOPEN=0,"iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com",443') : third.lines
    assert third.lines.contains('received helloworld') : third.lines
    assert !third.lines.any { it.contains('open-sesame') }

    def fourth = run('a7670', elsewhere + [SITE_MODEM: 'simcom'])
    assert fourth.status == 0 : fourth.lines
    assert fourth.lines.contains('AT+CGDCONT=1,"IP","gate.example"') : fourth.lines
    assert fourth.lines.any { it.startsWith('AT+CMQTTCONNECT=0,"tcp://iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com:443"') } : fourth.lines
    assert fourth.lines.contains('received helloworld') : fourth.lines
    assert !fourth.lines.any { it.contains('open-sesame') }

    def wrong = run('air720', [SITE_PORT: '70000'])
    assert wrong.status != 0
    assert wrong.lines.any { it.contains('environment variable SITE_PORT') && it.contains('1 to 65535') } : wrong.lines
    def unknown = run('air720', [SITE_MODEM: 'air721'])
    assert unknown.status != 0
    assert unknown.lines.any { it.contains("unknown modem dialect 'air721'") } : unknown.lines
} finally {
    context.modems.each { it.destroy() }
}
return true

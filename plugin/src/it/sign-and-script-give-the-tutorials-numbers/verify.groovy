// Maven 4 puts a prefix before what goes to standard output, unless it is called with --raw-streams.
def log = new File(basedir, 'build.log').readLines()*.trim()*.replaceFirst(/^\[INFO] \[stdout] /, '')
[
    'host:     a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com',
    'port:     1883',
    'clientId: test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|',
    'username: test&a1hahpgAs3s',
    'password: c65de7069643b59fc972e8884fede9aaffeada38',
    'AT+MCONFIG="test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|","test&a1hahpgAs3s",'
            + '"c65de7069643b59fc972e8884fede9aaffeada38"',
    'AT+MPUB="/a1hahpgAs3s/test/test",0,0,"helloworld"'
].each { assert log.contains(it) : it }
// Maven 4 itself makes the folder.
assert !(new File(basedir, 'target').list() ?: []).any { it.startsWith('generated') || it == 'atforge' }
return true

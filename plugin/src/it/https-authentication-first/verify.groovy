import java.util.zip.ZipFile

def jar = new ZipFile(new File(basedir, 'target/it-1.jar'))
def text = { jar.getInputStream(jar.getEntry("META-INF/atforge/Tracker/$it")).text }
assert text('connect.at').contains('AT+MIPSTART="${host}","${port}"')
assert text('ca.pem').count('-----BEGIN CERTIFICATE-----') in [1, 2]
// Maven 4 puts a prefix before what goes to standard output, unless it is called with --raw-streams.
def log = new File(basedir, 'build.log').readLines()*.trim()*.replaceFirst(/^\[INFO] \[stdout] /, '')
def form = 'productKey=a1hahpgAs3s&deviceName=test&clientId=test&timestamp=789&signmethod=hmacsha1' +
        '&sign=7e458b566f4fe5f8c53207b3b57a1d527f21b36b&version=default&resources=mqtt'
[
    'post to:  https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename',
    'form:     ' + form,
    "AT+HTTPDATA=${form.length()},20000".toString(),
    form,
    '# ' + form,
    'AT+MCONFIG="test","<iotId>","<iotToken>"'
].each { assert log.contains(it) : it }
return true

import java.util.zip.ZipFile

def jar = new ZipFile(new File(basedir, 'target/it-1.jar'))
assert jar.getEntry('com/example/tracker/TrackerTopics.class')
def connect = jar.getInputStream(jar.getEntry('META-INF/atforge/Tracker/connect.at')).text
assert connect.contains('AT+MIPSTART="a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com","1883"')
assert new File(basedir, 'build.log').text.contains('1 product: 11 files written, 0 unchanged, 0 deleted')
return true

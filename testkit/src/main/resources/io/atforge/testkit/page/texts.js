/** What the page says, in English and Chinese. A test compares the keys with their uses. */

const TEXTS = {
  skip: ['Skip to the form that sends a message', '跳到发送消息的表单'],
  state: ['State', '状态'],
  connecting: ['connecting …', '正在连接…'],
  live: ['live', '实时'],
  lost: ['not connected; trying again', '连接已断开，正在重试'],
  conversation: ['Conversation', 'AT 对话'],
  lineCount: ['{0} lines', '{0} 行'],
  pausedCount: ['{0} lines, {1} not shown yet', '{0} 行，{1} 行未显示'],
  gap: ['{0} lines came too fast, or are no longer kept, and are not shown', '有 {0} 行来得太快或已不再保留，未显示'],
  showWhat: ['Show', '显示'],
  all: ['all', '全部'],
  noEcho: ['without echoes', '不显示回显'],
  fromHost: ['from the host', '来自主机'],
  fromModem: ['from the modem', '来自模组'],
  notes: ['notes', '记录'],
  filter: ['filter', '筛选'],
  pause: ['Pause', '暂停'],
  resume: ['Go on', '继续'],
  save: ['Save', '保存'],
  happenings: ['What can happen', '可模拟的情况'],
  atOnce: ['now', '立即'],
  words: ['Words', '命令'],
  wordsHint: ['for example sms hello', '例如 sms 你好'],
  do: ['Do', '执行'],
  done: ['done: {0}', '已执行：{0}'],
  allWords: ['All words', '全部命令'],
  messages: ['Messages', '消息'],
  messageCount: ['{0} up, {1} down', '上行 {0}，下行 {1}'],
  noMessages: ['No message yet.', '还没有消息。'],
  'way.up': ['from the device', '设备上报'],
  'way.down': ['to the device', '下发给设备'],
  bytes: ['{0} bytes', '{0} 字节'],
  firstBytes: ['the first {0} of {1} bytes', '共 {1} 字节，仅前 {0} 字节'],
  notText: ['no text: not UTF-8', '不是文本：不是 UTF-8'],
  empty: ['empty', '空'],
  text: ['Text', '文本'],
  json: ['JSON', 'JSON'],
  hex: ['Hex', '十六进制'],
  'note.throttled': ['throttled', '被限流'],
  'note.refused': ['refused', '被拒绝'],
  send: ['Send a message to the device', '向设备发送消息'],
  device: ['Device', '设备'],
  topicClass: ['Topic class', 'Topic 类'],
  topic: ['Topic', 'Topic'],
  payload: ['Payload', '消息内容'],
  payloadHint: ['Ctrl+Enter sends.', '按 Ctrl+Enter 发送。'],
  as: ['as', '格式'],
  asText: ['text', '文本'],
  asHex: ['hex', '十六进制'],
  sendButton: ['Send', '发送'],
  sent: ['sent: {0}, {1} bytes', '已发送：{0}，{1} 字节'],
  noHex: ['no hex: pairs of 0 to 9 and A to F, with or without blanks', '不是十六进制：应为成对的 0–9、A–F，可含空格'],
  set: ['Set a property', '设置属性'],
  property: ['Property', '属性'],
  value: ['Value', '值'],
  valueHint: ['21.5, true or "a text"', '21.5、true 或 "文本"'],
  noJson: ['no JSON; write 21.5, true or "a text"', '不是 JSON；请写 21.5、true 或 "文本"'],
  setButton: ['Set', '设置'],
  wasSet: ['sent: {0} = {1}', '已下发：{0} = {1}'],
  unreachable: ['not done: the modem does not answer; is it still running?', '未执行：虚拟模组没有应答，它还在运行吗？'],
  notDone: ['not done: {0}', '未执行：{0}'],
  topics: ['Topics', 'Topic 列表'],
  permission: ['Device may', '设备权限'],
  subscribers: ['Subscribed by', '订阅者'],
  nobody: ['nobody', '无'],
  more: ['and {0} more', '另有 {0} 个'],
  otherTopics: ['Other subscriptions', '其他订阅'],
  'may.publish': ['publish', '发布'],
  'may.subscribe': ['subscribe', '订阅'],
  'may.publish-subscribe': ['publish and subscribe', '发布和订阅'],
  traffic: ['Traffic', '流量'],
  in: ['From the host', '来自主机'],
  out: ['To the host', '发往主机'],
  upCount: ['Messages up', '上行消息'],
  downCount: ['Messages down', '下行消息'],
  connects: ['Connects', '连接次数'],
  refusals: ['Refusals', '拒绝次数'],
  throttledCount: ['Throttled', '限流次数'],
  throughput: ['Throughput', '吞吐量'],
  latency: ['Latency', '应答时间'],
  perSecond: ['{0} bytes a second', '每秒 {0} 字节'],
  milliseconds: ['{0} ms', '{0} 毫秒'],
  lastMinute: ['last minute', '最近一分钟'],
  now: ['now', '现在'],
  chart: ['Last minute: at most {0} bytes a second and {1} ms', '最近一分钟：最高每秒 {0} 字节，{1} 毫秒'],
  'state.power': ['Power', '电源'],
  'state.plugged': ['Port', '串口'],
  'state.sim': ['SIM', 'SIM 卡'],
  'state.registration': ['Network', '网络注册'],
  'state.signal': ['Signal', '信号'],
  'state.bearer': ['Bearer', '承载'],
  'state.connection': ['MQTT', 'MQTT'],
  'state.device': ['Device', '设备'],
  'state.platform': ['Platform', '平台'],
  'value.on': ['on', '开'],
  'value.off': ['off', '关'],
  'value.starting': ['starting', '启动中'],
  'value.dead': ['dead', '死机'],
  'value.ready': ['ready', '就绪'],
  'value.removed': ['removed', '已拔出'],
  'value.busy': ['busy', '忙'],
  'value.failure': ['failure', '故障'],
  'value.pin': ['asks for its PIN', '等待 PIN 码'],
  'value.puk': ['asks for its PUK', '等待 PUK 码'],
  'value.locked': ['not this modem’s card', '不是本机允许的卡'],
  'value.home': ['home', '已注册（归属地）'],
  'value.roaming': ['roaming', '已注册（漫游）'],
  'value.searching': ['searching', '搜索中'],
  'value.not-registered': ['not registered', '未注册'],
  'value.lte-only': ['LTE only', '仅 LTE'],
  'value.denied': ['denied', '被拒绝'],
  'value.unknown': ['unknown', '未知'],
  'value.up': ['up', '已建立'],
  'value.down': ['down', '未建立'],
  'value.open': ['open', 'TCP 已连接'],
  'value.online': ['online', '在线'],
  'value.plugged': ['plugged in', '已连接'],
  'value.unplugged': ['unplugged', '已断开'],
  'value.running': ['running', '运行中'],
  'value.stopped': ['stopped', '已停止'],
  'value.none': ['none', '无'],
};

/** What the modem's words mean, by the first word; the server says it in English. */
const MEANINGS = {
  reboot: '模组重启，输出 RDY',
  power: '断电再上电；模组重启，死机时也有效',
  unplug: '串口消失',
  plug: '串口恢复；伪终端的编号会变',
  close: 'TCP 连接断开：CLOSED',
  bearer: '网络收回承载：+PDP: DEACT',
  network: '网络消失，承载和连接随之断开；网络恢复',
  registration: 'AT+CGREG? 的应答',
  sim: 'SIM 卡槽的状态；需要 PIN 的卡：不写则为 1234，还可试 3 次',
  signal: 'AT+CSQ 的应答；99 表示测不到',
  attach: '网络不让模组附着分组域；允许附着',
  address: '申请承载时得不到地址，承载建立不了；恢复正常',
  clock: '设置模组的时钟，时区以一刻钟为单位；恢复准确',
  dns: '域名解析的结果',
  wedge: 'MQTT 命令在复位前一直失败；模组完全不应答；恢复正常',
  'half-open': '连接双向不通但显示正常；此状态结束',
  stall: '模组一段时间不输出，然后一次全部输出',
  transparent: '其他程序让模组停在透传模式：收到 +++ 之前一切都是数据',
  sms: '收到陌生人的短信；按 AT+CNMI 提示 +CMTI 或直接显示',
  say: '模组主动输出一行',
  kick: '平台断开所有连接',
  refuse: '平台以此 CONNACK 码拒绝连接；on 即 4',
  deny: '订阅该 Topic 会得到应答，但不授权',
  grant: '订阅该 Topic 恢复授权',
  acks: '扣住 PUBACK 和 SUBACK；扣住的一次全部发出',
  quota: 'QoS 0 每秒超过 30 条、QoS 1 每秒超过 10 条，或总共超过 5 条的消息被丢弃；不再丢弃',
  broker: '平台停止；在同一地址恢复',
  send: '向订阅者发送一条消息',
  set: '平台为每个在线且有此属性的设备设置属性',
  call: '平台调用每个在线设备的此服务',
  desire: '平台为每个在线且有此属性的设备设置期望属性值；设备需自行查询',
  replies: '对上报以此错误码应答；扣住应答；丢弃应答；恢复正常并发出扣住的应答',
};

const CHINESE = (navigator.languages ?? [])
  .map(language => language.slice(0, 2).toLowerCase())
  .find(language => language === 'zh' || language === 'en') === 'zh';
const INDEX = CHINESE ? 1 : 0;
const NUMBERS = new Intl.NumberFormat(CHINESE ? 'zh-CN' : 'en');

/** A text in the reader's language, with values in the place of {0}, {1}; numbers are written as there. */
export function say(key, ...values) {
  return TEXTS[key][INDEX].replace(/\{(\d)\}/g, (all, i) =>
    typeof values[i] === 'number' ? NUMBERS.format(values[i]) : values[i]);
}

/** A text for a word of the server's; the word itself where the page knows none. */
export function sayWord(prefix, word) {
  return Object.hasOwn(TEXTS, prefix + word) ? say(prefix + word) : word;
}

/** What a word of the modem's means. */
export function meaning(usage, english) {
  const first = usage.split(' ', 1)[0];
  return CHINESE && Object.hasOwn(MEANINGS, first) ? MEANINGS[first] : english;
}

/** Puts the texts into the page. */
export function translate() {
  document.documentElement.lang = CHINESE ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = say(node.dataset.text);
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', say(node.dataset.label));
  }
  for (const node of document.querySelectorAll('[data-hint]')) {
    node.placeholder = say(node.dataset.hint);
  }
}

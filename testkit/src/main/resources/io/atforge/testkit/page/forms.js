/** The forms that send a message to a device, and set a property of one. */
import { byId, element, plain } from './dom.js';
import { command, mistake } from './command.js';
import { say } from './texts.js';
import { topicOf } from './topics.js';

// What nearly each class begins with; a narrow list has no room for it.
const USUAL = /^\/\$\{productKey\}\/\$\{deviceName\}(?=\/.)/;

let products = [];

/** The product of a device that is written key/name; the first one where nothing was written. */
function productOf(device) {
  return products.find(product => device.startsWith(`${product.key}/`)) ?? products[0];
}

function nameOf(device) {
  return device.slice(device.indexOf('/') + 1);
}

function options(select, values) {
  const chosen = select.value;
  select.replaceChildren(...values.map(value => element('option', { value }, plain(value.replace(USUAL, '')))));
  if (values.includes(chosen)) {
    select.value = chosen;
  }
}

function fillTopic() {
  const device = byId('send-device').value;
  const product = productOf(device);
  const topicClass = byId('send-class').value;
  if (product && topicClass !== '' && device !== '') {
    byId('topic').value = topicOf(topicClass, product.key, nameOf(device));
  }
}

function fillClasses() {
  // What a device subscribes to comes first: to what it may only publish, nothing is sent.
  const topics = productOf(byId('send-device').value)?.topics ?? [];
  const heard = topics.filter(topic => topic.permission !== 'publish' && !/[+#]/.test(topic.class));
  options(byId('send-class'), heard.map(topic => topic.class));
  fillTopic();
}

function fillProperties() {
  const properties = productOf(byId('set-device').value)?.properties ?? [];
  options(byId('property'), properties.filter(property => property.writable).map(property => property.identifier));
}

/** Takes the products as the server tells them. */
export function offerProducts(list) {
  products = list;
  const devices = products.flatMap(product => product.devices.map(name => `${product.key}/${name}`));
  byId('devices').replaceChildren(...devices.map(value => element('option', { value })));
  for (const id of ['send-device', 'set-device']) {
    if (byId(id).value === '' && devices.length > 0) {
      byId(id).value = devices[0];
    }
  }
  byId('set').hidden = !products.some(product => product.properties.some(property => property.writable));
  fillClasses();
  fillProperties();
}

function sizeOf(payload, as) {
  return as === 'hex' ? payload.length / 2 : new TextEncoder().encode(payload).length;
}

function send() {
  const as = byId('as').value;
  const written = byId('payload').value;
  const payload = as === 'hex' ? written.replace(/\s/g, '') : written;
  if (as === 'hex' && !/^([0-9a-f]{2})*$/i.test(payload)) {
    mistake(say('noHex'), 'send-answer');
    return;
  }
  const topic = byId('topic').value;
  const json = JSON.stringify({ do: 'send', topic, qos: Number(byId('qos').value), payload, as });
  command(json, 'send-answer', say('sent', topic, sizeOf(payload, as)));
}

function set() {
  const identifier = byId('property').value;
  const value = byId('value').value.trim();
  try {
    JSON.parse(value);
  } catch {
    mistake(say('noJson'), 'set-answer');
    return;
  }
  // The value goes as it was written: JavaScript would round a long number.
  const json = `{"do":"set","device":${JSON.stringify(byId('set-device').value)},`
    + `"properties":{${JSON.stringify(identifier)}:${value}}}`;
  command(json, 'set-answer', say('wasSet', identifier, value));
}

/** Lets the reader use the forms. */
export function startForms() {
  byId('send-device').addEventListener('change', fillClasses);
  byId('send-class').addEventListener('change', fillTopic);
  byId('set-device').addEventListener('change', fillProperties);
  byId('payload').addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      byId('send-form').requestSubmit();
    }
  });
  byId('send-form').addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  byId('set-form').addEventListener('submit', event => {
    event.preventDefault();
    set();
  });
}

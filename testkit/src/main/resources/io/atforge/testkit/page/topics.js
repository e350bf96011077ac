/** The products' topic classes, what devices may do with them, and who subscribes. */
import { byId, element, shown } from './dom.js';
import { say, sayWord } from './texts.js';

const NAMES = 20;
const PRODUCT = '${productKey}';
const DEVICE = '${deviceName}';

let products = [];
let subscriptions = [];
let subscriptionCount = 0;

/** The topic of a class for one device. */
export function topicOf(topicClass, productKey, deviceName) {
  return topicClass.replaceAll(PRODUCT, productKey).replaceAll(DEVICE, deviceName);
}

/** Whether a filter has a topic, or a class with wildcards, below it: MQTT 3.1.1, 4.7. */
function covers(filter, topic) {
  const have = filter.split('/');
  const wanted = topic.split('/');
  for (let i = 0; i < have.length; i++) {
    if (have[i] === '#') {
      return true;
    }
    if (i >= wanted.length || (have[i] !== wanted[i] && (have[i] !== '+' || wanted[i] === '#'))) {
      return false;
    }
  }
  return have.length === wanted.length;
}

function names(owners) {
  if (owners.length === 0) {
    return [element('span', { class: 'faint' }, say('nobody'))];
  }
  const some = owners.slice(0, NAMES).map(owner => owner.slice(owner.indexOf('/') + 1)).join(', ');
  const rest = owners.length - NAMES;
  return rest > 0 ? [...shown(some), ` ${say('more', rest)}`] : shown(some);
}

/** A topic that may go on in the next line behind each of its levels. */
function breakable(topic) {
  return topic.split(/(?<=\/)/).flatMap(level => [...shown(level), element('wbr')]);
}

function table(product, claimed) {
  const rows = product.topics.map(topic => {
    const owners = subscriptions.filter(one => {
      const [key, ...name] = one.device.split('/');
      const mine = key === product.key && covers(one.filter, topicOf(topic.class, key, name.join('/')));
      if (mine) {
        claimed.add(one);
      }
      return mine;
    }).map(one => one.device);
    return element('tr', {},
      element('td', { class: 'mono' }, ...breakable(topic.class.replaceAll(PRODUCT, product.key))),
      element('td', {}, sayWord('may.', topic.permission)),
      element('td', { class: 'owners' }, ...names([...new Set(owners)])));
  });
  return element('table', {},
    element('caption', { class: 'mono' }, ...shown(product.name === null ? product.key : `${product.name} ${product.key}`)),
    element('thead', {}, element('tr', {}, ...['topicClass', 'permission', 'subscribers'].map(key =>
      element('th', { scope: 'col' }, say(key))))),
    element('tbody', {}, ...rows));
}

function draw() {
  const claimed = new Set();
  const tables = products.map(product => table(product, claimed));
  const others = subscriptions.filter(one => !claimed.has(one));
  const some = others.slice(0, 10 * NAMES);
  // The server tells a part of very many.
  const rest = others.length - some.length + subscriptionCount - subscriptions.length;
  if (others.length + rest > 0) {
    tables.push(element('h3', {}, say('otherTopics')), element('ul', { class: 'plain mono' },
      ...some.map(one => element('li', {}, ...shown(`${one.filter}  (${one.device})`))),
      ...(rest > 0 ? [element('li', { class: 'faint' }, say('more', rest))] : [])));
  }
  byId('topic-tables').replaceChildren(...tables);
}

/** Takes the products as the server tells them. */
export function showProducts(list) {
  products = list;
  draw();
}

/** Takes the subscriptions as the server tells them. */
export function showSubscriptions(told) {
  subscriptions = told.list;
  subscriptionCount = told.count;
  draw();
}

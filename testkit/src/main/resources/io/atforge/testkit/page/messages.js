/** Messages both ways, the newest first; each opens. */
import { byId, element, shown, timeOfDay } from './dom.js';
import { payloadBlocks } from './payload.js';
import { say, sayWord } from './texts.js';

const KEPT = 500;
const PREVIEW = 200;

const list = byId('message-list');
let waiting = [];
let drawing = false;

function preview(message) {
  if (message.size === 0) {
    return element('span', { class: 'preview faint' }, say('empty'));
  }
  if (message.text === null) {
    return element('span', { class: 'preview faint' }, say('notText'));
  }
  return element('bdi', { class: 'preview mono' }, ...shown(message.text.slice(0, PREVIEW)));
}

function item(message) {
  const head = element('summary', {},
    element('time', { class: 'mono' }, timeOfDay(message.t)),
    element('span', { class: 'way', title: sayWord('way.', message.direction) }, message.direction === 'up' ? '↑' : '↓'),
    element('bdi', { class: 'topic mono' }, ...shown(message.topic)),
    element('span', { class: 'faint' }, `QoS ${message.qos} · ${say('bytes', message.size)}`));
  if (message.note) {
    head.append(element('span', { class: 'note bad' }, sayWord('note.', message.note)));
  }
  head.append(preview(message));
  const details = element('details', { class: `message ${message.direction}` }, head);
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      const device = message.device === null ? [] : [`${say('device')}: `, ...shown(message.device)];
      details.append(element('p', { class: 'hint' }, `${sayWord('way.', message.direction)}. `, ...device));
      details.append(...payloadBlocks(message));
    }
  });
  return element('li', {}, details);
}

function draw() {
  drawing = false;
  const items = waiting.slice(-KEPT).map(item).reverse();
  waiting = [];
  list.querySelector('.nothing')?.remove();
  // Who has scrolled down to read goes on reading the same.
  const reading = list.scrollTop > 0 ? list.scrollHeight - list.scrollTop : 0;
  list.prepend(...items);
  while (list.childElementCount > KEPT) {
    list.lastElementChild.remove();
  }
  if (reading > 0) {
    list.scrollTop = list.scrollHeight - reading;
  }
}

/** Takes a message as the server tells it. */
export function addMessage(message) {
  waiting.push(message);
  if (waiting.length > 2 * KEPT) {
    waiting = waiting.slice(-KEPT);
  }
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(draw);
  }
}

/** Says that there is none yet. */
export function startMessages() {
  list.replaceChildren(element('li', { class: 'nothing faint' }, say('noMessages')));
}

/** The page of a virtual modem: what the server tells goes to the part of the page that shows it. */
import { byId, plain } from './dom.js';
import { showActions, startActions } from './actions.js';
import { showState } from './badges.js';
import { addLines, addNote, startConversation } from './conversation.js';
import { offerProducts, startForms } from './forms.js';
import { addMessage, startMessages } from './messages.js';
import { forgetCounters, showCounters, startMeter } from './meter.js';
import { say, translate } from './texts.js';
import { showProducts, showSubscriptions } from './topics.js';

const PATIENCE_MS = 3000;

let greeting = '';

function hello(event) {
  // It comes again after a reconnection; what the reader has typed meanwhile stays.
  if (event.data === greeting) {
    return;
  }
  greeting = event.data;
  const told = JSON.parse(event.data);
  document.title = plain(`${told.title} · AtForge`);
  byId('title').textContent = plain(told.title);
  showActions(told.actions, told.usages);
  showProducts(told.products);
  offerProducts(told.products);
}

/** Takes each event of a kind once: after a reconnection some may come again. */
function once(take) {
  let last = 0;
  return event => {
    const id = Number(event.lastEventId);
    if (id > last) {
      last = id;
      take(JSON.parse(event.data));
    }
  };
}

const TAKERS = {
  hello,
  note: once(addNote),
  wire: once(told => addLines(told.lines)),
  message: once(addMessage),
  state: event => showState(JSON.parse(event.data)),
  subscriptions: event => showSubscriptions(JSON.parse(event.data)),
  counters: event => showCounters(JSON.parse(event.data)),
};

function showLink(key) {
  const link = byId('link');
  link.textContent = say(key);
  link.className = `link ${key}`;
}

function listen() {
  const events = new EventSource('events');
  events.addEventListener('open', () => {
    showLink('live');
    forgetCounters();
  });
  events.addEventListener('error', () => {
    showLink('lost');
    // A refusal ends an EventSource for good.
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, PATIENCE_MS);
    }
  });
  for (const [name, take] of Object.entries(TAKERS)) {
    events.addEventListener(name, take);
  }
}

translate();
showLink('connecting');
startConversation();
startMessages();
startActions();
startForms();
startMeter();
listen();

/** The state of modem, network, connection and platform, as a row of badges. */
import { byId, element, plain, shown } from './dom.js';
import { say, sayWord } from './texts.js';

// 27.007, 8.5: AT+CSQ tells -113 to -51 dBm; below -93 (a 10) links become unsteady.
const WEAK_SIGNAL = -93;

const GOOD = new Set(['on', 'ready', 'home', 'roaming', 'lte-only', 'up', 'online', 'plugged', 'running']);
const BAD = new Set(['off', 'dead', 'denied', 'failure', 'removed', 'puk', 'locked', 'unplugged', 'stopped']);
const BETWEEN = new Set(['starting', 'searching', 'unknown', 'busy', 'pin', 'open']);

const LOOK = {
  power: state => state.power,
  plugged: state => (state.plugged ? 'plugged' : 'unplugged'),
  sim: state => state.sim,
  registration: state => state.registration,
  signal: state => state.signal,
  bearer: state => state.bearer ?? 'none',
  connection: state => state.connection,
  device: state => state.device,
  platform: state => (state.platform === 'up' ? 'running' : 'stopped'),
};

function kind(value) {
  return GOOD.has(value) ? 'good' : BAD.has(value) ? 'bad' : BETWEEN.has(value) ? 'warn' : 'idle';
}

function badge(key, value) {
  if (key === 'signal') {
    return value === null ? ['idle', say('value.unknown')] : [value < WEAK_SIGNAL ? 'warn' : 'good', `${value} dBm`];
  }
  if (key === 'device') {
    return value === null ? ['idle', say('value.none')] : ['good', value];
  }
  return [kind(value), sayWord('value.', value)];
}

/** Shows a state as the server tells it. */
export function showState(state) {
  byId('port').textContent = plain(state.port);
  byId('badges').replaceChildren(...Object.entries(LOOK).map(([key, look]) => {
    const [colour, text] = badge(key, look(state));
    return element('div', { class: `badge ${colour}`, 'data-key': key },
      element('dt', {}, say(`state.${key}`)), element('dd', {}, ...shown(String(text))));
  }));
}

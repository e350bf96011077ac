/** The conversation: a ring of lines, of which the last that pass the filter are on the page. */
import { byId, element, shown, timeOfDay } from './dom.js';
import { say } from './texts.js';

const KEPT = 5000;
const ROWS = 2000;
// Removing the oldest of an array moves all others: so many are removed at once.
const SLACK = 1000;
// In a flood most of the time is left for the reader's clicks.
const IDLE_SHARE = 4;
const LONGEST_WAIT_MS = 500;

const list = byId('rows');
const kept = [];
let waiting = [];
let last = 0;
let behind = 0;
let paused = false;
let drawing = false;
let cost = 0;
let wanted = '';
let from = '';

function isChosen(line) {
  return from === '' || line.from === 'gap' || (from === 'no-echo' ? !line.echo : line.from === from);
}

function matches(line) {
  return isChosen(line)
    && (wanted === '' || line.text.toLowerCase().includes(wanted));
}

function row(line) {
  const text = element('span', { class: 'said' }, ...shown(line.text));
  if (line.cut) {
    text.append(element('span', { class: 'escape' }, ' …'));
  }
  return element('div', { class: `line ${line.from}${line.data ? ' data' : ''}${line.echo ? ' echo' : ''}` },
    element('time', {}, line.t ? timeOfDay(line.t) : ''),
    element('span', { class: 'way', 'aria-hidden': 'true' }, { host: '→', modem: '←' }[line.from] ?? '·'),
    text);
}

function keep(line) {
  kept.push(line);
  if (kept.length > KEPT + SLACK) {
    kept.splice(0, kept.length - KEPT);
  }
  if (matches(line)) {
    waiting.push(line);
    behind++;
  }
}

function frame() {
  const begin = performance.now();
  drawing = false;
  if (!paused) {
    draw();
  }
  count();
  cost = performance.now() - begin;
}

function draw() {
  const rows = waiting.slice(-ROWS).map(row);
  waiting = [];
  behind = 0;
  if (rows.length === ROWS) {
    list.replaceChildren(...rows);
  } else {
    list.append(...rows);
    for (let over = list.childElementCount - ROWS; over > 0; over--) {
      list.firstElementChild.remove();
    }
  }
}

function count() {
  byId('line-count').textContent = paused && behind > 0 ? say('pausedCount', last, behind) : say('lineCount', last);
}

function soon() {
  if (waiting.length > ROWS + SLACK) {
    waiting = waiting.slice(-ROWS);
  }
  if (!drawing) {
    drawing = true;
    setTimeout(() => requestAnimationFrame(frame), Math.min(IDLE_SHARE * cost, LONGEST_WAIT_MS));
  }
}

function again() {
  list.replaceChildren();
  waiting = kept.filter(matches).slice(-ROWS);
  draw();
  byId('lines').scrollTop = 0;
  count();
}

/** Takes lines as the server tells them; those that came before are left out, and those that never came are told. */
export function addLines(lines) {
  for (const line of lines) {
    if (line.n <= last) {
      continue;
    }
    if (line.n > last + 1) {
      keep({ from: 'gap', text: say('gap', line.n - last - 1) });
    }
    last = line.n;
    keep(line);
  }
  soon();
}

/** Takes a note: what was done, what things say. */
export function addNote(note) {
  keep({ t: note.t, from: 'note', text: note.text });
  soon();
}

/** Lets the reader filter and pause. */
export function startConversation() {
  count();
  byId('filter').addEventListener('input', event => {
    wanted = event.target.value.toLowerCase();
    again();
  });
  byId('filter').addEventListener('keydown', event => {
    if (event.key === 'Escape' && wanted !== '') {
      event.target.value = '';
      wanted = '';
      again();
    }
  });
  byId('from').addEventListener('change', event => {
    from = event.target.value;
    again();
  });
  byId('pause').addEventListener('click', event => {
    paused = !paused;
    event.target.textContent = say(paused ? 'resume' : 'pause');
    if (!paused) {
      again();
    }
  });
}

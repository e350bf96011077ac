/** Counters, and a chart of the last minute: bytes a second, and how long commands took. */
import { byId, element, shape } from './dom.js';
import { say } from './texts.js';

const SECONDS = 60;
const WIDTH = 300;
const HEIGHT = 44;
const STEP = WIDTH / SECONDS;

/** By second since 1970: bytes both ways, and the median latency in milliseconds or null. */
const samples = new Map();
let before = null;
let ahead = 0;

/** What passes while nobody tells of it is no second's traffic. */
export function forgetCounters() {
  before = null;
}

/** Takes counters as the server tells them, once a second while something changes. */
export function showCounters(counters) {
  ahead = counters.t - Date.now();
  const bytes = before === null ? 0 : Math.max(0, counters.in + counters.out - before.in - before.out);
  before = counters;
  const second = Math.floor(counters.t / 1000);
  samples.set(second, { bytes: bytes + (samples.get(second)?.bytes ?? 0), latency: counters.latency?.median ?? null });
  const latency = counters.latency === null ? '–' : say('milliseconds', round(counters.latency.median));
  byId('message-count').textContent = say('messageCount', counters.up, counters.down);
  byId('counters').replaceChildren(...[
    ['in', say('bytes', counters.in)], ['out', say('bytes', counters.out)],
    ['upCount', counters.up], ['downCount', counters.down], ['connects', counters.connects],
    ['refusals', counters.refusals], ['throttledCount', counters.throttled], ['latency', latency],
  ].map(([key, value]) => element('div', { 'data-key': key },
    element('dt', {}, say(key)), element('dd', {}, typeof value === 'number' ? value.toLocaleString() : value))));
  draw();
}

function round(ms) {
  return ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms);
}

function lane(values, kind, label, most) {
  const top = Math.max(1, ...values.map(value => value ?? 0));
  const bars = values.map((value, i) => ({ value, x: i * STEP })).filter(bar => bar.value !== null && bar.value > 0)
    .map(({ value, x }) => {
      const height = Math.max(1, HEIGHT * value / top);
      return shape('rect', { x: x.toFixed(1), y: (HEIGHT - height).toFixed(1), width: STEP - 1, height: height.toFixed(1) });
    });
  return element('figure', { class: `lane ${kind}` },
    element('figcaption', {}, element('span', {}, label), element('span', { class: 'faint' }, most)),
    shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      shape('line', { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }), ...bars));
}

function draw() {
  const now = Math.floor((Date.now() + ahead) / 1000);
  for (const second of samples.keys()) {
    if (second <= now - SECONDS) {
      samples.delete(second);
    }
  }
  const seconds = Array.from({ length: SECONDS }, (unused, i) => samples.get(now - SECONDS + 1 + i));
  const bytes = seconds.map(sample => sample?.bytes ?? 0);
  const latencies = seconds.map(sample => sample?.latency ?? null);
  const mostBytes = Math.max(...bytes);
  const mostLatency = round(Math.max(0, ...latencies));
  const chart = byId('chart');
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', say('chart', mostBytes, mostLatency));
  chart.replaceChildren(
    lane(bytes, 'bytes', say('throughput'), say('perSecond', mostBytes)),
    lane(latencies, 'latency', say('latency'), say('milliseconds', mostLatency)),
    element('p', { class: 'axis faint' }, element('span', {}, say('lastMinute')), element('span', {}, say('now'))));
}

/** Moves the chart on each second while somebody looks. */
export function startMeter() {
  draw();
  setInterval(() => {
    if (!document.hidden) {
      draw();
    }
  }, 1000);
}

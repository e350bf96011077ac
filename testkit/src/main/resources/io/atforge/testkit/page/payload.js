/** The bytes of a message, as text, as JSON to fold out, and as hex. */
import { element, shown, shownLines } from './dom.js';
import { say } from './texts.js';

const DEEPEST = 24;
const COLUMNS = 16;

/** A number as it was written: 12345678901234567890 is none of JavaScript's. */
class Written {
  constructor(source) {
    this.source = source;
  }
}

/** What the text says as JSON; undefined where it is none, or nothing that could be folded. */
function read(text) {
  try {
    const value = JSON.parse(text, (key, part, context) =>
      (typeof part === 'number' && context?.source ? new Written(context.source) : part));
    return value !== null && typeof value === 'object' && !(value instanceof Written) ? value : undefined;
  } catch {
    return undefined;
  }
}

function tree(key, value, depth) {
  const name = key === null ? [] : [element('span', { class: 'json-key' }, ...shown(key)), ': '];
  if (value === null || typeof value !== 'object' || value instanceof Written) {
    const written = value instanceof Written ? value.source : JSON.stringify(value);
    return element('div', { class: 'json-leaf' }, ...name, ...shown(written));
  }
  const brackets = Array.isArray(value) ? '[]' : '{}';
  const entries = Object.entries(value);
  if (entries.length === 0 || depth >= DEEPEST) {
    return element('div', { class: 'json-leaf' }, ...name, brackets[0], entries.length === 0 ? '' : ' … ', brackets[1]);
  }
  return element('details', { open: depth < 3 ? '' : null },
    element('summary', {}, ...name, element('span', { class: 'faint' }, `${brackets[0]} ${entries.length} ${brackets[1]}`)),
    ...entries.map(([inner, part]) => tree(Array.isArray(value) ? `${inner}` : inner, part, depth + 1)));
}

function hexDump(hex) {
  const bytes = hex.match(/../g) ?? [];
  const rows = [];
  for (let at = 0; at < bytes.length; at += COLUMNS) {
    const part = bytes.slice(at, at + COLUMNS);
    const letters = part.map(byte => {
      const code = parseInt(byte, 16);
      return code > 0x1f && code < 0x7f ? String.fromCharCode(code) : '.';
    });
    rows.push(`${at.toString(16).padStart(4, '0')}  ${part.join(' ').padEnd(3 * COLUMNS)} ${letters.join('')}`);
  }
  return rows.join('\n');
}

function block(key, open, content) {
  return element('details', { class: `block ${key}`, open: open ? '' : null },
    element('summary', {}, say(key)), content);
}

/** What stands in a message that was opened. */
export function payloadBlocks(message) {
  const blocks = [];
  if (message.cut) {
    blocks.push(element('p', { class: 'hint' }, say('firstBytes', message.hex.length / 2, message.size)));
  }
  const json = message.text === null || message.cut ? undefined : read(message.text);
  if (json !== undefined) {
    blocks.push(block('json', true, element('div', { class: 'json mono' }, tree(null, json, 0))));
  }
  if (message.text !== null && message.text !== '') {
    blocks.push(block('text', json === undefined, element('pre', {}, ...shownLines(message.text))));
  }
  blocks.push(block('hex', message.text === null, element('pre', {}, hexDump(message.hex))));
  return blocks;
}

/** Making elements, and showing text that strangers wrote. */

/** An element with attributes and children; a text among the children becomes a text node, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  fill(made, attributes);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for SVG. */
export function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  fill(made, attributes);
  made.append(...children);
  return made;
}

function fill(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value);
    }
  }
}

/** The element of the page with this id. */
export const byId = id => document.getElementById(id);

// What cannot be seen, or turns the direction of what stands beside it: controls, format characters (Unicode's Cf, for
// example U+202E), separators of lines, private and unassigned ones, and those that are drawn as nothing.
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const RUNS = /([\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+)/u;
const SHORT = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(run) {
  return Array.from(run, c => {
    const code = c.codePointAt(0);
    const hex = code.toString(16).toUpperCase();
    return SHORT[c] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
  }).join('');
}

/** Nodes that show a text; what cannot be seen stands there as an escape, in another colour. */
export function shown(text) {
  if (!UNSEEN.test(text)) {
    return [text];
  }
  return text.split(RUNS).map((part, i) =>
    i % 2 === 1 ? element('span', { class: 'escape' }, escaped(part)) : part);
}

/** The same as mere text, for attributes and options. */
export function plain(text) {
  return text.split(RUNS).map((part, i) => (i % 2 === 1 ? escaped(part) : part)).join('');
}

/** The same, but lines stay lines. */
export function shownLines(text) {
  return text.split(/\r?\n/).flatMap((line, i) => (i === 0 ? shown(line) : ['\n', ...shown(line)]));
}

/** A time of day with milliseconds, from milliseconds since 1970; nobody reads the date of a test. */
export function timeOfDay(t) {
  const at = new Date(t);
  const two = n => String(n).padStart(2, '0');
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

/** Buttons for what can happen to modem and platform, and a line for any words. */
import { byId, element, plain } from './dom.js';
import { command } from './command.js';
import { meaning, say } from './texts.js';

function perform(words) {
  return command(JSON.stringify({ do: 'words', words }), 'words-answer', say('done', words));
}

function button(action, meanings) {
  const first = action.words.split(' ', 1)[0];
  const short = action.words.startsWith(`${action.group} `) ? action.words.slice(action.group.length + 1) : action.words;
  const made = element('button', {
    type: 'button', 'data-words': action.words, 'aria-label': plain(action.words), title: plain(meanings.get(first) ?? ''),
  }, plain(short));
  made.addEventListener('click', () => perform(action.words));
  return made;
}

/** Takes the actions and the help of all words as the server tells them. */
export function showActions(actions, usages) {
  const explained = usages.map(({ usage, meaning: english }) => ({ usage, text: meaning(usage, english) }));
  const meanings = new Map(explained.map(({ usage, text }) => [usage.split(' ', 1)[0], text]));
  const groups = new Map();
  for (const action of actions) {
    // A word that stands alone needs no row of its own.
    const group = action.group === action.words ? say('atOnce') : action.group;
    groups.set(group, [...(groups.get(group) ?? []), button(action, meanings)]);
  }
  byId('actions').replaceChildren(...[...groups].map(([group, buttons]) =>
    element('div', { class: 'group', role: 'group', 'aria-label': plain(group) },
      element('span', { class: 'caption', 'aria-hidden': 'true' }, plain(group)), element('div', {}, ...buttons))));
  byId('usages').replaceChildren(...explained.map(({ usage, text }) =>
    element('option', { value: usage.split(' ', 1)[0], label: plain(`${usage}: ${text}`) })));
  byId('meanings').replaceChildren(...explained.flatMap(({ usage, text }) =>
    [element('dt', { class: 'mono' }, plain(usage)), element('dd', {}, plain(text))]));
}

/** Lets the reader type words. */
export function startActions() {
  byId('words-form').addEventListener('submit', async event => {
    event.preventDefault();
    const words = byId('words').value.trim();
    if (words !== '') {
      await perform(words);
      byId('words').select();
    }
  });
}

/** Asking the server to do something. */
import { byId, shown } from './dom.js';
import { say } from './texts.js';

/** Sends a command, as JSON that is written already, and says how it ended in this element of the page. */
export async function command(json, answer, success) {
  const place = byId(answer);
  place.classList.remove('bad');
  place.textContent = '…';
  const error = await ask(json);
  place.classList.toggle('bad', error !== null);
  place.replaceChildren(...shown(error ?? success));
}

/** Says a mistake that needs no server to be told. */
export function mistake(text, answer) {
  const place = byId(answer);
  place.classList.add('bad');
  place.textContent = text;
}

async function ask(json) {
  try {
    const response = await fetch('do', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: json });
    if (response.ok) {
      return null;
    }
    const said = await response.json().catch(() => ({}));
    return say('notDone', String(said.error ?? response.status));
  } catch {
    return say('unreachable');
  }
}

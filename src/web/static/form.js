// Helps with the form of a development: what a date means, who a name may mean, and a filter over the kinds.
// Without this script the preview says the same.
const base = `/${location.pathname.split('/')[1]}`;
const PAUSE_MS = 200;

for (const input of document.querySelectorAll('input[data-edtf]'))
  helpWithDate(/** @type {HTMLInputElement} */ (input));
for (const input of document.querySelectorAll('input[data-suggest]')) suggest(/** @type {HTMLInputElement} */ (input));
for (const input of document.querySelectorAll('input[data-filter]')) filter(/** @type {HTMLInputElement} */ (input));
for (const input of document.querySelectorAll('.asserter input[data-suggest]'))
  choose(/** @type {HTMLInputElement} */ (input));

/** @param {HTMLInputElement} input */
function helpWithDate(input) {
  const says = saysOf(input);
  onPause(input, async (text, isCurrent) => {
    const answer = text.trim() === '' ? { ok: true, text: '' } : await ask('/edtf', { text: text.slice(0, 1000) });
    if (!answer || !says || !isCurrent()) return;
    says.textContent = answer.text;
    says.classList.toggle('unread', !answer.ok);
  });
}

/**
 * Subjects by name in the list that browsers open under a field: arrow keys choose, and the id stands in the field.
 * @param {HTMLInputElement} input
 */
function suggest(input) {
  const list = document.createElement('datalist');
  list.id = `${input.id}-list`;
  input.after(list);
  input.setAttribute('list', list.id);
  const says = saysOf(input);
  /** @type {Map<string, string>} */
  const names = new Map();
  onPause(input, async (text, isCurrent) => {
    if (says) says.textContent = names.get(text.trim()) ?? '';
    if (text.trim().length < 2 || names.has(text.trim())) return;
    const found = await ask('/suggest', { kind: input.dataset.suggest ?? '', q: text.slice(0, 300) });
    if (!Array.isArray(found) || !isCurrent()) return;
    for (const { id, name } of found) names.set(id, name);
    list.replaceChildren(...found.map(({ id, name }) => new Option(name, id)));
    if (says) says.textContent = names.get(text.trim()) ?? '';
  });
}

/**
 * A name that is typed chooses the answer that it belongs to.
 * @param {HTMLInputElement} input
 */
function choose(input) {
  const radio = input.closest('.asserter')?.querySelector('input[type=radio][value=subject]');
  input.addEventListener('input', () => {
    if (radio instanceof HTMLInputElement && input.value.trim() !== '') radio.checked = true;
  });
}

/** @param {HTMLInputElement} input */
function filter(input) {
  const none = document.querySelector('[data-filter-none]');
  input.closest('[data-filter-place]')?.removeAttribute('hidden');
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const group of document.querySelectorAll('[data-filter-group]')) {
      let own = 0;
      for (const item of group.querySelectorAll('[data-filter-item]')) {
        const text = `${group.querySelector('h2')?.textContent} ${item.textContent}`.toLowerCase();
        const fits = words.every((word) => text.includes(word));
        item.toggleAttribute('hidden', !fits);
        own += Number(fits);
      }
      group.toggleAttribute('hidden', own === 0);
      count += own;
    }
    none?.toggleAttribute('hidden', count > 0);
  });
}

/** @param {HTMLInputElement} input */
function saysOf(input) {
  return document.getElementById(`${input.id}-says`);
}

/**
 * Calls `act` once typing has paused. `isCurrent`: nothing was typed since.
 * @param {HTMLInputElement} input
 * @param {(text: string, isCurrent: () => boolean) => void} act
 */
function onPause(input, act) {
  let turn = 0;
  input.addEventListener('input', () => {
    turn += 1;
    const own = turn;
    setTimeout(() => own === turn && act(input.value, () => own === turn), PAUSE_MS);
  });
}

/**
 * Undefined where there is no answer: the preview says it later.
 * @param {string} path
 * @param {Record<string, string>} query
 */
async function ask(path, query) {
  try {
    const response = await fetch(`${base}${path}?${new URLSearchParams(query)}`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

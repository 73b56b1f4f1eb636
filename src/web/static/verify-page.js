// Checks the proof that a page shows, and says step by step what passed. Without it the page says how else to check it.

import { missingHere, verifyConsistency, verifyReceipt } from './verify.js';

/** @typedef {import('./verify.js').Step} Step */

startAll();
// The time controls have put others in their place.
document.addEventListener('annalist:replaced', startAll);

function startAll() {
  for (const section of document.querySelectorAll('[data-verify]')) start(section);
}

/** @param {HTMLElement} section */
function start(section) {
  const form = section.querySelector('form');
  if (!form.hidden) return;
  const words = JSON.parse(section.dataset.words);
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const outcome = section.querySelector('[data-outcome]');
    outcome.replaceChildren();
    say(section, words.running);
    try {
      const steps = await check(section.dataset, new FormData(form));
      outcome.replaceChildren(...report(steps, words, words.meaning[section.dataset.verify]));
      say(section, ...verdictOf(steps, words));
    } catch (error) {
      say(section, fill(words.verdicts.unreachable, { status: error.message }), 'fault');
    }
    form.querySelector('button').textContent = words.again;
  });
}

/** @returns {Promise<Step[]>} */
async function check(asked, fields) {
  if ((await missingHere()) === 'crypto') return [{ name: 'crypto', ok: undefined, fault: 'crypto', values: {} }];
  const own = String(fields.get('key')).trim();
  const keys = (own === '' ? await load(asked.keys) : own).split('\n');
  if (asked.verify === 'receipt') {
    const { id, position } = asked;
    return verifyReceipt(await load(asked.receipt), keys, { id, position: Number(position) });
  }
  const newer = await load(asked.checkpoint);
  const readProof = async (from, to) => JSON.parse(await load(`${asked.consistency}?from=${from}&to=${to}`)).proof;
  return verifyConsistency({ older: String(fields.get('kept')), newer, readProof }, keys);
}

async function load(address) {
  const response = await fetch(address, { headers: { accept: 'text/plain, application/json' } });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return response.text();
}

/** The outcome in one line, which screen readers say at once. */
function say(section, text, className = '') {
  const verdict = section.querySelector('[data-verdict]');
  verdict.textContent = text;
  verdict.className = className;
}

/** What a receipt may leave open: parts that are hidden, and co-signers whose keys are not known here. */
const OPEN = ['hidden', 'unknown'];

/** @param {readonly Step[]} steps */
function verdictOf(steps, words) {
  if (isBroken(steps)) return [`✗ ${words.verdicts.broken}`, 'verdict fault'];
  const isPartly = steps.some(({ ok, fault }) => ok === undefined && !OPEN.includes(fault));
  if (isPartly) return [`? ${words.verdicts.partly}`, 'verdict'];
  return [`✓ ${words.verdicts.sound}`, 'verdict good'];
}

/** @param {readonly Step[]} steps */
function isBroken(steps) {
  return steps.some(({ ok }) => ok === false);
}

/** @param {readonly Step[]} steps */
function report(steps, words, { proves, doesNotProve }) {
  const list = element('ol', '', 'checks');
  list.append(...steps.map((step) => stepElement(step, words)));
  return [list, ...(isBroken(steps) ? [] : [element('p', proves), element('p', doesNotProve)])];
}

/** @param {Step} step */
function stepElement({ name, ok, values, fault }, words) {
  const item = element('li', '', ok === false ? 'broken' : ok ? 'holds' : 'open');
  const mark = element('span', ok === false ? '✗' : ok ? '✓' : '–', 'mark');
  mark.setAttribute('aria-hidden', 'true');
  const state = words.states[ok === false ? 'failed' : ok ? 'passed' : 'open'];
  const said = element('strong', fill(state, { step: fill(words.steps[name], values) }));
  item.append(mark, ' ', said);
  if (fault !== undefined)
    item.append(element('p', fill(words.faults[fault], values), ok === false ? 'fault' : 'hint'));
  const shown = Object.entries(values).filter(([key]) => key in words.values);
  if (shown.length > 0) item.append(valuesElement(shown, words, ok === false));
  return item;
}

/** What was compared, to be opened; it is open where it differs. */
function valuesElement(shown, words, isOpen) {
  const details = document.createElement('details');
  details.open = isOpen;
  const list = element('dl', '', 'facts');
  for (const [key, value] of shown) {
    const said = document.createElement('dd');
    said.append(element('code', value));
    list.append(element('dt', words.values[key]), said);
  }
  details.append(element('summary', words.compared), list);
  return details;
}

/** Text in braces stands for a value. */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

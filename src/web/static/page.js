// Makes the time controls act at once. Without this script their form and their links do the same.

/** So long after the last change the page follows: the date is dragged, or typed digit by digit. */
const SETTLE_MS = { drag: 90, date: 400 };

const form = document.querySelector('form[data-time-controls]');
if (form) startTimeControls(form);
openPlaces();
document.documentElement.dataset.ready = 'true';

/** @param {HTMLFormElement} form */
function startTimeControls(form) {
  const load = makeLoader(form);
  const date = form.elements.namedItem('asOf');
  date.addEventListener('change', () => {
    if (date.value !== '') load.soon(() => addressOf(form), 'date');
  });
  // The picture asks for another window, or for a day while its line is dragged; meanwhile no answer may replace it.
  document.addEventListener('annalist:go', ({ detail: { address, how } }) => {
    if (how !== 'drag') return load.now(address, how);
    date.value = new URL(address).searchParams.get('asOf');
    load.soon(() => address, how);
  });
  document.addEventListener('annalist:hold', () => load.stop());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    load.now(addressOf(form), 'step');
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-step]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load.now(link.href, 'step');
  });
  addEventListener('popstate', () => load.now(location.href, 'back'));
}

/**
 * Takes the parts of another snapshot’s page into this one; the address follows. A step and a date can be taken back,
 * and so can all the days of one drag together.
 * @param {HTMLFormElement} form
 */
function makeLoader(form) {
  /** @type {AbortController | undefined} */
  let loading;
  /** @type {number | undefined} */
  let waiting;
  return { now, soon, stop };

  function stop() {
    clearTimeout(waiting);
    loading?.abort();
  }

  /** @param {'drag' | 'date'} how */
  function soon(address, how) {
    clearTimeout(waiting);
    waiting = setTimeout(() => now(address(), how), SETTLE_MS[how]);
  }

  /** @param {'drag' | 'date' | 'step' | 'back'} how */
  async function now(address, how) {
    stop();
    loading = new AbortController();
    document.body.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: loading.signal, headers: { accept: 'text/html' } });
      if (response.redirected || !response.ok) return location.assign(address);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const before = answers();
      replaceLive(page);
      const other = page.querySelector('form[data-time-controls]');
      if (other) takeFields(form, other, how);
      announce(before, form);
      document.title = page.title;
      if (how === 'step' || how === 'date') history.pushState(null, '', address);
      if (how === 'drag') history.replaceState(null, '', address);
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(address);
    } finally {
      document.body.removeAttribute('aria-busy');
    }
  }
}

/** Takes what else the address asks for. A date may still be typed. */
function takeFields(form, other, how) {
  for (const field of form.querySelectorAll('input[type="hidden"]')) field.remove();
  form.append(...other.querySelectorAll('input[type="hidden"]'));
  for (const name of how === 'date' || how === 'drag' ? ['knownAt'] : ['asOf', 'knownAt'])
    form.elements.namedItem(name).value = other.elements.namedItem(name).value;
}

/** What the page answers, by what it answers. */
function answers() {
  const all = document.querySelectorAll('[data-says]');
  return new Map([...all].map((it) => [it.dataset.says, it.textContent.replace(/\s+/g, ' ').trim()]));
}

/** Says the day, and of the answers those that are others than before. */
function announce(before, form) {
  const changed = [...answers()].filter(([name, text]) => before.get(name) !== text).map(([, text]) => text);
  const says = changed.length > 0 ? changed : [form.dataset.unchanged];
  const day = document.getElementById('time-day-shown')?.textContent ?? '';
  const place = document.getElementById('time-said');
  if (place) place.textContent = [day, ...says].join('. ');
}

/** Every part that a snapshot changes, but for what its reader has opened, and the focus within it. */
function replaceLive(page) {
  for (const part of document.querySelectorAll('[data-live]')) {
    const other = page.getElementById(part.id);
    if (!other) continue;
    const focused = part.contains(document.activeElement) ? nameOf(document.activeElement) : undefined;
    const opened = [...part.querySelectorAll('details[open][data-key]')].map((it) => it.dataset.key);
    part.replaceChildren(...other.childNodes);
    for (const details of part.querySelectorAll('details[data-key]'))
      if (opened.includes(details.dataset.key)) details.open = true;
    if (focused === undefined) continue;
    const links = [...part.querySelectorAll('a, button, summary')];
    const again = links.find((link) => nameOf(link) === focused) ?? links[0] ?? nearest(part);
    again?.focus({ preventScroll: true });
  }
  document.dispatchEvent(new Event('annalist:replaced'));
}

/** What stays while the day changes: a link that names a day is the same link. */
function nameOf(element) {
  return element.closest('[data-live]')?.id.startsWith('time-') ? 'step' : element.textContent;
}

function nearest(part) {
  return part.parentElement?.querySelector('a, button, input');
}

/** The address that the form asks for; what is empty is left out. */
function addressOf(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  return `${form.getAttribute('action')}?${query}`;
}

/** A link to a place in a closed section opens it. */
function openPlaces() {
  const open = () => {
    const place = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let it = place; it; it = it.parentElement) if (it instanceof HTMLDetailsElement) it.open = true;
    place?.scrollIntoView();
  };
  addEventListener('hashchange', open);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link?.getAttribute('href') === location.hash) open();
  });
  open();
}

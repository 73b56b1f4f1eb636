// Makes the time controls act at once. Without this script their form does the same, with a button.

const DAY_MS = 86_400_000;
/** So long after the last change the page follows: sliders move on, and dates are typed digit by digit. */
const SETTLE_MS = { slide: 90, date: 400 };

const controls = document.querySelector('form[data-time-controls]');
if (controls) startTimeControls(controls);
document.documentElement.dataset.ready = 'true';

/** @param {HTMLFormElement} form */
function startTimeControls(form) {
  const words = JSON.parse(form.dataset.words);
  const load = makeLoader(form, () => placeSliders(form, words));
  for (const slider of slidersOf(form)) {
    slider.addEventListener('input', () => {
      const field = fieldOf(slider);
      field.value = scaleOf(slider)?.textAt(Number(slider.value)) ?? field.value;
      describe(slider, words);
      if (slider.dataset.slider === 'asOf') tellDay(field.value);
      load.soon(() => addressOf(form), 'slide');
    });
  }
  const date = form.elements.namedItem('asOf');
  date.addEventListener('change', () => {
    if (date.value === '') return;
    placeSliders(form, words);
    tellDay(date.value);
    load.soon(() => addressOf(form), 'date');
  });
  placeSliders(form, words);
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
  // A picture asks for another window or day; while its reader moves it, no answer may replace it.
  document.addEventListener('annalist:go', ({ detail: { address, how } }) => {
    if (how === 'slide') {
      form.elements.namedItem('asOf').value = new URL(address).searchParams.get('asOf');
      placeSliders(form, words);
      load.soon(() => address, how);
    } else load.now(address, how);
  });
  document.addEventListener('annalist:hold', () => load.stop());
  addEventListener('popstate', () => load.now(location.href, 'back'));
}

function slidersOf(form) {
  return [...form.querySelectorAll('input[data-slider]')];
}

function fieldOf(slider) {
  return slider.form.elements.namedItem(slider.dataset.slider);
}

/** Puts the sliders where the fields stand. */
function placeSliders(form, words) {
  for (const slider of slidersOf(form)) {
    const scale = scaleOf(slider);
    slider.hidden = !scale || scale.steps < 1;
    if (slider.hidden) continue;
    slider.max = String(scale.steps);
    slider.value = String(scale.indexOf(fieldOf(slider).value));
    describe(slider, words);
  }
}

/**
 * Takes the parts of another snapshot’s page into this one; the address follows. A step and a date can be taken back,
 * and so can all the slides between two steps together.
 * @param {HTMLFormElement} form
 * @param {() => void} placed Called once the fields of the form stand as the other page has them.
 */
function makeLoader(form, placed) {
  /** @type {AbortController | undefined} */
  let loading;
  /** @type {number | undefined} */
  let waiting;
  return { now, soon, stop };

  function stop() {
    clearTimeout(waiting);
    loading?.abort();
  }

  /** @param {'slide' | 'date'} how */
  function soon(address, how) {
    clearTimeout(waiting);
    waiting = setTimeout(() => now(address(), how), SETTLE_MS[how]);
  }

  /** @param {'slide' | 'date' | 'step' | 'back'} how */
  async function now(address, how) {
    stop();
    loading = new AbortController();
    document.body.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: loading.signal, headers: { accept: 'text/html' } });
      if (response.redirected || !response.ok) return location.assign(address);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      replaceLive(page);
      const other = page.querySelector('form[data-time-controls]');
      if (other) takeFields(form, other, how);
      placed();
      document.title = page.title;
      if (how === 'step' || how === 'date') history.pushState(null, '', address);
      if (how === 'slide') history.replaceState(null, '', address);
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(address);
    } finally {
      document.body.removeAttribute('aria-busy');
    }
  }
}

/** Takes what else the address asks for, and how far the sliders reach. A date may still be typed. */
function takeFields(form, other, how) {
  for (const field of form.querySelectorAll('input[type="hidden"]')) field.remove();
  form.append(...other.querySelectorAll('input[type="hidden"]'));
  for (const slider of slidersOf(form)) {
    if (how === 'step' || how === 'back') fieldOf(slider).value = other.elements.namedItem(slider.dataset.slider).value;
    Object.assign(slider.dataset, other.querySelector(`[data-slider="${slider.dataset.slider}"]`).dataset);
  }
}

/** Every part that a snapshot changes, but for what its reader has opened, and the focus within it. */
function replaceLive(page) {
  for (const part of document.querySelectorAll('[data-live]')) {
    const other = page.getElementById(part.id);
    if (!other) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
    const opened = [...part.querySelectorAll('details[open][data-key]')].map((it) => it.dataset.key);
    part.replaceChildren(...other.childNodes);
    for (const details of part.querySelectorAll('details[data-key]'))
      if (opened.includes(details.dataset.key)) details.open = true;
    if (focused === undefined) continue;
    const links = [...part.querySelectorAll('a')];
    const again =
      links.find((link) => link.textContent === focused) ?? links[0] ?? part.parentElement.querySelector('input');
    again?.focus({ preventScroll: true });
  }
  document.dispatchEvent(new Event('annalist:replaced'));
}

/** The address that the form asks for; what is empty is left out. */
function addressOf(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  return `${form.getAttribute('action')}?${query}`;
}

/** What the steps of a slider mean. */
function scaleOf(slider) {
  return slider.dataset.slider === 'asOf' ? scaleOfDays(slider) : scaleOfEntries(slider);
}

function scaleOfDays({ dataset }) {
  const first = Date.parse(dataset.first);
  const steps = Math.round((Date.parse(dataset.last) - first) / DAY_MS);
  if (!Number.isFinite(steps)) return undefined;
  return {
    steps,
    textAt: (index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10),
    indexOf: (text) => Math.round((Date.parse(text) - first) / DAY_MS),
  };
}

function scaleOfEntries({ dataset }) {
  const listed = dataset.positions.split(' ').filter(Boolean).map(Number);
  const positions = listed.length > 0 ? listed : undefined;
  const steps = positions ? positions.length - 1 : Number(dataset.head);
  return {
    steps,
    // The last step is now: it stays now when more is recorded.
    textAt: (index) => (index === steps ? '' : `position:${positions ? positions[index] : index}`),
    indexOf(text) {
      if (text === '') return steps;
      const position = Number(/^position:(\d+)$/.exec(text)?.[1] ?? dataset.position);
      if (!positions) return Math.min(position, steps);
      return Math.max(
        0,
        positions.findLastIndex((it) => it <= position),
      );
    },
  };
}

/** What the step of a slider is called, for screen readers. */
function describe(slider, words) {
  slider.setAttribute('aria-valuetext', textFor(fieldOf(slider).value, words));
}

/** A date, a log entry, now, or a time as it was typed. */
function textFor(text, words) {
  if (text === '') return words.now;
  const entry = /^position:(\d+)$/.exec(text)?.[1];
  if (entry !== undefined) return fill(words.entry, { entry });
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return text;
  return fill(words.day, { day: Number(day), month: words.months[Number(month) - 1], year: Number(year) });
}

/** Text in braces stands for a value. */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Pictures move their lines before the new picture is there. */
function tellDay(day) {
  document.dispatchEvent(new CustomEvent('annalist:day', { detail: { day } }));
}

// Makes the time machine act at once. Without this script its form does the same, with a button.

const DAY_MS = 86_400_000;
const SETTLE_MS = 90;

const machine = document.querySelector('form[data-machine]');
if (machine) startMachine(machine);
document.documentElement.dataset.ready = 'true';

/** @param {HTMLFormElement} form */
function startMachine(form) {
  const sliders = [...form.querySelectorAll('input[data-slider]')];
  /** @type {AbortController | undefined} */
  let loading;
  /** @type {number | undefined} */
  let waiting;

  for (const slider of sliders) {
    slider.addEventListener('input', () => {
      const field = fieldOf(slider);
      field.value = scaleOf(slider)?.textAt(Number(slider.value)) ?? field.value;
      describe(slider, field.value);
      if (slider.dataset.slider === 'asOf') moveMarker(field.value);
      clearTimeout(waiting);
      waiting = setTimeout(() => load(addressOf(form), 'slide'), SETTLE_MS);
    });
  }
  place();

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    load(addressOf(form), 'step');
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-step]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load(link.href, 'step');
  });
  addEventListener('popstate', () => load(location.href, 'back'));

  function fieldOf(slider) {
    return form.elements.namedItem(slider.dataset.slider);
  }

  /** Puts the sliders where the fields stand. */
  function place() {
    for (const slider of sliders) {
      const scale = scaleOf(slider);
      slider.hidden = !scale || scale.steps < 1;
      if (slider.hidden) continue;
      const text = fieldOf(slider).value;
      slider.max = String(scale.steps);
      slider.value = String(scale.indexOf(text));
      describe(slider, text);
    }
  }

  /**
   * Takes the parts of another moment’s page into this one; the address follows. A step can be taken back, and so can all the slides
   * between two steps together.
   * @param {string} address
   * @param {'slide' | 'step' | 'back'} how
   */
  async function load(address, how) {
    clearTimeout(waiting);
    loading?.abort();
    loading = new AbortController();
    document.body.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: loading.signal, headers: { accept: 'text/html' } });
      if (response.redirected || !response.ok) return location.assign(address);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      replaceLive(page);
      const asked = page.querySelector('form[data-machine]');
      if (asked && how !== 'slide') takeFields(asked);
      document.title = page.title;
      if (how === 'step') history.pushState(null, '', address);
      if (how === 'slide') history.replaceState(null, '', address);
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(address);
    } finally {
      document.body.removeAttribute('aria-busy');
    }
  }

  /** A step may also have changed what else the address asks for, and how far the sliders reach. */
  function takeFields(asked) {
    for (const field of form.querySelectorAll('input[type="hidden"]')) field.remove();
    form.append(...asked.querySelectorAll('input[type="hidden"]'));
    for (const slider of sliders) {
      fieldOf(slider).value = asked.elements.namedItem(slider.dataset.slider).value;
      Object.assign(slider.dataset, asked.querySelector(`[data-slider="${slider.dataset.slider}"]`).dataset);
    }
    place();
  }
}

/** Every part that a moment changes, but for what its reader has opened, and the focus within it. */
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
  if (slider.dataset.slider === 'asOf') {
    const first = Date.parse(slider.dataset.first);
    const steps = Math.round((Date.parse(slider.dataset.last) - first) / DAY_MS);
    if (!Number.isFinite(steps)) return undefined;
    return {
      steps,
      textAt: (index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10),
      indexOf: (text) => Math.round((Date.parse(text) - first) / DAY_MS),
    };
  }
  const head = Number(slider.dataset.head);
  const listed = slider.dataset.positions.split(' ').filter(Boolean).map(Number);
  const positions = listed.length > 0 ? listed : undefined;
  const steps = positions ? positions.length - 1 : head;
  return {
    steps,
    // The last step is now: it stays now when more is recorded.
    textAt: (index) => (index === steps ? '' : `position:${positions ? positions[index] : index}`),
    indexOf(text) {
      if (text === '') return steps;
      const position = Number(/^position:(\d+)$/.exec(text)?.[1] ?? slider.dataset.position);
      if (!positions) return Math.min(position, steps);
      return Math.max(
        0,
        positions.findLastIndex((it) => it <= position),
      );
    },
  };
}

function describe(slider, text) {
  slider.setAttribute('aria-valuetext', text === '' ? 'now' : text.replace(/^position:/, 'position '));
}

/** Moves the line in the picture before the new picture is there. */
function moveMarker(day) {
  for (const picture of document.querySelectorAll('svg[data-from]')) {
    const [from, to] = [Date.parse(picture.dataset.from), Date.parse(picture.dataset.to)];
    const marker = picture.querySelector('[data-as-of-marker]');
    const line = picture.querySelector('line[data-as-of]');
    if (!marker || !line || !(to > from)) continue;
    const [left, right] = [Number(picture.dataset.left), Number(picture.dataset.right)];
    const x = left + ((Date.parse(day) - from) / (to - from)) * (right - left);
    marker.setAttribute(
      'transform',
      `translate(${Math.min(right, Math.max(left, x)) - Number(line.getAttribute('x1'))} 0)`,
    );
  }
}

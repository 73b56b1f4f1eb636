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
    const scale = scaleOf(slider);
    if (!scale || scale.steps < 1) continue;
    const field = form.elements.namedItem(slider.dataset.slider);
    slider.max = String(scale.steps);
    slider.hidden = false;
    slider.addEventListener('input', () => {
      field.value = scale.textAt(Number(slider.value));
      describe(slider, field.value);
      if (slider.dataset.slider === 'asOf') moveMarker(field.value);
      clearTimeout(waiting);
      waiting = setTimeout(() => load(addressOf(form)), SETTLE_MS);
    });
  }
  place();

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    load(addressOf(form), true);
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-step]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load(link.href, true);
  });
  addEventListener('popstate', () => location.reload());

  /** Puts the sliders where the fields stand. */
  function place() {
    for (const slider of sliders) {
      const scale = scaleOf(slider);
      const field = form.elements.namedItem(slider.dataset.slider);
      if (!scale || slider.hidden) continue;
      slider.value = String(scale.indexOf(field.value));
      describe(slider, field.value);
    }
  }

  /** Takes the parts of another moment’s page into this one; the address follows. */
  async function load(address, isStep = false) {
    loading?.abort();
    loading = new AbortController();
    document.body.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: loading.signal, headers: { accept: 'text/html' } });
      if (response.redirected || !response.ok) return location.assign(address);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      replaceLive(page);
      const asked = page.querySelector('form[data-machine]');
      if (asked && isStep) takeFields(asked);
      document.title = page.title;
      history.replaceState(null, '', address);
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(address);
    } finally {
      document.body.removeAttribute('aria-busy');
    }
  }

  function takeFields(asked) {
    for (const name of ['asOf', 'knownAt']) form.elements.namedItem(name).value = asked.elements.namedItem(name).value;
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
    const again = focused && [...part.querySelectorAll('a')].find((link) => link.textContent === focused);
    if (again) again.focus({ preventScroll: true });
  }
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
      const asked = /^position:(\d+)$/.exec(text);
      if (!asked) return steps;
      const position = Number(asked[1]);
      if (!positions) return Math.min(position, steps);
      return Math.max(
        0,
        positions.findLastIndex((it) => it <= position),
      );
    },
  };
}

function describe(slider, text) {
  slider.setAttribute('aria-valuetext', text === '' ? 'now' : text.replace(':', ' '));
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

// Lets a reader move in a picture: zoom and pan, drag the day, and see developments in place. Its links do the same
// without this script. While a gesture lasts, the picture is only stretched; when it ends, the server draws it anew.

const DAY_MS = 86_400_000;
const { d3 } = globalThis;
/** A window is never shorter than these days, nor longer. */
const [LEAST_DAYS, MOST_DAYS] = [5, 400_000];

function figures() {
  return [...document.querySelectorAll('figure[data-picture]')];
}

/** Makes pictures work that are new on the page. */
function start() {
  for (const figure of figures()) {
    if (figure.dataset.started) continue;
    figure.dataset.started = 'true';
    startZoom(figure);
    startDay(figure);
    startBriefs(figure);
    figure.addEventListener('keydown', (event) => steer(figure, event));
  }
}

function numberOf(day) {
  return Date.parse(day) / DAY_MS;
}

function dayAt(number) {
  const within = Math.min(numberOf('9999-12-31'), Math.max(numberOf('0001-01-01'), Math.round(number)));
  return new Date(within * DAY_MS).toISOString().slice(0, 10);
}

/** The window of a picture: its first day as a number, and how many days it has. */
function windowOf({ dataset: { from, to } }) {
  return { first: numberOf(from), length: numberOf(to) - numberOf(from) + 1 };
}

/** Where the tracks of a picture lie, in pixels from the left of its lanes. */
function trackOf(figure) {
  const lanes = figure.querySelector('.lanes').getBoundingClientRect();
  const track = figure.querySelector('.lanes .track').getBoundingClientRect();
  return { left: track.left - lanes.left, width: track.width, screen: track.left };
}

/** The page with another window, or on another day. */
function addressOf(figure, changes) {
  const address = new URL(figure.dataset.address, location.href);
  const { from, to } = figure.dataset;
  for (const [name, value] of Object.entries({ from, to, ...changes })) address.searchParams.set(name, value);
  return address.href;
}

function go(address, how) {
  document.dispatchEvent(new CustomEvent('annalist:go', { detail: { address, how } }));
}

/** Zooms with a wheel that is meant for the picture, with two fingers, and pans by dragging. */
function startZoom(figure) {
  const lanes = figure.querySelector('.lanes');
  if (!d3 || !lanes) return;
  const { length } = windowOf(figure);
  const zoom = d3
    .zoom()
    .scaleExtent([length / MOST_DAYS, Math.max(1, length / LEAST_DAYS)])
    .filter((event) => isMeant(event))
    .on('start', () => {
      document.dispatchEvent(new Event('annalist:hold'));
      hideBrief();
    })
    .on('zoom', ({ transform }) => stretch(figure, transform))
    .on('end', ({ transform }) => settle(figure, transform));
  d3.select(lanes).call(zoom).on('dblclick.zoom', null);
}

let lastMove = 0;
let lastWheel = 0;
let isZooming = false;
addEventListener('pointermove', () => (lastMove = performance.now()), { passive: true });

/**
 * A wheel scrolls the page as ever; it zooms where its reader has just pointed at the picture, or holds a key. Names,
 * shelves and the day are no handles.
 */
function isMeant(event) {
  if (event.type === 'wheel') {
    const now = performance.now();
    if (now - lastWheel > 300) isZooming = event.ctrlKey || event.metaKey || now - lastMove < 1_500;
    lastWheel = now;
    return isZooming;
  }
  if (event.button || event.ctrlKey) return false;
  return !event.target.closest('.name, .shelf, .flag, .handle');
}

/** What is drawn moves with the gesture; texts keep their size. */
function stretch(figure, { k, x }) {
  const { left, width } = trackOf(figure);
  const offset = ((x + (k - 1) * left) / width) * 100;
  for (const plot of figure.querySelectorAll('.lanes [data-plot]')) {
    plot.setAttribute('x', `${offset}%`);
    plot.setAttribute('width', `${k * 100}%`);
  }
}

/** Asks for the window that the gesture has come to. */
function settle(figure, { k, x }) {
  if (k === 1 && Math.abs(x) < 2) return;
  const { left, width } = trackOf(figure);
  const { first, length } = windowOf(figure);
  const from = first + (-(x + (k - 1) * left) / (k * width)) * length;
  const days = Math.max(LEAST_DAYS, Math.round(length / k));
  go(addressOf(figure, { from: dayAt(from), to: dayAt(Math.round(from) + days - 1) }), 'step');
}

const keys = { '+': 'in', '=': 'in', '-': 'out', ArrowLeft: 'back', ArrowRight: 'forth', 0: 'all' };

/** Keys do what the buttons do. */
function steer(figure, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
  const link = figure.querySelector(`a[data-zoom="${keys[event.key]}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
}

/** @type {{ index: number, day: string } | undefined} The day that is being dragged, in which picture. */
let dragged;

/** Drags the line of the day or its flag; a click on the axis chooses a day. */
function startDay(figure) {
  const index = figures().indexOf(figure);
  for (const handle of figure.querySelectorAll('[data-day-handle], [data-flag]'))
    handle.addEventListener('pointerdown', (event) => {
      if (event.button) return;
      event.preventDefault();
      event.stopPropagation();
      dragged = { index, day: figure.dataset.asOf };
      document.body.classList.add('drags-day');
    });
  figure.querySelector('.axis .track')?.addEventListener('click', (event) => {
    if (event.target.closest('[data-flag]')) return;
    choose(figure, dayUnder(figure, event), 'step');
  });
  figure.querySelector('[data-whole]')?.addEventListener('click', (event) => centre(figure, event));
}

addEventListener('pointermove', (event) => {
  const figure = dragged && figures()[dragged.index];
  if (!figure) return;
  const day = dayUnder(figure, event);
  if (day === dragged.day) return;
  dragged.day = day;
  moveDay(figure, day);
  choose(figure, day, 'drag');
});
for (const end of ['pointerup', 'pointercancel'])
  addEventListener(end, () => {
    const figure = dragged && figures()[dragged.index];
    if (figure && dragged.day !== figure.dataset.asOf) choose(figure, dragged.day, 'drag');
    dragged = undefined;
    document.body.classList.remove('drags-day');
  });

function dayUnder(figure, { clientX }) {
  const { screen, width } = trackOf(figure);
  const { first, length } = windowOf(figure);
  const share = Math.min(0.9999, Math.max(0, (clientX - screen) / width));
  return dayAt(Math.floor(first + share * length));
}

function choose(figure, day, how) {
  go(addressOf(figure, { asOf: day }), how);
}

/** Moves the window to where the whole record was clicked. */
function centre(figure, { clientX, currentTarget }) {
  const { left, width } = currentTarget.getBoundingClientRect();
  const whole = windowOf(currentTarget);
  const { length } = windowOf(figure);
  const from = Math.round(whole.first + ((clientX - left) / width) * whole.length - length / 2);
  go(addressOf(figure, { from: dayAt(from), to: dayAt(from + length - 1) }), 'step');
}

/** Moves the line and its flag before the new picture is there. */
function moveDay(figure, day) {
  const { first, length } = windowOf(figure);
  const x = ((numberOf(day) - first) / length) * 100;
  const line = figure.querySelector('[data-day-line]');
  const flag = figure.querySelector('[data-flag]');
  if (!line || !flag || x < 0 || x > 100) return;
  for (const name of ['x1', 'x2']) line.setAttribute(name, `${x}%`);
  figure.querySelector('[data-day-handle]').setAttribute('x', `${x}%`);
  flag.setAttribute('x', `${x}%`);
  flag.firstElementChild.className = `flag ${x < 12 ? 'start' : x > 88 ? 'end' : 'middle'}`;
  const words = JSON.parse(figure.dataset.words);
  flag.querySelector('[data-flag-text]').textContent = day === figure.dataset.today ? words.today : textOf(day, words);
}

function textOf(day, words) {
  const [year, month, date] = day.split('-').map(Number);
  return fill(words.day, { day: date, month: words.months[month - 1], year });
}

/** Text in braces stands for a value. */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Developments in short, by the address that they were read from. */
const briefs = new Map();
/** @type {HTMLElement | undefined} */
let popover;
let waiting;

/** Shows developments in place: on hover and focus, and on a click or tap until Escape. */
function startBriefs(figure) {
  const linkAt = ({ target }) => target.closest?.('a[data-brief]');
  figure.addEventListener('pointerover', (event) => {
    const link = linkAt(event);
    if (link && event.pointerType === 'mouse') soon(() => showBrief(link));
  });
  figure.addEventListener('pointerout', (event) => {
    if (linkAt(event) && !popover?.dataset.stays) soon(hideBrief);
  });
  figure.addEventListener('focusin', (event) => {
    const link = linkAt(event);
    if (link?.matches(':focus-visible')) soon(() => showBrief(link));
  });
  figure.addEventListener('click', (event) => {
    const link = linkAt(event);
    // The key Enter follows the link.
    if (!link || event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    clearTimeout(waiting);
    showBrief(link, { stays: true });
  });
}

function soon(act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, 160);
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hideBrief();
});
addEventListener('pointerdown', ({ target }) => {
  if (popover && !popover.contains(target) && !target.closest?.('a[data-brief]')) hideBrief();
});

function hideBrief() {
  clearTimeout(waiting);
  popover?.remove();
  popover = undefined;
}

async function showBrief(link, { stays = false } = {}) {
  const figure = link.closest('figure');
  const address = new URL(figure.dataset.brief, location.href);
  address.searchParams.set('ids', link.dataset.brief);
  if (!briefs.has(address.href)) briefs.set(address.href, readBrief(address));
  const content = await briefs.get(address.href).catch(() => undefined);
  if (!content || !link.isConnected) return briefs.delete(address.href);
  hideBrief();
  popover = document.createElement('div');
  popover.className = 'brief-popover';
  popover.setAttribute('role', 'dialog');
  popover.setAttribute('aria-label', link.getAttribute('aria-label'));
  if (stays) popover.dataset.stays = 'true';
  popover.append(content.cloneNode(true));
  popover.addEventListener('pointerenter', () => clearTimeout(waiting));
  popover.addEventListener('pointerleave', () => popover?.dataset.stays || soon(hideBrief));
  figure.append(popover);
  place(popover, link, figure);
}

async function readBrief(address) {
  const response = await fetch(address, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const content = page.getElementById('brief');
  content?.removeAttribute('id');
  return content;
}

/** Below what it is about, or above it, within the picture. */
function place(box, link, figure) {
  const [frame, at] = [figure.getBoundingClientRect(), link.getBoundingClientRect()];
  const { width, height } = box.getBoundingClientRect();
  const left = Math.min(Math.max(0, at.left - frame.left), Math.max(0, frame.width - width));
  const isBelow = at.bottom + height + 8 < innerHeight || at.top < height + 8;
  box.style.left = `${left}px`;
  box.style.top = `${isBelow ? at.bottom - frame.top + 6 : at.top - frame.top - height - 6}px`;
}

start();
document.addEventListener('annalist:replaced', start);

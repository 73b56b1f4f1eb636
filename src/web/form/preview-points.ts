/** What an entry would set, and what would no longer count, as tables. */
import { html } from 'hono/html';
import { isInternal } from '../../catalogue/points.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import { toDateOrNull } from '../../state/attributed-value.ts';
import { sayFact } from '../../state/rule-context.ts';
import { describe } from '../../words/describe.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { standingBadge } from '../statement.ts';
import { dataTable } from '../table.ts';
import { attributeLabel, subjectLink, valueInWords } from '../values.ts';
import type { Registration } from './register.ts';

type Registrations = readonly Registration[];

export function pointsHtml(preview: Preview, registrations: Registrations, context: RenderContext): Html {
  const { previewed: words } = context.words.form;
  const { points, withdrawn, unchanged } = changesOf(preview, registrations);
  const others = new Set<string>(preview.others);
  const isOther = ({ subject }: PlacedPoint) => others.has(subject);
  const isOwn = (point: PlacedPoint) => !isOther(point);
  const table = (caption: string, shown: readonly PlacedPoint[]) =>
    pointTable(caption, shown, { ...context, registrations });
  const part = (title: string, shown: readonly PlacedPoint[]) =>
    shown.length === 0 ? '' : html`<h2>${title}</h2>${table(title, shown)}`;
  const [own, gone] = [points.filter(isOwn), withdrawn.filter(isOwn)];
  const nothing = emptyState(unchanged + gone.length === 0 ? words.noPoints : words.nothingMore);
  return html`<h2>${words.points}</h2>
${unchanged === 0 ? '' : html`<p class="hint">${words.unchanged({ count: unchanged })}</p>`}
${own.length === 0 ? nothing : table(words.points, own)}
${derivedHtml(preview.derived, { ...context, registrations })}
${part(words.withdrawn, gone)}
${part(words.others, points.filter(isOther))}
${part(words.othersWithdrawn, withdrawn.filter(isOther))}`;
}

/** What follows otherwise than today: of each track what was, and what would be. */
function derivedHtml(changes: Preview['derived'], context: TableContext): Html {
  if (changes.length === 0) return html``;
  const { previewed: words } = context.words.form;
  const { columns } = words;
  const side = ({ stated, possible }: Preview['derived'][number]['before'], { attribute, key }: Keyed) => {
    const own = stated?.holds ? [valueInWords({ attribute, key, value: stated.value }, context)] : [];
    const others = possible.map(({ value }) => {
      const may = context.words.pages.state.mayHold({ value: valueInWords({ attribute, key, value }, context) });
      return html`${may}`;
    });
    const all = [...own, ...others];
    return all.length === 0
      ? html`<span class="muted">${context.words.pages.state.none}</span>`
      : html`${all.map((it) => html`<div>${it}</div>`)}`;
  };
  const rows = changes.slice(0, MOST_POINTS).map(
    (change) => html`<tr><th scope="row">${newOrLink(change.subject, context.registrations, context)}</th>
<td data-label="${columns.what}">${attributeLabel(change.attribute, context.language)}</td>
<td data-label="${columns.before}">${side(change.before, change)}</td>
<td data-label="${columns.after}">${side(change.after, change)}</td></tr>`,
  );
  const titles = [columns.subject, columns.what, columns.before, columns.after];
  return html`<h2>${words.derived}</h2>${dataTable({ caption: words.derived, titles, rows })}`;
}

type Keyed = Pick<Preview['derived'][number], 'attribute' | 'key'>;

/** Without what registrations say, and without what a correction leaves as it is. */
function changesOf(preview: Preview, registrations: Registrations) {
  const ids = registrations.map(({ development }) => development.id);
  const own = preview.points.filter(({ cause }) => !ids.includes(cause.development));
  const keyOf = ({ subject, attribute, key, holds, value, earliest, latest }: PlacedPoint) =>
    JSON.stringify([subject, attribute, key, holds, value, earliest, latest]);
  const before = new Set(preview.withdrawn.map(keyOf));
  const after = new Set(own.map(keyOf));
  const points = own.filter((point) => !before.has(keyOf(point)));
  const withdrawn = preview.withdrawn.filter((point) => !after.has(keyOf(point)));
  return { points, withdrawn, unchanged: own.length - points.length };
}

/** A longer table would not be read to its end; the catalogue admits thousands of points. */
const MOST_POINTS = 200;

function pointTable(caption: string, points: readonly PlacedPoint[], context: TableContext): Html {
  const { columns, more } = context.words.form.previewed;
  const titles = [columns.subject, columns.what, columns.value, columns.when];
  const left = points.length - MOST_POINTS;
  const rows = points.slice(0, MOST_POINTS).map((point) => pointRow(point, context));
  return html`${dataTable({ caption, titles, rows })}
${left > 0 ? html`<p class="hint">${more({ count: left })}</p>` : ''}`;
}

interface TableContext extends RenderContext {
  readonly registrations: Registrations;
}

function pointRow(point: PlacedPoint, context: TableContext): Html {
  const { subject, attribute, key, holds, value, earliest, latest, cause } = point;
  const { words, language, registrations, nameOf } = context;
  const { columns, ends } = words.form.previewed;
  const isRecorded = !isInternal(attribute);
  const shown = isRecorded && (holds || value !== null) ? valueInWords({ attribute, key, value }, context) : '';
  const name = isRecorded ? attributeLabel(attribute, language) : describe(sayFact(point), { language, nameOf });
  const since = { edtf: cause.edtf, earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) };
  return html`<tr><th scope="row">${newOrLink(subject, registrations, context)}</th>
<td data-label="${columns.what}">${name}</td>
<td data-label="${columns.value}">${holds ? '' : html`<strong>${ends}</strong> `}${shown}
${standingBadge(cause.standing, context)}</td>
<td data-label="${columns.when}">${sinceHtml(since, language)}</td></tr>`;
}

/** What is registered with it has no page yet. */
export function newOrLink(subject: string, registrations: Registrations, context: RenderContext): Html {
  const isNew = registrations.some((it) => it.subject === subject);
  return isNew ? bdi(context.nameOf(subject)) : subjectLink(subject, context);
}

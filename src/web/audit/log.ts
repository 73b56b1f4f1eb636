/** The entries of the log as a table: who recorded what and when, and what belongs together. */
import { html } from 'hono/html';
import { amendmentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { isDevelopmentId } from '../../catalogue/development.ts';
import { isRecordKeeping } from '../../catalogue/types.ts';
import { type RecordedDevelopment, readIds } from '../../log/read.ts';
import type { DevelopmentsAnswer, ListedDevelopment } from '../../service/developments.ts';
import type { Words } from '../../words/messages.ts';
import { instantHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import type { Site } from '../layout.ts';
import type { PageCall } from '../page.ts';
import { standingBadge } from '../statement.ts';
import { dataTable } from '../table.ts';
import { developmentLink } from '../values.ts';

export async function readLogTable({ items, snapshot, words: wording }: DevelopmentsAnswer, call: PageCall) {
  const { columns, title } = call.words.audit;
  const ids = items.flatMap(relatedTo).map(([, id]) => id);
  const found = await readIds(call.services.connection, snapshot.workspace, [...new Set(ids.filter(isDevelopmentId))]);
  const positions = new Map(found.map(({ position, development: { id } }) => [id, position]));
  const ends = new Set(
    items.flatMap(({ recorded: { position, batchEnd } }) => (batchEnd === position ? [] : batchEnd)),
  );
  const titles = [columns.entry, columns.recorded, columns.by, columns.what, columns.chain, columns.verify];
  const rows = items.map((listed) => {
    const { recorded } = listed;
    const { batchEnd } = recorded;
    const batch = html`<div class="muted">${call.words.audit.chain.batch({ entry: batchEnd })}</div>`;
    const chain = [...chainOf(listed, positions, call), ...(ends.has(batchEnd) ? [batch] : [])];
    return logRow(listed, { said: wording.sentenceOf(recorded), chain }, call);
  });
  return dataTable({ caption: title, titles, rows, className: 'log' });
}

interface Told {
  readonly said: string | null;
  /** What belongs together with it. */
  readonly chain: readonly Html[];
}

function logRow({ recorded, status }: ListedDevelopment, { said, chain }: Told, site: Site): Html {
  const { links, language, words } = site;
  const { columns, unknownName } = words.audit;
  const { position, recordedAt, recordedBy, development } = recorded;
  const { id, type, attribution } = development;
  return html`<tr id="position-${position}" class="${status.retractedBy === null ? '' : 'retracted'}">
<th scope="row"><a href="${links.development(id)}">${position}</a></th>
<td data-label="${columns.recorded}">${instantHtml(recordedAt, language)}</td>
<td data-label="${columns.by}">${recordedBy === null ? unknownName : bdi(recordedBy)}</td>
<td><span class="muted">${titleOfType(type, language)}</span> ${standingBadge(attribution?.standing, site)}
<br>${developmentLink(id, said, site)}</td>
<td ${chain.length > 0 ? html`data-label="${columns.chain}"` : ''}>
${chain}</td>
<td data-label="${columns.verify}">${verifyLink(recorded, site)}</td></tr>`;
}

function verifyLink({ isErased, position, development }: RecordedDevelopment, { links, words }: Site): Html {
  const { verify, verifyEntry } = words.audit;
  if (isErased) return html``;
  const label = verifyEntry({ entry: position });
  return html`<a href="${links.development(development.id)}#verify" aria-label="${label}">${verify}</a>`;
}

type Relation = Exclude<keyof Words['audit']['chain'], 'batch'>;

/** What an entry amends or erases, and what amends or erases it. */
function relatedTo({ recorded, status }: ListedDevelopment): (readonly [Relation, string])[] {
  const { development, erasure } = recorded;
  const { target } = development.data;
  const act = amendmentOf(development)?.amends ?? (isRecordKeeping(development) ? 'erases' : undefined);
  const related: readonly (readonly [Relation | undefined, unknown])[] = [
    [act, target],
    ['correctedBy', status.correctedBy],
    ['retractedBy', status.retractedBy],
    ...status.corroboratedBy.map((id) => ['corroboratedBy', id] as const),
    ['erasedBy', erasure?.development],
  ];
  return related.flatMap(([relation, id]) => (relation && typeof id === 'string' ? [[relation, id] as const] : []));
}

function chainOf(listed: ListedDevelopment, positions: ReadonlyMap<string, number>, { links, words }: Site): Html[] {
  return relatedTo(listed).map(([relation, id]) => {
    const entry = positions.get(id);
    const label = entry === undefined ? html`<code>${id.slice(0, 8)}</code>` : words.audit.entry({ entry });
    const link = html`<a href="${links.development(id)}">${label}</a>`;
    return html`<div>${words.audit.chain[relation]({ entry: link })}</div>`;
  });
}

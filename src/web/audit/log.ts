/** The entries of the log as a table: who recorded what and when, and what belongs together. */
import { html } from 'hono/html';
import { amendmentOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { Amends } from '../../catalogue/development.ts';
import { isRecordKeeping } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Wording } from '../../queries/wording.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import type { Language } from '../../words/language.ts';
import { standingBadge } from '../badges.ts';
import { instantHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import type { Links } from '../links.ts';
import { dataTable } from '../table.ts';
import { developmentLink } from '../values.ts';

export interface LogShown {
  readonly items: readonly ListedDevelopment[];
  /** The positions of what they speak of, and of what speaks of them, by id. */
  readonly positions: ReadonlyMap<string, number>;
  readonly words: Wording;
  readonly links: Links;
  readonly language: Language;
}

export function logTable(shown: LogShown): Html {
  const { items, language } = shown;
  const { columns, title } = language.words.audit;
  const ends = new Set(
    items.flatMap(({ recorded: { position, batchEnd } }) => (batchEnd === position ? [] : batchEnd)),
  );
  const titles = [columns.entry, columns.recorded, columns.by, columns.what, columns.chain, columns.verify];
  const rows = items.map((listed) => logRow(listed, ends.has(listed.recorded.batchEnd), shown));
  return dataTable({ caption: title, titles, rows, className: 'log' });
}

function logRow(listed: ListedDevelopment, isBatched: boolean, shown: LogShown): Html {
  const { links, language } = shown;
  const { recorded, status } = listed;
  const { columns, unknownName, chain: words } = language.words.audit;
  const { position, recordedAt, recordedBy, development, batchEnd } = recorded;
  const address = links.development(development.id);
  const chain = chainOf(listed, shown);
  return html`<tr id="position-${position}" class="${status.retractedBy === null ? '' : 'retracted'}">
<th scope="row"><a href="${address}">${position}</a></th>
<td data-label="${columns.recorded}">${instantHtml(recordedAt, language)}</td>
<td data-label="${columns.by}">${recordedBy === null ? unknownName : bdi(recordedBy)}</td>
<td>${saidHtml(recorded, shown)}</td>
<td ${isBatched || chain.length > 0 ? html`data-label="${columns.chain}"` : ''}>
${chain}${isBatched ? html`<div class="muted">${words.batch({ entry: batchEnd })}</div>` : ''}</td>
<td data-label="${columns.verify}">${verifyLink(recorded, shown)}</td></tr>`;
}

function saidHtml(recorded: RecordedDevelopment, { words, links, language }: LogShown): Html {
  const { id, type, attribution } = recorded.development;
  const title = html`<span class="muted">${titleOfType(type, language)}</span>`;
  return html`${title} ${standingBadge(attribution?.standing, language)}
<br>${developmentLink(id, words.sentenceOf(recorded), { links, language })}`;
}

function verifyLink({ isErased, position, development }: RecordedDevelopment, { links, language }: LogShown): Html {
  const { verify, verifyEntry } = language.words.audit;
  if (isErased) return html``;
  const label = verifyEntry({ entry: position });
  return html`<a href="${links.development(development.id)}#verify" aria-label="${label}">${verify}</a>`;
}

/** What it amends, and what amends it. */
function chainOf({ recorded, status }: ListedDevelopment, { positions, links, language }: LogShown): Html[] {
  const { chain: words, entry: entryWords } = language.words.audit;
  const { development, erasure } = recorded;
  const item = (relation: keyof typeof words, id: string | null | undefined) => {
    if (typeof id !== 'string') return [];
    const position = positions.get(id);
    const label = position === undefined ? html`<code>${id.slice(0, 8)}</code>` : entryWords({ entry: position });
    return [html`<div>${words[relation]({ entry: html`<a href="${links.development(id)}">${label}</a>` })}</div>`];
  };
  const act: Amends | 'erases' | undefined =
    amendmentOf(development)?.amends ?? (isRecordKeeping(development) ? 'erases' : undefined);
  return [
    ...(act ? item(act, development.data.target as string | undefined) : []),
    ...item('correctedBy', status.correctedBy),
    ...item('retractedBy', status.retractedBy),
    ...status.corroboratedBy.flatMap((id) => item('corroboratedBy', id)),
    ...item('erasedBy', erasure?.development),
  ];
}

/** What was recorded with a development, and what became of it: date, who says so, who it is about, amendments. */
import { html } from 'hono/html';
import { amendmentOf, contentOf, targetOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { subjectsOf } from '../../catalogue/references.ts';
import { isRecordKeeping, isTimeless } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { CountingDate } from '../../queries/history-date.ts';
import type { Wording } from '../../queries/wording.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import { readEdtf } from '../../time/edtf.ts';
import { formatOccurrence } from '../../words/dates.ts';
import type { RenderContext } from '../context.ts';
import { instantHtml } from '../dates.ts';
import { describeDateMeaning } from '../form/date-meaning.ts';
import { bdi, type Html } from '../html.ts';
import type { Site } from '../layout.ts';
import { isClaim } from '../picture/read.ts';
import { otherDatesHtml, standingBadge } from '../statement.ts';
import { byHtml, subjectLink } from '../values.ts';

/** A development in the words of its page. */
export interface ShownDevelopment extends ListedDevelopment {
  readonly wording: Wording;
  readonly context: RenderContext;
  /** Another development by its sentence; by its id where it is not known. */
  readonly linkTo: (id: string) => Html;
  readonly date: CountingDate | null;
}

/** What became of it, said before anything else. */
export function statusNotes({ recorded, status, context, linkTo }: ShownDevelopment): Html {
  const { retractedBy, correctedBy, corroboratedBy } = status;
  const { development: words } = context.words.audit;
  const note = (describe: typeof words.retracted | typeof words.corrected, id: string) =>
    html`<p class="fault"><strong>${describe({ development: linkTo(id) })}</strong></p>`;
  const confirmations = corroboratedBy.map((id) => html`<li>${linkTo(id)}</li>`);
  const { type, attribution } = contentOf(recorded.development);
  const isClaimed = isClaim({ type, standing: attribution?.standing ?? null });
  const confirmed = words.confirmed({ isClaim: isClaimed ? 'yes' : 'no' });
  return html`${retractedBy === null ? '' : note(words.retracted, retractedBy)}
${correctedBy === null ? '' : note(words.corrected, correctedBy)}
${corroboratedBy.length === 0 ? '' : html`<p class="good">${confirmed}</p><ul>${confirmations}</ul>`}`;
}

export function factList(shown: ShownDevelopment): Html {
  const { recorded, context, linkTo } = shown;
  const { audit, envelope } = context.words;
  const { type, after = [] } = recorded.development;
  const target = targetOf(recorded.development);
  const subjects = subjectsOf(recorded.development).map((it) => html`<li>${subjectLink(it, context)}</li>`);
  const about = subjects.length > 0 ? html`<ul class="names">${subjects}</ul>` : audit.development.noSubjects;
  return html`<dl class="facts">
${row(envelope.type, html`${titleOfType(type, context.language)} <code class="muted">${type}</code>`)}
${target === undefined ? '' : row(audit.development.target, linkTo(target))}
${dateRow(recorded, context)}
${countingDateRow(shown)}
${after.length === 0 ? '' : row(envelope.after, html`<ul>${after.map((id) => html`<li>${linkTo(id)}</li>`)}</ul>`)}
${statementRows(recorded, context)}
${row(audit.development.about, about)}
${logRows(recorded, context)}
</dl>`;
}

function row(label: string, value: Html | string): Html {
  return html`<dt>${label}</dt><dd>${value}</dd>`;
}

function dateRow({ development }: RecordedDevelopment, { language }: Site): Html | '' {
  if (isTimeless(development) || isRecordKeeping(development) || amendmentOf(development)) return '';
  const { occurred } = development;
  const meaning = describeDateMeaning(occurred === undefined ? undefined : readEdtf(occurred), language);
  const date = html`${occurred === undefined ? '' : html`<code>${occurred}</code>`} ${meaning}`;
  return row(language.words.envelope.occurred, date);
}

/** The date that counts, where another development gives its first or last day, or confirms or disputes it. */
function countingDateRow({ recorded, date, context, linkTo }: ShownDevelopment): Html | '' {
  const { language } = context;
  const { development: words } = context.words.audit;
  const others = date?.because.filter((id) => id !== recorded.development.id) ?? [];
  if (!date || others.length === 0 || amendmentOf(recorded.development)) return '';
  const said = words.dateFrom({ date: formatOccurrence(date.since, language) });
  const list = html`<ul>${others.map((id) => html`<li>${linkTo(id)}</li>`)}</ul>`;
  return row(words.counts, html`${said}${list}${otherDatesHtml(date.otherDates, language)}`);
}

/** Who says that it happened, and whose claim its content is. */
function statementRows({ development }: RecordedDevelopment, context: RenderContext): Html {
  const { envelope, statements } = context.words;
  const { attribution, claim } = development;
  const says = ({ standing, by }: NonNullable<typeof claim>) =>
    html`${standingBadge(standing, context)} ${byHtml(by, context)}`;
  const implied = html` <span class="muted">${statements.implied}</span>`;
  const who = attribution && html`${says(attribution)}${attribution.inferred ? implied : ''}`;
  const wording = attribution?.hedge && bdi(statements.quote({ text: attribution.hedge }));
  return html`${who ? row(envelope.attribution, who) : ''}
${wording ? row(envelope.hedge, wording) : ''}
${claim ? row(envelope.claim, says(claim)) : ''}`;
}

function logRows({ position, batchEnd, recordedAt, recordedBy, development }: RecordedDevelopment, site: Site): Html {
  const { links, language, home } = site;
  const { audit, envelope } = site.words;
  const { development: words, unknownName } = audit;
  const name = recordedBy === null ? unknownName : bdi(recordedBy);
  const json = html`<a class="muted no-print" href="/v1/${links.workspace}/developments/${development.id}">
${words.json}</a>`;
  return html`${row(words.recorded, html`${words.recordedBy({ name, recorded: instantHtml(recordedAt, language) })}`)}
${row(words.entry, String(position))}
${batchEnd === position ? '' : row(words.batch, words.batchEnd({ entry: batchEnd }))}
${row(envelope.id, html`<code>${development.id}</code> ${home?.isPublic ? json : ''}`)}`;
}

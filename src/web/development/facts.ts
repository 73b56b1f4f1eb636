/** What was recorded with a development: its type, date, who says so, who it is about, and its place in the log. */
import { html } from 'hono/html';
import { amendmentOf, targetOf } from '../../catalogue/amending.ts';
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import { subjectsOf } from '../../catalogue/references.ts';
import { isRecordKeeping, isTimeless } from '../../catalogue/types.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import { readEdtf } from '../../time/edtf.ts';
import { standingBadge } from '../badges.ts';
import { instantHtml } from '../dates.ts';
import { describeDateMeaning } from '../form/date-meaning.ts';
import { bdi, type Html } from '../html.ts';
import { byHtml, type RenderContext, subjectLink } from '../values.ts';
import { type Related, relatedLink } from './related.ts';

interface FactsShown extends Related {
  readonly recorded: RecordedDevelopment;
  readonly isPublic: boolean;
}

export function factList(shown: FactsShown): Html {
  const { recorded, context } = shown;
  const { audit, envelope } = context.language.words;
  const { type, after = [] } = recorded.development;
  const target = targetOf(recorded.development);
  const followed = after.map((id) => html`<li>${relatedLink(id, shown)}</li>`);
  return html`<dl class="facts">
${row(envelope.type, html`${titleOfType(type, context.language)} <code class="muted">${type}</code>`)}
${target === undefined ? '' : row(audit.development.target, relatedLink(target, shown))}
${dateRow(recorded, context)}
${after.length === 0 ? '' : row(envelope.after, html`<ul>${followed}</ul>`)}
${statementRows(recorded, context)}
${row(audit.development.about, subjectsHtml(recorded, context))}
${logRows(shown)}
</dl>`;
}

function row(label: string, value: Html): Html {
  return html`<dt>${label}</dt><dd>${value}</dd>`;
}

function dateRow({ development }: RecordedDevelopment, { language }: RenderContext): Html {
  const isDated = !isTimeless(development) && !isRecordKeeping(development) && !amendmentOf(development);
  if (!isDated) return html``;
  const { occurred } = development;
  const meaning = describeDateMeaning(occurred === undefined ? undefined : readEdtf(occurred), language);
  const date = html`${occurred === undefined ? '' : html`<code>${occurred}</code>`} ${meaning}`;
  return row(language.words.envelope.occurred, date);
}

/** Who says that it happened, and whose claim its content is. */
function statementRows({ development }: RecordedDevelopment, context: RenderContext): Html {
  const { language } = context;
  const { envelope, statements } = language.words;
  const { attribution, claim } = development;
  const says = ({ standing, by }: NonNullable<typeof claim>) =>
    html`${standingBadge(standing, language)} ${byHtml(by, context)}`;
  const implied = html` <span class="muted">${statements.implied}</span>`;
  const who = attribution && html`${says(attribution)}${attribution.inferred ? implied : ''}`;
  const wording = attribution?.hedge && bdi(statements.quote({ text: attribution.hedge }));
  return html`${who ? row(envelope.attribution, who) : ''}
${wording ? row(envelope.hedge, wording) : ''}
${claim ? row(envelope.claim, says(claim)) : ''}`;
}

function subjectsHtml({ development }: RecordedDevelopment, context: RenderContext): Html {
  const subjects = subjectsOf(development);
  if (subjects.length === 0) return html`${context.language.words.audit.development.noSubjects}`;
  return html`<ul class="names">${subjects.map((it) => html`<li>${subjectLink(it, context)}</li>`)}</ul>`;
}

function logRows({ recorded, context, isPublic }: FactsShown): Html {
  const { links, language } = context;
  const { audit, envelope } = language.words;
  const { development: words, unknownName } = audit;
  const { position, batchEnd, recordedAt, recordedBy, development } = recorded;
  const name = recordedBy === null ? unknownName : bdi(recordedBy);
  const json = html`<a class="muted no-print" href="/v1/${links.workspace}/developments/${development.id}">
${words.json}</a>`;
  return html`${row(words.recorded, html`${words.recordedBy({ name, recorded: instantHtml(recordedAt, language) })}`)}
${row(words.entry, html`${position}`)}
${batchEnd === position ? '' : row(words.batch, html`${words.batchEnd({ entry: batchEnd })}`)}
${row(envelope.id, html`<code>${development.id}</code> ${isPublic ? json : ''}`)}`;
}

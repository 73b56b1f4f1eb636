/** The page of what would become of an entry, with the button that records it. */

import { html } from 'hono/html';
import { contentOf } from '../../catalogue/amending.ts';
import type { Envelope } from '../../catalogue/development.ts';
import { readDraft } from '../../catalogue/read-draft.ts';
import { describeDevelopment, describeSummary, summaryFor } from '../../catalogue/sentence.ts';
import type { Preview } from '../../queries/preview.ts';
import { subjectsIn } from '../../queries/wording.ts';
import { type EdtfReading, readEdtf } from '../../time/edtf.ts';
import { languagesOf } from '../../words/describe.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { hiddenFields } from '../links.ts';
import { showPage } from '../page.ts';
import { reviewNoteHtml } from '../review-note.ts';
import { describeDateMeaning } from './date-meaning.ts';
import { hiddenOf, type SubmittedForm } from './entry.ts';
import { drawPreview } from './preview-picture.ts';
import { newOrLink, pointsHtml } from './preview-points.ts';
import type { Registration } from './register.ts';
import { readCurrentNames } from './suggest.ts';

export interface Previewed {
  /** What is registered with it. */
  readonly registrations: readonly Registration[];
  readonly development: Readonly<Record<string, unknown>>;
  readonly preview: Preview;
  readonly isRepeated: boolean;
}

export async function showPreview(form: SubmittedForm, previewed: Previewed): Promise<Response> {
  const { call, entry } = form;
  const { registrations, development, preview, isRepeated } = previewed;
  const draft = readDraft(development);
  if (!draft.ok) throw new Error('what was previewed is no development');
  const content = contentOf(draft.draft);
  const dated = dateOf(content);
  const context = await readNamed(form, previewed);
  const { previewed: words, record, edit } = call.words.form;
  const title = words.title({ title: entry.title });
  const remark = content === draft.draft ? undefined : summaryFor(draft.draft, languagesOf(call))?.text;
  const picture =
    dated && (await drawPreview(form, { preview, development, content, reading: dated.reading }, context));
  const main = html`<h1>${title}</h1>
<p class="lead">${words.intro}</p>
${isRepeated ? html`<p class="fault" role="alert">${words.repeated}</p>` : ''}
${entry.about ?? ''}
<dl class="previewed">
${saidRows({ sentence: describeDevelopment(draft.draft, context), content, remark, dated }, context)}
${registeredRow(registrations, context)}
</dl>
${alikeHtml(preview, context)}
${pointsHtml(preview, registrations, context)}
${notesHtml(preview, registrations, context)}
${picture ? html`<h2>${words.picture}</h2>${picture}` : ''}
<form class="row do" method="post" action="${entry.action}">
${hiddenFields({ ...Object.fromEntries(form.reading.typed.texts), ...hiddenOf(form) })}
<button name="do" value="record">${record}</button>
<button class="plain" name="do" value="edit">${edit}</button>
</form>`;
  return showPage(call, { title, main });
}

/** What all subjects of a preview are called, the new ones too. */
async function readNamed({ call, snapshot }: SubmittedForm, previewed: Previewed): Promise<RenderContext> {
  const { registrations, development, preview } = previewed;
  const named = subjectsIn([development, preview.points, preview.withdrawn, preview.derived, preview.findings]);
  const known = await readCurrentNames({ connection: call.services.connection, snapshot }, named);
  const fresh = new Map<string, string>(registrations.map(({ subject, name }) => [subject, name]));
  return { ...call, nameOf: (subject) => fresh.get(subject) ?? known(subject) };
}

interface PreviewedDate {
  /** Undefined: its date is not known. */
  readonly reading: EdtfReading | undefined;
}

/** Undefined where it has no date of its own, as a registration. */
function dateOf({ occurred, attribution }: Envelope): PreviewedDate | undefined {
  if (occurred !== undefined) return { reading: readEdtf(occurred) };
  return attribution ? { reading: undefined } : undefined;
}

interface Said {
  /** As it will read: begins with the kind of statement. */
  readonly sentence: string;
  readonly content: Envelope;
  /** What the editor says of a correction; undefined: it is none. */
  readonly remark: string | undefined;
  readonly dated: PreviewedDate | undefined;
}

/** What it says, in words. */
function saidRows({ sentence, content, remark, dated }: Said, context: RenderContext): Html {
  const { previewed: words } = context.words.form;
  const row = (label: string, value: Html) => html`<dt>${label}</dt><dd>${value}</dd>`;
  const summary = content.summary === undefined ? sentence : describeSummary(content, context);
  return html`${row(words.sentence, bdi(sentence))}
${summary === sentence ? '' : row(words.summary, bdi(summary))}
${remark === undefined ? '' : row(words.remark, bdi(remark))}
${dated ? row(words.when, dateHtml(dated, context)) : ''}`;
}

function dateHtml({ reading }: PreviewedDate, { language, words }: RenderContext): Html {
  const meaning = describeDateMeaning(reading, language);
  if (!reading?.ok) return html`${meaning}`;
  return html`${words.form.previewed.date({ edtf: html`<code>${reading.occurrence.edtf}</code>`, meaning })}`;
}

function registeredRow(registrations: readonly Registration[], { words }: RenderContext): Html | '' {
  if (registrations.length === 0) return '';
  const fresh = registrations.map(({ subject, name }) => html`<dd>${bdi(name)} <code>${subject}</code></dd>`);
  return html`<dt>${words.form.previewed.registers}</dt>${fresh}`;
}

/** Who or what has nearly the same name already. */
function alikeHtml({ alike }: Preview, { links, words }: RenderContext): Html | '' {
  const { previewed: text } = words.form;
  if (alike.length === 0) return '';
  const item = ({ subject, like, name }: (typeof alike)[number]) =>
    html`<li>${text.alikePair({
      subject: html`<code>${subject}</code>`,
      name: html`<a href="${links.subject(like)}">${bdi(name)}</a>`,
      id: html`<code>${like}</code>`,
    })}</li>`;
  return html`<div class="alike"><h2>${text.alike}</h2><p>${text.alikeHint}</p><ul>${alike.map(item)}</ul></div>`;
}

/** Review notes that there would be then. */
function notesHtml({ findings }: Preview, registrations: readonly Registration[], context: RenderContext): Html {
  const { form, reviewNotes } = context.words;
  const { previewed: words } = form;
  const item = (note: Preview['findings'][number]) => {
    const subject = newOrLink(note.subject, registrations, context);
    return html`<li>${words.reviewNote({ subject, note: reviewNoteHtml(note, context) })}
<span class="hint">${reviewNotes[note.rule].explanation}</span></li>`;
  };
  const notes = html`<ul class="findings">${findings.map(item)}</ul>`;
  return html`<h2>${words.reviewNotes}</h2>${findings.length === 0 ? emptyState(words.noReviewNotes) : notes}`;
}

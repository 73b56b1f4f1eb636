/** Review notes as pages show them: what is noted, why, on which developments it rests, and who has checked it. */
import { html } from 'hono/html';
import { wordsOfType } from '../catalogue/catalogue-words.ts';
import { answersTo } from '../catalogue/rules.ts';
import { kindOf } from '../catalogue/subject.ts';
import type { ListedFinding } from '../queries/findings.ts';
import { listReviewNotes } from '../service/review-notes.ts';
import { askAgain, type KnownSubject } from '../service/snapshot.ts';
import type { Finding, Findings } from '../state/findings.ts';
import { describe } from '../words/describe.ts';
import { amendingTypes, ways } from './amend/ways.ts';
import { type ReadContext, type RenderContext, readContext } from './context.ts';
import { addableTypes } from './form/tree.ts';
import { bdi, type Html, listHtml } from './html.ts';
import { emptyState, mayRecord } from './layout.ts';
import type { PageCall } from './page.ts';
import { subjectLink } from './values.ts';

type Note = Finding & Partial<Pick<ListedFinding, 'dismissal' | 'subject'>>;

/** Notes, with the developments that they rest on as far as these were read. */
export function reviewNoteList(notes: readonly Note[], { context, provenance }: ReadContext): Html {
  const { links, words, language } = context;
  const { none, basis, checked, check } = words.pages.reviewNotes;
  if (notes.length === 0) return emptyState(none);
  const item = (note: Note) => {
    const developments = note.because.map((id, index) => {
      const entry = provenance.get(id)?.recorded.position;
      const number = index + 1;
      const label =
        entry === undefined ? words.values.development({ number }) : words.site.timeControls.entry({ entry });
      return html`<a href="${links.development(id)}">${label}</a>`;
    });
    const { dismissal } = note;
    const checkHtml =
      dismissal &&
      html`<p class="hint">${checked({ reason: bdi(dismissal.reason) })}
<a href="${links.development(dismissal.dismissedBy)}">${check}</a></p>`;
    return html`<li>${reviewNoteHtml(note, context)}
<span class="hint">${basis({ developments: listHtml(developments, language) })}</span>
${checkHtml ?? answersHtml(note, context)}</li>`;
  };
  return html`<ul class="findings">${notes.map(item)}</ul>`;
}

/** For those who may record: the forms of what answers a note, with whoever it is about already filled in. */
function answersHtml({ rule, because, persons, subject }: Note, context: RenderContext): Html | '' {
  if (!mayRecord(context)) return '';
  const { links, words, language, about } = context;
  const person = persons.length === 1 ? persons[0] : undefined;
  const [target] = because;
  const forms = answersTo(rule).flatMap((type) => {
    const way = ways.find((it) => type === amendingTypes[it]);
    const title = wordsOfType(type, language)?.title ?? type;
    if (way) return target ? html`<a href="${links.bare(`/developments/${target}/${way}`)}">${title}</a>` : [];
    if (!addableTypes.some(({ name }) => name === type)) return [];
    return html`<a href="${links.to(`/add/${type}`, { subject: person ?? subject ?? about })}">${title}</a>`;
  });
  return html`<p class="hint no-print">${words.pages.reviewNotes.answers({ forms: listHtml(forms, language) })}</p>`;
}

export interface NotesOfCases {
  readonly items: readonly ListedFinding[];
  readonly html: Html | '';
}

/** The notes about the cases of a person that concern them, case by case; elsewhere none. */
export async function notesOfCases(call: PageCall, { snapshot, subject }: KnownSubject): Promise<NotesOfCases> {
  if (kindOf(subject) !== 'person') return { items: [], html: '' };
  const ask = { ...askAgain(snapshot), subject, withCases: true };
  const found = await listReviewNotes(call.services, ask);
  const items = found.ok ? found.value.items.filter((note) => note.subject !== subject) : [];
  if (items.length === 0) return { items, html: '' };
  const known = await readContext(call, snapshot, { ids: items.flatMap(({ because }) => because), values: items });
  const sections = [...Map.groupBy(items, (note) => note.subject)].map(([caseId, own]) => {
    const name = subjectLink(caseId, known.context);
    return html`<h3>${call.words.pages.reviewNotes.ofCase({ case: name })}</h3>${reviewNoteList(own, known)}`;
  });
  return { items, html: html`${sections}` };
}

/** All notes of a state: those that are open, and those that an editor has checked. */
export function stateNotes({ findings, dismissed }: Findings, known: ReadContext): Html {
  const open = reviewNoteList(findings, known);
  if (dismissed.length === 0) return open;
  const checked = dismissed.map(({ dismissedBy, reason, ...note }) => ({
    ...note,
    dismissal: { dismissedBy, reason },
  }));
  return html`${open}<h3>${known.context.words.attributes.dismissal.many}</h3>${reviewNoteList(checked, known)}`;
}

/** “Detention without an outcome: …”. */
export function reviewNoteHtml({ rule, message }: Pick<Finding, 'rule' | 'message'>, context: RenderContext): Html {
  const { reviewNotes, pages } = context.words;
  const name = html`<strong>${reviewNotes[rule].name}</strong>`;
  return html`${pages.reviewNotes.note({ rule: name, text: bdi(describe(message, context)) })}`;
}

/** Review notes as pages show them: what is noted, why, on which developments it rests, and who has checked it. */
import { html } from 'hono/html';
import type { ListedFinding } from '../queries/findings.ts';
import type { Finding, Findings } from '../state/findings.ts';
import { describe } from '../words/describe.ts';
import type { ReadContext, RenderContext } from './context.ts';
import { bdi, type Html, listHtml } from './html.ts';
import { emptyState } from './layout.ts';

type Note = Finding & Partial<Pick<ListedFinding, 'dismissal'>>;

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
${checkHtml ?? ''}</li>`;
  };
  return html`<ul class="findings">${notes.map(item)}</ul>`;
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

/** Review notes: of one subject as a list, of a workspace subject by subject. */
import { html } from 'hono/html';
import { type FindingRule, findingRuleNames } from '../../catalogue/rules.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import type { Finding, Findings } from '../../state/findings.ts';
import { describe } from '../../words/describe.ts';
import { downloadLinks } from '../download/links.ts';
import { bdi, type Html, listHtml } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { StatedDevelopments } from '../provenance.ts';
import { type RenderContext, subjectLink } from '../values.ts';

interface Filters {
  readonly rule: FindingRule | undefined;
  readonly subject: string | undefined;
  readonly dismissed: string | undefined;
}

export interface ReviewNotesShown {
  readonly items: readonly ListedFinding[];
  readonly provenance: StatedDevelopments;
  readonly filters: Filters;
  readonly timeControls: Html;
  readonly pages: Html;
  readonly context: RenderContext;
}

export function reviewNotesPage(shown: ReviewNotesShown): Html {
  const { items, provenance, filters, timeControls, pages, context } = shown;
  const { title, none } = context.language.words.pages.reviewNotes;
  const section = ([subject, own]: [SubjectId, ListedFinding[]]) => html`<h2>${subjectLink(subject, context)}</h2>
${reviewNoteList(own, provenance, context)}`;
  return html`<h1>${title}</h1>
${timeControls}
${filterForm(filters, context)}
<div id="findings" data-live>
<p class="muted">${downloadLinks('/findings', { ...filters }, context)}</p>
${items.length === 0 ? emptyState(none) : [...Map.groupBy(items, ({ subject }) => subject)].map(section)}
${pages}</div>`;
}

function filterForm({ rule, subject, dismissed }: Filters, { links, language }: RenderContext): Html {
  const words = language.words.pages.reviewNotes;
  const option = (it: FindingRule) =>
    html`<option value="${it}" ${it === rule ? 'selected' : ''}>${language.words.reviewNotes[it].name}</option>`;
  return html`<form class="filters row no-print" action="${links.bare('/findings')}">
<div id="filter-snapshot" data-live>${links.hidden()}</div>
<label>${words.rule}
<select name="rule"><option value="">${words.anyRule}</option>${findingRuleNames.map(option)}</select></label>
<label>${words.about} <input name="subject" value="${subject ?? ''}" maxlength="120" autocapitalize="none"
 spellcheck="false" placeholder="${words.aboutHint({ example: 'person:ada-orlov' })}"></label>
<label class="tick"><input type="checkbox" name="dismissed" value="true" ${dismissed === 'true' ? 'checked' : ''}>
${words.withChecked}</label>
<button>${words.show}</button>
</form>`;
}

/** `provenance`: of the developments that the notes are based on, as far as it was read. */
function reviewNoteList(
  notes: readonly (Finding & Partial<Pick<ListedFinding, 'dismissal'>>)[],
  provenance: StatedDevelopments,
  context: RenderContext,
): Html {
  if (notes.length === 0) return emptyState(context.language.words.pages.reviewNotes.none);
  const item = (note: (typeof notes)[number]) => html`<li>${reviewNoteHtml(note, context)}
<span class="hint">${context.language.words.reviewNotes[note.rule].explanation}
${basisHtml(note, provenance, context)}</span>
${note.dismissal ? checkHtml(note.dismissal, context) : ''}</li>`;
  return html`<ul class="findings">${notes.map(item)}</ul>`;
}

/** All notes of a state: those that are open, and those that an editor has checked. */
export function stateNotes(
  { findings, dismissed }: Findings,
  provenance: StatedDevelopments,
  context: RenderContext,
): Html {
  const checked = dismissed.map(({ dismissedBy, reason, ...note }) => ({
    ...note,
    dismissal: { dismissedBy, reason },
  }));
  const open = reviewNoteList(findings, provenance, context);
  if (checked.length === 0) return open;
  return html`${open}<h3>${context.language.words.attributes.dismissal.many}</h3>
${reviewNoteList(checked, provenance, context)}`;
}

/** “Detention without an outcome: …”. */
export function reviewNoteHtml({ rule, message }: Pick<Finding, 'rule' | 'message'>, context: RenderContext): Html {
  const { reviewNotes, pages } = context.language.words;
  const name = html`<strong>${reviewNotes[rule].name}</strong>`;
  return html`${pages.reviewNotes.note({ rule: name, text: bdi(describe(message, context)) })}`;
}

function basisHtml({ because }: Finding, provenance: StatedDevelopments, { links, language }: RenderContext): Html {
  const { pages, site, values } = language.words;
  const developments = because.map((id, index) => {
    const entry = provenance.get(id)?.recorded.position;
    const label = entry === undefined ? values.development({ number: index + 1 }) : site.timeControls.entry({ entry });
    return html`<a href="${links.development(id)}">${label}</a>`;
  });
  return html`${pages.reviewNotes.basis({ developments: listHtml(developments, language) })}`;
}

function checkHtml(
  { reason, dismissedBy }: NonNullable<ListedFinding['dismissal']>,
  { links, language }: RenderContext,
): Html {
  const { checked, check } = language.words.pages.reviewNotes;
  return html`<p class="hint">${checked({ reason: bdi(reason) })}
<a href="${links.development(dismissedBy)}">${check}</a></p>`;
}

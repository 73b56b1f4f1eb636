import { html } from 'hono/html';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import type { DismissedFinding, Finding } from '../../state/findings.ts';
import { describe } from '../../words/describe.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { type RenderContext, subjectLink } from '../values.ts';

/** What an editor would query on one subject. */
export function findingList(findings: readonly Finding[], context: RenderContext): Html {
  if (findings.length === 0) return emptyState(texts.findings.none);
  return html`<ul class="findings">${findings.map((finding) => html`<li>${findingItem(finding, context)}</li>`)}</ul>`;
}

/** Those that an editor checked, each with the reason. */
export function dismissedList(dismissed: readonly DismissedFinding[], context: RenderContext): Html {
  if (dismissed.length === 0) return html``;
  return html`<h3>${context.language.words.attributes.dismissal.many}</h3>
<ul class="findings">${dismissed.map(
    (note) => html`<li>${findingItem(note, context)}${reasonOf(note, context)}</li>`,
  )}</ul>`;
}

function reasonOf({ reason, dismissedBy }: Pick<DismissedFinding, 'reason' | 'dismissedBy'>, { links }: RenderContext) {
  return html`<p class="hint">${texts.findings.dismissed} <bdi>${reason}</bdi>
<a href="${links.development(dismissedBy)}">${texts.findings.dismiss}</a></p>`;
}

/** The same subject by subject. */
export function findingsBySubject(items: readonly ListedFinding[], context: RenderContext): Html {
  if (items.length === 0) return emptyState(texts.findings.none);
  return html`${[...Map.groupBy(items, ({ subject }) => subject)].map(
    ([subject, own]: [SubjectId, ListedFinding[]]) => html`<h2>${subjectLink(subject, context)}</h2>
<ul class="findings">${own.map(
      (finding) =>
        html`<li>${findingItem(finding, context)}${finding.dismissal ? reasonOf(finding.dismissal, context) : ''}</li>`,
    )}</ul>`,
  )}`;
}

function findingItem({ rule, message, because }: Finding, context: RenderContext): Html {
  const { links, language } = context;
  const { name, explanation } = language.words.reviewNotes[rule];
  return html`<strong>${name}</strong>: <bdi>${describe(message, context)}</bdi>
<span class="hint">${explanation} ${texts.findings.rests} ${because.map((id, index) => html`${index > 0 ? ', ' : ''}<a href="${links.development(id)}"><code>${id.slice(0, 8)}</code></a>`)}</span>`;
}

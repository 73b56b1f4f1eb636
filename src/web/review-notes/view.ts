import { html } from 'hono/html';
import { findingRules } from '../../catalogue/rules.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import type { ListedFinding } from '../../queries/findings.ts';
import type { Finding } from '../../state/findings.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import { texts } from '../texts.ts';
import { labelInWords, type RenderContext, subjectLink } from '../values.ts';

/** What an editor would query on one subject. */
export function findingList(findings: readonly Finding[], context: RenderContext): Html {
  if (findings.length === 0) return emptyState(texts.findings.none);
  return html`<ul class="findings">${findings.map((finding) => html`<li>${findingItem(finding, context)}</li>`)}</ul>`;
}

/** The same subject by subject. */
export function findingsBySubject(items: readonly ListedFinding[], context: RenderContext): Html {
  if (items.length === 0) return emptyState(texts.findings.none);
  return html`${[...Map.groupBy(items, ({ subject }) => subject)].map(
    ([subject, own]: [SubjectId, ListedFinding[]]) => html`<h2>${subjectLink(subject, context)}</h2>
<ul class="findings">${own.map(
      (finding) =>
        html`<li>${findingItem(finding, context)}${finding.dismissal ? html`<p class="hint">${texts.findings.dismissed} <bdi>${finding.dismissal.reason}</bdi> <a href="${context.links.development(finding.dismissal.dismissedBy)}">${texts.findings.dismiss}</a></p>` : ''}</li>`,
    )}</ul>`,
  )}`;
}

function findingItem({ rule, message, because }: Finding, { links }: RenderContext): Html {
  return html`<strong>${labelInWords(rule)}</strong>: <bdi>${message}</bdi>
<span class="hint">${findingRules[rule].explanation} ${texts.findings.rests} ${because.map((id, index) => html`${index > 0 ? ', ' : ''}<a href="${links.development(id)}"><code>${id.slice(0, 8)}</code></a>`)}</span>`;
}

/** Where a value comes from: the developments it is based on, who says so, in which words, and their receipts. */
import { html } from 'hono/html';
import { amendmentOf } from '../catalogue/amending.ts';
import type { Citation } from '../catalogue/development.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { Status } from '../queries/history.ts';
import type { AttributedValue } from '../state/attributed-value.ts';
import type { RenderContext, StatedDevelopments } from './context.ts';
import { instantHtml } from './dates.ts';
import { bdi, type Html } from './html.ts';
import type { Site } from './layout.ts';
import { standingBadge } from './statement.ts';
import { developmentLink, subjectLink } from './values.ts';

/** The developments that a value is based on, each with its kind of statement, words, sources and receipt. */
export function basisHtml(because: readonly string[], provenance: StatedDevelopments, context: RenderContext): Html {
  const words = context.words.statements.provenance;
  const corrected = because.flatMap((id) => {
    const development = provenance.get(id)?.recorded.development;
    return development && amendmentOf(development)?.amends === 'corrects' ? [development.data.target] : [];
  });
  const items = because.map((id) => {
    const stated = provenance.get(id);
    if (!stated) return developmentLink(id, undefined, context);
    const correction = html`<strong>${words.corrected}</strong> `;
    return html`${corrected.includes(id) ? correction : ''}${statedHtml(stated.recorded, stated.sentence, context)}`;
  });
  return html`<ul class="basis-list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** Opens to the developments that a value is based on. */
export function provenanceHtml(
  { because }: Pick<AttributedValue, 'because'>,
  provenance: StatedDevelopments,
  context: RenderContext,
): Html {
  return html`<details class="provenance" data-key="${because[0]}">
<summary>${context.words.statements.provenance.show}</summary>
${basisHtml(because, provenance, context)}</details>`;
}

function statedHtml(recorded: RecordedDevelopment, sentence: string | null, context: RenderContext): Html {
  const words = context.words.statements.provenance;
  const { id, attribution, sources } = recorded.development;
  const recordedAt = instantHtml(recorded.recordedAt, context.language);
  const entry = words.entry({ entry: recorded.position, recorded: recordedAt });
  return html`
${developmentLink(id, sentence && clip(sentence), context)}
${standingBadge(attribution?.standing, context)}
${sources.map((citation) => citationHtml(citation, context))}
<p class="hint">${entry} <a href="${context.links.development(id)}#receipt">${words.receipt}</a></p>`;
}

/**
 * A verdict on sixty people would stand beside each of them: its page has it whole. Cut at its end, it says no more
 * than it did.
 */
function clip(sentence: string): string {
  return sentence.length <= MOST_LETTERS ? sentence : `${sentence.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')} …`;
}

const MOST_LETTERS = 260;

/** The words of a source, verbatim, and where they stand. */
export function citationHtml(citation: Citation, context: RenderContext): Html {
  const { quote, lang, translation, source, locator } = citation;
  const { quote: quoted, provenance: words } = context.words.statements;
  const verbatim = (text: string) => bdi(quoted({ text }));
  const link = subjectLink(source, context);
  return html`<div class="citation">
${quote === undefined ? '' : html`<blockquote ${lang ? html`lang="${lang}"` : ''}>${verbatim(quote)}</blockquote>`}
${translation === undefined ? '' : html`<p class="hint">${words.translation({ text: verbatim(translation) })}</p>`}
<p class="hint">${locator === undefined ? link : words.cited({ source: link, place: bdi(locator) })}</p></div>`;
}

/** Says that other words count now, or none. */
export function statusMark({ retractedBy, correctedBy }: Status, { words }: Site): Html | '' {
  const { retracted, corrected } = words.statements.provenance;
  if (retractedBy !== null) return html`<strong>${retracted}</strong> `;
  return correctedBy === null ? '' : html`<strong>${corrected}</strong> `;
}

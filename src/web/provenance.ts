/** Where a value comes from: the developments it is based on, who says so, in which words, and their receipts. */
import { html } from 'hono/html';
import { amendmentOf } from '../catalogue/amending.ts';
import type { Citation } from '../catalogue/development.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { Status } from '../queries/history.ts';
import type { AttributedValue } from '../state/attributed-value.ts';
import type { Language } from '../words/language.ts';
import { standingBadge } from './badges.ts';
import { instantHtml } from './dates.ts';
import { bdi, type Html } from './html.ts';
import { developmentLink, type RenderContext, subjectLink } from './values.ts';

/** A development with what it says in words. */
export interface StatedDevelopment {
  readonly recorded: RecordedDevelopment;
  /** Null once it is erased. */
  readonly sentence: string | null;
}

/** Developments by their ids. */
export type StatedDevelopments = ReadonlyMap<string, StatedDevelopment>;

/** Opens to the developments that a value is based on. */
export function provenanceHtml(
  { because }: Pick<AttributedValue, 'because'>,
  provenance: StatedDevelopments,
  context: RenderContext,
): Html {
  const corrected = because.flatMap((id) => {
    const development = provenance.get(id)?.recorded.development;
    return development && amendmentOf(development)?.amends === 'corrects' ? [development.data.target] : [];
  });
  const items = because.map((id) => {
    const stated = provenance.get(id);
    return stated ? statedHtml(stated, corrected.includes(id), context) : developmentLink(id, undefined, context);
  });
  return html`<details class="provenance" data-key="${because[0]}">
<summary>${context.language.words.statements.provenance.show}</summary>
<ul>${items.map((item) => html`<li>${item}</li>`)}</ul></details>`;
}

/** `isCorrected`: other words have taken the place of its own. */
function statedHtml({ recorded, sentence }: StatedDevelopment, isCorrected: boolean, context: RenderContext): Html {
  const { links, language } = context;
  const { provenance: words } = language.words.statements;
  const { id, attribution, sources } = recorded.development;
  const entry = words.entry({ entry: recorded.position, recorded: instantHtml(recorded.recordedAt, language) });
  return html`${isCorrected ? html`<strong>${words.corrected}</strong> ` : ''}
${developmentLink(id, sentence && clip(sentence), context)}
${standingBadge(attribution?.standing, language)}
${sources.map((citation) => citationHtml(citation, context))}
<p class="hint">${entry} <a href="${links.development(id)}#receipt">${words.receipt}</a></p>`;
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
  const { quote, lang, translation } = citation;
  const { quote: quoted, provenance: words } = context.language.words.statements;
  const verbatim = (text: string) => bdi(quoted({ text }));
  return html`<div class="citation">
${quote === undefined ? '' : html`<blockquote ${lang ? html`lang="${lang}"` : ''}>${verbatim(quote)}</blockquote>`}
${translation === undefined ? '' : html`<p class="hint">${words.translation({ text: verbatim(translation) })}</p>`}
<p class="hint">${placeHtml(citation, context)}</p></div>`;
}

function placeHtml({ source, locator }: Citation, context: RenderContext): Html {
  const link = subjectLink(source, context);
  if (locator === undefined) return link;
  return html`${context.language.words.statements.provenance.cited({ source: link, place: bdi(locator) })}`;
}

/** Says that other words count now, or none. */
export function statusMark({ retractedBy, correctedBy }: Status, { words }: Language): Html | '' {
  const { retracted, corrected } = words.statements.provenance;
  if (retractedBy !== null) return html`<strong>${retracted}</strong> `;
  return correctedBy === null ? '' : html`<strong>${corrected}</strong> `;
}

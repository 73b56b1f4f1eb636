import { html } from 'hono/html';
import { amendmentOf } from '../catalogue/amending.ts';
import type { Citation } from '../catalogue/development.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { Status } from '../queries/history.ts';
import type { AttributedValue } from '../state/attributed-value.ts';
import { instantInWords, standingBadge } from './dates.ts';
import type { Html } from './html.ts';
import { texts } from './texts.ts';
import { type RenderContext, subjectLink } from './values.ts';

/** A development that something rests on, with what it says in words. */
export interface Ground {
  readonly recorded: RecordedDevelopment;
  /** Null once it is erased. */
  readonly sentence: string | null;
}

/** Developments by their ids. */
export type Evidence = ReadonlyMap<string, Ground>;

/** Why something is said: who says so, how that stands, in which words, and the proof that it was recorded. */
export function whyOf({ because }: Pick<AttributedValue, 'because'>, evidence: Evidence, context: RenderContext): Html {
  const corrected = because.flatMap((id) => {
    const event = evidence.get(id)?.recorded.development;
    return event && amendmentOf(event)?.amends === 'corrects' ? [event.data.target] : [];
  });
  return html`<details class="why" data-key="${because[0]}"><summary>${texts.why.summary}</summary><ul>${because.map((id) => html`<li>${groundOf(id, { ground: evidence.get(id), isCorrected: corrected.includes(id), context })}</li>`)}</ul></details>`;
}

interface GroundShown {
  readonly ground: Ground | undefined;
  /** Other words stand in the place of its own. */
  readonly isCorrected: boolean;
  readonly context: RenderContext;
}

function groundOf(id: string, { ground, isCorrected, context }: GroundShown): Html {
  const { links } = context;
  if (!ground) return html`<a href="${links.development(id)}"><code>${id}</code></a>`;
  const { recorded, sentence } = ground;
  const { attribution, sources } = recorded.development;
  return html`${isCorrected ? html`<strong>${texts.why.corrected}</strong> ` : ''}<a href="${links.development(id)}"><bdi>${sentence === null ? texts.erased : clip(sentence)}</bdi></a> ${standingBadge(attribution?.standing)}
${sources.map((citation) => cited(citation, context))}
<p class="hint">${texts.why.recorded(recorded.position)} ${instantInWords(recorded.recordedAt)} · <a href="${links.development(id)}#receipt">${texts.why.receipt}</a></p>`;
}

/** A verdict on sixty persons would stand at each of them: its page has it whole. Cut at its end, it says no more than it did. */
function clip(sentence: string): string {
  return sentence.length <= MOST_LETTERS ? sentence : `${sentence.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')} …`;
}

const MOST_LETTERS = 260;

/** What is cited: the words, verbatim, and where they stand. */
export function cited({ source, locator, quote, lang, translation }: Citation, context: RenderContext): Html {
  return html`<div class="citation">${quote === undefined ? '' : html`<blockquote ${lang === undefined ? '' : html`lang="${lang}"`}><bdi>“${quote}”</bdi></blockquote>`}
${translation === undefined ? '' : html`<p class="hint">${texts.why.translation} <bdi>“${translation}”</bdi></p>`}
<p class="hint">${subjectLink(source, context)}${locator === undefined ? '' : html`, <bdi>${locator}</bdi>`}</p></div>`;
}

/** That other words stand now, or none. */
export function statusMark({ retractedBy, correctedBy }: Status): Html | '' {
  if (retractedBy !== null) return html`<strong>${texts.why.retracted}</strong> `;
  return correctedBy === null ? '' : html`<strong>${texts.why.corrected}</strong> `;
}

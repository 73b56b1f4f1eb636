/** What an amendment is about: the development, in the words that count now. */
import { html } from 'hono/html';
import { contentOf } from '../../catalogue/amending.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { DevelopmentAnswer } from '../../service/developments.ts';
import { standingBadge } from '../badges.ts';
import type { Html } from '../html.ts';
import { developmentLink, type RenderContext } from '../values.ts';

interface Target {
  readonly recorded: RecordedDevelopment;
  /** The development itself, or the correction in force. */
  readonly current: Pick<DevelopmentAnswer, 'recorded' | 'words'>;
  readonly isRetracted: boolean;
}

export function targetHtml(
  { recorded: { development }, current: { recorded, words }, isRetracted }: Target,
  context: Pick<RenderContext, 'links' | 'language'>,
): Html {
  const { amend } = context.language.words.form;
  const { attribution } = contentOf(recorded.development);
  const link = developmentLink(development.id, words.sentenceOf(recorded), context);
  return html`<div class="target">
<p>${amend.target({ development: link })} ${standingBadge(attribution?.standing, context.language)}</p>
${isRetracted ? html`<p class="fault">${amend.isRetracted}</p>` : ''}
${recorded.development.id === development.id ? '' : html`<p class="hint">${amend.isCorrected}</p>`}</div>`;
}

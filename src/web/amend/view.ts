/** What an amendment is about: the development, in the words that count now. */
import { html } from 'hono/html';
import { contentOf } from '../../catalogue/amending.ts';
import type { Language } from '../../words/language.ts';
import { standingBadge } from '../badges.ts';
import type { Html } from '../html.ts';
import type { Links } from '../links.ts';
import { developmentLink } from '../values.ts';
import type { AmendTarget } from './data.ts';

interface Place {
  readonly links: Links;
  readonly language: Language;
}

export function targetHtml({ recorded, current, isRetracted, words }: AmendTarget, { links, language }: Place): Html {
  const { amend } = language.words.form;
  const { attribution } = contentOf(current.development);
  const link = developmentLink(recorded.development.id, words.sentenceOf(current), { links, language });
  return html`<div class="target">
<p>${amend.target({ development: link })} ${standingBadge(attribution?.standing, language)}</p>
${isRetracted ? html`<p class="fault">${amend.isRetracted}</p>` : ''}
${current === recorded ? '' : html`<p class="hint">${amend.isCorrected}</p>`}</div>`;
}

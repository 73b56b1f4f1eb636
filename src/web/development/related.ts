/** Links from a development to those that it speaks of or follows, and to those that speak of it. */
import { html } from 'hono/html';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Words } from '../../queries/words.ts';
import { bdi, type Html } from '../html.ts';
import type { RenderContext } from '../values.ts';

export interface Related {
  /** By id. */
  readonly related: ReadonlyMap<string, RecordedDevelopment>;
  readonly words: Words;
  readonly context: RenderContext;
}

/** By its sentence; by its id where it is not known. */
export function relatedLink(id: string, { related, words, context: { links, language } }: Related): Html {
  const recorded = related.get(id);
  const sentence = recorded && words.sentenceOf(recorded);
  const label = sentence ? bdi(sentence) : recorded ? language.words.statements.erased : html`<code>${id}</code>`;
  return html`<a href="${links.development(id)}">${label}</a>`;
}

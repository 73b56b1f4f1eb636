/** Markup that pages are made of. */
import { html } from 'hono/html';
import type { Language } from '../words/language.ts';

/** Text that is safe to stand in a page. */
export type Html = ReturnType<typeof html>;

/** A recorded text: its direction does not turn what stands around it. `lang`: its language, where that is known. */
export function bdi(text: string, lang?: string | null): Html {
  return lang ? html`<bdi lang="${lang}">${text}</bdi>` : html`<bdi>${text}</bdi>`;
}

/** “A, B and C”, of markup. */
export function listHtml(items: readonly Html[], { list }: Language): Html {
  const places = items.map((_, index) => `\u0001${index}\u0001`);
  const pieces = list(places).split('\u0001');
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? items[Number(piece)] : piece))}`;
}

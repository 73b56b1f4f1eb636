/** Links from a development to those that it speaks of or follows, and to those that speak of it. */
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Wording } from '../../queries/wording.ts';
import type { Html } from '../html.ts';
import { developmentLink, type RenderContext } from '../values.ts';

export interface Related {
  /** By id. */
  readonly related: ReadonlyMap<string, RecordedDevelopment>;
  readonly words: Wording;
  readonly context: RenderContext;
}

/** A development by its sentence; by its id where it is not known. */
export function relatedLink(id: string, { related, words, context }: Related): Html {
  const recorded = related.get(id);
  return developmentLink(id, recorded && words.sentenceOf(recorded), context);
}

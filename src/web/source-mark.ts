/**
 * Quiet marks that open in place: the developments that a value rests on, who says so, in which words, and
 * the receipts. A page has one book of them: whatever has the same basis opens the same note.
 */
import { html } from 'hono/html';
import type { RenderContext, StatedDevelopments } from './context.ts';
import { type Html, listHtml } from './html.ts';
import { isolate } from './picture/text.ts';
import { basisHtml } from './provenance.ts';

export interface SourceMarks {
  /** A mark that opens what these developments say; nothing where none of them was read. */
  readonly of: (because: readonly string[]) => Html | '';
  /** The same in a table: without the numbers of sources, and only what decides; the page of a person has it all. */
  readonly quiet: (because: readonly string[]) => Html | '';
  /** The same with the names of the sources, where the page has several. */
  readonly named: (because: readonly string[]) => Html | '';
  /** All that was marked so far, once: what the marks open. */
  readonly notes: () => Html;
}

/** `sources`: all that the page cites, in the order of their numbers. */
export function makeSourceMarks(
  provenance: StatedDevelopments,
  sources: readonly string[],
  context: RenderContext,
): SourceMarks {
  const numbers = new Map<string, number>();
  const marked: (readonly string[])[] = [];
  const idOf = (number: number) => `why-${number}`;
  const { nameOf, words } = context;
  const { marks } = words.statements;

  function label(because: readonly string[]): { readonly shown: Html; readonly said: string } {
    const citations = because.flatMap((id) => provenance.get(id)?.recorded.development.sources ?? []);
    const [first] = citations;
    const place = first?.locator;
    if (!first) return { shown: sheet, said: marks.basis };
    if (sources.length === 1) {
      const paragraph = PARAGRAPH.exec(place ?? '')?.[1];
      const shown = paragraph === undefined ? sheet : html`${marks.paragraph({ number: paragraph })}`;
      return { shown, said: place === undefined ? marks.source : marks.place({ place: isolate(place) }) };
    }
    const own = [...new Set(citations.map(({ source }) => source))];
    const listed = own.map((source) => String(sources.indexOf(source) + 1));
    const said = marks.sources({ sources: context.language.list(own.map((it) => isolate(nameOf(it)))) });
    return {
      shown: html`${sheet}${listed.slice(0, MOST_NUMBERS).join(', ')}${own.length > MOST_NUMBERS ? '…' : ''}`,
      said,
    };
  }

  type Label = (known: readonly string[]) => { readonly shown: Html; readonly said?: string };

  function mark(because: readonly string[], labelOf: Label): Html | '' {
    const known = because.filter((id) => provenance.has(id));
    if (known.length === 0) return '';
    const key = known.join(' ');
    const number = numbers.get(key) ?? marked.push(known);
    numbers.set(key, number);
    const { shown, said } = labelOf(known);
    const spoken = said === undefined ? '' : html` <span class="sr">${said}</span>`;
    return html`<button type="button" class="ref" popovertarget="${idOf(number)}">${shown}${spoken}</button>`;
  }

  function nameSources(known: readonly string[]): ReturnType<Label> {
    const cited = known.flatMap((id) => provenance.get(id)?.recorded.development.sources ?? []);
    const own = [...new Set(cited.map(({ source }) => source))];
    if (sources.length < 2 || own.length === 0) return label(known);
    const names = own.map((source) => html`<bdi>${nameOf(source)}</bdi>`);
    return { shown: listHtml(names, context.language) };
  }

  return {
    of: (because) => mark(because, label),
    quiet: (because) =>
      mark(decisive(because), (known) => ({ ...label(known), ...(sources.length === 1 ? {} : { shown: sheet }) })),
    named: (because) => mark(because, nameSources),
    notes: () =>
      html`<div class="notes">${marked.map(
        (because, index) => html`<div class="pop" id="${idOf(index + 1)}" popover>
${basisHtml(because, provenance, context)}</div>`,
      )}</div>`,
  };
}

/** What says it, and what was last said of it. */
function decisive(because: readonly string[]): readonly string[] {
  return because.length <= MOST_DECISIVE ? because : [...because.slice(0, 1), ...because.slice(1 - MOST_DECISIVE)];
}

const MOST_DECISIVE = 3;

/** Further sources stand in the note. */
const MOST_NUMBERS = 3;

/** A place that is no more than the number of a paragraph. */
const PARAGRAPH = /^(?:paragraph|para\.?|¶) ?(\d+)$/i;

const sheet = html`<svg class="sheet" viewBox="0 0 16 16" width="11" height="11" aria-hidden="true"><path fill="none"
 stroke="currentColor" stroke-width="2" d="M3 1.5h10v13H3zM6 5h4M6 8h4"/></svg>`;

/** The answer about a subject: a few sentences whose clauses lead to what they rest on, cards, and its basis. */
import { html } from 'hono/html';
import type { Card, PlainAnswer } from '../../answers/answer.ts';
import { describe, describePieces } from '../../words/describe.ts';
import type { Message } from '../../words/message.ts';
import { cardsHtml } from '../card.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { markHtml } from '../mark.ts';
import type { SourceMarks } from '../source-mark.ts';
import { subjectLink } from '../values.ts';

type Shown = { readonly context: RenderContext; readonly marks: SourceMarks };

/** The sentences. Each clause is a link to its section, with a mark for its basis. */
export function answerHtml({ sentences }: PlainAnswer, shown: Shown): Html {
  const sentence = (message: Message, index: number) =>
    html`<span data-says="sentence-${index}">${piecesHtml(message, shown)}</span> `;
  return html`<p class="answer" id="answer">${sentences.map(sentence)}</p>`;
}

function piecesHtml(message: Message, { context, marks }: Shown): Html {
  const pieces = describePieces(message, context).map((piece) => {
    if (typeof piece === 'string') return bdi(piece);
    const { clause, text } = piece;
    return html`<a href="#${clause.section}">${bdi(text)}</a>${marks.of(clause.because)}`;
  });
  return html`${pieces}`;
}

/** What everything on the page rests on: one source is said here, and nowhere else. */
export function basisLine(sources: readonly string[], { words, ...context }: RenderContext): Html {
  const { basis } = words.pages.subject;
  const [only] = sources;
  if (only === undefined) return html``;
  const link = subjectLink(only, { ...context, words });
  const said =
    sources.length === 1
      ? basis.one({ source: link })
      : html`<a href="#sources">${basis.several({ count: sources.length })}</a>`;
  return html`<p class="basis">${said}</p>`;
}

export function answerCards(cards: readonly Card[], { context, marks }: Shown): Html {
  const shown = cards.map(({ topic, value, details, look, section, because }) => ({
    topic: bdi(describe(topic, context)),
    value: bdi(describe(value, context)),
    details: details.map((line, index) =>
      index === details.length - 1
        ? html`${bdi(describe(line, context))} ${marks.of(because)}`
        : bdi(describe(line, context)),
    ),
    look,
    href: `#${section}`,
    name: section,
  }));
  return cardsHtml(shown, context.words.pages.subject.cards);
}

/** The first card in a word, for the bar at the foot of a phone. */
export function shortAnswer([card]: readonly Card[], context: RenderContext): Html {
  if (!card) return html``;
  const { topic, value, look } = card;
  const text = context.words.pages.subject.short({
    topic: bdi(describe(topic, context)),
    value: bdi(describe(value, context)),
  });
  return html`<span>${markHtml(look)}${text}</span>`;
}

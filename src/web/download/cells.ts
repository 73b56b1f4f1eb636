/** Cells that several downloads have in common. */
import type { NameOf } from '../../catalogue/development.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Status } from '../../queries/history.ts';
import type { Words } from '../../queries/words.ts';
import type { Language } from '../../words/language.ts';
import { standingLabel } from '../badges.ts';
import { typeTitle } from '../labels.ts';
import { plainAsserter } from '../values.ts';
import type { Row } from './table.ts';

/** How the cells of a file speak of people and cases. */
export interface CellContext {
  readonly nameOf: NameOf;
  readonly language: Language;
}

/** What is said, its kind, and what it is based on. */
export function developmentCells(
  recorded: RecordedDevelopment,
  { correctedBy, corroboratedBy }: Status,
  { words, language }: { readonly words: Words; readonly language: Language },
): Row {
  const { development, position, recordedAt, recordedBy, isErased } = recorded;
  const { id, type, occurred, attribution, claim, sources } = development;
  const { erased } = language.words.statements;
  const context = { nameOf: words.nameOf, language };
  return {
    position,
    recordedAt,
    recordedBy,
    id,
    type: typeTitle(type, language),
    when: occurred,
    statement: words.summaryOf(recorded) ?? erased,
    sentence: words.sentenceOf(recorded) ?? erased,
    standing: attribution && standingLabel(attribution.standing, language),
    by: attribution && plainAsserter(attribution.by, context),
    hedge: attribution?.hedge,
    inferred: isErased ? undefined : yesOrNothing(attribution?.inferred, language),
    contentStanding: claim && standingLabel(claim.standing, language),
    contentBy: claim && plainAsserter(claim.by, context),
    sources: sourceCell(
      sources.map(({ source }) => source),
      context,
    ),
    quotes: sources.flatMap((citation) => quotation(citation, language)).join(' | '),
    correctedBy,
    corroboratedBy: corroboratedBy.join(' '),
  };
}

/** Sources by name and id, each once. */
export function sourceCell(sources: readonly string[], { nameOf, language }: CellContext): string {
  return unique(sources.map((source) => language.words.values.named({ name: nameOf(source), id: source })));
}

export function yesOrNothing(value: boolean | undefined, { words }: Language): string {
  return value ? words.statements.yes : '';
}

export function unique(items: readonly string[]): string {
  return [...new Set(items)].join(' | ');
}

type Citation = RecordedDevelopment['development']['sources'][number];

function quotation({ quote, locator }: Citation, { words }: Language): string[] {
  if (quote === undefined) return [];
  const { statements } = words;
  return [
    locator === undefined ? statements.quote({ text: quote }) : statements.quoteAt({ text: quote, place: locator }),
  ];
}

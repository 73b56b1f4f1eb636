/** Cells that several downloads have in common. */
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { RecordedDevelopment } from '../../log/read.ts';
import type { Status } from '../../queries/history.ts';
import type { Wording } from '../../queries/wording.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { standingLabel } from '../badges.ts';
import { plainAsserter } from '../values.ts';
import type { Row } from './table.ts';

/** What is said, its kind, and what it is based on. */
export function developmentCells(
  recorded: RecordedDevelopment,
  { correctedBy, corroboratedBy }: Status,
  words: Wording,
): Row {
  const { development, position, recordedAt, recordedBy, isErased } = recorded;
  const { id, type, occurred, attribution, claim, sources } = development;
  const { language } = words;
  const { erased } = language.words.statements;
  return {
    position,
    recordedAt,
    recordedBy,
    id,
    type: titleOfType(type, language),
    when: occurred,
    statement: words.summaryOf(recorded) ?? erased,
    sentence: words.sentenceOf(recorded) ?? erased,
    standing: attribution && standingLabel(attribution.standing, language),
    by: attribution && plainAsserter(attribution.by, words),
    hedge: attribution?.hedge,
    inferred: isErased ? undefined : yesOrNothing(attribution?.inferred, language),
    contentStanding: claim && standingLabel(claim.standing, language),
    contentBy: claim && plainAsserter(claim.by, words),
    sources: sourceCell(
      sources.map(({ source }) => source),
      words,
    ),
    quotes: sources.flatMap((citation) => quotation(citation, language)).join(' | '),
    correctedBy,
    corroboratedBy: corroboratedBy.join(' '),
  };
}

/** Sources by name and id, each once. */
export function sourceCell(sources: readonly string[], speaker: Speaker): string {
  return unique(sources.map((source) => plainAsserter(source, speaker)));
}

export function yesOrNothing(value: boolean | undefined, { words }: Language): string {
  return value ? words.values.yes : '';
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

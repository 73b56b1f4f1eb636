/** Cells that several downloads have in common. */
import { titleOfType } from '../../catalogue/catalogue-words.ts';
import type { Wording } from '../../queries/wording.ts';
import type { ListedDevelopment } from '../../service/developments.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import { standingLabel } from '../statement.ts';
import { plainAsserter } from '../values.ts';
import type { Row } from './download.ts';

/** Who says that it happened, and whose claim its content is. */
export const statementColumns = ['standing', 'by', 'hedge', 'inferred', 'contentStanding', 'contentBy'] as const;

/** What is said, its kind, and what it is based on. */
export function developmentCells({ recorded, status }: ListedDevelopment, wording: Wording): Row {
  const { development, position, recordedAt, recordedBy, isErased } = recorded;
  const { id, type, occurred, attribution, claim, sources } = development;
  const { language } = wording;
  const { erased, quote: quoted, quoteAt } = language.words.statements;
  const quotes = sources.flatMap(({ quote: text, locator: place }) => {
    if (text === undefined) return [];
    return [place === undefined ? quoted({ text }) : quoteAt({ text, place })];
  });
  const cited = sources.map(({ source }) => source);
  return {
    position,
    recordedAt,
    recordedBy,
    id,
    type: titleOfType(type, language),
    when: occurred,
    statement: wording.summaryOf(recorded) ?? erased,
    sentence: wording.sentenceOf(recorded) ?? erased,
    standing: attribution && standingLabel(attribution.standing, language),
    by: attribution && plainAsserter(attribution.by, wording),
    hedge: attribution?.hedge,
    inferred: isErased ? undefined : yesOrNothing(attribution?.inferred, language),
    contentStanding: claim && standingLabel(claim.standing, language),
    contentBy: claim && plainAsserter(claim.by, wording),
    sources: sourceCell(cited, wording),
    quotes: quotes.join(' | '),
    correctedBy: status.correctedBy,
    corroboratedBy: status.corroboratedBy.join(' '),
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

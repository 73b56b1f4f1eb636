/** What follows from acts, in words: sums of counts, what is to serve, and measures beside the one that is named. */
import { wordsOfLabel } from '../catalogue/catalogue-words.ts';
import { type CountStatus, countsByWeight, marksInSums } from '../catalogue/derive-status.ts';
import { formatTerm } from '../words/describe.ts';
import type { Language } from '../words/language.ts';

export type Sums = Readonly<Record<string, number>>;

/** “5 convicted, 7 no verdict”; nothing where one count says no more than its label. */
export function sumsText(sums: Sums, language: Language): string {
  const { sum, sumOf } = language.words.values;
  const labels = countsByWeight.filter((label) => sums[label]);
  const [only, ...others] = labels;
  if (only !== undefined && others.length === 0 && sums[only] === 1) return '';
  const wordOf = (label: CountStatus) => wordsOfLabel('counts', label, language);
  const texts = labels.map((label) => sum({ count: sums[label] ?? 0, label: wordOf(label) }));
  const beside = marksInSums.flatMap((mark) => {
    const { [mark]: count } = sums;
    return count ? [sumOf[mark]({ count })] : [];
  });
  return language.list([...texts, ...beside]);
}

export interface Reckoned {
  readonly answer: string;
  readonly least: string | null;
  readonly most: string | null;
  readonly known: string;
  readonly parts: readonly string[];
  readonly suspended: readonly string[];
  readonly stayed: readonly string[];
}

/**
 * “5 years”, “4 years to 7 years”, “at least 4 years”, and what stands apart. Nothing of life and death: the kind says
 * it.
 */
export function reckoningTexts(reckoned: Reckoned, language: Language): string[] {
  const { reckoning } = language.words.values;
  const { answer, suspended, stayed } = reckoned;
  if (answer === 'nothing') return [nothingText(reckoned, language)];
  return [
    answerText(reckoned, language),
    ...(suspended.length > 0 ? [reckoning.suspendedApart] : []),
    ...(stayed.length > 0 && answer === 'term' ? [reckoning.stayedApart] : []),
  ].filter((text) => text !== '');
}

function answerText({ answer, least, most, known }: Reckoned, language: Language): string {
  const { reckoning } = language.words.values;
  if (answer === 'term' && least !== null) {
    const term = formatTerm(least, language);
    if (most === null) return reckoning.atLeast({ least: term });
    if (most === least) return reckoning.term({ term, known });
    return reckoning.range({ least: term, most: formatTerm(most, language) });
  }
  const text = reckoning[answer as keyof typeof reckoning];
  return typeof text === 'string' ? text : '';
}

/** Why nothing is to serve: what was imposed ran out, is suspended or stayed; else the parts themselves say it. */
function nothingText({ parts, suspended, stayed }: Reckoned, language: Language): string {
  const { reckoning } = language.words.values;
  if (stayed.length > 0) return reckoning.stayed;
  if (suspended.length > 0) return reckoning.suspended;
  return parts.length > 0 ? reckoning.ran_out : reckoning.nothing;
}

export interface MeasureShown {
  readonly kind: string;
  readonly holds: boolean | null;
}

/** Kinds of the measures that hold beside the one that is named; where it is not clear what holds, of none. */
export function kindsBeside(measures: readonly MeasureShown[], kind: unknown): string[] {
  if (kind === null || kind === undefined) return [];
  return [...new Set(measures.flatMap((it) => (it.holds && it.kind !== kind ? [it.kind] : [])))];
}

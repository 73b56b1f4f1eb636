/** The days on which something changes in a picture, the first possible ones included, and what it is. */
import type { Day } from '../../time/day.ts';
import type { Language } from '../../words/language.ts';
import { type Bar, isDated, type Row } from './model.ts';

/** What happens on a day, in words. */
export interface DayOfChange {
  readonly day: Day;
  readonly says: string;
}

/** Every change of every row, by day: first what surely begins, then what may. What has no date changes on no day. */
export function changesOf(rows: readonly Row[], language: Language): DayOfChange[] {
  const all = rows.flatMap((row) => [
    ...row.tracks
      .flat()
      .filter(isDated)
      .flatMap((bar) => changesOfBar(row, bar, language)),
    ...row.dots
      .filter(({ isUndated }) => !isUndated)
      .flatMap(({ earliest, latest, title }) =>
        [...new Set([earliest ?? latest, latest])].map((day) => ({ day, says: title, order: 4 })),
      ),
  ]);
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order));
}

type Ordered = DayOfChange & { readonly order: number };

function changesOfBar({ name: row }: Row, { begin, end, isUndated, short: value }: Bar, language: Language): Ordered[] {
  const { step } = language.words.picture;
  const at = (day: Day | null | undefined, order: number, says: string): Ordered[] =>
    day ? [{ day, says, order }] : [];
  const ending = isUndated.end ? null : end;
  const mayBegin = begin.earliest === begin.latest ? null : begin.earliest;
  const mayEnd = ending?.earliest === ending?.latest ? null : ending?.earliest;
  return [
    ...at(begin.latest, 0, step.begins({ row, value })),
    ...at(mayBegin, 1, step.mayBegin({ row, value })),
    ...at(ending?.latest, 2, step.ends({ row })),
    ...at(mayEnd, 3, step.mayEnd({ row })),
  ];
}

/** These days, each once. */
export function changedDays(changes: readonly DayOfChange[]): Day[] {
  return [...new Set(changes.map(({ day }) => day))];
}

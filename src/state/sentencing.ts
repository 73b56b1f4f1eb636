/** What a person’s sentences come to: totals, and what runs until when. */
import { z } from 'zod';
import { isOneOf } from '../catalogue/attribute.ts';
import { links } from '../catalogue/links.ts';
import { componentKinds, type SentenceValue, sentenceParts, trial } from '../catalogue/trial.ts';
import { type Day, parseDay } from '../time/day.ts';
import { lastDayOf, remainderOf, sumOf } from '../time/duration.ts';
import { type Certainty, certainties } from './attributed-value.ts';
import type { JudgedTrack } from './tracks.ts';

const totalSchema = z.strictObject({
  kind: z.enum(componentKinds),
  components: z.number().int().meta({ description: 'How many of this kind count.' }),
  inForce: z.number().int().meta({ description: 'How many of them are stated to be in force.' }),
  notStated: z.number().int().meta({ description: 'How many have neither a stated term nor a stated amount.' }),
  term: z.string().nullable().meta({ description: 'The sum of the stated terms, or `life`; null: none is stated.' }),
  amounts: z
    .record(z.string(), z.string())
    .meta({ description: 'The sums of the stated amounts, by currency; `unstated` if the currency is not stated.' }),
  certainty: z.enum(certainties).meta({ description: 'The certainty of the least certain one.' }),
  because: z.array(z.string()),
});

const runningSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(componentKinds),
  term: z.string(),
  from: z
    .string()
    .nullable()
    .meta({ description: 'The day from which the term counts; null: not stated, so the end is not known.' }),
  until: z.string().nullable().meta({ description: 'Its last day; null: for life, or not known.' }),
  remaining: z.string().nullable().meta({ description: 'What is left of it; null: for life, or not known.' }),
  inForce: z.boolean().nullable(),
  certainty: z.enum(certainties),
  because: z.array(z.string()),
});

export const sentencingSchema = z
  .strictObject({
    totals: z.array(totalSchema),
    running: z.array(runningSchema).meta({ description: 'Prison terms and bans that have not run out by that day.' }),
  })
  .meta({
    id: 'Sentencing',
    description: 'The sum of the sentences that count, as far as terms and amounts are stated.',
  });
export type Sentencing = z.infer<typeof sentencingSchema>;

interface Component {
  readonly key: string;
  readonly value: SentenceValue;
  readonly certainty: Certainty;
  readonly because: string;
}

/** Totals and running terms of a person’s sentences on a day. Terms are added as if served one after the other. */
export function addUpSentences(tracks: readonly JudgedTrack[], asOf: Day): Sentencing {
  const components = tracks.flatMap(({ attribute, key, stated }): Component[] => {
    if (attribute !== trial.sentence.name || !stated?.point.holds) return [];
    const { value, cause } = stated.point;
    return [
      {
        key,
        value: value as SentenceValue,
        certainty: stated.certain ? 'certain' : 'stated',
        because: cause.development,
      },
    ];
  });
  const isOver = tracks.some(({ attribute, stated }) => attribute === links.life.name && stated !== undefined);
  return {
    totals: [...Map.groupBy(components, ({ value }) => value.kind)].map(([kind, own]) => totalOf(kind, own)),
    running: isOver ? [] : components.flatMap((component) => runOf(component, asOf) ?? []),
  };
}

function totalOf(kind: SentenceValue['kind'], components: readonly Component[]): Sentencing['totals'][number] {
  const values = components.map(({ value }) => value);
  const terms = values.flatMap(({ term }) => term ?? []);
  const amounts = Map.groupBy(
    values.filter(({ amount }) => amount !== null),
    ({ currency }) => currency ?? 'unstated',
  );
  return {
    kind,
    components: components.length,
    inForce: values.filter(({ inForce }) => inForce === true).length,
    notStated: values.filter(({ term, amount }) => term === null && amount === null).length,
    term: terms.length === 0 ? null : terms.includes('life') ? 'life' : sumOf(terms),
    amounts: Object.fromEntries(
      [...amounts].map(([currency, those]) => [currency, addDecimals(those.map(({ amount }) => amount ?? '0'))]),
    ),
    certainty: components.every(({ certainty }) => certainty === 'certain') ? 'certain' : 'stated',
    because: [...new Set(components.map(({ because }) => because))],
  };
}

/** A term or ban that is running; undefined if it has none, or has run out. */
function runOf({ key, value, certainty, because }: Component, asOf: Day): Sentencing['running'][number] | undefined {
  const { kind, term, runsFrom, inForce } = value;
  if (!isOneOf(kind, sentenceParts.timed) || term === null) return undefined;
  const until = endOf(value);
  if (until !== undefined && until < asOf) return undefined;
  return {
    key,
    kind,
    term,
    from: runsFrom,
    until: until ?? null,
    remaining: until === undefined ? null : remainderOf(until, runsFrom && runsFrom > asOf ? (runsFrom as Day) : asOf),
    inForce,
    certainty,
    because: [because],
  };
}

/** The last day of a term, if it follows from what is stated. */
export function endOf({ term, runsFrom }: Pick<SentenceValue, 'term' | 'runsFrom'>): Day | undefined {
  const from = runsFrom === null ? undefined : parseDay(runsFrom);
  return from === undefined || term === null || term === 'life' ? undefined : lastDayOf(from, term);
}

/** Adds decimal texts with at most four decimals exactly. */
function addDecimals(amounts: readonly string[]): string {
  const places = Math.max(...amounts.map((amount) => (amount.split('.')[1] ?? '').length));
  const scaled = amounts.reduce((sum, amount) => {
    const [whole = '0', decimals = ''] = amount.split('.');
    return sum + BigInt(whole + decimals.padEnd(places, '0'));
  }, 0n);
  const digits = String(scaled).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Whether it is a prison sentence that may have to be served. */
export function isPrisonSentence({ kind, inForce }: SentenceValue): boolean {
  return isOneOf(kind, sentenceParts.prison) && inForce !== false;
}

/** A value with all that a reader needs to judge it: since when, how surely, who says so, and on what it rests. */
import { z } from 'zod';
import { attributeNames } from '../catalogue/attributes.ts';
import { standing } from '../catalogue/standing.ts';
import { evidenceOf, type PlacedPoint } from '../facts/placed-point.ts';
import type { OtherDate, ReportedDate } from '../facts/reported-date.ts';
import type { Stated } from '../facts/track.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { isDerivedPoint } from './derived-tracks.ts';

/** How surely a value holds: `stated`: it has surely begun; `certain`: and whatever else may hold says the same. */
export const certainties = ['certain', 'stated', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

/** The same, but `unknown`: it is recorded, and only the day of recording bounds its date. */
export const datings = [...certainties, 'unknown'] as const;
export type Dating = (typeof datings)[number];
const dating = z.enum(datings).meta({
  description:
    'As `certainty`; but `unknown`: it is recorded, and only the day of recording, later, bounds its date. Of a ' +
    'value that says “not clear”: how surely what may hold has begun.',
});

const sinceSchema = z
  .strictObject({
    edtf: z.string().nullable().meta({ description: 'The date as the source gives it; null: none.' }),
    earliest: z.string().nullable().meta({ description: 'The first day on which it may have begun; null: unbounded.' }),
    latest: z.string().nullable().meta({ description: 'The day by which it has surely begun; null: it holds always.' }),
  })
  .meta({ id: 'Since' });

const otherDates = z.array(z.strictObject({ id: z.string(), since: sinceSchema }).meta({ id: 'OtherDate' })).meta({
  description: 'Further reports of the same event that give another date; with any, the value is not certain.',
});

/** When something happened, as it counts. */
export const countingDateSchema = z
  .strictObject({
    since: sinceSchema,
    because: z.array(z.string()).meta({
      description: 'Its own words, what confirms them, and whatever else gave a first or last day.',
    }),
    otherDates,
  })
  .meta({ id: 'CountingDate' });

/** The same, of a point. */
export function toCountingDate(point: PlacedPoint): z.infer<typeof countingDateSchema> {
  const { cause, earliest, latest } = point;
  return {
    since: toSince({ edtf: cause.edtf, earliest, latest }),
    because: evidenceOf(point),
    otherDates: toOtherDates(cause.otherDates),
  };
}

const causeFields = {
  since: sinceSchema,
  certainty: z.enum(certainties),
  dating,
  otherDates,
  standing: standing.nullable().meta({ description: 'The kind of statement; null: from the registry.' }),
  by: z.string().nullable().meta({ description: 'Who asserts it: a subject, `author` or `unstated`.' }),
  hedge: z.string().nullable().meta({ description: 'The source’s own cautious words.' }),
  inferred: z.boolean().meta({ description: 'The source implies it, or a part of it, but does not say it outright.' }),
  because: z.array(z.string()).meta({
    description:
      'The developments that it comes from: each report of the event that shares its date, with the correction that ' +
      'counts, corroborations, and what else gave its first or last day. The one that says it comes first.',
  }),
  sources: z.array(z.string()),
};

/** A value with all that a reader needs to judge it. */
export function attributedValueSchema(value: z.ZodType) {
  return z.strictObject({ value, ...causeFields });
}

export const keyedValueSchema = (value: z.ZodType) => z.strictObject({ key: z.string(), value, ...causeFields });

const attributeName = z.enum(attributeNames);

export const possibleSchema = z
  .strictObject({ attribute: attributeName, key: z.string(), holds: z.boolean(), value: z.unknown(), ...causeFields })
  .meta({ id: 'Possible', description: 'What may hold by then; `holds` false: what may have ended.' });

export const matchSchema = z
  .strictObject({ attribute: attributeName, key: z.string(), value: z.unknown(), ...causeFields })
  .meta({ id: 'Match', description: 'A value for which a subject is listed.' });

export const endingValueSchema = z
  .strictObject({ holds: z.boolean(), value: z.unknown(), ...causeFields })
  .meta({ id: 'SideLeaf', description: 'A value, or (`holds` false) its end.' });

export const endedSchema = z
  .strictObject({ attribute: attributeName, key: z.string(), value: z.unknown(), ...causeFields })
  .meta({ id: 'Ended', description: 'What has ended by then; `value` says how it ended.' });

export type Since = z.infer<typeof sinceSchema>;
export interface AttributedValue {
  readonly value: unknown;
  readonly since: Since;
  readonly certainty: Certainty;
  readonly dating: Dating;
  readonly otherDates: readonly { readonly id: string; readonly since: Since }[];
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  readonly because: readonly string[];
  readonly sources: readonly string[];
}

/** The value that is stated, with what all reports of its event say. */
export function toStatedValue({ point, certain, since, reports, otherDates }: Stated<PlacedPoint>): AttributedValue {
  const certainty = certain ? 'certain' : 'stated';
  return {
    ...toAttributedValue(point, reports),
    since: toSince(since),
    certainty,
    dating: isDerivedPoint(point) && point.notClear ? point.notClear : certainty,
    otherDates: toOtherDates(otherDates),
  };
}

/** What may hold on the day `asOf`. */
export function toPossibleValue(point: PlacedPoint, asOf: Day): AttributedValue {
  const { cause, earliest, latest } = point;
  return {
    ...toAttributedValue(point, [point]),
    since: toSince({ edtf: cause.edtf, earliest, latest }),
    certainty: 'possible',
    dating: datingOf({ isOpen: cause.isOpen, latest }, asOf),
    otherDates: [],
  };
}

/** How surely something may have begun by a day: unknown where only the day of recording, later, bounds its date. */
export function datingOf({ isOpen, latest }: { readonly isOpen: boolean; readonly latest: Day }, asOf: Day) {
  return isOpen && latest > asOf ? 'unknown' : 'possible';
}

type Attribution = Omit<AttributedValue, 'since' | 'certainty' | 'dating' | 'otherDates'>;

function toAttributedValue(point: PlacedPoint, reports: readonly PlacedPoint[]): Attribution {
  const { value, cause } = point;
  const { standing, by, hedge, inferred } = cause;
  const because = isDerivedPoint(point) ? point.because : reports.flatMap((report) => evidenceOf(report));
  const sources = reports.flatMap((report) => [...report.cause.sources, ...report.cause.datedBySources]);
  return { value, standing, by, hedge, inferred, because: [...new Set(because)], sources: [...new Set(sources)] };
}

function toOtherDates(dates: readonly OtherDate[]) {
  return dates.map(({ id, ...date }) => ({ id, since: toSince(date) }));
}

function toSince({ edtf, earliest, latest }: ReportedDate): Since {
  return { edtf, earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) };
}

/** As answers write it: null where there is no bound. */
export function toDateOrNull(day: Day): Day | null {
  return day === BEGINNING_OF_TIME ? null : day;
}

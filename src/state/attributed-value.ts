/** A value with all that a reader needs to judge it: since when, how surely, who says so, and on what it rests. */
import { z } from 'zod';
import { attributeNames } from '../catalogue/attributes.ts';
import { standing } from '../catalogue/standing.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import { BEGINNING_OF_TIME, type Day } from '../time/day.ts';
import { developmentsBehind, isDerivedPoint } from './derived-tracks.ts';

/** How surely a value holds: `stated`: it has surely begun; `certain`: and nothing else may have begun since. */
export const certainties = ['certain', 'stated', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

const sinceSchema = z
  .strictObject({
    edtf: z.string().nullable().meta({ description: 'The date as the source gives it; null: none.' }),
    earliest: z.string().nullable().meta({ description: 'The first day on which it may have begun; null: unbounded.' }),
    latest: z.string().nullable().meta({ description: 'The day by which it has surely begun; null: it holds always.' }),
  })
  .meta({ id: 'Since' });

const causeFields = {
  since: sinceSchema,
  certainty: z.enum(certainties),
  standing: standing.nullable().meta({ description: 'The kind of statement; null: from the registry.' }),
  by: z.string().nullable().meta({ description: 'Who asserts it: a subject, `author` or `unstated`.' }),
  hedge: z.string().nullable().meta({ description: 'The source’s own cautious words.' }),
  inferred: z.boolean().meta({ description: 'The source implies it but does not say it outright.' }),
  because: z.array(z.string()).meta({
    description:
      'The developments that it comes from: the one that says it, the correction that counts, and corroborations.',
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
  readonly standing: string | null;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly inferred: boolean;
  readonly because: readonly string[];
  readonly sources: readonly string[];
}

export function toAttributedValue(point: PlacedPoint, certainty: Certainty): AttributedValue {
  const { value, cause, earliest, latest } = point;
  const { edtf, standing, by, hedge, inferred, sources } = cause;
  return {
    value,
    since: { edtf, earliest: toDateOrNull(earliest), latest: toDateOrNull(latest) },
    certainty,
    standing,
    by,
    hedge,
    inferred,
    because: isDerivedPoint(point) ? point.because : developmentsBehind(cause),
    sources,
  };
}

/** As answers write it: null where there is no bound. */
export function toDateOrNull(day: Day): Day | null {
  return day === BEGINNING_OF_TIME ? null : day;
}

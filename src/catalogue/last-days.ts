/** Last days: of what is said to hold until a date, and of an end whose date is the last day on which it still held. */
import { z } from 'zod';
import type { Day } from '../time/day.ts';
import { parseDay } from '../time/day.ts';
import { readNewEdtf } from '../time/edtf.ts';
import { say } from '../words/message.ts';
import { edtfDate } from './development.ts';
import { issueOf } from './faults.ts';
import { withHelp } from './help.ts';
import { tellings } from './places.ts';

/** Days between which the last day lies; `earliest` null: unbounded. */
export interface LastDay {
  readonly earliest: Day | null;
  readonly latest: Day;
}

/** A last day in EDTF, which must have an end. */
export const until = () =>
  withHelp(
    edtfDate
      .superRefine((text, context) => {
        const reading = readNewEdtf(text);
        if (reading.ok && !reading.occurrence.latest) context.addIssue(issueOf(say('faults.fields.openEnd')));
      })
      .register(tellings, { as: 'date' })
      .nullable()
      .optional(),
    'lastDate',
  );

/** Says of an end that its date is the last day. */
export const lastDay = () => withHelp(z.literal(true).optional(), 'lastDay');

/** As values hold it; null: not stated. */
export function toLastDay(text: string | null | undefined): LastDay | null {
  const reading = readNewEdtf(text ?? '');
  if (!reading.ok || !reading.occurrence.latest) return null;
  const { earliest, latest } = reading.occurrence;
  return { earliest: parseDay(earliest) ?? null, latest };
}

/** The last day that a value says for itself; undefined: none. */
export function lastDayIn(value: unknown): LastDay | undefined {
  if (typeof value !== 'object' || value === null || !('until' in value)) return undefined;
  return typeof value.until === 'object' ? ((value.until as LastDay | null) ?? undefined) : undefined;
}

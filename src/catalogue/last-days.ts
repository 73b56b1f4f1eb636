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

/** Says of an end, or of a change that ends what was so before, that its date is the last day of that. */
export const lastDay = () => withHelp(z.literal(true).optional(), 'lastDay');

interface Steps {
  /** What begins something that may state its last day; left out: nothing does. */
  readonly begins?: readonly string[];
  /** What ends something, so that the date of it may be a last day. */
  readonly ends: readonly string[];
}

/** Refuses a last day of what does not end, and a stated end of what does not begin. `field`: says which it is. */
export function termed(field: string, { begins = [], ends }: Steps) {
  return ({ value, issues }: z.core.ParsePayload<Readonly<Record<string, unknown>>>) => {
    const step = String(value[field]);
    const refuse = (path: string, fault: 'endsNothing' | 'beginsNothing') =>
      issues.push({ ...issueOf(say(`faults.fields.${fault}`)), path: [path], input: value[path] });
    if (value.lastDay && !ends.includes(step)) refuse('lastDay', 'endsNothing');
    if (value.until && !begins.includes(step)) refuse('until', 'beginsNothing');
  };
}

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

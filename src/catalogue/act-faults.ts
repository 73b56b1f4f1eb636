/** What is wrong with the acts of a development whatever else is recorded: faults at their places in its data. */
import type { Act } from '../law/acts.ts';
import { findLawFaults, type LawFault } from '../law/faults.ts';
import { BEGINNING_OF_TIME, type Day, laterOf } from '../time/day.ts';
import { readEdtf } from '../time/edtf.ts';
import { type Message, say } from '../words/message.ts';
import type { Fault } from '../words/problem.ts';
import type { StatedAct } from './acts.ts';
import type { Development } from './development.ts';
import type { Path } from './places.ts';
import { typeOf } from './types.ts';

type Stating = Pick<Development, 'id' | 'type' | 'data'> & Partial<Pick<Development, 'occurred'>>;

/** The faults in the acts of a development. Its type has accepted its data. */
export function findActFaults(development: Stating): Fault[] {
  const { type, occurred, data } = development;
  const stated = typeOf({ type }).acts?.({ version: 1, sources: [], ...development }) ?? [];
  const earliest = earliestOf(occurred);
  const acts = stated.map((act, index) => toAct(act, { id: `${development.id}#${index + 1}`, earliest, order: index }));
  return findLawFaults(acts).map((fault) => ({ path: ['data', ...placeOf(fault, data)], message: messageOf(fault) }));
}

function earliestOf(occurred: string | undefined): Day {
  const reading = occurred === undefined ? undefined : readEdtf(occurred);
  return reading?.ok ? reading.occurrence.earliest : BEGINNING_OF_TIME;
}

interface Placed {
  readonly id: string;
  readonly earliest: Day;
  readonly order: number;
}

/** An act by itself: an accused or a case that it does not name is one of its own. */
function toAct({ effective, claim: _, ...content }: StatedAct, { id, earliest, order }: Placed): Act {
  const from = laterOf(earliest, effective ?? BEGINNING_OF_TIME);
  const place = {
    id,
    order,
    earliest: from === BEGINNING_OF_TIME ? null : from,
    latest: from,
    timeOfDayMs: null,
    follows: [],
  };
  return { accused: '', case: '', ...content, ...place } as Act;
}

/** Where a fault stands: the last row that names the charge, or the field. */
function placeOf({ fault, about }: LawFault, data: unknown): Path {
  if (fault === 'end_before_start') return ['until'];
  return findCharge(data, about).at(-1) ?? [];
}

function findCharge(value: unknown, charge: string | null, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    findCharge(member, charge, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return 'charge' in value && value.charge === charge ? [[...path, 'charge'], ...inner] : inner;
}

function messageOf({ fault, about }: LawFault): Message {
  switch (fault) {
    case 'more_outcomes_than_counts':
      return say('faults.law.moreOutcomesThanCounts', { count: about });
    case 'end_before_start':
      return say('faults.law.endBeforeStart');
    case 'number_of_counts':
      return say('faults.law.numberOfCounts');
    case 'part_numbered_twice':
      return say('faults.law.partNamedTwice', { name: about ?? '' });
    case 'part_relates_to_itself':
      return say('faults.law.partWithItself');
  }
}

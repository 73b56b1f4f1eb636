// A large invented case: many accused, each with a course of their own, and developments around them.
import { randomUUID } from 'node:crypto';
import { type Day, dayOf } from '../../src/time/day.ts';
import { register } from './drafts.ts';

export const LARGE_CASE = 'case:harbour-archive';
const SOURCE = 'source:harbour-docket';
const COURT = 'organization:harbour-court';

export interface LargeCaseSize {
  readonly accused: number;
  readonly developments: number;
}

/** The persons who are accused, by number. */
export const accusedOf = (index: number) => `person:accused-${index + 1}`;

/** What it names, and then all that happened, from 2019 on; to be appended in this order. */
export function largeCase({ accused, developments }: LargeCaseSize): object[] {
  const persons = Array.from({ length: accused }, (_, index) => accusedOf(index));
  const courses = persons.flatMap((person, index) => courseOf(person, index));
  const around = Array.from({ length: Math.max(0, developments - courses.length) }, (_, index) =>
    aroundOf(persons[index % accused] ?? '', index),
  );
  return [...register(SOURCE, COURT, LARGE_CASE, ...persons), ...[...courses, ...around].slice(0, developments)];
}

/** The charge, custody, trial and outcome of one accused: every third detention is known by its month only. */
function courseOf(person: string, index: number): object[] {
  const on = (months: number, day = 1 + (index % 27)) => dayAfterMonths(months + (index % 6), day);
  const charge = { charge: 'fraud', offence: 'fraud' };
  const inCase = { case: LARGE_CASE, person };
  const accuses = { claim: { by: COURT, standing: 'alleged' } };
  const outcome = ['convicted', 'acquitted', 'convicted'][index % 3];
  const detainedOn = index % 3 === 0 ? on(2).slice(0, 7) : on(2);
  return [
    tell('suspicion.announced', { ...inCase, offences: [charge] }, on(1), accuses),
    tell('person.detained', inCase, detainedOn),
    tell('charge.filed', { ...inCase, ...charge }, on(5), accuses),
    tell('custody.measure_set', { ...inCase, measure: index % 2 ? 'house_arrest' : 'remand' }, on(7)),
    tell('trial.opened', { case: LARGE_CASE, defendants: [person] }, on(14)),
    tell('verdict.delivered', { case: LARGE_CASE, outcomes: [{ person, outcome, charge }] }, on(26)),
    ...(outcome === 'convicted'
      ? [tell('sentence.imposed', { ...inCase, components: [{ kind: 'imprisonment', term: 'P4Y' }] }, on(26))]
      : [tell('person.released', { person, case: LARGE_CASE }, on(26))]),
  ];
}

/** Hearings, statements and claims; every tenth has no date. */
function aroundOf(person: string, index: number): object {
  const on = index % 10 === 0 ? undefined : dayAfterMonths(3 + ((index * 7) % 70), 1 + (index % 28));
  if (index % 4 === 0)
    return tell('statement.made', { speaker: person, verbatim: false, about: [LARGE_CASE], stance: 'other' }, on, {
      claim: { by: person, standing: 'alleged' },
    });
  return tell('hearing.held', { case: LARGE_CASE, kind: 'main', persons: [person] }, on);
}

function dayAfterMonths(months: number, day: number): Day {
  return dayOf(2019 + Math.floor(months / 12), (months % 12) + 1, day);
}

function tell(...[type, data, occurred, more = {}]: [string, object, (string | undefined)?, object?]): object {
  return {
    id: randomUUID(),
    type,
    ...(occurred ? { occurred } : {}),
    data,
    summary: `${type} is reported.`,
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: SOURCE, quote: `It is written of ${type}.` }],
    ...more,
  };
}

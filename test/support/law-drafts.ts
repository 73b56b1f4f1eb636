// Developments of one proceeding, as short as they can be said: for tests of review notes.
import { randomUUID } from 'node:crypto';
import { findFindings } from '../../src/state/findings.ts';
import { english } from '../../src/words/english.ts';
import { ADA, BO, COURIER, cast, GAZETTE } from './drafts.ts';
import { circumstancesOf } from './told.ts';

export const [POLICE, FIRE] = ['organization:harbour-police', 'case:harbour-fire'];
export const arson = { charge: 'arson', offence: 'arson' };
export const unclaimed = { claim: { by: 'unstated', standing: 'alleged' } };
export const chief = { person: ADA, organization: POLICE, title: 'chief' };
export const claimed = { claim: { by: POLICE, standing: 'alleged' } };

export interface Draft {
  readonly id: string;
  readonly data: object;
}

/** With braces, so that a subject without its name shows. */
export const speaker = { language: english, nameOf: (subject: string) => `{${subject}}` };

/** One development, with a day and a source unless `more` says otherwise. */
export function tell(...[type, data, occurred, more = {}]: [string, object, string?, object?]): Draft {
  return {
    id: randomUUID(),
    type,
    ...(occurred ? { occurred } : {}),
    data,
    summary: `${type} is told.`,
    attribution: { by: 'author', standing: 'reported' },
    sources: [{ source: GAZETTE }],
    ...more,
  } as Draft;
}

export const editing = (type: string, data: object): Draft => ({ id: randomUUID(), type, data }) as Draft;

export const detained = (on?: string, more: object = {}) => tell('person.detained', { person: ADA }, on, more);
export const released = (on?: string) => tell('person.released', { person: ADA }, on);
export const remandedIn = (on?: string) =>
  tell('custody.measure_set', { person: ADA, case: FIRE, measure: 'remand' }, on);
export const judgedOf = (outcome: string, on?: string, counts?: number) =>
  tell('verdict.delivered', { case: FIRE, outcomes: [{ person: ADA, outcome, charge: { ...arson, counts } }] }, on);
export const served = (on?: string) =>
  tell(
    'sentence.changed',
    { case: FIRE, person: ADA, change: 'served', components: [{ number: 1, kind: 'imprisonment', term: 'P2Y' }] },
    on,
  );
export const remanded = (on?: string) => tell('custody.measure_set', { person: ADA, measure: 'remand' }, on);
export const charged = (on?: string) => tell('charge.filed', { case: FIRE, person: ADA, ...arson }, on, claimed);
export const chargedWith = (charge: string, on?: string) =>
  tell('charge.filed', { case: FIRE, person: ADA, charge, offence: charge }, on, claimed);
export const dropped = (on?: string, othersRemain?: boolean) =>
  tell('charge.changed', { case: FIRE, person: ADA, ...arson, change: 'dropped', othersRemain }, on, claimed);
export const scheduled = (day: string, on: string, step = 'scheduled') =>
  tell('hearing.scheduled', { case: FIRE, kind: 'main', step, day }, on);
export const heard = (on: string) => tell('hearing.held', { case: FIRE, kind: 'main' }, on);
export const tried = (on?: string) => tell('trial.opened', { case: FIRE, defendants: [ADA] }, on);
export const judged = (outcome: string, on?: string) =>
  tell('verdict.delivered', { case: FIRE, outcomes: [{ person: ADA, outcome }] }, on);
export const sentenced = (component: object, on?: string) =>
  tell('sentence.imposed', { case: FIRE, person: ADA, components: [component] }, on);
export const appealed = (on?: string) => tell('appeal.filed', { case: FIRE, persons: [ADA], by: ADA }, on);
export const closed = (on?: string) => tell('case.closed', { case: FIRE, disposition: 'decided' }, on);
export const decided = (outcomes: readonly string[], on: string, final = false) =>
  tell('appeal.decided', { case: FIRE, outcomes: outcomes.map((outcome) => ({ person: ADA, outcome })), final }, on);
export const died = (on?: string) => tell('person.died', { person: ADA }, on);
export const pleaded = (on?: string) => tell('plea.entered', { case: FIRE, person: ADA, plea: 'not_guilty' }, on);
export const party = (role: string, on?: string, more: object = {}) =>
  tell('case.party_added', { case: FIRE, party: ADA, role, ...more }, on);
export const said = (summary: string, on: string, more: object = {}) =>
  tell('statement.made', { speaker: BO, verbatim: false, about: [ADA], stance: 'other' }, on, {
    summary,
    ...claimed,
    ...more,
  });
export const courier = { sources: [{ source: COURIER }] };

export function findingsOn(subject: string, asOf: string, drafts: readonly object[]) {
  return findFindings(circumstancesOf(subject, asOf, [...cast(), ...drafts]));
}

export const prison = { kind: 'imprisonment', term: 'P2Y' };
export const fine = { kind: 'fine', amount: '7', currency: 'KZT' };

export const stillHeld = (on?: string) => tell('person.reported_held', { person: ADA }, on);
export const serving = (on?: string) => tell('custody.measure_set', { person: ADA, measure: 'serving' }, on);
export const reduced = (on?: string) =>
  tell(
    'sentence.changed',
    { case: FIRE, person: ADA, change: 'reduced', components: [{ number: 1, kind: 'imprisonment' }] },
    on,
  );
export const aside = (on: string, charge: object) =>
  tell('appeal.decided', { case: FIRE, outcomes: [{ person: ADA, outcome: 'set_aside', charge }] }, on);
const theft = { charge: 'theft', offence: 'theft' };
export const twoConvictions = [
  charged('2024-03-01'),
  chargedWith('theft', '2024-03-01'),
  judgedOf('convicted', '2024-04-01'),
  tell(
    'verdict.delivered',
    { case: FIRE, outcomes: [{ person: ADA, outcome: 'convicted', charge: theft }] },
    '2024-04-01',
  ),
  sentenced(prison, '2024-04-02'),
];

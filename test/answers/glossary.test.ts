// The worked examples of how answers speak: records of invented people, folded, and said word for word.
import { expect, test } from 'vitest';
import { composeAnswer } from '../../src/answers/answers.ts';
import type { Day } from '../../src/time/day.ts';
import { describe } from '../../src/words/describe.ts';
import { english } from '../../src/words/english.ts';
import { ADA, BO, cast, FIRE, register } from '../support/drafts.ts';
import { tell } from '../support/law-drafts.ts';
import { stateOf } from '../support/told.ts';

const [MARA, ILYA, PORT_POLICE] = ['person:mara-kesten', 'person:ilya-verin', 'organization:port-police'];
const TODAY = '2026-11-26';

const names: Readonly<Record<string, string>> = {
  [ADA]: 'Ada Orlov',
  [BO]: 'Bo Tarn',
  [MARA]: 'Mara Kesten',
  [ILYA]: 'Ilya Verin',
  [PORT_POLICE]: 'The port police',
};

function sentencesOn(asOf: string, subject: string, drafts: readonly object[]): string[] {
  const state = stateOf(subject, asOf, [...cast(), ...register(MARA, ILYA, PORT_POLICE), ...drafts]);
  const { sentences } = composeAnswer(state, { asOf: asOf as Day, knownOn: TODAY as Day });
  const speaker = { language: english, nameOf: (id: string) => names[id] ?? id };
  return sentences.map((it) => describe(it, speaker));
}

const claim = { claim: { by: 'unstated', standing: 'alleged' } };
const sexOf = (person: string, sex: string) => tell('person.described', { person, sex });
const remanded = (person: string, on: string) => tell('custody.measure_set', { person, measure: 'remand', case: FIRE }, on);
const charged = (person: string, charges: readonly object[], on?: string) =>
  tell('charge.filed', { case: FIRE, persons: [person], document: 'indictment', charges }, on, claim);
const judged = (outcomes: readonly object[], on?: string) => tell('verdict.delivered', { case: FIRE, outcomes }, on);
const sentenced = (person: string, components: readonly object[], on?: string) =>
  tell('sentence.imposed', { case: FIRE, person, components }, on);
const fraud = (counts?: number) => ({ charge: 'fraud', offence: 'fraud', counts });

test('1: in custody, since when', () => {
  expect(sentencesOn('2024-05-05', ADA, [remanded(ADA, '2024-03-07')])).toEqual([
    'On 5 May 2024 Ada Orlov was in custody on remand, since 7 March.',
  ]);
});

test('2: what is not clear, with its bounds', () => {
  const detained = tell('person.detained', { person: BO }, '[2024-03-02..2024-03-31]');
  expect(sentencesOn('2024-03-10', BO, [sexOf(BO, 'male'), detained])).toEqual([
    'On 10 March 2024 it is not clear whether Bo Tarn was already in custody: he was detained between 2 and 31 March.',
  ]);
});

test('3: no record of custody', () => {
  expect(sentencesOn('2024-06-01', MARA, [charged(MARA, [fraud()], '2024-05-02')])).toContain(
    'No record of custody for Mara Kesten by 1 June 2024.',
  );
});

test('4: what is alleged, by whom, and the answer', () => {
  const alleged = tell('conduct.alleged', { about: [ADA], conduct: 'set the fire' }, '2024-05-02', {
    summary: 'The port police allege that Ada Orlov set the fire.',
    claim: { by: PORT_POLICE, standing: 'alleged' },
  });
  const denied = tell('claim.disputed', { claim: alleged.id, about: [ADA], by: ADA }, '2024-05-03');
  expect(sentencesOn(TODAY, ADA, [sexOf(ADA, 'female'), alleged, denied])).toEqual([
    'The port police allege that Ada Orlov set the fire. She denies it.',
  ]);
});

test('5: suspected, and the source does not say by whom', () => {
  const suspected = tell('suspicion.announced', { person: BO, offences: [fraud()] }, undefined, claim);
  expect(sentencesOn(TODAY, BO, [suspected])).toContain(
    'Bo Tarn is suspected of fraud; the source does not say by whom.',
  );
});

test('6: charged, with no outcome', () => {
  expect(sentencesOn(TODAY, MARA, [charged(MARA, [fraud(3)])])).toContain(
    'Mara Kesten is charged with 3 counts of fraud; no outcome is recorded.',
  );
});

test('7: convicted on some of the counts, not final', () => {
  const charges = Array.from({ length: 12 }, (_, index) => ({ charge: `c${index + 1}`, offence: `offence ${index + 1}` }));
  const outcomes = charges.map(({ charge }, index) => {
    return { person: ILYA, charge: { charge }, outcome: index < 5 ? 'convicted' : 'no_verdict' };
  });
  expect(sentencesOn(TODAY, ILYA, [charged(ILYA, charges), judged(outcomes)])).toContain(
    'Ilya Verin was convicted on 5 of 12 counts, with no verdict on 7; not final.',
  );
});

const prison = (term?: string) => ({ kind: 'imprisonment', term });

test('8: to serve, as a range with its reason', () => {
  const drafts = [
    charged(BO, [fraud()], '2024-01-10'),
    judged([{ person: BO, outcome: 'convicted' }], '2024-03-01'),
    sentenced(BO, [prison('P6Y')], '2024-03-02'),
    sentenced(BO, [prison('P3Y')], '2024-03-02'),
  ];
  expect(sentencesOn(TODAY, BO, drafts)).toContain(
    'To serve: at least 6 years, at most 9; how the terms combine is not stated.',
  );
});

test('9: sentenced, and the term is not stated', () => {
  expect(sentencesOn(TODAY, BO, [sentenced(BO, [prison()], '[..2023-11]')])).toContain(
    'Bo Tarn was sentenced before December 2023; the term is not stated.',
  );
});

test('10: set aside, and open again', () => {
  const charges = Array.from({ length: 5 }, (_, index) => ({ charge: `c${index + 1}`, offence: `offence ${index + 1}` }));
  const drafts = [
    remanded(BO, '2025-01-02'),
    charged(BO, charges, '2025-01-10'),
    judged([{ person: BO, outcome: 'convicted', allCharges: true }], '2025-03-01'),
    sentenced(BO, [prison('P4Y')], '2025-03-02'),
    tell('appeal.decided', { case: FIRE, outcomes: [{ person: BO, outcome: 'set_aside' }] }, '2025-05-09'),
  ];
  expect(sentencesOn(TODAY, BO, drafts)).toContain(
    'On 9 May 2025 the appeal court set aside the conviction and sentence; 5 counts are open again.',
  );
});

test('11: acquitted, and no release is recorded', () => {
  const drafts = [
    charged(ADA, [fraud()], '2024-01-10'),
    remanded(ADA, '2024-01-12'),
    tell('person.reported_held', { person: ADA }, '2024-06-02'),
    judged([{ person: ADA, outcome: 'acquitted' }], '2024-07-01'),
  ];
  expect(sentencesOn(TODAY, ADA, drafts)).toContain(
    'Ada Orlov was acquitted; no release is recorded. Last reported in custody: 2 June 2024.',
  );
});

test('12: released, and nothing since', () => {
  const drafts = [
    tell('person.detained', { person: BO }, '2024-03-02'),
    tell('person.released', { person: BO }, '2024-03-08'),
  ];
  expect(sentencesOn(TODAY, BO, drafts)).toEqual(['Bo Tarn was released on 8 March 2024; no measure is recorded since.']);
});

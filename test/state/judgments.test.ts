// Judgments outside criminal cases, what they order, and what came of it, from developments to states.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ADA, cast, register } from '../support/drafts.ts';
import { tell as tellOf } from '../support/law-drafts.ts';
import { stateOf } from '../support/told.ts';

const CASE = 'case:orlov-v-republic';
const FIRE = 'case:harbour-fire';
const [REPUBLIC, COURT, COMMITTEE] = [
  'organization:invented-republic',
  'organization:lantern-court',
  'organization:lantern-committee',
];

const official = { attribution: { by: 'author', standing: 'official' } };
const tell = (type: string, data: object, occurred?: string, more: object = {}) =>
  tellOf(type, data, occurred, { ...official, ...more });

const judgment = tell(
  'judgment.delivered',
  {
    case: CASE,
    kind: 'international',
    by: COURT,
    inFavour: [ADA],
    against: [REPUBLIC],
    findings: [
      { provision: 'Article 5', finding: 'violated' },
      { provision: 'Article 6', finding: 'violated' },
      { provision: 'Article 10', finding: 'not_violated' },
    ],
    obligations: [
      { obligation: 'moral', kind: 'moral_damage', amount: '5000', currency: 'EUR', to: ADA },
      { obligation: 'costs', kind: 'costs', amount: '800', currency: 'EUR', to: ADA },
      { obligation: 'retrial', kind: 'measure', request: 'a new trial' },
    ],
  },
  '2021-05-04',
);
const comply = (step: string, occurred: string, more: object = {}) =>
  tell('compliance.reported', { case: CASE, judgment: judgment.id, step, addressee: REPUBLIC, ...more }, occurred);
const story = [
  judgment,
  comply('supervised', '2021-09-01', { by: COMMITTEE }),
  comply('partly_executed', '2022-03-01', { obligation: 'moral', paid: '2000', currency: 'EUR' }),
  comply('executed', '2022-04-01', { obligation: 'costs', paid: '800', currency: 'EUR' }),
  comply('refused', '2023-02-01', { obligation: 'retrial' }),
  comply('executed', '2024-06-01', { obligation: 'moral', paid: '5000', currency: 'EUR' }),
];

interface Item {
  readonly key: string;
  readonly certainty: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Shown {
  readonly judgments: readonly Item[];
  readonly provisions: readonly Item[];
  readonly obligations: readonly Item[];
  readonly petitions: readonly Item[];
  readonly offices: readonly Item[];
  readonly holders: readonly Item[];
  readonly mandates: readonly Item[];
  readonly immunities: readonly Item[];
  readonly asylum: readonly Item[];
  readonly notices: readonly Item[];
  readonly legalStatus: Readonly<Record<string, Item>>;
  readonly counts: readonly Item[];
}

function ask(asOf: string, drafts: readonly object[], subject: string): Shown {
  const whole = [...cast(), ...register(CASE, REPUBLIC, COURT, COMMITTEE), ...drafts];
  return stateOf(subject, asOf, whole).state as unknown as Shown;
}

const statusesOf = ({ obligations }: Shown) =>
  Object.fromEntries(obligations.map(({ key, value }) => [key.split('/')[1], value.status]));

describe('a judgment that finds two violations and none of a third, and orders sums and a measure', () => {
  test.each([
    [CASE, 3],
    [REPUBLIC, 3],
  ])('%s has its findings from its day on', (subject, count) => {
    expect(ask('2021-05-03', story, subject).provisions).toEqual([]);
    const { provisions, judgments } = ask('2021-05-04', story, subject);
    expect(provisions.map(({ value: { provision, finding, against } }) => [provision, finding, against])).toEqual([
      ['Article 5', 'violated', REPUBLIC],
      ['Article 6', 'violated', REPUBLIC],
      ['Article 10', 'not_violated', REPUBLIC],
    ]);
    expect(provisions).toHaveLength(count);
    expect(judgments[0]?.value).toMatchObject({
      kind: 'international',
      inFavour: [ADA],
      against: [REPUBLIC],
      by: COURT,
    });
  });

  test.each([
    ['2021-12-31', { moral: 'not_executed_yet', costs: 'not_executed_yet', retrial: 'not_executed_yet' }],
    ['2022-12-31', { moral: 'partly_executed', costs: 'executed', retrial: 'not_executed_yet' }],
    ['2023-12-31', { moral: 'partly_executed', costs: 'executed', retrial: 'refused' }],
    ['2024-12-31', { moral: 'executed', costs: 'executed', retrial: 'refused' }],
  ])('is executed by %s so far', (asOf, statuses) => {
    for (const subject of [CASE, REPUBLIC]) expect(statusesOf(ask(asOf, story, subject))).toEqual(statuses);
  });

  test('keeps the sum, what was paid, who gets it, and who supervises', () => {
    const [moral] = ask('2022-12-31', story, CASE).obligations;
    expect(moral?.value).toMatchObject({
      kind: 'moral_damage',
      amount: '5000',
      currency: 'EUR',
      paid: '2000',
      from: REPUBLIC,
      to: ADA,
      supervisedBy: COMMITTEE,
    });
    expect(moral?.certainty).toBe('certain');
  });

  test('convicts and acquits no one', () => {
    const charged = tell(
      'charge.filed',
      { case: FIRE, persons: [ADA], document: 'indictment', charges: [{ charge: 'arson', offence: 'arson' }] },
      '2020-01-10',
      { claim: { by: 'unstated', standing: 'alleged' } },
    );
    const inFire = { ...judgment, id: randomUUID(), data: { ...judgment.data, case: FIRE } };
    const before = ask('2024-12-31', [charged], ADA);
    const after = ask('2024-12-31', [charged, ...story, inFire], ADA);
    expect(after.legalStatus).toEqual(before.legalStatus);
    expect(after.counts.map(({ value }) => value.status)).toEqual(['pending']);
    expect(ask('2024-12-31', story, ADA).legalStatus).toEqual({});
  });

  test('without a reference is the only judgment of its case', () => {
    const all = [judgment, tell('compliance.reported', { case: CASE, step: 'executed' }, '2022-01-01')];
    expect(statusesOf(ask('2022-01-01', all, CASE))).toEqual({
      moral: 'executed',
      costs: 'executed',
      retrial: 'executed',
    });
  });
});

test('a petition goes from filed to referred, with all its parties', () => {
  const own = { case: CASE, persons: [ADA], against: [REPUBLIC] };
  const filed = tell('petition.progressed', { ...own, step: 'filed', number: '117/24', court: COURT }, '2019-01-10');
  const all = [
    filed,
    tell('petition.progressed', { ...own, step: 'communicated' }, '2019-06-01'),
    tell('petition.progressed', { ...own, step: 'partly_admissible', petition: filed.id }, '2020-02-01'),
    tell('petition.progressed', { ...own, step: 'referred' }, '2021-08-01'),
  ];
  for (const subject of [CASE, ADA, REPUBLIC]) {
    const statusOn = (asOf: string) => ask(asOf, all, subject).petitions.map(({ value: { status } }) => status);
    expect(['2019-01-09', '2019-01-10', '2019-12-31', '2020-12-31', '2021-12-31'].map(statusOn)).toEqual([
      [],
      ['pending'],
      ['communicated'],
      ['partly_admissible'],
      ['referred'],
    ]);
    expect(ask('2021-12-31', all, subject).petitions[0]?.value).toMatchObject({ number: '117/24', court: COURT });
  }
});

test('a removal ends the office; a suspension does not', () => {
  const own = { person: ADA, organization: REPUBLIC, title: 'Minister' };
  const all = [
    tell('office.assumed', own, '2020-01-01'),
    tell('immunity.decided', { person: ADA, step: 'lifted', by: COURT, case: CASE }, '2020-05-01'),
    tell('mandate.changed', { ...own, step: 'suspended' }, '2020-06-01'),
    tell('mandate.changed', { ...own, title: 'minister', step: 'removed' }, '2020-09-01'),
    tell('mandate.changed', { person: ADA, step: 'ineligible', until: '2025-08-31' }, '2020-09-01'),
  ];
  const [suspended, removed] = [ask('2020-06-01', all, ADA), ask('2020-09-01', all, ADA)];
  expect(suspended.offices).toHaveLength(1);
  expect(suspended.mandates.map(({ value }) => value.status)).toEqual(['suspended']);
  expect(suspended.immunities.map(({ value }) => value.status)).toEqual(['lifted']);
  expect(removed.offices).toEqual([]);
  expect(removed.mandates.map(({ value }) => value.status).toSorted()).toEqual(['ineligible', 'removed']);
  expect(ask('2020-09-01', all, REPUBLIC).holders).toEqual([]);
  // What was said until a day ends with that day.
  const eligibility = (asOf: string) =>
    ask(asOf, all, ADA)
      .mandates.map(({ value }) => value.status)
      .toSorted();
  expect(eligibility('2025-08-31')).toEqual(['ineligible', 'removed']);
  expect(eligibility('2025-09-01')).toEqual(['removed']);
});

test('asylum is a matter of each State, a notice of whoever issued it', () => {
  const all = [
    tell('asylum.progressed', { person: ADA, state: REPUBLIC, step: 'sought' }, '2022-01-01'),
    tell('asylum.progressed', { person: ADA, state: REPUBLIC, step: 'granted' }, '2022-05-01'),
    tell('notice.changed', { person: ADA, kind: 'red_notice', step: 'issued', by: COURT }, '2022-02-01'),
    tell('notice.changed', { person: ADA, kind: 'red_notice', step: 'recalled', by: COURT }, '2022-03-01'),
  ];
  expect(ask('2022-02-01', all, ADA).asylum.map(({ value }) => value.status)).toEqual(['sought']);
  expect(ask('2022-02-01', all, ADA).notices).toHaveLength(1);
  expect(ask('2022-05-01', all, ADA)).toMatchObject({ notices: [], asylum: [{ value: { status: 'granted' } }] });
});

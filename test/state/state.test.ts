// States: what a death ends, how sentences add up, claims and names.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeFindings } from '../../src/state/findings.ts';
import { subjectSchemas } from '../../src/state/state.ts';
import { english } from '../../src/words/english.ts';
import { ADA, BO, cast, detained, GAZETTE, officeAssumed, retracted } from '../support/drafts.ts';
import { stateOf } from '../support/told.ts';

const speaker = { language: english, nameOf: (subject: string) => subject };
const [POLICE, FIRE] = ['organization:harbour-police', 'case:harbour-fire'];

function tell(type: string, data: object, occurred?: string, more: object = {}) {
  const attribution = { by: 'author', standing: 'reported' };
  const sources = [{ source: GAZETTE }];
  const id = randomUUID();
  return {
    id,
    type,
    ...(occurred ? { occurred } : {}),
    data,
    summary: `${type} is told.`,
    attribution,
    sources,
    ...more,
  };
}
const died = (occurred: string, more: object = {}) => tell('person.died', { person: ADA }, occurred, more);

interface Stated {
  readonly custody: { readonly value: unknown; readonly certainty: string } | null;
  readonly toServe: readonly { readonly value: unknown }[];
  readonly amounts: readonly { readonly value: unknown }[];
  readonly sentences: readonly { readonly value: unknown }[];
  readonly legalStatus: Readonly<Record<string, unknown>>;
  readonly counts: readonly { readonly value: unknown }[];
  readonly appeals: readonly { readonly value: unknown }[];
  readonly stage: { readonly value: unknown } | null;
  readonly offices: readonly { readonly certainty: string }[];
  readonly wanted: Readonly<Record<string, unknown>>;
  readonly holders: readonly unknown[];
  readonly names: readonly { readonly value: { readonly text: string } }[];
  readonly claims: readonly unknown[];
}
const ask = (subject: string, asOf: string, drafts: readonly object[]) => {
  const state = stateOf(subject, asOf, [...cast(), ...drafts]);
  return { ...state, state: state.state as unknown as Stated };
};

describe('a death', () => {
  const before = [
    officeAssumed({ occurred: '2024-01-10' }),
    detained({ occurred: '2024-01-20' }),
    tell('wanted.declared', { person: ADA, authority: POLICE }, '2024-01-15'),
  ];

  test('ends office, custody and the search for a person, from its day on and not before', () => {
    const drafts = [...before, died('2024-03-05')];
    const [living, dead] = [ask(ADA, '2024-03-04', drafts), ask(ADA, '2024-03-05', drafts)];
    expect(living.state.custody).toMatchObject({ value: { kind: 'detained' }, certainty: 'certain' });
    expect(living.state.offices).toHaveLength(1);
    expect(dead.state).toMatchObject({ offices: [], wanted: {}, life: { value: { status: 'dead' } } });
    expect(dead.state.custody).toMatchObject({ value: { group: 'ended', kind: 'died', diedInCustody: true } });
    expect(dead.ended.map(({ attribute }) => attribute).sort()).toEqual(['office', 'wanted']);
    for (const ended of dead.ended) {
      expect(ended.value).toMatchObject({ manner: 'died' });
      expect(ended.since).toMatchObject({ earliest: '2024-03-05' });
    }
  });

  test('ends what is said to have begun after it, also without a date', () => {
    const drafts = [died('2024-03-05'), officeAssumed({ occurred: '2024-04-01' }), detained()];
    const { state } = ask(ADA, '2027-01-01', drafts);
    expect(state.offices).toEqual([]);
    expect(state.custody?.value).toMatchObject({ measures: [] });
    expect(ask(ADA, '2027-01-01', drafts).findings.map(({ rule }) => rule)).toContain('after_death');
  });

  test('that may have happened leaves nothing certain, and says what may have ended', () => {
    const { state, possible } = ask(ADA, '2024-03-10', [...before, died('2024-03')]);
    expect(state.custody).toMatchObject({ value: { group: 'not_clear', groups: ['in_custody', 'ended'] } });
    expect(state.offices).toMatchObject([{ certainty: 'stated' }]);
    const endings = possible.filter(({ holds }) => !holds).map(({ attribute }) => attribute);
    expect(endings.sort()).toEqual(['office', 'wanted']);
  });

  test('ends what an organization says of its holder', () => {
    const drafts = [...before, died('2024-03-05')];
    expect(ask(POLICE, '2024-03-04', drafts).state.holders).toHaveLength(1);
    const { state, ended } = ask(POLICE, '2024-03-05', drafts);
    expect(state.holders).toEqual([]);
    expect(ended).toMatchObject([{ attribute: 'holder', value: { person: ADA, manner: 'died' } }]);
  });

  test('that is alleged or retracted ends nothing', () => {
    const alleged = died('2024-03-05', { attribution: { by: 'author', standing: 'alleged' } });
    expect(ask(ADA, '2024-04-01', [...before, alleged]).state).toMatchObject({
      custody: { value: { kind: 'detained' } },
      life: null,
    });
    const withdrawn = died('2024-03-05');
    const drafts = [...before, withdrawn, retracted(withdrawn.id)];
    expect(ask(ADA, '2024-04-01', drafts).state).toMatchObject({
      custody: { value: { kind: 'detained' } },
      life: null,
    });
  });

  test('leaves the judgement of courts, sanctions, rank and kin', () => {
    const drafts = [
      tell('verdict.delivered', { case: FIRE, outcomes: [{ person: ADA, outcome: 'convicted' }] }, '2024-01-05'),
      tell('sanction.changed', { target: ADA, programme: 'League', change: 'listed' }, '2024-01-05'),
      tell('honour.changed', { person: ADA, kind: 'rank', title: 'captain', change: 'granted' }, '2024-01-05'),
      tell('relationship.reported', { from: ADA, to: BO, kind: 'sister' }, '2024-01-05'),
      died('2024-03-05'),
    ];
    expect(ask(ADA, '2025-01-01', drafts).state).toMatchObject({
      legalStatus: { [FIRE]: { value: { status: 'convicted' } } },
      sanctions: [{ value: { programme: 'League' } }],
      honours: [{ value: { title: 'captain' } }],
      relationships: [{ value: { kind: 'sister' } }],
    });
  });
});

describe('what is to serve', () => {
  const sentence = (components: object[], inCase = FIRE, on = '2020-03-05') =>
    tell('sentence.imposed', { case: inCase, person: ADA, components }, on);
  const judged = (on = '2020-03-01') =>
    tell('verdict.delivered', { case: FIRE, outcomes: [{ person: ADA, outcome: 'convicted' }] }, on);
  const toServe = (asOf: string, drafts: readonly object[]) =>
    ask(ADA, asOf, drafts).state.toServe.map(({ value }) => value);

  test('is a range where the court does not say how two terms combine; amounts add by kind and currency', () => {
    const registered = {
      id: randomUUID(),
      type: 'case.registered',
      data: { case: 'case:x', kind: 'criminal', title: 'x' },
    };
    const drafts = [
      registered,
      judged(),
      sentence([
        { kind: 'imprisonment', term: 'P4Y' },
        { kind: 'fine', amount: '1000.50', currency: 'KZT' },
        { kind: 'fine', amount: '7', currency: 'EUR' },
      ]),
      sentence(
        [
          { kind: 'imprisonment', term: 'P3Y' },
          { kind: 'fine', amount: '0.5', currency: 'KZT' },
        ],
        'case:x',
      ),
    ];
    expect(toServe('2021-01-01', drafts)).toMatchObject([
      { kind: 'imprisonment', answer: 'term', least: 'P4Y', most: 'P7Y', known: 'range' },
    ]);
    expect(ask(ADA, '2021-01-01', drafts).state.amounts.map(({ value }) => value)).toMatchObject([
      { kind: 'fine', amount: '1001.00', currency: 'KZT' },
      { kind: 'fine', amount: '7', currency: 'EUR' },
    ]);
  });

  test('has a last day where the day it counts from is stated, and is nothing behind it', () => {
    const drafts = [judged(), sentence([{ kind: 'imprisonment', term: 'P2Y', runsFrom: '2020-01-10' }])];
    const lastDay = { earliest: '2022-01-09', latest: '2022-01-09' };
    expect(toServe('2022-01-09', drafts)).toMatchObject([{ answer: 'term', least: 'P2Y', lastDay }]);
    expect(toServe('2022-01-10', drafts)).toMatchObject([{ answer: 'nothing', lastDay }]);
  });

  test('has no last day where no start is stated, and a ban for life has none', () => {
    const components = [
      { kind: 'imprisonment', term: 'P2Y' },
      { kind: 'office_ban', term: 'life' },
    ];
    expect(toServe('2050-01-01', [judged(), sentence(components)])).toMatchObject([
      { kind: 'imprisonment', answer: 'term', lastDay: null },
      { kind: 'office_ban', answer: 'life' },
    ]);
  });

  test('follows what becomes of the newest sentence, and falls with the conviction', () => {
    const changed = (change: string, component: object, on: string) =>
      tell('sentence.changed', { case: FIRE, person: ADA, change, components: [component] }, on);
    const drafts = [
      judged(),
      sentence([
        { kind: 'imprisonment', term: 'P9Y' },
        { kind: 'office_ban', term: 'P5Y' },
      ]),
      changed('modified', { part: '1', kind: 'imprisonment', term: 'P4Y', runsFrom: '2020-01-01' }, '2021-01-01'),
      changed('revoked', { part: '2', kind: 'office_ban', term: 'P5Y' }, '2021-06-01'),
    ];
    expect(toServe('2020-12-31', drafts)).toMatchObject([{ least: 'P9Y' }, { least: 'P5Y' }]);
    expect(toServe('2022-01-01', drafts)).toMatchObject([
      { kind: 'imprisonment', least: 'P4Y', lastDay: { latest: '2023-12-31' } },
      { kind: 'office_ban', answer: 'nothing' },
    ]);
    expect(ask(ADA, '2022-01-01', drafts).ended).toMatchObject([
      { attribute: 'sentences', value: { kind: 'office_ban', state: 'fallen' } },
    ]);
    const quashed = tell(
      'appeal.decided',
      { case: FIRE, outcomes: [{ person: ADA, outcome: 'remitted' }] },
      '2022-03-01',
    );
    const { state } = ask(ADA, '2022-04-01', [...drafts, quashed]);
    expect(state.sentences).toEqual([]);
    expect(state.legalStatus).toMatchObject({ [FIRE]: { value: { status: 'on_trial', stage: 'trial' } } });
    expect(ask(FIRE, '2022-04-01', [...drafts, quashed]).state).toMatchObject({
      stage: { value: 'trial' },
      legalStatus: { [ADA]: { value: { status: 'on_trial' } } },
    });
  });
});

describe('a claim', () => {
  const claim = tell('conduct.alleged', { about: [ADA], conduct: 'stood by' }, '2024-01-01', {
    claim: { by: BO, standing: 'alleged' },
  });
  const dispute = tell('claim.disputed', { claim: claim.id, about: [ADA], by: ADA }, '2024-02-01');

  test('is disputed from the day on which somebody does', () => {
    expect(ask(ADA, '2024-01-15', [claim, dispute])).toMatchObject({
      claims: [{ value: { disputed: false } }],
      disputes: [],
    });
    expect(ask(ADA, '2024-02-01', [claim, dispute])).toMatchObject({
      claims: [{ value: { disputed: true, by: BO, standing: 'alleged' } }],
      disputes: [{ value: { claim: claim.id, by: ADA } }],
    });
  });

  test('is no longer once the dispute is retracted', () => {
    const { claims } = ask(ADA, '2024-03-01', [claim, dispute, retracted(dispute.id)]);
    expect(claims).toMatchObject([{ value: { disputed: false } }]);
  });
});

describe('a name', () => {
  test('is that of the day: a renaming takes the place of the first of its script', () => {
    const renamed = tell('subject.renamed', { subject: POLICE, names: [{ text: 'Port Guard' }] }, '2024-03-05');
    expect(ask(POLICE, '2024-03-04', [renamed]).name).toBe('harbour-police');
    expect(ask(POLICE, '2024-03-05', [renamed])).toMatchObject({ name: 'Port Guard' });
  });

  test('that may have changed is still the old one, with the new one possible', () => {
    const renamed = tell('subject.renamed', { subject: POLICE, names: [{ text: 'Port Guard' }] }, '2024-03');
    const { name, possible } = ask(POLICE, '2024-03-05', [renamed]);
    expect(name).toBe('harbour-police');
    expect(possible).toMatchObject([{ attribute: 'name', value: { text: 'Port Guard' } }]);
  });
});

describe('subjects that are merged', () => {
  const merged = (from: string, into: string) => ({ id: randomUUID(), type: 'subject.merged', data: { from, into } });

  test('are one, with the names of both, and tell who is in them', () => {
    const merge = merged(BO, ADA);
    const { name, state } = ask(ADA, '2024-05-01', [detained({ occurred: '2024-03-05' }, BO), merge]);
    expect(name).toBe('ada-orlov');
    expect(state.custody).toMatchObject({ value: { kind: 'detained' } });
    expect(state.names.map(({ value }) => value.text).sort()).toEqual(['ada-orlov', 'bo-tarn']);
    expect(state).toMatchObject({ aliases: [{ key: BO, value: BO, because: [merge.id] }] });
    expect(() => ask(BO, '2024-05-01', [merge])).toThrow('is not registered');
  });

  test('come apart once that is retracted', () => {
    const merge = merged(BO, ADA);
    const drafts = [detained({ occurred: '2024-03-05' }, BO), merge, retracted(merge.id)];
    expect(ask(ADA, '2024-05-01', drafts).state).toMatchObject({ custody: null, aliases: [] });
    expect(ask(BO, '2024-05-01', drafts).state.custody).toMatchObject({ value: { kind: 'detained' } });
  });

  test('are known as the last merge says, over any number of steps', () => {
    const third = {
      id: randomUUID(),
      type: 'person.registered',
      data: { person: 'person:cy-venn', names: [{ text: 'Cy' }] },
    };
    const drafts = [third, detained({ occurred: '2024-03-05' }, BO), merged(BO, ADA), merged('person:cy-venn', BO)];
    expect(ask(BO, '2024-05-01', drafts).state).toMatchObject({ custody: { value: { kind: 'detained' } } });
    expect(() => ask(ADA, '2024-05-01', drafts)).toThrow('is not registered');
  });

  test('are told apart again, as to some developments, by a split', () => {
    const [one, other] = [detained({ occurred: '2024-03-05' }), officeAssumed({ occurred: '2024-03-01' })];
    const split = { id: randomUUID(), type: 'subject.split', data: { from: ADA, into: BO, developments: [one.id] } };
    const drafts = [one, other, split];
    expect(ask(ADA, '2024-05-01', drafts).state).toMatchObject({ custody: null, offices: [{ certainty: 'certain' }] });
    expect(ask(BO, '2024-05-01', drafts).state).toMatchObject({
      custody: { value: { kind: 'detained' } },
      offices: [],
    });
    expect(ask(BO, '2024-05-01', [...drafts, retracted(split.id)]).state).toMatchObject({ custody: null });
  });
});

test('every state is as its published schema says, also of nobody in particular', () => {
  for (const [kind, subject] of [
    ['person', ADA],
    ['organization', POLICE],
    ['case', FIRE],
    ['source', GAZETTE],
  ] as const) {
    const state = stateOf(subject, '2024-05-01', [...cast(), detained(), died('2024-03')]);
    const parsed = subjectSchemas[kind].safeParse({ ...state, ...describeFindings(state, speaker) });
    expect(parsed.error).toBeUndefined();
  }
});

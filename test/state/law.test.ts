// Proceedings from developments to states: what types report, and what follows from it.
import { describe, expect, test } from 'vitest';
import { ADA, BO, cast, corrected, register, retracted } from '../support/drafts.ts';
import { tell } from '../support/law-drafts.ts';
import { stateOf } from '../support/told.ts';

const [FIRE, BRIBES] = ['case:harbour-fire', 'case:port-bribes'];

const claim = { claim: { by: 'unstated', standing: 'alleged' } };
const on = { case: FIRE, person: ADA };
const brought = (charges: object[], occurred: string, more: object = {}) =>
  tell('charge.filed', { case: FIRE, persons: [ADA], document: 'indictment', charges, ...more }, occurred, claim);
const arson = { charge: 'arson', offence: 'arson' };
const fraud = { charge: 'fraud', offence: 'fraud' };
const of = (charge: string, counts?: number) => ({ charges: [{ charge, counts }], offence: charge });
const judged = (outcomes: object[], occurred: string) =>
  tell('verdict.delivered', { case: FIRE, outcomes: outcomes.map((it) => ({ person: ADA, ...it })) }, occurred);
const convicted = (occurred: string) => judged([{ outcome: 'convicted' }], occurred);
const sentenced = (components: object[], occurred: string, more: object = {}) =>
  tell('sentence.imposed', { ...on, components, ...more }, occurred);
const years = (term: string, more: object = {}) => ({ kind: 'imprisonment', term, ...more });
const decided = (outcome: string, occurred: string, more: object = {}) =>
  tell('appeal.decided', { case: FIRE, outcomes: [{ person: ADA, outcome }], ...more }, occurred);

interface Held {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Shown {
  readonly legalStatus: Readonly<Record<string, Omit<Held, 'key'> & { readonly certainty: string }>>;
  readonly counts: readonly Held[];
  readonly sentences: readonly Held[];
  readonly toServe: readonly Held[];
  readonly appeals: readonly Held[];
  readonly custody: (Omit<Held, 'key'> & { readonly dating: string }) | null;
  readonly ended: readonly Held[];
  readonly stage: { readonly value: string } | null;
}

function ask(asOf: string, drafts: readonly object[], subject = ADA) {
  const state = stateOf(subject, asOf, [...cast(), ...register(BRIBES), ...drafts]);
  const shown = state.state as unknown as Shown;
  return {
    ...shown,
    ended: state.ended as unknown as readonly Held[],
    rules: state.findings.map(({ rule }) => rule),
    status: shown.legalStatus?.[FIRE]?.value.status,
    statusOf: Object.fromEntries(shown.counts.map(({ value }) => [value.count, value.status])),
    served: shown.toServe?.map(({ value }) => value),
  };
}

describe('sentences', () => {
  const base = [brought([arson, fraud], '2024-01-10'), convicted('2024-03-01')];

  test('of one day both stand, and come to a range where nothing is said of how they combine', () => {
    const { sentences, served } = ask('2024-06-01', [
      ...base,
      sentenced([years('P4Y')], '2024-03-02'),
      sentenced([years('P3Y')], '2024-03-02'),
    ]);
    expect(sentences).toHaveLength(2);
    expect(served).toMatchObject([{ least: 'P4Y', most: 'P7Y', known: 'range' }]);
  });

  test.each([
    ['concurrent', {}, { least: 'P5Y', most: 'P5Y', known: 'relations' }],
    ['consecutive', {}, { least: 'P8Y', most: 'P8Y', known: 'relations' }],
    ['partly', { addedTerm: 'P6M' }, { least: 'P5Y6M', most: 'P5Y6M', known: 'relations' }],
  ])('that are %s combine as the court said', (runs, more, expected) => {
    const components = [years('P5Y'), years('P3Y', { relation: { runs, parts: [{ part: '1' }], ...more } })];
    expect(ask('2024-06-01', [...base, sentenced(components, '2024-03-02')]).served).toMatchObject([expected]);
  });

  test('give way to the court’s total of them, also of one in an earlier sentence', () => {
    const first = sentenced([years('P5Y')], '2024-03-02');
    const total = years('P6Y', { relation: { runs: 'total', parts: [{ sentence: first.id, part: '1' }] } });
    expect(ask('2024-06-01', [...base, first, sentenced([total], '2024-04-02')]).served).toMatchObject([
      { least: 'P6Y', most: 'P6Y', known: 'total' },
    ]);
  });

  test('that are suspended are not to serve until they are activated', () => {
    const drafts = [...base, sentenced([years('P2Y', { suspended: true, probation: 'P3Y' })], '2024-03-02')];
    expect(ask('2024-06-01', drafts).served).toMatchObject([{ answer: 'nothing' }]);
    const activated = tell(
      'sentence.changed',
      { ...on, change: 'activated', components: [{ part: '1', kind: 'imprisonment' }] },
      '2024-05-01',
    );
    expect(ask('2024-06-01', [...drafts, activated]).served).toMatchObject([{ least: 'P2Y', most: 'P2Y' }]);
  });

  test('have a last day by start and credit', () => {
    const drafts = [...base, sentenced([years('P2Y', { runsFrom: '2024-03-01', credit: 'P1M10D' })], '2024-03-02')];
    expect(ask('2024-06-01', drafts).served).toMatchObject([{ lastDay: { latest: '2026-01-21' } }]);
  });
});

describe('a conviction that is set aside', () => {
  const appeal = tell('appeal.filed', { case: FIRE, persons: [ADA] }, '2024-03-10');
  const sentence = sentenced([years('P5Y')], '2024-03-02');
  const quashed = decided('set_aside', '2024-06-01', { decides: appeal.id });
  const drafts = [brought([arson], '2024-01-10'), convicted('2024-03-01'), sentence, appeal];

  test('stands nowhere, and its sentence has fallen', () => {
    expect(ask('2024-05-01', drafts)).toMatchObject({ status: 'convicted', statusOf: { arson: 'convicted' } });
    expect(ask('2024-05-01', drafts).appeals).toMatchObject([{ value: { remedy: 'appeal', status: 'pending' } }]);
    expect(ask('2024-05-01', drafts, FIRE).stage).toMatchObject({ value: 'appeal' });
    const after = ask('2024-07-01', [...drafts, quashed]);
    expect(after).toMatchObject({ status: 'accused', sentences: [], appeals: [], statusOf: { arson: 'pending' } });
  });

  test('comes back when that is retracted, or the judgment restored', () => {
    expect(ask('2024-07-01', [...drafts, quashed, retracted(quashed.id)])).toMatchObject({ status: 'convicted' });
    const restored = decided('restored', '2024-08-01', { restores: quashed.id });
    const after = ask('2024-09-01', [...drafts, quashed, restored]);
    expect(after).toMatchObject({ status: 'convicted', served: [{ least: 'P5Y' }] });
  });

  test('reaches a count that is recorded late', () => {
    const late = brought([fraud], '2024-01-12');
    const all = judged([{ outcome: 'convicted', ...of('fraud') }], '2024-03-01');
    const named = judged([{ outcome: 'convicted', ...of('arson') }], '2024-03-01');
    const told = [brought([arson], '2024-01-10'), named, sentence, appeal, quashed, late, all];
    const after = ask('2024-07-01', told);
    expect(after.statusOf).toEqual({ arson: 'pending', fraud: 'pending' });
  });

  test('follows a correction of the verdict', () => {
    const verdict = convicted('2024-03-01');
    const acquitted = judged([{ outcome: 'acquitted' }], '2024-03-01');
    const told = [brought([arson], '2024-01-10'), verdict, corrected(verdict.id, acquitted)];
    expect(ask('2024-05-01', told).status).toBe('acquitted');
  });
});

describe('counts', () => {
  test('of a superseding indictment are exactly those that stand', () => {
    const first = brought([arson, fraud], '2024-01-10');
    const second = brought([fraud, { charge: 'bribery', offence: 'bribery' }], '2024-03-01', {
      supersedes: [first.id],
    });
    const { statusOf, status } = ask('2024-04-01', [first, second]);
    expect(statusOf).toEqual({ arson: 'superseded', fraud: 'pending', bribery: 'pending' });
    expect(status).toBe('accused');
  });

  test('of a bundle keep their split', () => {
    const bundle = { charge: 'fraud', offence: 'fraud', counts: 12 };
    const drafts = [
      brought([bundle], '2024-01-10'),
      judged([{ outcome: 'convicted', ...of('fraud', 5) }], '2024-03-01'),
      judged([{ outcome: 'no_verdict', ...of('fraud', 7) }], '2024-03-01'),
      tell(
        'charge.changed',
        { case: FIRE, persons: [ADA], charges: [{ charge: 'fraud', counts: 3 }], change: 'dismissed' },
        '2024-04-01',
      ),
    ];
    const { counts, legalStatus } = ask('2024-05-01', drafts);
    expect(counts).toMatchObject([{ value: { sums: { convicted: 5, no_verdict: 4, dismissed: 3 } } }]);
    expect(legalStatus[FIRE]?.value).toMatchObject({ status: 'convicted', sums: { convicted: 5 } });
  });

  test('an acquittal on one of two is none, and a dismissal that is upheld is none', () => {
    const base = brought([arson, fraud], '2024-01-10');
    expect(ask('2024-05-01', [base, judged([{ outcome: 'acquitted', ...of('arson') }], '2024-03-01')]).status).toBe(
      'accused',
    );
    const dismissed = tell('charge.changed', { case: FIRE, persons: [ADA], change: 'dismissed' }, '2024-03-01');
    const appeal = tell('appeal.filed', { case: FIRE, persons: [ADA], against: 'dismissal' }, '2024-03-05');
    const drafts = [brought([arson], '2024-01-10'), dismissed, appeal, decided('upheld', '2024-06-01')];
    expect(ask('2024-07-01', drafts).status).toBe('discontinued');
  });

  test('moved go on in the other case, and a final judgment is final', () => {
    const moved = tell(
      'charge.moved',
      { case: FIRE, into: BRIBES, persons: [ADA], charges: [{ charge: 'fraud' }], change: 'severed' },
      '2024-02-01',
    );
    const drafts = [
      brought([arson, fraud], '2024-01-10'),
      moved,
      judged([{ outcome: 'convicted', ...of('arson') }], '2024-03-01'),
      tell('judgment.became_final', { case: FIRE, persons: [ADA] }, '2024-04-01'),
    ];
    const { status, legalStatus } = ask('2024-05-01', drafts);
    expect(status).toBe('convicted_final');
    expect(legalStatus[BRIBES]?.value.status).toBe('accused');
  });

  test('are final since the judgment became so, whatever became of others, and whatever happens later', () => {
    const drafts = [
      brought([arson, fraud], '2024-01-10'),
      tell('charge.changed', { case: FIRE, persons: [ADA], ...of('fraud'), change: 'dismissed' }, '2024-02-01'),
      judged([{ outcome: 'convicted', ...of('arson') }], '2024-03-01'),
      tell('judgment.became_final', { case: FIRE, persons: [ADA], charges: [{ charge: 'arson' }] }, '2024-04-01'),
      tell('case.closed', { case: FIRE, disposition: 'decided' }, '2024-09-01'),
    ];
    expect(ask('2024-05-01', drafts).legalStatus[FIRE]).toMatchObject({
      value: { status: 'convicted_final' },
      since: { earliest: '2024-04-01', latest: '2024-04-01' },
    });
  });

  test('each accused of a case keeps a line of their own', () => {
    const drafts = [
      tell(
        'charge.filed',
        { case: FIRE, persons: [ADA, BO], document: 'complaint', charges: [arson] },
        '2024-01-10',
        claim,
      ),
      tell('trial.opened', { case: FIRE }, '2024-02-01'),
      tell('verdict.delivered', { case: FIRE, outcomes: [{ person: BO, outcome: 'acquitted' }] }, '2024-03-01'),
    ];
    const { legalStatus, stage } = ask('2024-04-01', drafts, FIRE);
    expect(legalStatus).toMatchObject({
      [ADA]: { value: { status: 'on_trial' } },
      [BO]: { value: { status: 'acquitted' } },
    });
    expect(stage).toMatchObject({ value: 'trial' });
  });
});

describe('since when', () => {
  const opened = tell('trial.opened', { case: FIRE }, '2024-02-01');
  const sentence = sentenced([years('P5Y')], '2024-03-02');
  const final = tell('judgment.became_final', { case: FIRE, persons: [ADA] }, '2024-04-01');
  const court = { attribution: { by: 'organization:port-court', standing: 'reported' } };
  const quashed = tell(
    'appeal.decided',
    { case: FIRE, outcomes: [{ person: ADA, outcome: 'set_aside' }] },
    '2024-06-01',
    court,
  );
  const drafts = [brought([arson], '2024-01-10'), opened, convicted('2024-03-01'), sentence, final, quashed];
  const statusOn = (asOf: string) => ask(asOf, drafts).legalStatus[FIRE];

  test('a status, a stage and a count say since the act that made them so, and by its source', () => {
    expect(statusOn('2024-02-10')).toMatchObject({ value: { status: 'on_trial' }, since: { latest: '2024-02-01' } });
    expect(ask('2024-02-10', drafts, FIRE).stage).toMatchObject({ value: 'trial', since: { latest: '2024-02-01' } });
    expect(statusOn('2024-05-01')).toMatchObject({ value: { final: true }, since: { latest: '2024-04-01' } });
    const pending = { since: { latest: '2024-06-01' }, standing: 'reported', by: 'organization:port-court' };
    expect(statusOn('2024-07-01')).toMatchObject({ value: { status: 'accused' }, ...pending });
    expect(ask('2024-07-01', drafts).counts).toMatchObject([{ value: { status: 'pending' }, ...pending }]);
  });

  test('a part has fallen since the conviction went', () => {
    const fallen = { value: { state: 'fallen', lastDay: null }, since: { latest: '2024-06-01' } };
    expect(ask('2024-07-01', drafts).ended).toMatchObject([fallen]);
  });

  test('a bundle is convicted on, whatever becomes of its other counts later', () => {
    const told = [
      brought([{ ...fraud, counts: 12 }], '2024-01-10'),
      judged([{ outcome: 'convicted', charges: [{ charge: 'fraud', counts: 5 }] }], '2024-03-01'),
      tell(
        'charge.changed',
        { case: FIRE, persons: [ADA], charges: [{ charge: 'fraud', counts: 7 }], change: 'dismissed' },
        '2024-04-01',
      ),
    ];
    expect(ask('2024-05-01', told).legalStatus[FIRE]).toMatchObject({ since: { latest: '2024-03-01' } });
  });
});

describe('custody', () => {
  const measure = (kind: string, occurred: string, more: object = {}) =>
    tell('custody.measure_set', { person: ADA, case: FIRE, measure: kind, ...more }, occurred);
  const headline = (asOf: string, drafts: readonly object[]) => ask(asOf, drafts).custody?.value;

  test('is not clear within the bounds of an arrest, and house arrest restricts', () => {
    const arrest = tell('person.detained', { person: ADA }, '2022-01');
    expect(headline('2022-01-10', [arrest])).toMatchObject({ group: 'not_clear', groups: ['in_custody'] });
    expect(ask('2022-01-10', [arrest]).custody?.dating).toBe('possible');
    expect(headline('2022-02-01', [arrest])).toMatchObject({ group: 'in_custody', kind: 'detained' });
    expect(headline('2022-03-01', [arrest, measure('house_arrest', '2022-02-05')])).toMatchObject({
      group: 'restricted',
      kind: 'house_arrest',
    });
  });

  test('of a convict reads as serving once the judgment is final, with place and last report', () => {
    const drafts = [
      brought([arson], '2024-01-10'),
      measure('remand', '2024-01-12', { place: 'the island' }),
      convicted('2024-03-01'),
      sentenced([years('P5Y')], '2024-03-02', { final: true }),
      tell('person.reported_held', { person: ADA, place: 'the colony' }, '2024-05-01'),
    ];
    expect(headline('2024-06-01', drafts)).toMatchObject({
      group: 'in_custody',
      kind: 'serving',
      place: 'the colony',
      lastReported: { latest: '2024-05-01' },
    });
    expect(ask('2026-01-01', drafts).rules).not.toContain('no_word_for_six_months');
  });

  test('after an acquittal is not clear, with a note, until a release or a report', () => {
    const drafts = [
      brought([arson], '2024-01-10'),
      measure('remand', '2024-01-12'),
      judged([{ outcome: 'acquitted' }], '2024-03-01'),
    ];
    expect(headline('2024-03-05', drafts)).toMatchObject({ group: 'not_clear' });
    expect(ask('2024-03-05', drafts).custody).toMatchObject({ since: { latest: '2024-03-01' } });
    expect(ask('2024-03-05', drafts).rules).toContain('ground_ended');
    const released = tell('person.released', { person: ADA, ends: 'everything' }, '2024-03-04');
    expect(headline('2024-03-05', [...drafts, released])).toMatchObject({ group: 'released' });
  });

  test('of two detention orders ends one by one, and an order from a later day moves nothing before', () => {
    const second = measure('extradition_detention', '2024-02-01', { case: BRIBES });
    const drafts = [measure('remand', '2024-01-12'), second];
    const release = tell('person.released', { person: ADA, ofMeasure: second.id }, '2024-03-01');
    expect(headline('2024-02-10', drafts)?.measures).toHaveLength(2);
    expect(headline('2024-03-05', [...drafts, release])).toMatchObject({ group: 'in_custody', kind: 'remanded' });
    const later = measure('house_arrest', '2024-02-01', { effective: '2024-04-01' });
    expect(headline('2024-03-01', [measure('remand', '2024-01-12'), later])).toMatchObject({ kind: 'remanded' });
    expect(headline('2024-04-02', [measure('remand', '2024-01-12'), later])).toMatchObject({ kind: 'house_arrest' });
  });

  test('an alleged arrest moves nothing', () => {
    const alleged = tell('person.detained', { person: ADA }, '2024-01-10', {
      attribution: { by: 'author', standing: 'alleged' },
    });
    expect(headline('2024-02-01', [alleged])).toBeUndefined();
  });
});

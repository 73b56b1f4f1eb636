// Extraditions from developments to states: one for each pair of States, step by step.
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { ADA, cast, register, retracted } from '../support/drafts.ts';
import { detained, stillHeld, tell } from '../support/law-drafts.ts';
import { stateOf } from '../support/told.ts';

const [LOW, HIGH, UPLAND] = ['organization:low-republic', 'organization:high-republic', 'organization:upland'];
const COURT = 'organization:upland-high-court';

const step = (name: string, occurred: string, more: object = {}) =>
  tell(
    'extradition.progressed',
    { person: ADA, requestingState: LOW, requestedState: UPLAND, step: name, ...more },
    occurred,
  );
const toHigh = { requestingState: HIGH };

interface Shown {
  readonly extraditions: readonly {
    readonly key: string;
    readonly certainty: string;
    readonly value: Readonly<Record<string, unknown>>;
  }[];
  readonly custody: { readonly value: Readonly<Record<string, unknown>> } | null;
}

function ask(asOf: string, drafts: readonly object[]) {
  const all = [...cast(), ...register(LOW, HIGH, UPLAND, COURT), ...drafts];
  const { state, possible, findings } = stateOf(ADA, asOf, all);
  const { extraditions, custody } = state as unknown as Shown;
  return {
    extraditions,
    statuses: extraditions.map(({ value }) => value.status),
    custody: custody?.value,
    may: possible.flatMap(({ attribute, value }) =>
      attribute === 'extradition' ? [(value as { status: string }).status] : [],
    ),
    rules: findings.map(({ rule }) => rule),
  };
}

const whole = [
  step('provisionally_arrested', '2024-01-10'),
  step('requested', '2024-02-01'),
  step('allowed', '2024-03-01', { by: COURT }),
  step('appealed', '2024-03-05', { by: ADA }),
  step('refused', '2024-05-01', { by: 'Upland Supreme Court', ground: 'torture_risk' }),
  step('annulled', '2024-06-01', { by: 'Constitutional Court' }),
  step('granted', '2024-07-01', { by: 'organization:port-council' }),
  step('suspended', '2024-07-10', { by: 'Lantern Court' }),
  step('resumed', '2024-09-01'),
  step('surrendered', '2024-09-10'),
  step('re_extradition_allowed', '2025-01-10', { onwardTo: HIGH }),
];

describe('an extradition', () => {
  test('goes on in steps, each of which says where it stands', () => {
    const on = (asOf: string) => ask(asOf, whole.slice(0)).extraditions;
    const days = ['2024-01-10', '2024-02-01', '2024-03-01', '2024-03-05', '2024-05-01', '2024-06-01', '2024-07-01'];
    const later = ['2024-07-10', '2024-09-01', '2024-09-10', '2025-01-10'];
    expect([...days, ...later].map((day) => on(day).map(({ value }) => value.status))).toEqual(
      [
        'provisionally_arrested',
        'requested',
        'allowed',
        'appealed',
        'refused',
        'annulled',
        'granted',
        'suspended',
        'granted',
        'surrendered',
        'surrendered',
      ].map((status) => [status]),
    );
    expect(on('2024-05-01')[0]?.value).toMatchObject({ ground: 'torture_risk', court: 'Upland Supreme Court' });
    expect(on('2024-06-01')[0]?.value).toMatchObject({ ground: null, annulledBy: 'Constitutional Court' });
    expect(on('2024-07-10')[0]?.value).toMatchObject({ suspendedBy: 'Lantern Court', annulledBy: null });
    expect(on('2025-01-10')[0]).toMatchObject({
      key: whole[0]?.id,
      certainty: 'certain',
      value: { onwardTo: HIGH, suspendedBy: null, requestingState: LOW, requestedState: UPLAND, consented: false },
    });
  });

  test('comes out alike, whatever came into the log first', () => {
    expect(ask('2024-09-10', whole.toReversed()).statuses).toEqual(['surrendered']);
  });

  test('to one State says nothing of one to another', () => {
    const both = [
      step('requested', '2024-01-01'),
      step('requested', '2024-01-02', toHigh),
      step('refused', '2024-02-01', { ground: 'political_offence' }),
      step('granted', '2024-03-01', toHigh),
    ];
    expect(ask('2024-03-01', both).statuses.toSorted()).toEqual(['granted', 'refused']);
    expect(ask('2024-03-01', both).extraditions.every(({ certainty }) => certainty === 'certain')).toBe(true);
    // From another State it is another, too; a step that names no requested State is about the only one that is open.
    const third = step('granted', '2024-04-01', { requestedState: 'KZ' });
    expect(ask('2024-04-01', [both[0] ?? third, third]).statuses.toSorted()).toEqual(['granted', 'requested']);
    const unnamed = step('granted', '2024-04-01', { requestedState: null });
    expect(ask('2024-04-01', [both[0] ?? unnamed, unnamed]).statuses).toEqual(['granted']);
  });

  test('that is asked for again after a refusal is another one, to which later steps belong', () => {
    const again = [
      step('requested', '2020-01-01'),
      step('refused', '2020-06-01'),
      step('requested', '2024-01-01'),
      step('consented', '2024-01-05'),
      step('granted', '2024-02-01'),
    ];
    expect(ask('2024-02-01', again).statuses).toEqual(['refused', 'granted']);
    expect(ask('2024-02-01', again).extraditions[1]?.value.consented).toBe(true);
    // Without a new request the refusal is what was appealed.
    expect(ask('2021-01-01', [...again.slice(0, 2), step('appealed', '2020-07-01')]).statuses).toEqual(['appealed']);
  });

  test('that two sources report is one', () => {
    const twice = [...whole, step('requested', '2024-01-31'), step('surrendered', '2024-09-11')];
    expect(ask('2024-09-12', twice).statuses).toEqual(['surrendered']);
  });

  test('of which a date is open is stated as before, and perhaps what that would make it', () => {
    const open = [step('requested', '2024-01-01'), step('granted', '2024-03')];
    expect(ask('2024-03-10', open)).toMatchObject({ statuses: ['requested'], may: ['granted'] });
    expect(ask('2024-03-10', open).extraditions[0]?.certainty).toBe('stated');
    expect(ask('2024-04-01', open)).toMatchObject({ statuses: ['granted'], may: [] });
  });

  test('comes back to what it was once a step is retracted', () => {
    const granted = step('granted', '2024-03-01');
    expect(ask('2024-04-01', [step('requested', '2024-01-01'), granted, retracted(granted.id)]).statuses).toEqual([
      'requested',
    ]);
  });

  test('that is only alleged is a claim', () => {
    const alleged = step('surrendered', '2024-03-01');
    const { statuses, custody } = ask('2024-03-01', [
      detained('2024-01-01'),
      { ...alleged, attribution: { by: ADA, standing: 'alleged' } },
    ]);
    expect([statuses, custody?.group]).toEqual([[], 'in_custody']);
  });
});

describe('custody', () => {
  test('begins with a provisional arrest and ends with a surrender, and a note asks for what came then', () => {
    expect(ask('2024-01-10', whole).custody).toMatchObject({ group: 'in_custody', kind: 'extradition_detention' });
    const after = ask('2024-09-10', whole);
    expect(after.custody).toMatchObject({ group: 'released', kind: 'surrendered' });
    expect(after.rules).toContain('custody_unknown_after_surrender');
    const held = [...whole, stillHeld('2024-09-20')];
    expect(ask('2025-02-01', held).rules).not.toContain('custody_unknown_after_surrender');
    expect(ask('2025-02-01', held).custody?.group).toBe('in_custody');
  });

  test('goes on where the record is of the first version, or says so', () => {
    const older = tell(
      'extradition.progressed',
      { person: ADA, from: 'Upland', to: 'LR', step: 'surrendered' },
      '2024-03-01',
    );
    for (const draft of [older, step('surrendered', '2024-03-01', { endsCustody: false })])
      expect(ask('2024-03-02', [detained('2024-02-01'), draft])).toMatchObject({
        statuses: ['surrendered'],
        custody: { group: 'in_custody' },
      });
  });
});

describe('a note asks for a surrender', () => {
  const note = 'surrender_not_recorded';
  test('two months after the grant, unless something else may have come of it', () => {
    const granted = [step('requested', '2024-01-01'), step('granted', '2024-02-01')];
    expect(ask('2024-04-01', granted).rules).not.toContain(note);
    expect(ask('2024-04-02', granted).rules).toContain(note);
    for (const [name, occurred] of [
      ['postponed', '2024-03-01'],
      ['surrender_expired', '2024-03-01'],
      ['surrendered', '2024'],
    ] as const)
      expect(ask('2024-04-02', [...granted, step(name, occurred)]).rules, name).not.toContain(note);
  });
});

test('what contradicts itself is refused', () => {
  const faults = (data: object) => {
    const reading = readDraft(step('requested', '2024-01-01', data));
    return reading.ok ? [] : reading.faults.map(({ path }) => path.join('.'));
  };
  expect(faults({})).toEqual([]);
  expect(faults({ requestedState: LOW })).toEqual(['data.requestedState']);
  expect(faults({ step: 're_extradition_allowed', onwardTo: LOW })).toEqual(['data.onwardTo']);
  expect(faults({ ground: 'nationality' })).toEqual(['data.ground']);
  expect(faults({ ground: 'boredom', step: 'refused' })).toEqual(['data.ground']);
  expect(faults({ requestingState: 'person:ada-orlov' })).toEqual(['data.requestingState']);
  expect(faults({ requestingState: 'organization:Low Republic' })).toEqual(['data.requestingState']);
  expect(faults({ step: 'beamed_up' })).toEqual(['data.step']);
  expect(faults({ from: 'Upland' })).toEqual(['data.from']);
});

// Courts of a case: the one that has it on a day, and all that have dealt with it.
import { describe, expect, test } from 'vitest';
import { ADA, cast, corrected, register, retracted } from '../support/drafts.ts';
import { tell } from '../support/law-drafts.ts';
import { stateOf } from '../support/told.ts';

const MILL = 'case:mill';
const [RIVER, UPPER, PEAK] = ['organization:river-court', 'organization:upper-court', 'organization:peak-court'];

const registered = {
  ...tell('case.registered', { case: MILL, kind: 'criminal', title: 'The mill', court: 'Harbour Court' }, '2024-01-01'),
  occurred: undefined,
  attribution: undefined,
};
const heard = (kind: string, court: string, occurred: string) =>
  tell('hearing.held', { case: MILL, kind, court }, occurred);
const opened = (court: string, occurred: string) => tell('trial.opened', { case: MILL, court }, occurred);
const appealed = (court: string, occurred: string, more: object = {}) =>
  tell('appeal.filed', { case: MILL, persons: [ADA], court, ...more }, occurred);
const decided = (outcome: string, occurred: string, more: object = {}) =>
  tell('appeal.decided', { case: MILL, outcomes: [{ person: ADA, allCharges: true, outcome }], ...more }, occurred);

function ask(asOf: string, drafts: readonly object[]) {
  const { occurred: _, attribution: __, ...entered } = registered;
  const { state, possible } = stateOf(MILL, asOf, [...cast(), ...register(RIVER, UPPER, PEAK), entered, ...drafts]);
  const { court, courts } = state as unknown as {
    readonly court: { readonly value: string; readonly certainty: string } | null;
    readonly courts: readonly { readonly value: string }[];
  };
  return {
    court: court?.value ?? null,
    certainty: court?.certainty,
    courts: courts.map(({ value }) => value),
    may: possible.flatMap(({ attribute, value }) => (attribute === 'court' ? [value] : [])),
  };
}

describe('the court of a case', () => {
  test('is the one that it is registered with until another has it', () => {
    expect(ask('2020-01-01', [])).toMatchObject({ court: 'Harbour Court', courts: ['Harbour Court'], may: [] });
    expect(ask('2024-01-31', [opened(RIVER, '2024-02-01')]).court).toBe('Harbour Court');
    expect(ask('2024-02-01', [opened(RIVER, '2024-02-01')])).toMatchObject({
      court: RIVER,
      certainty: 'certain',
      courts: ['Harbour Court', RIVER],
    });
  });

  test('moves with a trial, a main hearing, an appeal and its hearings; not with what is heard beside it', () => {
    const all = [opened(RIVER, '2024-02-01'), heard('remand', 'Night Court', '2024-02-03')];
    expect(ask('2024-02-03', all)).toMatchObject({ court: RIVER, courts: ['Harbour Court', RIVER, 'Night Court'] });
    expect(ask('2024-03-01', [...all, heard('main', UPPER, '2024-03-01')]).court).toBe(UPPER);
    expect(ask('2024-03-01', [...all, heard('appeal', UPPER, '2024-03-01')]).court).toBe(UPPER);
    expect(ask('2024-03-01', [...all, appealed(UPPER, '2024-03-01')]).court).toBe(UPPER);
    const onOrder = appealed(UPPER, '2024-03-01', { against: 'order' });
    expect(ask('2024-03-01', [...all, onOrder])).toMatchObject({ court: RIVER });
    expect(ask('2024-03-01', [...all, onOrder]).courts).toContain(UPPER);
    const scheduled = tell(
      'hearing.scheduled',
      { case: MILL, kind: 'appeal', step: 'scheduled', day: '2024-05-01', court: UPPER },
      '2024-03-01',
    );
    expect(ask('2024-03-01', [...all, scheduled]).court).toBe(UPPER);
  });

  test('is that of the trial again once the appeal is sent back or withdrawn', () => {
    const until = [opened(RIVER, '2024-02-01'), appealed(UPPER, '2024-03-01')];
    const [back, withdrawn, upheld] = ['remitted', 'withdrawn', 'conviction_upheld'].map((outcome) =>
      decided(outcome, '2024-04-01', { court: UPPER }),
    );
    expect(ask('2024-03-31', [...until, back ?? {}]).court).toBe(UPPER);
    expect(ask('2024-04-01', [...until, back ?? {}])).toMatchObject({
      court: RIVER,
      courts: ['Harbour Court', RIVER, UPPER],
    });
    expect(ask('2024-04-01', [...until, withdrawn ?? {}]).court).toBe(RIVER);
    expect(ask('2024-04-01', [...until, upheld ?? {}]).court).toBe(UPPER);
    const further = [...until, appealed(PEAK, '2024-03-20')];
    expect(ask('2024-03-31', further).court).toBe(PEAK);
    expect(ask('2024-04-01', [...further, back ?? {}]).court).toBe(RIVER);
    const elsewhere = decided('remitted', '2024-04-01', { court: UPPER, remittedTo: PEAK });
    expect(ask('2024-04-01', [...until, elsewhere]).court).toBe(PEAK);
  });

  test('comes out alike, whatever came into the log first, and follows corrections and retractions', () => {
    const all = [opened(RIVER, '2024-02-01'), appealed(UPPER, '2024-03-01'), decided('remitted', '2024-04-01')];
    expect(ask('2024-04-01', all.toReversed()).court).toBe(RIVER);
    const [first, appeal, last] = all;
    expect(ask('2024-04-01', [...all, retracted(last?.id ?? '')]).court).toBe(UPPER);
    expect(ask('2024-04-01', [...all, retracted(first?.id ?? '')]).court).toBe('Harbour Court');
    const moved = corrected(appeal?.id ?? '', { ...appeal, data: { ...appeal?.data, court: PEAK } });
    expect(ask('2024-03-02', [...all, moved]).court).toBe(PEAK);
  });

  test('is stated as before while the date of a step is open, and perhaps the next one', () => {
    const open = [opened(RIVER, '2024-02-01'), appealed(UPPER, '2024-03')];
    expect(ask('2024-03-10', open)).toMatchObject({ court: RIVER, certainty: 'stated', may: [UPPER] });
    expect(ask('2024-04-01', open)).toMatchObject({ court: UPPER, certainty: 'certain', may: [] });
  });

  test('is no matter of what is only alleged, nor of a hearing that was cancelled', () => {
    const alleged = { ...opened(RIVER, '2024-02-01'), attribution: { by: ADA, standing: 'alleged' } };
    const cancelled = tell(
      'hearing.scheduled',
      { case: MILL, kind: 'main', step: 'cancelled', court: UPPER },
      '2024-02-01',
    );
    expect(ask('2024-03-01', [alleged, cancelled])).toMatchObject({
      court: 'Harbour Court',
      courts: ['Harbour Court'],
    });
  });

  test('of a case before a treaty body is that body; it leaves a case of another court where it is', () => {
    const views = tell('judgment.delivered', { case: MILL, kind: 'views', by: PEAK }, '2024-05-01');
    expect(ask('2024-05-01', [views])).toMatchObject({ court: 'Harbour Court', courts: ['Harbour Court', PEAK] });
    const civil = tell('judgment.delivered', { case: MILL, kind: 'civil', by: PEAK }, '2024-05-01');
    expect(ask('2024-05-01', [civil]).court).toBe(PEAK);
  });
});

// Hearings, motions, orders, warrants and documents from developments to states.
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { describe as inWords } from '../../src/words/describe.ts';
import { english } from '../../src/words/english.ts';
import { ADA, BO, cast, corrected, retracted } from '../support/drafts.ts';
import { tell } from '../support/law-drafts.ts';
import { stateOf } from '../support/told.ts';

const FIRE = 'case:harbour-fire';
const POLICE = 'organization:harbour-police';

const hearing = (step: string, day: string | undefined, occurred: string, more: object = {}) =>
  tell('hearing.scheduled', { case: FIRE, kind: 'main', step, ...(day ? { day } : {}), ...more }, occurred);
const held = (occurred: string, more: object = {}) =>
  tell('hearing.held', { case: FIRE, kind: 'main', ...more }, occurred);
const motion = (step: string, occurred: string, more: object = {}) =>
  tell('motion.progressed', { case: FIRE, step, ...more }, occurred);
const warrant = (step: string, occurred: string, more: object = {}) =>
  tell('warrant.progressed', { target: ADA, kind: 'arrest', step, ...more }, occurred);

interface Item {
  readonly key: string;
  readonly certainty: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Shown {
  readonly nextHearing: Omit<Item, 'key'> | null;
  readonly hearings: readonly Item[];
  readonly motions: readonly Item[];
  readonly orders: readonly Item[];
  readonly warrants: readonly Item[];
  readonly documents: readonly Item[];
  readonly wanted: Readonly<Record<string, { readonly value: string; readonly certainty: string }>>;
}

function ask(asOf: string, drafts: readonly object[], subject = FIRE) {
  const { state, possible, findings } = stateOf(subject, asOf, [...cast(), ...drafts]);
  const shown = state as unknown as Shown;
  return {
    ...shown,
    next: shown.nextHearing?.value.day,
    statuses: (shown.hearings ?? []).map(({ value }) => value.status),
    may: possible.map(({ attribute, value }) => [attribute, (value as { status?: string; day?: string }).status]),
    rules: findings.map(({ rule }) => rule),
  };
}

describe('hearings', () => {
  const set = hearing('scheduled', '2024-05-02', '2024-03-01');

  test('are next from the day on which they are scheduled to their own', () => {
    expect(ask('2024-02-28', [set]).next).toBeUndefined();
    expect(ask('2024-03-01', [set]).nextHearing).toMatchObject({
      value: { day: '2024-05-02', kind: 'main', hearing: set.id },
      certainty: 'certain',
    });
    expect(ask('2024-05-02', [set]).next).toBe('2024-05-02');
    const after = ask('2024-05-03', [set]);
    expect([after.next, after.statuses]).toEqual([undefined, ['scheduled']]);
  });

  test('that were held on the day they were scheduled for are the same, without a reference', () => {
    const all = [
      set,
      hearing('scheduled', '2024-06-10', '2024-03-01'),
      held('2024-05-02', { result: 'adjourned sine die' }),
    ];
    expect(ask('2024-05-02', all).statuses).toEqual(['held', 'scheduled']);
    expect(ask('2024-05-02', all).next).toBe('2024-06-10');
    expect(ask('2024-05-02', all).hearings[0]?.value).toMatchObject({
      day: '2024-05-02',
      result: 'adjourned sine die',
    });
  });

  test('that were held before the day of the scheduled one are others', () => {
    const all = [set, held('2024-04-01')];
    expect(ask('2024-04-01', all).statuses.toSorted()).toEqual(['held', 'scheduled']);
    expect(ask('2024-04-01', all).next).toBe('2024-05-02');
  });

  test('that are adjourned go on on the next day, which may be put off again', () => {
    const all = [set, held('2024-05-02', { next: '2024-05-20' }), hearing('postponed', '2024-06-03', '2024-05-19')];
    expect(ask('2024-05-02', all).next).toBe('2024-05-20');
    expect(ask('2024-05-19', all).next).toBe('2024-06-03');
    expect(ask('2024-05-19', all).statuses).toEqual(['adjourned', 'scheduled']);
    const last = [...all, held('2024-06-03', { hearing: all[1]?.id })];
    expect(ask('2024-06-03', last).statuses).toEqual(['adjourned', 'held']);
    expect(ask('2024-06-03', last).next).toBeUndefined();
  });

  test('that are put off without a day, or cancelled, are not next; a retraction brings them back', () => {
    const off = hearing('postponed', undefined, '2024-04-01');
    expect(ask('2024-04-02', [set, off])).toMatchObject({ next: undefined, statuses: ['postponed'] });
    const cancelled = hearing('cancelled', undefined, '2024-04-01', { hearing: set.id });
    expect(ask('2024-04-02', [set, cancelled])).toMatchObject({ next: undefined, statuses: ['cancelled'] });
    expect(ask('2024-04-02', [set, cancelled, retracted(cancelled.id)]).next).toBe('2024-05-02');
    const other = corrected(set.id, { ...set, data: { ...set.data, day: '2024-05-09' } });
    expect(ask('2024-04-02', [set, other]).next).toBe('2024-05-09');
  });

  test('are perhaps cancelled where it is not clear which is meant, or when', () => {
    const two = [set, hearing('scheduled', '2024-06-10', '2024-03-01'), hearing('cancelled', undefined, '2024-04-01')];
    const unclear = ask('2024-04-02', two);
    expect(unclear).toMatchObject({ next: '2024-05-02', statuses: ['scheduled', 'scheduled'] });
    expect(unclear.nextHearing?.certainty).toBe('stated');
    expect(unclear.may).toContainEqual(['hearing', 'cancelled']);
    const open = ask('2024-04-10', [set, hearing('cancelled', undefined, '2024-04', { hearing: set.id })]);
    expect(open).toMatchObject({ next: '2024-05-02', statuses: ['scheduled'] });
    expect(open.nextHearing?.certainty).toBe('stated');
    expect(open.may).toContainEqual(['hearing', 'cancelled']);
  });

  test('raise no note after their day if they were perhaps held, put off or cancelled by then', () => {
    const note = 'hearing_day_passed';
    expect(ask('2024-05-10', [set]).rules).toContain(note);
    for (const occurred of ['2024-05', '2024-04-20/2024-05-20', '2024~'])
      expect(ask('2024-05-10', [set, held(occurred)]).rules, occurred).not.toContain(note);
    expect(ask('2024-05-10', [set, hearing('cancelled', undefined, '2024-05')]).rules).not.toContain(note);
    expect(ask('2024-05-10', [set, hearing('postponed', '2024-07-01', '2024-05')]).rules).not.toContain(note);
    // Either of the two was cancelled.
    const two = [set, hearing('scheduled', '2024-05-03', '2024-03-01'), hearing('cancelled', undefined, '2024-04-01')];
    expect(ask('2024-05-10', two).rules).not.toContain(note);
    // Held before its day, or only after the day asked about.
    expect(ask('2024-05-10', [set, held('2024-04')]).rules).toContain(note);
    expect(ask('2024-05-10', [set, held('2024-06')]).rules).toContain(note);
  });

  test('come out alike, whatever came into the log first', () => {
    const all = [set, held('2024-05-02', { next: '2024-05-20' }), hearing('cancelled', undefined, '2024-05-18')];
    const [one, other] = [all, all.toReversed()].map((drafts) => ask('2024-05-19', drafts));
    expect(one?.statuses.toSorted()).toEqual(['adjourned', 'cancelled']);
    expect(other?.statuses.toSorted()).toEqual(one?.statuses.toSorted());
  });
});

describe('motions and orders', () => {
  test('a decision without a reference decides the only motion that is pending', () => {
    const filed = motion('filed', '2024-03-01', { request: 'bail', by: ADA });
    const denied = motion('denied', '2024-03-10', { by: BO });
    const [value] = ask('2024-03-10', [filed, denied]).motions;
    expect(value).toMatchObject({
      key: filed.id,
      value: { request: 'bail', status: 'denied', filedBy: ADA, decidedBy: BO },
    });
    expect(ask('2024-03-09', [filed, denied]).motions[0]?.value.status).toBe('pending');
    const second = motion('filed', '2024-03-02', { request: 'an expert' });
    const unclear = ask('2024-03-10', [filed, second, denied]);
    expect(unclear.motions.map(({ value: { status } }) => status)).toEqual(['pending', 'pending']);
    const clear = ask('2024-03-10', [filed, second, motion('denied', '2024-03-10', { motion: second.id })]);
    expect(clear.motions.map(({ value: { status } }) => status)).toEqual(['pending', 'denied']);
  });

  test('a decision on parole stands with the person, too, and an order until it is lifted', () => {
    const parole = tell(
      'order.progressed',
      { case: FIRE, kind: 'parole', step: 'made', decision: 'denied', persons: [ADA] },
      '2024-03-01',
    );
    expect(ask('2024-03-01', [parole], ADA).orders[0]?.value).toMatchObject({
      kind: 'parole',
      decision: 'denied',
      case: FIRE,
    });
    const gag = tell(
      'order.progressed',
      { case: FIRE, kind: 'injunction', step: 'made', deadline: '2024-04-01' },
      '2024-03-02',
    );
    const lifted = tell('order.progressed', { case: FIRE, kind: 'injunction', step: 'lifted' }, '2024-03-20');
    const { orders } = ask('2024-03-20', [parole, gag, lifted]);
    expect(orders.map(({ value: { kind, status } }) => [kind, status])).toEqual([
      ['parole', 'in_force'],
      ['injunction', 'lifted'],
    ]);
  });
});

describe('warrants', () => {
  test('of arrest make a person wanted by who issued them, until they are executed or recalled', () => {
    const issued = warrant('issued', '2024-03-01', { by: POLICE });
    const unserved = warrant('unserved', '2024-03-05');
    const executed = warrant('executed', '2024-03-09');
    const all = [issued, unserved, executed];
    expect(ask('2024-03-01', all, ADA).wanted).toMatchObject({
      [`${POLICE}/warrant`]: { value: 'wanted', certainty: 'certain' },
    });
    expect(ask('2024-03-06', all, ADA).wanted).toMatchObject({ [`${POLICE}/warrant`]: { value: 'wanted' } });
    expect(ask('2024-03-06', all, ADA).warrants[0]?.value).toMatchObject({ status: 'unserved', by: POLICE });
    expect(ask('2024-03-09', all, ADA).wanted).toEqual({});
    expect(ask('2024-03-09', all, ADA).warrants[0]?.value.status).toBe('executed');
  });

  test('of which one is executed leave the other out; a summons makes no one wanted', () => {
    const [first, second] = [
      warrant('issued', '2024-03-01', { by: POLICE }),
      warrant('issued', '2024-03-02', { by: POLICE }),
    ];
    const all = [first, second, warrant('recalled', '2024-03-03', { warrant: first.id })];
    expect(ask('2024-03-03', all, ADA).wanted).toMatchObject({ [`${POLICE}/warrant`]: { value: 'wanted' } });
    const summons = warrant('issued', '2024-03-01', { kind: 'summons', day: '2024-03-20' });
    expect(ask('2024-03-03', [summons], ADA).wanted).toEqual({});
  });

  test('do not make the dead wanted', () => {
    const died = tell('person.died', { person: ADA }, '2024-03-05');
    const all = [warrant('issued', '2024-03-01', { by: POLICE }), died];
    expect(ask('2024-03-04', all, ADA).wanted).toMatchObject({ [`${POLICE}/warrant`]: { value: 'wanted' } });
    expect(ask('2024-03-05', all, ADA).wanted).toEqual({});
  });
});

describe('documents', () => {
  const letter = { case: FIRE, kind: 'letter' };

  test('of which one is sealed show no title, neither before nor once it is sealed', () => {
    const filed = tell('document.filed', { ...letter, title: 'To the council', number: '17' }, '2024-03-01');
    const sealed = tell('document.filed', { ...letter, sealed: true, changes: filed.id }, '2024-03-10');
    expect(ask('2024-03-09', [filed, sealed]).documents[0]?.value).toMatchObject({
      title: 'To the council',
      sealed: false,
    });
    expect(ask('2024-03-10', [filed, sealed]).documents[0]?.value).toMatchObject({
      title: null,
      number: null,
      sealed: true,
    });
  });

  test('that are sealed are refused with a title', () => {
    const reading = readDraft(
      tell('document.filed', { ...letter, title: 'To the council', sealed: true }, '2024-03-01'),
    );
    const faults = reading.ok ? [] : reading.faults;
    expect(faults.map(({ path }) => path.join('.'))).toEqual(['data.title']);
    expect(faults.map(({ message }) => inWords(message, { language: english, nameOf: String }))).toEqual([
      'The title of a sealed document is not recorded. Leave it out.',
    ]);
  });
});

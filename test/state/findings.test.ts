// Every rule of review notes: a case that raises it, and one that must not.
import { describe, expect, test } from 'vitest';
import { type FindingRule, findingRuleNames } from '../../src/catalogue/rules.ts';
import { describeFinding } from '../../src/state/findings.ts';
import { ADA, BO, retracted } from '../support/drafts.ts';
import {
  appealed,
  arson,
  aside,
  charged,
  chargedWith,
  chief,
  claimed,
  closed,
  courier,
  type Draft,
  decided,
  detained,
  died,
  dropped,
  editing,
  FIRE,
  findingsOn,
  fine,
  heard,
  judged,
  judgedOf,
  POLICE,
  party,
  pleaded,
  prison,
  reduced,
  released,
  remanded,
  remandedIn,
  said,
  scheduled,
  sentenced,
  served,
  serving,
  speaker,
  stillHeld,
  tell,
  tried,
  twoConvictions,
  unclaimed,
} from '../support/law-drafts.ts';

const extradition = (step: string, on: string) =>
  tell('extradition.progressed', { person: ADA, requestingState: 'KZ', step }, on);

interface Case {
  readonly rule: FindingRule;
  readonly on?: string;
  readonly asOf?: string;
  /** Told, it is raised. */
  readonly raised: readonly object[];
  /** Told, it is not. */
  readonly quiet: readonly object[];
}

const cases: readonly Case[] = [
  {
    rule: 'count_never_brought',
    raised: [judged('convicted', '2024-03-05')],
    quiet: [charged('2024-03-01'), judged('convicted', '2024-03-05')],
  },
  {
    rule: 'count_never_brought',
    raised: [tried('2024-03-01')],
    quiet: [charged('2024-02-01'), tried('2024-03-01')],
  },
  {
    rule: 'count_not_reached',
    raised: [charged('2024-03-01'), dropped('2024-03-05'), judgedOf('convicted', '2024-04-01')],
    quiet: [charged('2024-03-01'), judgedOf('convicted', '2024-04-01')],
  },
  {
    rule: 'too_many_counts',
    raised: [charged('2024-03-01'), judgedOf('convicted', '2024-04-01', 20)],
    quiet: [charged('2024-03-01'), judgedOf('convicted', '2024-04-01')],
  },
  {
    rule: 'count_not_stated',
    raised: [charged('2024-03-01'), chargedWith('theft', '2024-03-01'), judged('convicted', '2024-04-01')],
    quiet: [charged('2024-03-01'), chargedWith('theft', '2024-03-01'), judgedOf('convicted', '2024-04-01')],
  },
  {
    rule: 'appeal_withdrawn_not_named',
    raised: [
      judged('convicted', '2024-03-05'),
      appealed('2024-03-06'),
      appealed('2024-03-07'),
      decided(['withdrawn'], '2024-05-01'),
    ],
    quiet: [judged('convicted', '2024-03-05'), appealed('2024-03-06'), decided(['withdrawn'], '2024-05-01')],
  },
  {
    rule: 'conviction_partly_gone',
    raised: [...twoConvictions, aside('2024-06-01', arson)],
    quiet: twoConvictions,
  },
  {
    rule: 'nothing_to_decide',
    raised: [charged('2024-03-01'), judged('convicted', '2024-03-05'), decided(['restored'], '2024-06-01')],
    quiet: [
      charged('2024-03-01'),
      judged('convicted', '2024-03-05'),
      decided(['set_aside'], '2024-05-01'),
      decided(['restored'], '2024-06-01'),
    ],
  },
  {
    rule: 'held_after_release',
    raised: [stillHeld('2024-03-09')],
    quiet: [detained('2024-03-05'), stillHeld('2024-03-09')],
  },
  {
    rule: 'serving_without_sentence',
    raised: [serving('2024-03-09')],
    quiet: [judged('convicted', '2024-03-05'), sentenced(prison, '2024-03-05'), serving('2024-03-09')],
  },
  {
    rule: 'change_not_stated',
    raised: [judged('convicted', '2024-03-05'), sentenced(prison, '2024-03-05'), reduced('2024-06-01')],
    quiet: [judged('convicted', '2024-03-05'), sentenced(prison, '2024-03-05'), served('2024-06-01')],
  },
  {
    rule: 'part_never_imposed',
    raised: [judged('convicted', '2024-03-05'), served('2024-04-01')],
    quiet: [judged('convicted', '2024-03-05'), sentenced(prison, '2024-03-05'), served('2024-04-01')],
  },
  {
    rule: 'appeal_never_filed',
    raised: [judged('convicted', '2024-03-05'), decided(['withdrawn'], '2024-05-01')],
    quiet: [judged('convicted', '2024-03-05'), appealed('2024-03-06'), decided(['withdrawn'], '2024-05-01')],
  },
  {
    rule: 'remand_over_a_year',
    asOf: '2025-04-01',
    raised: [charged('2024-03-01'), remandedIn('2024-03-05')],
    quiet: [charged('2024-03-01'), remandedIn('2024-03-05'), judged('convicted', '2024-12-01')],
  },
  {
    rule: 'no_word_for_six_months',
    asOf: '2024-10-01',
    raised: [remanded('2024-03-05')],
    quiet: [remanded('2024-05-05')],
  },
  {
    rule: 'ground_ended',
    raised: [charged('2024-03-01'), remandedIn('2024-03-05'), judged('acquitted', '2024-05-01')],
    quiet: [charged('2024-03-01'), remandedIn('2024-03-05'), judged('acquitted', '2024-05-01'), released('2024-05-01')],
  },
  {
    rule: 'convicted_without_sentence',
    asOf: '2025-04-01',
    raised: [charged('2024-03-01'), judged('convicted', '2024-03-05')],
    quiet: [charged('2024-03-01'), judged('convicted', '2024-03-05'), sentenced(prison, '2024-04-01')],
  },
  {
    rule: 'count_open_after_closing',
    raised: [charged('2024-03-01'), closed('2024-05-01')],
    quiet: [charged('2024-03-01'), judged('acquitted', '2024-04-01'), closed('2024-05-01')],
  },
  {
    rule: 'pending_after_death',
    raised: [charged('2024-03-01'), died('2024-05-01')],
    quiet: [charged('2024-03-01'), judged('acquitted', '2024-04-01'), died('2024-05-01')],
  },
  {
    rule: 'measure_after_death',
    raised: [died('2024-03-01'), detained('2024-03-05')],
    quiet: [detained('2024-03-05'), died('2024-03-05')],
  },
  {
    rule: 'sentence_without_verdict',
    raised: [sentenced(fine, '2024-03-06')],
    quiet: [judged('convicted', '2024-03-05'), sentenced(fine, '2024-03-06')],
  },
  {
    rule: 'release_without_detention',
    raised: [released('2024-03-05')],
    quiet: [detained('2024-03-01'), released('2024-03-05')],
  },
  {
    rule: 'after_death',
    raised: [died('2024-03-01'), tell('office.assumed', chief, '2024-03-05')],
    quiet: [died('2024-03-05'), tell('office.assumed', chief, '2024-03-05')],
  },
  {
    rule: 'order_unsettled',
    raised: [detained('2024-03'), released('2024-03')],
    quiet: [detained('2024-03-01'), released('2024-03-02')],
  },
  {
    rule: 'order_contradicts_dates',
    raised: (() => {
      const later = detained('2024-03-09');
      return [later, tell('person.released', { person: ADA }, '2024-03-01', { after: [later.id] })];
    })(),
    quiet: (() => {
      const earlier = detained('2024-03-01');
      return [earlier, tell('person.released', { person: ADA }, '2024-03-09', { after: [earlier.id] })];
    })(),
  },
  {
    rule: 'custody_unknown_after_sentence',
    raised: [sentenced(prison, '2024-03-05')],
    quiet: [sentenced(prison, '2024-03-05'), remanded('2024-03-05')],
  },
  {
    rule: 'sentence_past_its_end',
    raised: [sentenced({ ...prison, runsFrom: '2020-01-01' }, '2020-03-05')],
    quiet: [
      sentenced({ ...prison, runsFrom: '2020-01-01' }, '2020-03-05'),
      tell(
        'sentence.changed',
        { case: FIRE, person: ADA, change: 'served', components: [{ part: '1', ...prison }] },
        '2021-12-31',
      ),
    ],
  },
  {
    rule: 'term_not_stated',
    raised: [sentenced({ kind: 'imprisonment' }, '2024-03-05')],
    quiet: [sentenced(prison, '2024-03-05')],
  },
  {
    rule: 'amount_not_stated',
    raised: [sentenced({ kind: 'fine' }, '2024-03-05')],
    quiet: [sentenced(fine, '2024-03-05')],
  },
  {
    rule: 'amount_not_stated',
    raised: [tell('asset.reported', { owner: ADA, asset: 'boat', what: 'a boat' }, '2024-03-05')],
    quiet: [tell('asset.reported', { owner: ADA, asset: 'boat', what: 'a boat', amount: '7' }, '2024-03-05')],
  },
  { rule: 'day_not_stated', raised: [detained('2024-03')], quiet: [detained('2024-03-05')] },
  {
    rule: 'day_not_stated',
    asOf: '2027-01-01',
    raised: [detained()],
    quiet: [tell('relationship.reported', { from: ADA, to: BO, kind: 'x' })],
  },
  {
    rule: 'conviction_not_final',
    raised: [judged('convicted', '2024-03-05')],
    quiet: [
      judged('convicted', '2024-03-05'),
      tell(
        'appeal.decided',
        { case: FIRE, final: true, outcomes: [{ person: ADA, outcome: 'conviction_upheld' }] },
        '2024-09-05',
      ),
    ],
  },
  {
    rule: 'office_never_assumed',
    raised: [tell('office.left', { ...chief, manner: 'resigned' }, '2024-03-05')],
    quiet: [
      tell('office.assumed', chief, '/2024-03-01'),
      tell('office.left', { ...chief, manner: 'resigned' }, '2024-03-05'),
    ],
  },
  {
    rule: 'sentence_past_its_end',
    raised: [sentenced({ ...prison, runsFrom: '2020-01-01' }, '2020-01-01')],
    quiet: [sentenced({ ...prison, runsFrom: '2020-01-01', inForce: false }, '2020-01-01')],
  },
  {
    rule: 'custody_unknown_after_sentence',
    raised: [sentenced(prison, '2024-03-06'), decided(['conviction_upheld'], '2024-05-01')],
    quiet: [sentenced(prison, '2024-03-06'), decided(['acquitted'], '2024-05-01')],
  },
  {
    rule: 'custody_unknown_after_sentence',
    raised: [sentenced(prison, '2024-03-06'), tell('wanted.declared', { person: ADA, lifted: true }, '2024-03-07')],
    quiet: [sentenced(prison, '2024-03-06'), tell('wanted.declared', { person: ADA }, '2024-03-07')],
  },
  {
    rule: 'custody_unknown_after_sentence',
    raised: [tell('trial.opened', { case: FIRE, defendants: [ADA] }, '2024-03-01'), sentenced(prison, '2024-03-06')],
    quiet: [
      tell('trial.opened', { case: FIRE, defendants: [ADA], inAbsentia: true }, '2024-03-01'),
      sentenced(prison, '2024-03-06'),
    ],
  },
  {
    rule: 'conviction_not_final',
    raised: [judged('convicted', '2024-03-05'), decided(['withdrawn'], '2024-05-01')],
    quiet: [judged('convicted', '2024-03-05'), decided(['withdrawn'], '2024-05-01', true)],
  },
  {
    rule: 'office_never_assumed',
    raised: [tell('office.left', { ...chief, manner: 'dismissed' }, '2024-03-01')],
    quiet: [tell('office.assumed', chief), died('2024-03-01')],
  },
  {
    rule: 'accuser_not_named',
    raised: [tell('charge.filed', { case: FIRE, persons: [ADA], charges: [arson] }, '2024-03-01', unclaimed)],
    quiet: [
      charged('2024-03-01'),
      tell(
        'verdict.delivered',
        {
          case: FIRE,
          outcomes: [{ person: ADA, charges: [{ charge: 'arson' }], offence: 'arson', outcome: 'acquitted' }],
        },
        '2024-05-01',
        {
          attribution: { by: 'unstated', standing: 'reported' },
        },
      ),
    ],
  },
  {
    rule: 'outcome_not_mentioned',
    raised: [judged('acquitted', '2024-05-01'), said('Ada Orlov was charged with arson.', '2024-06-01')],
    quiet: [
      judged('acquitted', '2024-05-01'),
      said('Ada Orlov, in charge of the port, opened a school.', '2024-06-01'),
    ],
  },
  {
    rule: 'pending_after_death',
    raised: [charged('2024-03-01'), died('2024-03-05')],
    quiet: [
      charged('2024-03-01'),
      died('2024-03-05'),
      tell('case.closed', { case: FIRE, disposition: 'discontinued', persons: [ADA] }, '2024-03-09'),
    ],
  },
  {
    rule: 'hearing_day_passed',
    on: FIRE,
    raised: [scheduled('2024-04-16', '2024-03-20')],
    quiet: [scheduled('2024-04-16', '2024-03-20'), heard('2024-04-16')],
  },
  {
    rule: 'hearing_day_passed',
    on: FIRE,
    raised: [scheduled('2024-04-16', '2024-03-20'), scheduled('2024-04-30', '2024-03-20'), heard('2024-04-16')],
    quiet: [scheduled('2024-04-16', '2024-03-20', 'cancelled'), scheduled('2025-01-01', '2024-03-20')],
  },
  {
    rule: 'surrender_not_recorded',
    raised: [extradition('granted', '2024-01-05')],
    quiet: [extradition('granted', '2024-01-05'), extradition('suspended', '2024-01-09')],
  },
  {
    rule: 'custody_unknown_after_surrender',
    raised: [detained('2024-01-01'), extradition('surrendered', '2024-01-05')],
    quiet: [extradition('surrendered', '2024-01-05'), detained('2024-01-06')],
  },
  {
    rule: 'open_unknown',
    raised: [tell('unknown.recorded', { about: [ADA], question: 'Where was she?' }, '2024-03-01')],
    quiet: (() => {
      const unknown = tell('unknown.recorded', { about: [ADA], question: 'Where was she?' }, '2024-03-01');
      return [unknown, tell('unknown.resolved', { unknown: unknown.id, about: [ADA] }, '2024-03-05')];
    })(),
  },
  {
    rule: 'single_source',
    on: FIRE,
    raised: [charged('2024-03-01'), remandedIn('2024-03-02')],
    quiet: [
      charged('2024-03-01'),
      remandedIn('2024-03-02'),
      tell('trial.opened', { case: FIRE, defendants: [ADA] }, '2024-03-05', courier),
    ],
  },
  {
    rule: 'accuser_not_named',
    raised: [
      tell('suspicion.announced', { person: ADA, offences: [arson] }, '2024-03-01', {
        claim: { by: 'unstated', standing: 'alleged' },
      }),
    ],
    quiet: [tell('suspicion.announced', { person: ADA, offences: [arson] }, '2024-03-01', claimed)],
  },
  {
    rule: 'accuser_not_named',
    on: POLICE,
    raised: [
      tell('conduct.alleged', { about: [POLICE], conduct: 'stood by' }, '2024-03-01', {
        claim: { by: 'unstated', standing: 'alleged' },
      }),
    ],
    quiet: [
      tell('conduct.alleged', { about: [POLICE], conduct: 'stood by' }, '2024-03-01', {
        claim: { by: BO, standing: 'alleged' },
      }),
    ],
  },
  {
    rule: 'allegation_told_as_fact',
    on: POLICE,
    raised: [
      tell('conduct.alleged', { about: [POLICE], conduct: 'stood by' }, '2024-03-01', {
        claim: { by: 'author', standing: 'alleged' },
      }),
    ],
    quiet: [
      tell('conduct.alleged', { about: [POLICE], conduct: 'stood by' }, '2024-03-01', {
        attribution: { by: 'author', standing: 'reported', hedge: 'it is said' },
        claim: { by: 'author', standing: 'alleged' },
      }),
    ],
  },
  {
    rule: 'dates_differ',
    raised: [detained('2024-03-01'), detained('2024-03-05', courier)],
    quiet: [detained('2024-03-01'), released('2024-03-02'), detained('2024-03-05', courier)],
  },
  {
    rule: 'dates_differ',
    raised: [died('2024-03-01'), tell('person.died', { person: ADA }, '2024-03-02', courier)],
    quiet: [died('2024-03-01')],
  },
  {
    rule: 'likely_duplicate',
    raised: [detained('2024-03-01'), detained('2024-03', courier)],
    quiet: [detained('2024-03-01'), detained('2024-04', courier)],
  },
  {
    rule: 'roles_conflict',
    raised: [
      party('defendant', '2024-03-01'),
      tell('suspicion.announced', { person: ADA, case: FIRE, offences: [arson] }, '2024-03-01', claimed),
    ],
    quiet: [party('defendant', '2024-03-01'), charged('2024-03-01')],
  },
  {
    rule: 'ambiguous_scope',
    raised: [detained('2024-03-01', { attribution: { by: 'author', standing: 'reported', hedge: 'all of them' } })],
    quiet: [detained('2024-03-01', { attribution: { by: 'author', standing: 'reported', hedge: 'apparently' } })],
  },
  {
    rule: 'inferred',
    raised: [detained('2024-03-01', { attribution: { by: 'author', standing: 'reported', inferred: true } })],
    quiet: [detained('2024-03-01')],
  },
  {
    rule: 'no_answer_recorded',
    raised: [charged('2024-03-01')],
    quiet: [charged('2024-03-01'), pleaded('2024-03-05')],
  },
  {
    rule: 'no_answer_recorded',
    raised: [charged('2024-03-01'), said('Bo Tarn denies it.', '2024-03-05')],
    quiet: [
      charged('2024-03-01'),
      tell('statement.made', { speaker: ADA, verbatim: false, stance: 'denies' }, '2024-03-05', {
        claim: { by: ADA, standing: 'alleged' },
      }),
    ],
  },
  {
    rule: 'no_answer_recorded',
    on: POLICE,
    raised: [
      tell('conduct.alleged', { about: [POLICE], conduct: 'stood by' }, '2024-03-01', {
        claim: { by: BO, standing: 'alleged' },
      }),
    ],
    quiet: (() => {
      const conduct = tell('conduct.alleged', { about: [POLICE], conduct: 'stood by' }, '2024-03-01', {
        claim: { by: BO, standing: 'alleged' },
      });
      return [conduct, tell('claim.disputed', { claim: conduct.id, about: [POLICE], by: POLICE }, '2024-03-02')];
    })(),
  },
  {
    rule: 'outcome_not_mentioned',
    raised: [
      charged('2024-03-01'),
      judged('acquitted', '2024-05-01'),
      said('Ada Orlov was charged with arson.', '2024-06-01'),
    ],
    quiet: [
      charged('2024-03-01'),
      judged('acquitted', '2024-05-01'),
      said('Ada Orlov, who was charged with arson and acquitted, spoke.', '2024-06-01'),
    ],
  },
  { rule: 'protected_person_named', raised: [party('victim', '2024-03-01')], quiet: [party('counsel', '2024-03-01')] },
  {
    rule: 'protected_person_named',
    on: FIRE,
    raised: [party('defendant', '2024-03-01', { minor: true })],
    quiet: [party('defendant', '2024-03-01')],
  },
];

describe.each(cases)('$rule', ({ rule, on, asOf = '2025-01-01', raised, quiet }) => {
  const subjects = on === undefined ? [ADA, FIRE] : [on];
  const notesIn = (drafts: readonly object[], day = asOf) =>
    subjects.flatMap((it) => findingsOn(it, day, drafts).findings.map((note) => ({ ...note, on: it })));
  const rulesIn = (drafts: readonly object[]) => notesIn(drafts).map((note) => note.rule);

  test('is raised once, of the person or of the case, with what it rests on and a sentence', () => {
    const found = notesIn(raised).filter((finding) => finding.rule === rule);
    expect(new Set(found.map((note) => note.on)).size).toBe(1);
    const ids = raised.map((draft) => (draft as Draft).id);
    for (const note of found) {
      const { because, message } = describeFinding(note, speaker);
      expect(because.length).toBeGreaterThan(0);
      for (const id of because) expect(ids).toContain(id);
      expect(message).toMatch(/^\S.*[.?]$/);
      expect(message).not.toMatch(/undefined|null|\binnocent\b|\bfree\b|(?<!\{)person:|\bsomebody\b|\bwhom\b/);
    }
  });

  test('is quiet where there is no reason', () => {
    expect(rulesIn(quiet)).not.toContain(rule);
    expect(rulesIn([])).toEqual([]);
  });

  test('is quiet before anything has happened, and once it is retracted', () => {
    expect(notesIn(raised, '2019-01-01').filter((finding) => finding.rule === rule && !isUndated(raised))).toEqual([]);
    expect(rulesIn([...raised, ...raised.map((draft) => retracted((draft as Draft).id))])).toEqual([]);
  });
});

function isUndated(drafts: readonly object[]): boolean {
  return drafts.some((draft) => !('occurred' in draft));
}

test('every rule has its cases', () => {
  const tested = new Set(cases.map(({ rule }) => rule));
  expect(findingRuleNames.filter((rule) => !tested.has(rule))).toEqual([]);
});

describe('a finding that is dismissed', () => {
  const first = charged('2024-03-01');
  const dismissal = (on: readonly string[]) =>
    editing('finding.dismissed', { rule: 'single_source', subject: FIRE, on, reason: 'Nobody else was admitted.' });
  const isSingle = ({ rule }: { rule: string }) => rule === 'single_source';

  test('stands aside, with the reason', () => {
    const { findings, dismissed } = findingsOn(FIRE, '2025-01-01', [first, dismissal([first.id])]);
    expect(findings.filter(isSingle)).toEqual([]);
    expect(dismissed).toMatchObject([
      { rule: 'single_source', because: [first.id], reason: 'Nobody else was admitted.' },
    ]);
  });

  test('comes back once it rests on anything else, and when the dismissal is retracted', () => {
    const dismissed = dismissal([first.id]);
    const second = remandedIn('2024-03-09');
    expect(findingsOn(FIRE, '2025-01-01', [first, dismissed, second]).findings.filter(isSingle)).toHaveLength(1);
    expect(
      findingsOn(FIRE, '2025-01-01', [first, dismissed, retracted(dismissed.id)]).findings.filter(isSingle),
    ).toHaveLength(1);
  });

  test('of one rule or subject leaves the others', () => {
    const other = editing('finding.dismissed', { rule: 'inferred', subject: FIRE, on: [first.id], reason: 'x' });
    const elsewhere = editing('finding.dismissed', { rule: 'single_source', subject: BO, on: [first.id], reason: 'x' });
    expect(findingsOn(FIRE, '2025-01-01', [first, other, elsewhere]).findings.filter(isSingle)).toHaveLength(1);
  });
});

// What answers each review note: every type that a rule names is recorded as an example, and the note goes.
import { describe, expect, test } from 'vitest';
import { answersTo, type FindingRule, findingRuleNames } from '../../src/catalogue/rules.ts';
import { developmentTypes } from '../../src/catalogue/types.ts';
import { ADA, BO, COURIER, retracted } from '../support/drafts.ts';
import {
  appealed,
  charged,
  chargedWith,
  chief,
  claimed,
  closed,
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
  stillHeld,
  tell,
  twoConvictions,
  unclaimed,
} from '../support/law-drafts.ts';

interface Answered {
  readonly asOf?: string;
  readonly on?: string;
  readonly raised: readonly Draft[];
  /** By type, what is recorded. Corrections, retractions and checks have short forms below. */
  readonly by: Readonly<Record<string, readonly Draft[]>>;
}

const corrected = (target: Draft, replacement: object): Draft => {
  const { id: _, ...content } = { ...target, ...replacement } as Draft & Record<string, unknown>;
  return editing('development.corrected', { target: target.id, replacement: content });
};
const withData = (target: Draft, data: object): Draft =>
  corrected(target, { data: { ...(target as Draft & { data: object }).data, ...data } });
const moreSources = { sources: [{ source: COURIER }] };
const corroborated = (target: Draft, data: object = {}): Draft =>
  ({ ...editing('development.corroborated', { target: target.id, ...data }), ...moreSources }) as Draft;
/** One that is about someone else. */
const split = (target: Draft): Draft => editing('subject.split', { from: ADA, into: BO, developments: [target.id] });
const wanted = (on: string) => tell('wanted.declared', { person: ADA }, on);
const extradition = (step: string, on: string) =>
  tell('extradition.progressed', { person: ADA, requestingState: 'KZ', requestedState: 'Upland', step }, on);
const extraditionGranted = extradition('granted', '2024-01-05');
const suspected = (on: string) =>
  tell(
    'suspicion.announced',
    { person: ADA, case: FIRE, offences: [{ charge: 'arson', offence: 'arson' }] },
    on,
    claimed,
  );
const reopened = (on: string) => tell('case.reopened', { case: FIRE, persons: [ADA] }, on);
const discontinued = (on: string) =>
  tell('case.closed', { case: FIRE, disposition: 'discontinued', persons: [ADA] }, on);
const becameFinal = (on: string) => tell('judgment.became_final', { case: FIRE, persons: [ADA] }, on);
const pardoned = (on: string) => tell('clemency.granted', { person: ADA, case: FIRE, kind: 'pardon' }, on);
const assumed = (on: string) => tell('office.assumed', chief, on);
const changed = (change: string, on: string, part: object = prison) =>
  tell('sentence.changed', { case: FIRE, person: ADA, change, components: [{ number: 1, ...part }] }, on);
const openQuestion = tell('unknown.recorded', { about: [ADA], question: 'Where was she?' }, '2024-03-01');
const hedged = detained('2024-03-01', { attribution: { by: 'author', standing: 'reported', hedge: 'all of them' } });
const implied = detained('2024-03-01', { attribution: { by: 'author', standing: 'reported', inferred: true } });
const plain = { attribution: { by: 'author', standing: 'reported' } };
const told = tell('conduct.alleged', { about: [ADA], conduct: 'stood by' }, '2024-03-01', {
  claim: { by: 'author', standing: 'alleged' },
});
const accused = tell('conduct.alleged', { about: [ADA], conduct: 'stood by' }, '2024-03-01', {
  claim: { by: BO, standing: 'alleged' },
});
const first = detained('2024-03-01');
const [verdict, sentence, arrest, conviction, withdrawn] = [
  judged('convicted', '2024-03-05'),
  sentenced(prison, '2024-03-05'),
  detained('2024-03-05'),
  judgedOf('convicted', '2024-04-01'),
  decided(['withdrawn'], '2024-05-01'),
];
const [later, laterArrest] = [judgedOf('convicted', '2024-04-01', 20), detained('2024-03-05', moreSources)];
const unstatedOutcome = judged('convicted', '2024-04-01');
const [servedOnce, past, unnamed] = [
  served('2024-04-01'),
  sentenced({ ...prison, runsFrom: '2020-01-01' }, '2020-03-05'),
  tell('charge.filed', { case: FIRE, person: ADA, charge: 'arson', offence: 'arson' }, '2024-03-01', unclaimed),
];
const hearing = scheduled('2024-04-16', '2024-03-20');
const restored = decided(['restored'], '2024-06-01');
const [office, left] = [
  tell('office.assumed', chief, '2024-03-05'),
  tell('office.left', { ...chief, manner: 'resigned' }, '2024-03-05'),
];
const circular = tell('person.released', { person: ADA }, '2024-03-01', { after: [arrest.id] });
const [fuzzyArrest, fuzzyRelease] = [detained('2024-03'), released('2024-03')];
const [defendant, suspicion] = [party('defendant', '2024-03-01'), suspected('2024-03-01')];
const [victim, fineUnstated, termUnstated] = [
  party('victim', '2024-03-01'),
  sentenced({ kind: 'fine' }, '2024-03-05'),
  sentenced({ kind: 'imprisonment' }, '2024-03-05'),
];
const recalled = said('Ada Orlov was charged with arson.', '2024-06-01');
const [shortened, fuzzy] = [reduced('2024-06-01'), detained('2024-03')];
const arsonOf = { person: ADA, outcome: 'convicted', charge: { charge: 'arson', offence: 'arson' } };
const allFallen = twoConvictions.concat(
  tell(
    'appeal.decided',
    { case: FIRE, outcomes: [{ person: ADA, outcome: 'set_aside', charge: { charge: 'arson', offence: 'arson' } }] },
    '2024-06-01',
  ),
);

const table: Record<FindingRule, Answered> = {
  count_never_brought: {
    raised: [conviction],
    by: {
      'charge.filed': [charged('2024-03-01')],
      'suspicion.announced': [suspected('2024-03-01')],
      'development.corrected': [
        chargedWith('theft', '2024-03-01'),
        withData(conviction, {
          outcomes: [{ person: ADA, outcome: 'convicted', charge: { charge: 'theft', offence: 'theft' } }],
        }),
      ],
    },
  },
  count_not_reached: {
    raised: [charged('2024-03-01'), dropped('2024-03-05'), conviction],
    by: {
      'case.reopened': [reopened('2024-03-09')],
      'appeal.decided': [
        tell('appeal.decided', { case: FIRE, outcomes: [{ person: ADA, outcome: 'remitted' }] }, '2024-03-09'),
      ],
      'charge.filed': [charged('2024-03-09')],
      'development.corrected': [
        chargedWith('theft', '2024-03-09'),
        withData(conviction, {
          outcomes: [{ person: ADA, outcome: 'convicted', charge: { charge: 'theft', offence: 'theft' } }],
        }),
      ],
    },
  },
  too_many_counts: {
    raised: [charged('2024-03-01'), later],
    by: {
      'development.corrected': [withData(later, { outcomes: [arsonOf] })],
      'charge.filed': [
        tell(
          'charge.filed',
          { case: FIRE, person: ADA, charge: 'arson', offence: 'arson', counts: 20 },
          '2024-03-02',
          claimed,
        ),
      ],
    },
  },
  sentence_without_verdict: {
    raised: [sentence],
    by: {
      'verdict.delivered': [judged('convicted', '2024-03-01')],
      'development.corrected': [withData(sentence, { needsNoConviction: true })],
    },
  },
  part_never_imposed: {
    raised: [verdict, servedOnce],
    by: {
      'sentence.imposed': [sentence],
      'development.corrected': [
        sentenced(prison, '2024-03-05'),
        withData(servedOnce, { components: [{ number: 1, ...prison }] }),
      ],
    },
  },
  conviction_partly_gone: {
    raised: allFallen,
    by: {
      'sentence.changed': [changed('in_force', '2024-06-05')],
    },
  },
  appeal_never_filed: {
    raised: [verdict, withdrawn],
    by: {
      'appeal.filed': [appealed('2024-03-06')],
      'development.corrected': [withData(withdrawn, { outcomes: [{ person: ADA, outcome: 'conviction_upheld' }] })],
    },
  },
  nothing_to_decide: {
    raised: [charged('2024-03-01'), verdict, restored],
    by: {
      'appeal.decided': [decided(['set_aside'], '2024-05-01')],
      'development.corrected': [withData(restored, { outcomes: [{ person: ADA, outcome: 'conviction_upheld' }] })],
    },
  },
  release_without_detention: {
    raised: [released('2024-03-09')],
    by: {
      'person.detained': [arrest],
      'custody.measure_set': [remanded('2024-03-05')],
    },
  },
  held_after_release: {
    raised: [stillHeld('2024-03-09')],
    by: { 'person.detained': [arrest], 'custody.measure_set': [remanded('2024-03-05')] },
  },
  measure_after_death: {
    raised: [died('2024-03-01'), arrest],
    by: {
      'development.corrected': [corrected(arrest, { occurred: '2024-02-05' })],
      'development.retracted': [retracted(arrest.id) as Draft],
      'subject.split': [split(arrest)],
    },
  },
  after_death: {
    raised: [died('2024-03-01'), office],
    by: {
      'development.corrected': [corrected(office, { occurred: '2024-02-05' })],
      'development.retracted': [retracted(office.id) as Draft],
      'subject.split': [split(office)],
    },
  },
  order_unsettled: {
    raised: [fuzzyArrest, fuzzyRelease],
    by: {
      'development.corroborated': [
        corroborated(fuzzyArrest, { happened: '2024-03-01' }),
        corroborated(fuzzyRelease, { happened: '2024-03-09' }),
      ],
      'development.corrected': [corrected(fuzzyRelease, { after: [fuzzyArrest.id] })],
    },
  },
  order_contradicts_dates: {
    raised: [arrest, circular],
    by: {
      'development.corrected': [corrected(circular, { occurred: '2024-03-09' })],
      'development.retracted': [retracted(circular.id) as Draft],
    },
  },
  remand_over_a_year: {
    asOf: '2025-04-01',
    raised: [charged('2024-03-01'), remandedIn('2024-03-05')],
    by: {
      'verdict.delivered': [judged('convicted', '2024-12-01')],
      'person.released': [released('2024-12-01')],
      'custody.measure_set': [
        tell('custody.measure_set', { person: ADA, case: FIRE, measure: 'house_arrest' }, '2024-12-01'),
      ],
    },
  },
  ground_ended: {
    raised: [charged('2024-03-01'), remandedIn('2024-03-05'), judged('acquitted', '2024-05-01')],
    by: {
      'person.released': [released('2024-05-01')],
      'custody.measure_set': [
        tell('custody.measure_set', { person: ADA, case: FIRE, measure: 'remand' }, '2024-05-02'),
      ],
      'person.reported_held': [stillHeld('2024-05-09')],
    },
  },
  no_word_for_six_months: {
    asOf: '2024-10-01',
    raised: [remanded('2024-03-05')],
    by: {
      'person.reported_held': [stillHeld('2024-09-01')],
      'custody.measure_set': [remanded('2024-09-01')],
      'person.released': [released('2024-09-01')],
    },
  },
  serving_without_sentence: {
    raised: [serving('2024-03-09')],
    by: { 'sentence.imposed': [verdict, sentence] },
  },
  custody_unknown_after_sentence: {
    raised: [verdict, sentence],
    by: {
      'custody.measure_set': [serving('2024-03-09')],
      'person.reported_held': [stillHeld('2024-03-09')],
      'wanted.declared': [wanted('2024-03-09')],
      'sentence.changed': [changed('stayed', '2024-03-09')],
      'person.released': [released('2024-03-09')],
    },
  },
  convicted_without_sentence: {
    asOf: '2025-04-01',
    raised: [charged('2024-03-01'), verdict],
    by: {
      'sentence.imposed': [sentence],
      'appeal.decided': [decided(['acquitted'], '2024-05-01')],
    },
  },
  count_open_after_closing: {
    raised: [charged('2024-03-01'), closed('2024-05-01')],
    by: {
      'verdict.delivered': [judged('acquitted', '2024-04-01')],
      'charge.changed': [dropped('2024-04-01')],
      'case.reopened': [reopened('2024-06-01')],
    },
  },
  pending_after_death: {
    raised: [charged('2024-03-01'), died('2024-05-01')],
    by: {
      'case.closed': [discontinued('2024-05-05')],
      'charge.changed': [dropped('2024-05-05')],
    },
  },
  sentence_past_its_end: {
    raised: [judged('convicted', '2020-03-01'), past],
    by: {
      'sentence.changed': [served('2021-12-31')],
      'development.corrected': [withData(past, { components: [{ ...prison, runsFrom: '2024-12-01' }] })],
    },
  },
  count_not_stated: {
    raised: [charged('2024-03-01'), chargedWith('theft', '2024-03-01'), unstatedOutcome],
    by: { 'development.corrected': [withData(unstatedOutcome, { outcomes: [arsonOf] })] },
  },
  change_not_stated: {
    raised: [verdict, sentence, shortened],
    by: {
      'development.corrected': [
        withData(shortened, { components: [{ number: 1, kind: 'imprisonment', term: 'P1Y' }] }),
      ],
    },
  },
  appeal_withdrawn_not_named: {
    raised: [verdict, appealed('2024-03-06'), appealed('2024-03-07'), withdrawn],
    by: {
      'development.corrected': [withData(withdrawn, { outcomes: [{ person: ADA, outcome: 'conviction_upheld' }] })],
    },
  },
  term_not_stated: {
    raised: [verdict, termUnstated],
    by: { 'development.corrected': [withData(termUnstated, { components: [prison] })] },
  },
  amount_not_stated: {
    raised: [verdict, fineUnstated],
    by: { 'development.corrected': [withData(fineUnstated, { components: [fine] })] },
  },
  day_not_stated: {
    raised: [fuzzy],
    by: {
      'development.corroborated': [corroborated(fuzzy, { happened: '2024-03-05' })],
      'development.corrected': [corrected(fuzzy, { occurred: '2024-03-05' })],
    },
  },
  conviction_not_final: {
    raised: [charged('2024-03-01'), verdict],
    by: { 'judgment.became_final': [becameFinal('2024-06-01')], 'appeal.filed': [appealed('2024-03-09')] },
  },
  hearing_day_passed: {
    on: FIRE,
    raised: [hearing],
    by: {
      'hearing.held': [heard('2024-04-16')],
      'hearing.scheduled': [scheduled('2024-04-16', '2024-04-10', 'cancelled')],
      'development.corrected': [withData(hearing, { day: '2034-04-16' })],
    },
  },
  surrender_not_recorded: {
    raised: [extraditionGranted],
    by: {
      'extradition.progressed': [extradition('postponed', '2024-02-01')],
      'development.corrected': [withData(extraditionGranted, { step: 'refused' })],
    },
  },
  custody_unknown_after_surrender: {
    raised: [extradition('surrendered', '2024-01-05')],
    by: {
      'custody.measure_set': [remanded('2024-01-06')],
      'person.reported_held': [stillHeld('2024-01-20')],
      'person.detained': [detained('2024-01-06')],
      'person.released': [released('2024-01-20')],
    },
  },
  office_never_assumed: {
    raised: [left],
    by: { 'office.assumed': [assumed('2023-01-01')] },
  },
  open_unknown: {
    raised: [openQuestion],
    by: { 'unknown.resolved': [tell('unknown.resolved', { unknown: openQuestion.id, about: [ADA] }, '2024-03-05')] },
  },
  single_source: { raised: [first], by: { 'development.corroborated': [corroborated(first)] } },
  accuser_not_named: { raised: [unnamed], by: { 'development.corrected': [corrected(unnamed, claimed)] } },
  allegation_told_as_fact: {
    raised: [told],
    by: {
      'development.corrected': [
        corrected(told, { attribution: { by: 'author', standing: 'reported', hedge: 'it is said' } }),
      ],
    },
  },
  dates_differ: {
    raised: [detained('2024-03-01'), laterArrest],
    by: {
      'development.retracted': [retracted(laterArrest.id) as Draft],
      'development.corrected': [corrected(laterArrest, { ...tell('person.released', { person: ADA }, '2024-03-05') })],
    },
  },
  likely_duplicate: {
    raised: [detained('2024-03-05'), laterArrest],
    by: {
      'development.retracted': [retracted(laterArrest.id) as Draft],
      'development.corrected': [corrected(laterArrest, { ...tell('person.released', { person: ADA }, '2024-03-05') })],
    },
  },
  roles_conflict: {
    raised: [defendant, suspicion],
    by: {
      'charge.filed': [charged('2024-03-02')],
      'development.corrected': [withData(defendant, { role: 'suspect' })],
    },
  },
  ambiguous_scope: { raised: [hedged], by: { 'development.corrected': [corrected(hedged, plain)] } },
  inferred: { raised: [implied], by: { 'development.corrected': [corrected(implied, plain)] } },
  no_answer_recorded: {
    raised: [charged('2024-03-01'), accused],
    by: {
      'plea.entered': [pleaded('2024-03-05')],
      'statement.made': [
        tell('statement.made', { speaker: ADA, verbatim: false, stance: 'denies' }, '2024-03-05', {
          claim: { by: ADA, standing: 'alleged' },
        }),
      ],
      'claim.disputed': [tell('claim.disputed', { claim: accused.id, about: [ADA], by: ADA }, '2024-03-02')],
    },
  },
  outcome_not_mentioned: {
    raised: [charged('2024-03-01'), judged('acquitted', '2024-05-01'), recalled],
    by: { 'development.corrected': [corrected(recalled, { summary: 'Ada Orlov was charged and acquitted.' })] },
  },
  protected_person_named: {
    raised: [victim],
    by: { 'development.corrected': [withData(victim, { role: 'counsel' })] },
  },
};

/** Answers that need another story. */
const furtherStories: readonly (readonly [FindingRule, Answered])[] = [
  [
    'nothing_to_decide',
    {
      raised: [verdict, sentence, tell('clemency.annulled', { person: ADA, case: FIRE, kind: 'pardon' }, '2024-06-01')],
      by: { 'clemency.granted': [pardoned('2024-05-01')] },
    },
  ],
  [
    'pending_after_death',
    {
      raised: [charged('2024-03-01'), judged('convicted', '2024-03-05'), appealed('2024-03-09'), died('2024-05-01')],
      by: { 'appeal.decided': [decided(['withdrawn'], '2024-05-05')] },
    },
  ],
];

function has(rule: FindingRule, { asOf = '2025-01-01' }: Answered, drafts: readonly Draft[]) {
  return [ADA, FIRE, POLICE].flatMap((subject) =>
    findingsOn(subject, asOf, drafts)
      .findings.filter((note) => note.rule === rule)
      .map((note) => ({ ...note, subject })),
  );
}

const stories = [...findingRuleNames.map((rule) => [rule, table[rule]] as const), ...furtherStories];
const rows = stories.flatMap(([rule, story]) =>
  Object.entries(story.by).map(([type, drafts]) => ({ rule, type, drafts, story })),
);

test.each(rows)('$rule: $type answers it', ({ rule, type, drafts, story }) => {
  expect(drafts.some((draft) => (draft as Draft & { type: string }).type === type)).toBe(true);
  expect(has(rule, story, story.raised)).not.toEqual([]);
  expect(has(rule, story, [...story.raised, ...drafts])).toEqual([]);
});

describe.each(findingRuleNames)('%s', (rule) => {
  test('names types that there are, and can be settled', () => {
    const types = developmentTypes.map(({ name }): string => name);
    expect(answersTo(rule).filter((type) => !types.includes(type))).toEqual([]);
    const story = table[rule];
    const notes = has(rule, story, story.raised);
    const checks = notes.map(({ subject, because }) =>
      editing('finding.dismissed', { rule, subject, on: because, reason: 'looked up' }),
    );
    expect(has(rule, story, [...story.raised, ...checks])).toEqual([]);
  });

  test('goes with its cause', () => {
    const story = table[rule];
    for (const note of has(rule, story, story.raised)) {
      const without = [...story.raised, ...note.because.map((id) => retracted(id) as Draft)];
      expect(has(rule, story, without)).toEqual([]);
    }
  });
});

test('each type that a rule names has an example here', () => {
  const common = ['finding.dismissed'];
  const shown = (rule: FindingRule) => stories.flatMap(([name, { by }]) => (name === rule ? Object.keys(by) : []));
  const missing = findingRuleNames.flatMap((rule) =>
    answersTo(rule)
      .filter((type) => !common.includes(type) && !shown(rule).includes(type))
      .map((type) => `${rule} ${type}`),
  );
  expect(missing).toEqual([]);
});

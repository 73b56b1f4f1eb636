// States and facts of drafts, without a database.
import type { SubjectId } from '../../src/catalogue/subject.ts';
import { applyChanges, type Fact, isChained } from '../../src/facts/facts.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { RuleContext } from '../../src/state/rule-context.ts';
import { assembleState, type SubjectState } from '../../src/state/state.ts';
import { type Day, dayBefore, FIRST_DAY } from '../../src/time/day.ts';
import type { RandomDraft } from './random-history.ts';
import { toRecorded } from './recorded.ts';

export const RECORDED_ON = '2026-11-22' as Day;

/** Developments one at a time, or in batches. */
type Drafts = readonly (object | readonly object[])[];

/** The facts that stand once all has been recorded. */
function factsOf(drafts: Drafts): Fact[] {
  const resolver = new Resolver();
  const batches = toRecorded(
    drafts.map((it) => (Array.isArray(it) ? it : [it]) as readonly RandomDraft[]),
    RECORDED_ON,
  );
  const { born } = applyChanges(
    [],
    batches.map((batch) => resolver.add(batch)),
  );
  return born.filter((fact) => fact.knownTo === null && isChained(fact));
}

const deciding = ['life', 'act', 'kind'];

/** The facts of a subject, and those of others that decide, too. */
function factsAround(subject: string, drafts: Drafts) {
  return around(subject, factsOf(drafts));
}

function around(subject: string, all: readonly Fact[]) {
  return {
    facts: all.filter((fact) => fact.subject === subject),
    lives: all.filter((fact) => fact.subject !== subject && deciding.includes(fact.attribute)),
  };
}

/** What rules look at: all that was told of a subject, as of a day. */
export function circumstancesOf(subject: string, asOf: string, drafts: readonly object[]): RuleContext {
  return new RuleContext({ subject: subject as SubjectId, asOf: asOf as Day, ...factsAround(subject, drafts) });
}

/** What a subject is, as of a day, by all that was told. */
export function stateOf(subject: string, asOf: string, drafts: Drafts): SubjectState {
  const question = { asOf: asOf as Day, certainty: 'possible' } as const;
  const state = assembleState(subject as SubjectId, { ...factsAround(subject, drafts), more: {} }, question);
  if (!state) throw new Error(`${subject} is not registered`);
  return state;
}

/** The same for many questions of one record; undefined where it has no such subject. */
export function recordOf(drafts: Drafts) {
  const all = factsOf(drafts);
  const question = (asOf: string) => ({ asOf: asOf as Day, certainty: 'possible' }) as const;
  return {
    stateOn: (subject: string, asOf: string): SubjectState | undefined =>
      assembleState(subject as SubjectId, { ...around(subject, all), more: {} }, question(asOf)),
    /** Days on which something may begin or has begun, and the days before. */
    daysOf: (subject: string): string[] => {
      const { facts, lives } = around(subject, all);
      const named = facts.filter(({ attribute }) => attribute === 'act-on-accused').map(({ label }) => label);
      const days = [...facts, ...lives.filter((fact) => fact.attribute === 'act' || named.includes(fact.subject))];
      const bounds = days.flatMap(({ earliest, latest }) => [earliest, latest]);
      const dated = bounds.filter((day) => day > FIRST_DAY && day <= RECORDED_ON);
      return [...new Set([...dated.map(dayBefore), ...dated])].sort();
    },
  };
}

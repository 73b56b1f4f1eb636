// States and facts of drafts, without a database.
import type { SubjectId } from '../../src/catalogue/subject.ts';
import { applyChanges, type Fact, isChained } from '../../src/facts/facts.ts';
import { Resolver } from '../../src/facts/resolver.ts';
import { RuleContext } from '../../src/state/rule-context.ts';
import { assembleState, type SubjectState } from '../../src/state/state.ts';
import type { Day } from '../../src/time/day.ts';
import type { RandomDraft } from './random-history.ts';
import { toRecorded } from './recorded.ts';

const RECORDED_ON = '2026-11-22' as Day;

/** The facts that stand once all has been told, one development at a time. */
function factsOf(drafts: readonly object[]): Fact[] {
  const resolver = new Resolver();
  const batches = toRecorded(
    (drafts as readonly RandomDraft[]).map((draft) => [draft]),
    RECORDED_ON,
  );
  const { born } = applyChanges(
    [],
    batches.map((batch) => resolver.add(batch)),
  );
  return born.filter((fact) => fact.knownTo === null && isChained(fact));
}

/** What rules look at: all that was told of a subject, as of a day. */
export function circumstancesOf(subject: string, asOf: string, drafts: readonly object[]): RuleContext {
  const facts = factsOf(drafts);
  return new RuleContext({
    subject: subject as SubjectId,
    asOf: asOf as Day,
    facts: facts.filter((fact) => fact.subject === subject),
    lives: facts.filter(({ attribute, subject: whose }) => attribute === 'life' && whose !== subject),
  });
}

/** What a subject is, as of a day, by all that was told. */
export function stateOf(subject: string, asOf: string, drafts: readonly object[]): SubjectState {
  const { begun } = circumstancesOf(subject, asOf, drafts);
  const lives = factsOf(drafts).filter(({ attribute, subject: whose }) => attribute === 'life' && whose !== subject);
  const state = assembleState(
    subject as SubjectId,
    { facts: begun, lives, more: {} },
    { asOf: asOf as Day, certainty: 'possible' },
  );
  if (!state) throw new Error(`${subject} is not registered`);
  return state;
}

// A large invented archive: a State that is party to many cases, a court that hears more, its judges, people with a
// few acts each, and a case with a long docket. Recorded as anyone records: by appending batches.
import { randomUUID } from 'node:crypto';
import { register } from './drafts.ts';
import { outcomeOf } from './outcome.ts';

export const STATE = 'organization:republic-of-sarvane';
export const COURT = 'organization:sarvane-high-court';
export const LONG_CASE = 'case:the-long-docket';
const REGISTER = 'source:sarvane-court-register';

export interface ArchiveSize {
  /** Heard by the court. */
  readonly cases: number;
  /** Of these the ones that the State is party to: the first. */
  readonly casesOfState: number;
  readonly judges: number;
  /** Each charged; every third convicted, every second detained; every fourth has no acts at all. */
  readonly people: number;
  /** Entries on the docket of one case. */
  readonly entries: number;
}

interface Appending {
  append(request: { workspace: string; recordedBy: string; input: unknown }): Promise<Parameters<typeof outcomeOf>[0]>;
}

const caseOf = (index: number) => `case:sarvane-${String(index).padStart(5, '0')}` as const;
const personOf = (index: number) => `person:accused-${String(index).padStart(5, '0')}` as const;
const judgeOf = (index: number) => `person:judge-${String(index).padStart(4, '0')}` as const;

const dayOf = (index: number) => new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);

function tell(type: string, occurred: string, data: object) {
  return {
    id: randomUUID(),
    type,
    occurred,
    data,
    summary: `${type} is told.`,
    attribution: { by: 'author', standing: 'official' },
    sources: [{ source: REGISTER, locator: 'page 1' }],
  };
}

const alleged = { claim: { by: STATE, standing: 'alleged' } };

/** All developments, as they are recorded. */
function* largeArchive({ cases, casesOfState, judges, people, entries }: ArchiveSize): Generator<object> {
  yield* register(REGISTER, STATE, COURT, LONG_CASE);
  for (let index = 0; index < cases; index += 1) yield registeredCase(index);
  for (let index = 0; index < casesOfState; index += 1) yield* partsOfState(index);
  for (let index = 0; index < judges; index += 1) yield* termOf(index);
  for (let index = 0; index < people; index += 1) yield* lifeOf(index, cases);
  for (let index = 0; index < entries; index += 1) yield entryOf(index);
}

function registeredCase(index: number): object {
  const data = { case: caseOf(index), kind: index % 3 ? 'civil' : 'criminal', title: `No. ${index}`, court: COURT };
  return { id: randomUUID(), type: 'case.registered', data };
}

/** Its role in one case: every tenth ends by itself, every tenth has ended, every twentieth begins in a month. */
function* partsOfState(index: number): Generator<object> {
  const roles = ['respondent', 'plaintiff', 'intervener'];
  const data = { case: caseOf(index), party: STATE, role: roles[index % roles.length] };
  const occurred = index % 20 === 3 ? dayOf(index).slice(0, 7) : dayOf(index);
  const until = index % 10 === 1 ? { until: dayOf(index + 700) } : {};
  yield tell('case.party_added', occurred, { ...data, ...until });
  if (index % 10 === 2) yield tell('case.party_left', dayOf(index + 400), data);
}

/** A judge of the court: every other term has ended. */
function* termOf(index: number): Generator<object> {
  const judge = judgeOf(index);
  const office = { person: judge, organization: COURT, title: `judge ${index % 7}` };
  yield* register(judge);
  yield tell('office.assumed', dayOf(index * 20), {
    ...office,
    ...(index % 4 ? {} : { until: dayOf(index * 20 + 2_000) }),
  });
  if (index % 2) yield tell('office.left', dayOf(index * 20 + 1_500), { ...office, manner: 'term_ended' });
}

function* lifeOf(index: number, cases: number): Generator<object> {
  const person = personOf(index);
  yield* register(person);
  if (index % 4 === 3) return;
  const proceeding = { case: cases > 0 ? caseOf(index % cases) : LONG_CASE, person };
  yield { ...tell('charge.filed', dayOf(index), { ...proceeding, charge: 'arson', offence: 'arson' }), ...alleged };
  if (index % 2 === 0) yield tell('person.detained', dayOf(index + 1), { person, case: proceeding.case });
  if (index % 3 !== 0) return;
  const outcomes = [{ person, outcome: 'convicted' }];
  yield tell('verdict.delivered', dayOf(index + 200), { case: proceeding.case, outcomes });
}

/** Hearings, motions and orders in turn, each begun and then ended. */
function entryOf(index: number): object {
  const day = dayOf(Math.floor(index / 2));
  const inCase = { case: LONG_CASE };
  switch (index % 6) {
    case 0:
      return tell('hearing.scheduled', day, {
        ...inCase,
        kind: 'main',
        step: 'scheduled',
        day: dayOf(Math.floor(index / 2) + 30),
      });
    case 1:
      return tell('motion.progressed', day, { ...inCase, step: 'filed', request: `motion ${index}` });
    case 2:
      return tell('motion.progressed', day, { ...inCase, step: 'denied' });
    case 3:
      return tell('hearing.held', dayOf(Math.floor((index - 3) / 2) + 30), { ...inCase, kind: 'main' });
    case 4:
      return tell('order.progressed', day, { ...inCase, step: 'made', kind: 'other', content: `order ${index}` });
    default:
      return tell('document.filed', day, { ...inCase, kind: 'pleading', title: `Document ${index}` });
  }
}

const AT_ONCE = 500;

/** Appends the archive to the workspace in batches; the position of the last development. */
export async function recordArchive(appender: Appending, workspace: string, size: ArchiveSize): Promise<number> {
  let position = -1;
  const flush = async (input: readonly object[]) => {
    const outcome = outcomeOf(await appender.append({ workspace, recordedBy: 'nina', input }));
    if (outcome !== 'recorded') throw new Error(`a batch is not recorded: ${JSON.stringify(outcome)}`);
    position += input.length;
  };
  let batch: object[] = [];
  for (const draft of largeArchive(size)) {
    batch.push(draft);
    if (batch.length < AT_ONCE) continue;
    await flush(batch);
    batch = [];
  }
  if (batch.length > 0) await flush(batch);
  return position;
}

/** The people of a case as they stand on the day, beyond what the case itself says: custody, death, their office. */
import type { z } from 'zod';
import { saysOf } from '../../answers/values.ts';
import { custody } from '../../catalogue/custody.ts';
import type { custodyValue } from '../../catalogue/derive-custody.ts';
import { office } from '../../catalogue/office.ts';
import { roleByStatus, parties as roles } from '../../catalogue/parties.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { isSubjectId, type SubjectId } from '../../catalogue/subject.ts';
import { trial } from '../../catalogue/trial.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { SubjectHistory } from '../../queries/subject-history.ts';
import { type AttributedValue, toPossibleValue, toStatedValue } from '../../state/attributed-value.ts';
import type { JudgedTrack } from '../../state/judged-track.ts';
import { type SubjectState, valuesOf } from '../../state/state.ts';
import { judgeDeaths, judgeTracks } from '../../state/tracks.ts';
import type { Day } from '../../time/day.ts';
import type { Referent } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import type { SourceMarks } from '../source-mark.ts';

/** A value of which the type is known. */
export type Valued<Value> = Omit<AttributedValue, 'value'> & { readonly value: Value };

export interface PersonInCase {
  readonly id: SubjectId;
  /** Undefined: nothing is stated. */
  readonly custody: Valued<z.infer<typeof custodyValue>> | undefined;
  readonly mayCustody: readonly Valued<z.infer<typeof custodyValue>>[];
  readonly death: AttributedValue | undefined;
  readonly mayDeath: readonly AttributedValue[];
  /** The office held, else the last one; none while that is not clear. */
  readonly office: OfficeOfPerson | undefined;
}

interface OfficeOfPerson {
  readonly when: 'now' | 'former';
  readonly title: Referent;
  readonly organization: string;
}

type OfficeValue = z.infer<typeof office.office.value>;

/** Attributes of a case whose values name someone who has a part in it. */
const naming: readonly string[] = [
  proceedings.counts.name,
  trial.sentences.name,
  proceedings.legalStatus.name,
  roles.party.name,
];

/** Everyone who has a part in a case, the accused first. */
export function peopleIn(state: SubjectState): SubjectId[] {
  const said = [...valuesOf(state), ...state.possible.map((it) => ({ ...it, attributed: it as AttributedValue }))];
  const named = naming.flatMap((name) =>
    said.filter(({ attribute }) => attribute === name).map(({ key, attributed }) => personIn(attributed.value) ?? key),
  );
  return [...new Set(named)].filter((it): it is SubjectId => isSubjectId(it));
}

function personIn(value: unknown): string | undefined {
  const { party, person } = value as { readonly party?: string; readonly person?: string };
  return party ?? person;
}

/** So many are read. */
export const MOST_PEOPLE = 200;

/** `history`: of those people. */
export function peopleOf(
  named: readonly SubjectId[],
  { history, snapshot: { asOf } }: { readonly history: SubjectHistory; readonly snapshot: Snapshot },
): PersonInCase[] {
  const bySubject = Map.groupBy(history.facts, ({ subject }) => subject);
  const deaths = judgeDeaths([...history.facts, ...history.lives], asOf);
  return named.slice(0, MOST_PEOPLE).map((id): PersonInCase => {
    const tracks = judgeTracks(bySubject.get(id) ?? [], asOf, history.lives);
    const held = tracks.find(({ attribute }) => attribute === custody.custody.name);
    const { stated: death, possible: mayDeath = [] } = deaths.get(id) ?? {};
    return {
      id,
      custody: held && (statedIn(held) as PersonInCase['custody']),
      mayCustody: (held?.possible ?? []).map((point) => toPossibleValue(point, asOf)) as PersonInCase['mayCustody'],
      death: death && toStatedValue(death),
      mayDeath: death ? [] : mayDeath.map((point) => toPossibleValue(point, asOf)),
      office: officeIn(tracks),
    };
  });
}

function statedIn({ stated }: JudgedTrack): AttributedValue | undefined {
  return stated?.point.holds ? toStatedValue(stated) : undefined;
}

function officeIn(tracks: readonly JudgedTrack[]): OfficeOfPerson | undefined {
  const own = tracks.filter(({ attribute }) => attribute === office.office.name);
  if (own.some(({ possible }) => possible.length > 0)) return undefined;
  const held = own.findLast(({ stated }) => stated?.point.holds);
  const last = held ?? own.findLast(({ stated }) => stated);
  const value = last?.stated?.point.value as Partial<OfficeValue> | null | undefined;
  if (!last || !value?.title) return undefined;
  const { title, titles = null, organization = last.key.split('/')[0] ?? '' } = value;
  return { when: held ? 'now' : 'former', title: { texts: titles ?? title }, organization };
}

/** The label of each one’s first role in a case; a role that follows from charges comes last. */
export function rolesOfPeople(state: SubjectState): ReadonlyMap<string, string> {
  const byStatus = saysOf(state, proceedings.legalStatus).held.map(
    ({ key, value }) => [key, roleByStatus(value.status)] as const,
  );
  const stated = saysOf(state, roles.party).held.map(({ value }) => [value.party, value.role] as const);
  return new Map([...byStatus, ...stated.toReversed()]);
}

/** What a page shows of the accused of a case. */
export interface AccusedShown {
  readonly state: SubjectState;
  readonly people: readonly PersonInCase[];
  readonly context: RenderContext;
  readonly marks: SourceMarks;
  readonly asOf: Day;
  readonly isToday: boolean;
}

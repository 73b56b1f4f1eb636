// What subjects and developments are called at a moment: names, sentences and summaries.
import { sql } from 'kysely';
import { amendmentOf, contentOf } from '../catalogue/amending.ts';
import type { Development } from '../catalogue/development.ts';
import { identifySubjects, identityOf } from '../catalogue/identify.ts';
import { subjectsOf } from '../catalogue/references.ts';
import { describeBare, describeDevelopment, describeSummary } from '../catalogue/sentence.ts';
import { isSubjectId, type SubjectId } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { executeNamed } from '../database/named.ts';
import type { Identities } from '../facts/identity.ts';
import { readIdentities } from '../log/identity.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { type PointRow, pointColumns, toPoint } from '../projection/fact-rows.ts';
import { nameAsOf } from '../state/state.ts';
import type { Speaker } from '../words/describe.ts';
import type { Language } from '../words/language.ts';
import type { Message } from '../words/message.ts';
import { hasBegun } from './conditions.ts';
import type { Snapshot } from './snapshot.ts';

/** The names and sentences of a moment. */
export interface Wording extends Speaker {
  /** A development as a sentence that begins with the kind of statement; null once it is erased. */
  readonly sentenceOf: (recorded: Pick<RecordedDevelopment, 'development' | 'isErased'>) => string | null;
  /** Its summary, which begins likewise; its sentence where it has none. */
  readonly summaryOf: (recorded: Pick<RecordedDevelopment, 'development' | 'isErased'>) => string | null;
  /** The same without the kind of statement, which stands beside it. */
  readonly bareOf: (recorded: Pick<RecordedDevelopment, 'development' | 'isErased'>) => string | null;
}

/** The source of words, and the language they are in. */
export interface WordingSource {
  readonly connection: Connection;
  readonly language: Language;
}

/** The words for `recorded`: with their subjects under the ids and names of that moment. */
export async function readWording(
  { connection, language }: WordingSource,
  snapshot: Snapshot,
  recorded: readonly Pick<RecordedDevelopment, 'development' | 'isErased'>[],
): Promise<Wording> {
  const events = recorded.filter(({ isErased }) => !isErased).map(({ development }) => development);
  const named = [...new Set(events.flatMap((development) => subjectsOf(development)))];
  const identities = await readIdentities(connection, {
    workspace: snapshot.workspace,
    subjects: named,
    knownAt: snapshot.knowledge.position,
  });
  const identified = events.map((development) => identify(development, identities));
  const subjects = [...new Set([...named, ...identified.flatMap((development) => subjectsOf(development))])];
  const names = await readNames(connection, snapshot, subjects);
  const nameOf = (subject: string) => names.get(subject as SubjectId) ?? subject;
  const speaker = { language, languages: snapshot.languages ?? [], nameOf };
  return {
    ...speaker,
    sentenceOf: ({ development, isErased }) =>
      isErased ? null : describeDevelopment(identify(development, identities), speaker),
    summaryOf: ({ development, isErased }) =>
      isErased ? null : describeSummary(identify(development, identities), speaker),
    bareOf: ({ development, isErased }) => (isErased ? null : describeBare(identify(development, identities), speaker)),
  };
}

/** A development with its subjects as the record knows them; a merge or a split keeps the ids that it names. */
function identify(development: Development, identities: Identities): Development {
  if (identityOf(development)) return development;
  // A split moves a development with all that amends it.
  const events = amendmentOf(development)?.target ?? development.id;
  const knownAs = (subject: SubjectId) => identities.identify(events, subject);
  if (amendmentOf(development)?.amends !== 'corrects') return identifySubjects(development, knownAs);
  const replacement = identifySubjects(contentOf(development), knownAs);
  return { ...development, data: { ...development.data, replacement } };
}

/** The names of subjects on the day of the moment, as far as they have names then. */
export async function readNames(
  connection: Connection,
  snapshot: Snapshot,
  subjects: readonly SubjectId[],
): Promise<Map<SubjectId, string>> {
  if (subjects.length === 0) return new Map();
  const rows = await executeNamed(
    connection,
    sql<PointRow>`
      select ${pointColumns} from fact f
      where f.subject = any(${subjects}::text[]) and f.attribute = 'name' and ${hasBegun(snapshot)}`,
  );
  const bySubject = Map.groupBy(rows.map(toPoint), ({ subject }) => subject as SubjectId);
  return new Map(
    [...bySubject].flatMap(([subject, facts]) => {
      const name = nameAsOf(facts, snapshot);
      return name === undefined ? [] : [[subject, name] as const];
    }),
  );
}

/**
 * What it takes to put messages into words: the names of the subjects that they speak of. `known`: names that were read
 * already.
 */
export async function readSpeaker(
  { connection, language }: WordingSource,
  snapshot: Snapshot,
  { messages, known = new Map() }: { readonly messages: readonly Message[]; readonly known?: Names },
): Promise<Speaker> {
  const others = [...new Set(subjectsIn(messages))].filter((subject) => !known.has(subject));
  const names = await readNames(connection, snapshot, others);
  const languages = snapshot.languages ?? [];
  return { language, languages, nameOf: (subject) => known.get(subject) ?? names.get(subject as SubjectId) ?? subject };
}

type Names = ReadonlyMap<string, string>;

/** Every subject that a value names, however deep. */
export function subjectsIn(value: unknown): SubjectId[] {
  if (typeof value === 'string') return isSubjectId(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => [...subjectsIn(key), ...subjectsIn(own)]);
}

// A row of `event`: a fact of the timeline as it is stored, without what no answer needs of it.
import { hash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { EVERYTHING, TIMELINE } from '../catalogue/points.ts';
import type { Listing } from '../catalogue/points-of.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Database } from '../database/schema.ts';
import type { Fact } from '../facts/facts.ts';
import type { Provenance } from '../facts/placed-point.ts';
import {
  columnsOfKnowledge,
  columnsOfPlacement,
  type FactColumn,
  listNames,
  toArray,
  toPlacement,
  UNSAID,
} from './fact-rows.ts';
import { createMemory } from './remember.ts';

export type EventRow = Readonly<Omit<Selectable<Database['event']>, 'workspace' | 'generation' | 'subjects'>> & {
  readonly subjects: readonly SubjectId[];
  readonly row: string;
};

/** What an event writes: all columns of its row but the workspace and the generation. */
export const columnsOfEvent: readonly FactColumn<Fact>[] = [
  ...columnsOfPlacement,
  ...columnsOfKnowledge,
  { name: 'type', type: 'text', read: (it) => it.label },
  { name: 'standing', type: 'text', read: (it) => it.cause.standing },
  { name: 'contradicted', type: 'boolean', read: (it) => it.cause.contradicted },
  { name: 'is_open', type: 'boolean', read: (it) => it.cause.isOpen },
  { name: 'correction', type: 'uuid', read: (it) => it.cause.correction },
  { name: 'corroborations', type: 'uuid[]', read: (it) => toArray(it.cause.corroborations) },
  { name: 'subjects', type: 'text[]', read: (it) => toArray(listingOf(it).subjects) ?? '{}' },
  { name: 'words', type: 'bigint[]', read: (it, workspace) => toArray(hashWords(workspace, wordsIn([it]))) ?? '{}' },
];

/** All that is kept of `event f`. */
export const eventColumns = sql.raw(`${listNames(columnsOfEvent, 'f')}, f.ctid::text as row`);

function listingOf({ value }: Fact): Listing {
  return value as Listing;
}

/** The words that search finds these facts of the timeline by, each once. */
export function wordsIn(facts: Iterable<Pick<Fact, 'value'>>): string[] {
  const words = new Set<string>();
  for (const { value } of facts) for (const word of (value as Listing).words.split(' ')) words.add(word);
  words.delete('');
  return [...words].sort();
}

/** Words as events hold them: a workspace’s own, so that the index of all finds no others. */
export function hashWords(workspace: string, words: readonly string[]): string[] {
  return words.map((word) => hashWord(`${workspace}\0${word}`));
}

/** Most words of a text are among the last some thousands that were read. */
const hashWord = createMemory(20_000, (text) => {
  const digest = hash('sha256', text, 'hex').slice(0, 16);
  return String(BigInt.asIntN(64, BigInt(`0x${digest}`)));
});

/** The fact of the timeline that the row keeps: without its words, and with a part of its provenance. */
export function toListed(row: EventRow): Fact {
  const { type, standing, contradicted, is_open: isOpen, correction, subjects } = row;
  const cause: Omit<Provenance, 'development'> = {
    ...UNSAID,
    standing,
    contradicted,
    isOpen,
    correction,
    corroborations: row.corroborations ?? [],
  };
  return {
    subject: EVERYTHING,
    attribute: TIMELINE,
    key: '',
    ...toPlacement(row),
    follows: [],
    holds: true,
    label: type,
    value: { subjects, words: '' } satisfies Listing,
    cause: { ...cause, development: '' },
    row: row.row,
    knownFrom: row.known_from,
    knownTo: row.known_to,
    next: null,
    nextFrom: null,
  };
}

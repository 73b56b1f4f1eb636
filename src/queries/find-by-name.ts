// Subjects by what they are called: candidates come from the trigrams of folded names, likeness decides among them.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { registry } from '../catalogue/registry.ts';
import { kindOf, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import type { Connection } from '../database/connection.ts';
import { aptnessOf, likenessOf, SAME_NAME } from '../names/likeness.ts';
import type { PointRow } from '../projection/fact-rows.ts';
import { isFollowed, isKnown } from './conditions.ts';
import { isLike, readSearch, type SearchQuery } from './search-query.ts';
import type { Snapshot } from './snapshot.ts';

/** A name that was found. */
export interface FoundName {
  readonly id: SubjectId;
  /** The name or number that was found. */
  readonly matched: string;
  /** The subject had that name once, and has it no longer. */
  readonly isFormer: boolean;
  /** How alike the names are; 1: every sound is the same. */
  readonly score: number;
}

export interface NameQuestion {
  readonly query: SearchQuery;
  /** Undefined: any. */
  readonly kind: SubjectKind | undefined;
  /** So many candidates are looked at. */
  readonly most: number;
}

/** A name that is less apt is left out. */
const APT = 0.72;

/** Names like the one asked for, the likeliest candidates first. */
export async function findByName(
  connection: Connection,
  snapshot: Snapshot,
  { query: { text, words }, kind, most }: NameQuestion,
): Promise<FoundName[]> {
  const label = sql`f.label`;
  const likeness = sql.join(
    words.map((word) => sql`word_similarity(${word}, ${label})`),
    sql` + `,
  );
  const isLikeAny = sql.join(
    words.map((word) => isLike(word, label)),
    sql` or `,
  );
  const { rows } = await sql<Pick<PointRow, 'subject' | 'value'> & { former: boolean }>`
    select f.subject, f.value, ${isFollowed(snapshot)} as former
    from fact f
    where f.attribute = 'name' and f.holds and ${isKnown(snapshot)} and f.earliest <= ${snapshot.asOf}::date
      and ${isOfKind(kind)} and (${isLikeAny})
    order by ${likeness} desc, f.subject limit ${most}`.execute(connection);
  return rows
    .flatMap(({ subject, value, former }) =>
      namesIn(value).map((matched) => ({
        id: subject as SubjectId,
        matched,
        isFormer: former,
        score: Math.max(aptnessOf(text, matched), likenessOf(text, matched)),
      })),
    )
    .filter(({ score }) => score >= APT);
}

/** A name in all its languages. */
function namesIn(value: unknown): string[] {
  const { text, otherLanguages = [] } = value as z.infer<typeof registry.name.value>;
  return [text, ...otherLanguages.map((other) => other.text)];
}

/** Whether the subject of `fact f` is of that kind. */
export function isOfKind(kind: SubjectKind | undefined) {
  return kind === undefined ? sql`true` : sql`f.subject like ${`${kind}:%`}`;
}

/** A registered subject with nearly the same name as one of its kind that is to be registered. */
export interface Alike {
  /** The one to be registered. */
  readonly subject: SubjectId;
  readonly like: SubjectId;
  readonly name: string;
  readonly score: number;
}

/** Further names are mostly the same one in other scripts. */
const MOST_NAMES = 4;
/** Nearly the same names share most trigrams, so they are among the first. */
const MOST_ALIKE = 60;

/** Subjects that a new one may be: it is better to use one of them than to register it again. */
export async function findAlike(
  connection: Connection,
  snapshot: Snapshot,
  { subject, names }: { readonly subject: SubjectId; readonly names: readonly string[] },
): Promise<Alike[]> {
  const best = new Map<SubjectId, Alike>();
  for (const name of names.slice(0, MOST_NAMES)) {
    const query = readSearch(name);
    const question = query && { query, kind: kindOf(subject), most: MOST_ALIKE };
    for (const { id, matched } of question ? await findByName(connection, snapshot, question) : []) {
      const score = likenessOf(name, matched);
      if (score < SAME_NAME || score <= (best.get(id)?.score ?? 0)) continue;
      best.set(id, { subject, like: id, name: matched, score });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.like < b.like ? -1 : 1));
}

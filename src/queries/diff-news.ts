// Why something differs between two moments of knowledge: the developments that were learned in between.
import { sql } from 'kysely';
import { identityOf } from '../catalogue/identify.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedAmendment, readAmendments } from '../log/amendments.ts';
import { findIdentifying } from '../log/identity.ts';
import { findLinked } from '../log/linked.ts';
import { type RecordedDevelopment, readPositions } from '../log/read.ts';
import { type ChangeCause, type DiffQuestion, readByPosition } from './diff.ts';

/** What one development says on one track came, went or moved with these batches, named by their last positions. */
export interface Alteration {
  readonly track: string;
  readonly position: number;
  readonly batchEnds: readonly number[];
}

/** The causes of alterations, all of them learned between the two moments. */
export async function readCauses(
  connection: Connection,
  question: DiffQuestion,
  alterations: readonly Alteration[],
): Promise<(alteration: Alteration) => readonly ChangeCause[]> {
  const { workspace, knowledge } = question.to;
  const positions = [...new Set(alterations.map(({ position }) => position))];
  const links = await readAmendments(connection, { workspace, positions, knownAt: knowledge.position });
  const news = links.filter(({ batchEnd }) => batchEnd > question.from.knowledge.position);
  const recorded = await readByPosition(connection, workspace, [...positions, ...news.map(({ position }) => position)]);
  const identities = await readIdentityNews(connection, question);
  const spoken = { links, news, recorded, identities };
  const unexplained = alterations.flatMap(({ position, batchEnds }) =>
    batchEnds
      .filter((batchEnd) => explain({ position, batchEnd }, spoken).length === 0)
      .map((batchEnd) => ({ position, batchEnd })),
  );
  const moversOf = await readMovers(connection, workspace, unexplained);
  return ({ position, batchEnds }) =>
    batchEnds.flatMap((batchEnd) => {
      const causes = explain({ position, batchEnd }, spoken);
      return causes.length > 0 ? causes : moversOf({ position, batchEnd }, recorded(position).development.id);
    });
}

/** A development, and a batch that changed what it says or where it stands. */
interface Turn {
  readonly position: number;
  readonly batchEnd: number;
}

interface Spoken {
  readonly links: readonly RecordedAmendment[];
  /** Those of `links` that were not known before. */
  readonly news: readonly RecordedAmendment[];
  readonly recorded: (position: number) => RecordedDevelopment;
  readonly identities: readonly ChangeCause[];
}

/** What a batch says of a development or of who it is about; nothing where it only moved it. */
function explain({ position, batchEnd }: Turn, { links, news, recorded, identities }: Spoken): readonly ChangeCause[] {
  const it = recorded(position);
  const development = it.development.id;
  const rootOf = makeRootOf(links);
  const amending = new Set(links.map((link) => link.position));
  const amended = news
    .filter((link) => link.batchEnd === batchEnd && rootOf(link.position) === position)
    .map((link) => ({ effect: effectOf(link, amending), recorded: recorded(link.position), development }));
  if (it.batchEnd === batchEnd) return [{ effect: 'recorded', recorded: it, development }, ...amended];
  return amended.length > 0 ? amended : identities.filter((cause) => cause.recorded.batchEnd === batchEnd);
}

/** What was learned between two moments about who the subject is: merges and splits, and what took them back. */
async function readIdentityNews(connection: Connection, { subject, from, to }: DiffQuestion): Promise<ChangeCause[]> {
  const { workspace, knowledge } = to;
  const knownAt = knowledge.position;
  const positions = await findIdentifying(connection, { workspace, subjects: [subject], knownAt });
  if (positions.length === 0) return [];
  const links = await readAmendments(connection, { workspace, positions, knownAt });
  const recorded = await readByPosition(connection, workspace, [...positions, ...links.map((link) => link.position)]);
  const rootOf = makeRootOf(links);
  const isNews = (position: number) => recorded(position).batchEnd > from.knowledge.position;
  const identified = positions.filter(isNews).map((position): ChangeCause => {
    const it = recorded(position);
    const effect = identityOf(it.development)?.kind === 'splits' ? 'split' : 'merged';
    return { effect, recorded: it, development: it.development.id };
  });
  const undone = links
    .filter(({ position }) => isNews(position))
    .map(
      ({ position, target }): ChangeCause => ({
        effect: positions.includes(target) ? 'retracted' : 'restored',
        recorded: recorded(position),
        development: recorded(rootOf(position)).development.id,
      }),
    );
  return [...identified, ...undone];
}

/** For developments that others moved: those of the batch that `after` or amendments connect with each, else all. */
async function readMovers(connection: Connection, workspace: string, turns: readonly Turn[]) {
  const batches = await readBatchPositions(connection, workspace, [...new Set(turns.map(({ batchEnd }) => batchEnd))]);
  const movers = new Map<string, readonly number[]>();
  for (const turn of turns) {
    const batch = batches.get(turn.batchEnd) ?? [];
    const [start, before] = [sql`select ${turn.position}::bigint as position`, turn.batchEnd + 1];
    const connected = batch.length > 1 ? await findLinked(connection, { workspace, start, before }) : batch;
    const own = batch.filter((position) => connected.includes(position));
    movers.set(nameOf(turn), own.length > 0 ? own : batch);
  }
  const positions = [...new Set([...movers.values()].flat())];
  const recorded = new Map((await readPositions(connection, workspace, positions)).map((it) => [it.position, it]));
  return (turn: Turn, development: string): ChangeCause[] =>
    (movers.get(nameOf(turn)) ?? []).flatMap((position) => {
      const mover = recorded.get(position);
      return mover ? [{ effect: 'moved', recorded: mover, development }] : [];
    });
}

function nameOf({ position, batchEnd }: Turn): string {
  return `${position} ${batchEnd}`;
}

/** The positions of batches, by the last ones. */
async function readBatchPositions(
  connection: Connection,
  workspace: string,
  batchEnds: readonly number[],
): Promise<Map<number, readonly number[]>> {
  if (batchEnds.length === 0) return new Map();
  const { rows } = await sql<Turn>`
    with recursive batch (position, batch_end) as (
      select batch_end, batch_end from unnest(${batchEnds}::bigint[]) as asked (batch_end)
      union all
      select d.position, d.batch_end from batch b
      join development d on d.workspace = ${workspace} and d.position = b.position - 1 and d.batch_end = b.batch_end
    )
    select position, batch_end as "batchEnd" from batch order by position`.execute(connection);
  return new Map(
    [...Map.groupBy(rows, ({ batchEnd }) => batchEnd)].map(([end, own]) => [end, own.map(({ position }) => position)]),
  );
}

/** `amending`: the positions of all amendments that are known. */
function effectOf({ amends, target }: RecordedAmendment, amending: ReadonlySet<number>): ChangeCause['effect'] {
  switch (amends) {
    case 'corrects':
      return 'corrected';
    case 'corroborates':
      return 'corroborated';
    case 'retracts':
      return amending.has(target) ? 'restored' : 'retracted';
    default:
      return amends satisfies never;
  }
}

/** Finds the development that an amendment is about in the end. */
function makeRootOf(links: readonly RecordedAmendment[]) {
  const targets = new Map(links.map(({ position, target }) => [position, target]));
  return (position: number): number => {
    let root = position;
    for (let target = targets.get(root); target !== undefined; target = targets.get(root)) root = target;
    return root;
  };
}

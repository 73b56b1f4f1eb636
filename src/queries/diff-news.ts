// Why something differs between two moments of knowledge: the developments that were learned in between.
import { identityOf } from '../catalogue/identify.ts';
import type { Connection } from '../database/connection.ts';
import { type RecordedAmendment, readAmendments } from '../log/amendments.ts';
import { findIdentifying } from '../log/identity.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import { type ChangeCause, type DiffQuestion, readByPosition } from './diff.ts';

/** What was learned between two moments about who the subject is: merges and splits, and what took them back. */
export async function readIdentityNews(
  connection: Connection,
  { subject, from, to }: DiffQuestion,
): Promise<ChangeCause[]> {
  const { workspace, knowledge } = to;
  const positions = await findIdentifying(connection, { workspace, subjects: [subject] });
  if (positions.length === 0) return [];
  const links = await readAmendments(connection, { workspace, positions, knownAt: knowledge.position });
  const recorded = await readByPosition(connection, workspace, [...positions, ...links.map((link) => link.position)]);
  const rootOf = makeRootOf(links);
  const isNews = ({ batchEnd }: RecordedDevelopment) =>
    batchEnd > from.knowledge.position && batchEnd <= knowledge.position;
  const identified = positions
    .map(recorded)
    .filter(isNews)
    .map((it): ChangeCause => {
      const effect = identityOf(it.development)?.kind === 'splits' ? 'split' : 'merged';
      return { effect, recorded: it, development: it.development.id };
    });
  const undone = links
    .filter((link) => isNews(recorded(link.position)))
    .map(
      (link): ChangeCause => ({
        effect: positions.includes(link.target) ? 'retracted' : 'restored',
        recorded: recorded(link.position),
        development: recorded(rootOf(link.position)).development.id,
      }),
    );
  return [...identified, ...undone];
}

export interface News {
  readonly links: readonly RecordedAmendment[];
  /** Those of `links` that were not known before. */
  readonly news: readonly RecordedAmendment[];
  readonly recorded: (position: number) => RecordedDevelopment;
  readonly knownBefore: number;
  /** Whether a development says something of the subject at one of the moments only. */
  readonly isElsewhere: (position: number) => boolean;
  readonly identities: readonly ChangeCause[];
}

/** For the position of a development: the developments that changed its words, its place or its subjects. */
export function explainBy({ links, news, recorded, knownBefore, isElsewhere, identities }: News) {
  const amending = new Set(links.map(({ position }) => position));
  const rootOf = makeRootOf(links);
  const byRoot = Map.groupBy(news, ({ position }) => rootOf(position));
  return (position: number): readonly ChangeCause[] => {
    const it = recorded(position);
    const development = it.development.id;
    const amended = (byRoot.get(position) ?? []).map((link) => ({
      effect: effectOf(link, amending),
      recorded: recorded(link.position),
      development,
    }));
    if (it.batchEnd > knownBefore) return [{ effect: 'recorded', recorded: it, development }, ...amended];
    if (amended.length > 0) return amended;
    if (identities.length > 0 && isElsewhere(position)) return identities;
    return [{ effect: 'moved', recorded: it, development }];
  };
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

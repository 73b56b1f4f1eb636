// Drafts as the log would hold them, and as the oracle takes them.
import { amendmentOf, contentOf } from '../../src/catalogue/amending.ts';
import type { Identify } from '../../src/catalogue/identify.ts';
import { identityOf } from '../../src/catalogue/identify.ts';
import { pointsOf } from '../../src/catalogue/points-of.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { isTimeless } from '../../src/catalogue/types.ts';
import type { Recorded } from '../../src/facts/recorded.ts';
import type { Day } from '../../src/time/day.ts';
import type { OracleDevelopment } from './oracle.ts';
import type { RandomDraft } from './random-history.ts';

/** Batches of drafts as the log would hold them, recorded on the day `recordedOn`. */
export function toRecorded(batches: readonly (readonly RandomDraft[])[], recordedOn: Day): Recorded[][] {
  let position = 0;
  return batches.map((batch) => {
    const batchEnd = position + batch.length - 1;
    return batch.map((draft) => {
      const reading = readDraft(draft);
      if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
      return { position: position++, batchEnd, recordedOn, development: { ...reading.draft, id: draft.id } };
    });
  });
}

const kinds = { corrects: 'correction', retracts: 'retraction', corroborates: 'corroboration' } as const;

/**
 * The same for the oracle, which knows nothing of developments but what they say about tracks and about one another.
 */
export function toOracle(recorded: readonly Recorded[]): OracleDevelopment[] {
  const targets = new Map(
    recorded.map(({ development }) => [development.id, amendmentOf(development)?.target] as const),
  );
  const rootOf = (id: string): string => {
    const target = targets.get(id);
    return target === undefined ? id : rootOf(target);
  };
  return recorded.map(({ position, batchEnd, recordedOn, development, isErased }) => {
    const { id } = development;
    const amendment = amendmentOf(development);
    const amends = amendment && { kind: kinds[amendment.amends], target: amendment.target };
    if (isErased)
      return { position, batchEnd, id, recordedOn, ...(amends ? { amends } : {}), points: [], erased: true };
    const content = { ...contentOf(development), id: rootOf(id) };
    const { happened, standing = 'reported' } = development.data as { happened?: string; standing?: string };
    const occurred = amends?.kind === 'corroboration' ? happened : content.occurred;
    const identity = identityOf(development);
    const identifies = identity && {
      from: identity.from,
      into: identity.into,
      ...(identity.kind === 'splits' ? { developments: identity.developments } : {}),
    };
    return {
      position,
      batchEnd,
      id,
      recordedOn,
      ...(occurred === undefined ? {} : { occurred }),
      ...(['reported', 'official'].includes(standing) ? {} : { isClaim: true }),
      ...(content.after === undefined ? {} : { after: content.after }),
      ...(amends ? { amends } : {}),
      timeless: isTimeless(content),
      ...(identifies ? { identifies } : {}),
      points: pointsOf(content),
      pointsAs: (identify) => pointsOf(content, [], identify as Identify),
    };
  });
}

import { isTimeless, pointsOf, readDraft } from '../../src/catalogue/catalogue.ts';
import type { Recorded } from '../../src/facts/chronicle.ts';
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

/** The same for the oracle, which knows nothing of developments but what they say about tracks. */
export function toOracle(recorded: readonly Recorded[]): OracleDevelopment[] {
  return recorded.map(({ position, batchEnd, recordedOn, development }) => ({
    position,
    batchEnd,
    id: development.id,
    recordedOn,
    ...(development.occurred === undefined ? {} : { occurred: development.occurred }),
    ...(development.after === undefined ? {} : { after: development.after }),
    timeless: isTimeless(development),
    points: pointsOf(development),
  }));
}

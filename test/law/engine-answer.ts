// What the law room answers to a question about a story, in the words of test/vectors/law/README.md.
import { type AccusedPosition, readCase, readLaw } from '../../src/law/positions.ts';
import { uniteReports } from '../../src/law/reports.ts';
import type { CaseKind } from '../../src/law/status.ts';
import type { Day } from '../../src/time/day.ts';
import { readExpected } from './expectations.ts';
import type { Ask, Entry } from './oracle/vector.ts';
import { actsOf } from './story.ts';

const ofCase = ['counts', 'status', 'statusCertainty', 'statusPossible', 'stage', 'sums', 'appeals'];
const ofAccused = ['sentences', 'toServe', 'toServeKnown', 'lastDay', 'measures'];
const ofCustody = ['custody', 'custodyKind', 'custodyPlace', 'custodySince'];

export interface Told {
  readonly entries: readonly Entry[];
  readonly ask: Ask;
  readonly kinds?: Readonly<Record<string, CaseKind>>;
}

export interface EngineAnswer {
  /** By the keys of the vectors, with all that stands under each. */
  readonly answer: Readonly<Record<string, unknown>>;
  readonly position: AccusedPosition | undefined;
  readonly notes: readonly string[];
}

/** Answers a question; `more`: further keys that only the law room answers. */
export function answerOfEngine({ entries, ask, kinds = {} }: Told, more: readonly string[] = []): EngineAnswer {
  const { asOf, known, case: caseId, accused } = ask;
  const within = caseId === undefined || accused === undefined ? {} : { within: caseId };
  const { acts } = uniteReports(actsOf(entries, known));
  const question = { acts, asOf: asOf as Day, kinds: new Map(Object.entries(kinds)) };
  const positions = readLaw({ ...question, ...within });
  if (accused === undefined) {
    return { answer: { stage: readCase(caseId ?? '', positions).stage }, position: undefined, notes: [] };
  }
  const position = positions.get(accused);
  const keys = [...(caseId === undefined ? [] : ofCase), ...ofAccused, ...ofCustody, ...more];
  const answer = JSON.parse(JSON.stringify(readExpected(keys, position, caseId))) as Record<string, unknown>;
  return { answer, position, notes: [...new Set(position?.notes.map(({ note }) => note))].sort() };
}

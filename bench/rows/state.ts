// State: what a person of some twenty developments is, on a random day, as known at a random position or now.
//
// Annalist: the question as the API asks it, in this process: the moment is fixed, then the answer read and judged.
// Primary key: one development of the same record by (workspace, position), through the same pool.
import { showSubject } from '../../src/service/subjects.ts';
import type { Row } from '../harness/bench.ts';
import { personOf } from '../harness/corpus.ts';
import { type AskedRecord, answered, askBoth, askOf, reportGrowth, reportTimes } from '../harness/two-records.ts';

export const state: Row = {
  name: 'state',
  what: 'state (20 facts) at random (asOf, knownAt), growth 10 thousand → 1 million',
  goal: '≤ 2.5 × a primary-key SELECT; ≤ 1.3 ×',
  async run(bench) {
    const answers = await askBoth(bench, {
      'at a random position': (record) => showPerson(record, record.dice(record.end)),
      'known now': (record) => showPerson(record),
    });
    reportTimes(bench, answers, 2.5);
    reportGrowth(bench, answers, 1.3);
  },
};

/** One who is not registered yet at that position is an answer, too. */
function showPerson(record: AskedRecord, position?: number): Promise<unknown> {
  const subject = personOf(record.dice(record.persons));
  const answer = showSubject(record.service, { ...askOf(record, position), subject });
  return position === undefined ? answered(answer) : answer;
}

// Search, totals and review notes over the large record, beside a row by its primary key.
import { listReviewNotes } from '../../src/service/review-notes.ts';
import { search as find } from '../../src/service/search.ts';
import { listSubjects } from '../../src/service/subjects.ts';
import type { Row } from '../harness/bench.ts';
import { ANNALIST } from '../harness/contestants.ts';
import { nameOf, personOf } from '../harness/corpus.ts';
import { type AskedRecord, answered, askBoth, askOf, PRIMARY_KEY } from '../harness/two-records.ts';

export const search: Row = {
  name: 'search',
  what: 'search, total, review notes page at 1 million',
  goal: '≤ 100 ×, ≤ 100 ×, ≤ 200 × a primary-key SELECT',
  async run(bench) {
    const answers = await askBoth(bench, {
      'search: a name': (record) => searchFor(record, nameOf(record.dice(record.persons))),
      'search: a name in another script, misspelled': (record) => searchFor(record, 'Карим Масимофф'),
      'search: a surname': (record) => searchFor(record, 'Toktabaev'),
      'search: a word of one in seven developments': (record) => searchFor(record, 'detained'),
      'search: a word and a name': (record) => searchFor(record, 'detained Masimov'),
      'total: custody=detained': (record) => count(record),
      'review notes: first page': (record) =>
        answered(listReviewNotes(record.service, { ...askOf(record), limit: 50 })),
      'review notes: of one person': (record) =>
        answered(listReviewNotes(record.service, { ...askOf(record), subject: personOf(record.dice(record.persons)) })),
    });
    for (const [name, reached] of answers) {
      const atMost = name.startsWith('review notes') ? 200 : 100;
      bench.report({ name, unit: 'ms', reached, goal: { of: ANNALIST, to: PRIMARY_KEY, atMost } });
    }
  },
};

function searchFor(record: AskedRecord, q: string): Promise<unknown> {
  return answered(find(record.service, { ...askOf(record), q, limit: 50 }));
}

function count(record: AskedRecord): Promise<unknown> {
  const filters = [{ attribute: 'custody', label: 'detained' }] as const;
  return answered(listSubjects(record.service, { ...askOf(record), kind: 'person', filters, counts: true, limit: 50 }));
}

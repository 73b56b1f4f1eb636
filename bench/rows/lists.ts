// Lists: pages of 50 with one filter or two, early and late in the log, beside a row by its primary key.
import type { SubjectKind } from '../../src/catalogue/subject.ts';
import type { Filter } from '../../src/queries/candidates.ts';
import { listSubjects } from '../../src/service/subjects.ts';
import type { Certainty } from '../../src/state/attributed-value.ts';
import type { Row } from '../harness/bench.ts';
import { personOf } from '../harness/corpus.ts';
import { type AskedRecord, answered, askBoth, askOf, reportGrowth, reportTimes } from '../harness/two-records.ts';

type Filters = Readonly<Partial<{ [Name in Filter['attribute']]: string }>>;

/** Where in the log a list is asked for. */
type Moment = 'early' | 'late';

const filters: readonly Filters[] = [
  {},
  { custody: 'detained' },
  { custody: 'any' },
  { office: 'organization:harbour-office-7' },
  { legalStatus: 'case:harbour-case-7' },
  { sentence: 'fine' },
  { asset: 'any' },
  { custody: 'bail' },
  { custody: 'detained', office: 'any' },
  { custody: 'any', legalStatus: 'case:harbour-case-7' },
  { sentence: 'fine', asset: 'any' },
  { office: 'organization:harbour-office-7', asset: 'any' },
];

export const lists: Row = {
  name: 'lists',
  what: 'list of 50, any one or two filters, early or late knownAt; growth to 1 million',
  goal: '≤ 10 × a primary-key SELECT; ≤ 2 ×',
  async run(bench) {
    const moments: readonly Moment[] = ['late', 'early'];
    const persons = filters.flatMap((asked) =>
      moments.map(
        (moment) => [nameOf(asked, moment), (record: AskedRecord) => list(record, asked, { moment })] as const,
      ),
    );
    const answers = await askBoth(bench, {
      ...Object.fromEntries(persons),
      'custody=detained, certain, late': (record) => list(record, { custody: 'detained' }, { certainty: 'certain' }),
      'custody=detained, possible, late': (record) => list(record, { custody: 'detained' }, { certainty: 'possible' }),
      'cases: party=one person, late': (record) =>
        list(record, { party: personOf(record.dice(record.persons)) }, { kind: 'case' }),
    });
    reportTimes(bench, answers, 10);
    reportGrowth(bench, answers, 2);
  },
};

function nameOf(asked: Filters, moment: Moment): string {
  const parts = Object.entries(asked).map(([name, label]) => `${name}=${label}`);
  return `${parts.join(' and ') || 'no filter'}, ${moment}`;
}

interface ListOptions {
  readonly moment?: Moment;
  readonly certainty?: Certainty;
  readonly kind?: SubjectKind;
}

function list(record: AskedRecord, asked: Filters, options: ListOptions): Promise<unknown> {
  const { moment = 'late', certainty = 'stated', kind = 'person' } = options;
  const half = Math.floor(record.end / 2);
  const position = moment === 'late' ? half + record.dice(half) : Math.floor(record.end / 10);
  const given = Object.entries(asked).map(([attribute, label]) => ({ attribute, label }) as Filter);
  return answered(
    listSubjects(record.service, { ...askOf(record, position), kind, filters: given, certainty, limit: 50 }),
  );
}

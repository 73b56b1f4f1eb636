// Stories for docs/law-examples.md: what was recorded about invented people, and the days on which it is read.

/** A development as a story states it: when, of which type, and its data. `id` names it for others. */
export interface Told {
  readonly id?: string;
  /** EDTF; left out: not known. */
  readonly on?: string;
  readonly type: string;
  readonly data: object;
}

export interface LawStory {
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly shows: string;
  readonly told: readonly Told[];
  /** The days of the picture. */
  readonly days: readonly string[];
}

const MILL = 'case:mill';
const ADA = 'person:ada';
/** Everyone and everything in the stories, with their names. */
export const namesInStories: Readonly<Record<string, string>> = {
  [ADA]: 'Ada',
  [MILL]: 'Mill fire',
};

const one = { case: MILL, person: ADA };
const some = { case: MILL, persons: [ADA] };
const ofCharge = (charge: string, counts?: number) => ({ charges: [{ charge, ...(counts ? { counts } : {}) }] });

function charged(on: string, names: readonly string[], more: object = {}): Told {
  const charges = names.map((charge) => ({ charge, offence: charge }));
  return { on, type: 'charge.filed', data: { ...some, document: 'indictment', charges, ...more } };
}

function judged(on: string, outcomes: readonly object[], more: object = {}): Told {
  const rows = outcomes.map((row) => ({ person: ADA, ...row }));
  return { on, type: 'verdict.delivered', data: { case: MILL, outcomes: rows, ...more } };
}

const convicted = (on: string, more: object = {}): Told =>
  judged(on, [{ outcome: 'convicted', allCharges: true }], more);

function sentenced(on: string, components: readonly object[], more: object = {}): Told {
  return { on, type: 'sentence.imposed', data: { ...one, components, ...more } };
}

const prison = (part: string, term: string, more: object = {}) => ({ part, kind: 'imprisonment', term, ...more });
const related = (runs: string, ...parts: readonly string[]) => ({
  relation: { runs, parts: parts.map((part) => ({ part })) },
});

function decided(on: string, outcome: string, more: object = {}): Told {
  const outcomes = [{ person: ADA, allCharges: true, outcome }];
  return { on, type: 'appeal.decided', data: { case: MILL, outcomes, ...more } };
}

function appealed(on: string, more: object = {}): Told {
  return { on, type: 'appeal.filed', data: { ...some, ...more } };
}

function measure(on: string, kind: string, more: object = {}): Told {
  return { on, type: 'custody.measure_set', data: { ...one, measure: kind, ...more } };
}

const trial = (on: string): Told => ({ on, type: 'trial.opened', data: { case: MILL, defendants: [ADA] } });
const final = (on: string): Told => ({ on, type: 'judgment.became_final', data: some });

const singleCases: readonly LawStory[] = [
  {
    title: 'One count, to the final judgment',
    shows:
      'Each act moves the count and the stage. Only an act makes the judgment final. Remand then reads as serving.',
    told: [
      charged('2024-01-10', ['arson']),
      measure('2024-01-12', 'remand'),
      trial('2024-02-01'),
      convicted('2024-03-01'),
      sentenced('2024-03-01', [prison('prison', 'P5Y')]),
      appealed('2024-03-10'),
      decided('2024-06-01', 'upheld'),
      final('2024-06-10'),
    ],
    days: ['2024-01-15', '2024-02-01', '2024-03-01', '2024-03-10', '2024-06-01', '2024-06-10'],
  },
  {
    title: 'Quashed, and restored',
    shows:
      'A conviction that is set aside stands nowhere, and its sentence falls. A restored judgment brings both back.',
    told: [
      charged('2024-01-10', ['arson']),
      convicted('2024-03-01'),
      sentenced('2024-03-02', [prison('prison', 'P5Y')]),
      appealed('2024-03-10'),
      { ...decided('2024-06-01', 'set_aside'), id: 'quashed' },
      decided('2024-09-01', 'restored', { restores: 'quashed' }),
    ],
    days: ['2024-01-10', '2024-03-02', '2024-03-10', '2024-06-01', '2024-09-01'],
  },
  {
    title: 'Remitted for retrial, and convicted again',
    shows:
      'A part rests on the conviction that it was imposed for. A new conviction does not bring the old sentence back.',
    told: [
      charged('2024-01-10', ['arson']),
      convicted('2024-03-01'),
      sentenced('2024-03-02', [prison('first', 'P5Y')]),
      decided('2024-06-01', 'remitted'),
      convicted('2024-09-01'),
      sentenced('2024-09-20', [prison('second', 'P3Y')]),
    ],
    days: ['2024-03-02', '2024-06-01', '2024-09-01', '2024-09-20'],
  },
  {
    title: 'A superseding indictment',
    shows: 'The second document takes the place of the first. What only the first brought is superseded.',
    told: [
      { ...charged('2024-01-10', ['arson', 'theft']), id: 'first' },
      trial('2024-02-01'),
      charged('2024-03-01', ['theft', 'fraud'], { supersedes: ['first'] }),
    ],
    days: ['2024-01-10', '2024-02-01', '2024-03-01'],
  },
  {
    title: 'A bundle: a hung jury, and a split',
    shows: 'Twelve like counts are one line. Each act moves as many of them as it says.',
    told: [
      {
        on: '2024-01-10',
        type: 'charge.filed',
        data: { ...some, document: 'indictment', charges: [{ charge: 'fraud', offence: 'fraud', counts: 12 }] },
      },
      judged('2024-03-01', [
        { outcome: 'convicted', ...ofCharge('fraud', 5) },
        { outcome: 'no_verdict', ...ofCharge('fraud', 7) },
      ]),
      { on: '2024-04-01', type: 'charge.changed', data: { ...some, change: 'dismissed', ...ofCharge('fraud', 3) } },
    ],
    days: ['2024-01-10', '2024-03-01', '2024-04-01'],
  },
  {
    title: 'One of two appeals is withdrawn',
    shows: 'Where the source does not say which, each appeal is perhaps withdrawn, and a review note asks.',
    told: [
      charged('2024-01-10', ['arson']),
      convicted('2024-03-01'),
      appealed('2024-03-10', { remedy: 'appeal', against: 'conviction' }),
      appealed('2024-03-12', { remedy: 'constitutional', against: 'conviction' }),
      decided('2024-05-01', 'withdrawn'),
    ],
    days: ['2024-03-01', '2024-03-10', '2024-03-12', '2024-05-01'],
  },
];

const terms: readonly LawStory[] = [
  {
    title: 'Two sentences on one day, and the court’s total',
    shows: 'Both stand. How they combine is not stated, so the answer is a range, until the court states a total.',
    told: [
      charged('2024-01-10', ['arson', 'fraud']),
      convicted('2024-03-01'),
      { ...sentenced('2024-03-02', [prison('for-arson', 'P4Y')], ofCharge('arson')), id: 'one' },
      { ...sentenced('2024-03-02', [prison('for-fraud', 'P3Y')], ofCharge('fraud')), id: 'two' },
      sentenced('2024-06-01', [
        prison('total', 'P5Y6M', {
          relation: {
            runs: 'total',
            parts: [
              { sentence: 'one', part: 'for-arson' },
              { sentence: 'two', part: 'for-fraud' },
            ],
          },
        }),
      ]),
    ],
    days: ['2024-03-01', '2024-03-02', '2024-06-01'],
  },
  {
    title: 'Concurrent and consecutive terms',
    shows: 'A concurrent term starts with the others and adds nothing while they last. A consecutive one is added.',
    told: [
      charged('2024-01-10', ['arson', 'fraud']),
      convicted('2024-03-01'),
      {
        id: 'together',
        ...sentenced('2024-03-02', [
          prison('one', 'P5Y', { runsFrom: '2024-03-02' }),
          prison('two', 'P3Y', related('concurrent', 'one')),
        ]),
      },
      sentenced('2024-05-01', [
        prison('three', 'P1Y', { relation: { runs: 'consecutive', parts: [{ sentence: 'together', part: 'one' }] } }),
      ]),
    ],
    days: ['2024-03-02', '2024-05-01'],
  },
  {
    title: 'Suspended, and activated',
    shows: 'A suspended term stands, and is not to serve until a court activates it.',
    told: [
      charged('2024-01-10', ['arson']),
      convicted('2024-03-01'),
      sentenced('2024-03-02', [prison('prison', 'P2Y', { suspended: true, probation: 'P3Y' })]),
      {
        on: '2025-02-01',
        type: 'sentence.changed',
        data: { ...one, change: 'activated', components: [{ part: 'prison' }] },
      },
    ],
    days: ['2024-03-01', '2024-03-02', '2025-02-01'],
  },
  {
    title: 'A pardon of one part',
    shows: 'The pardon covers the prison term and leaves the ban.',
    told: [
      charged('2024-01-10', ['arson']),
      convicted('2024-03-01'),
      sentenced('2024-03-02', [prison('prison', 'P5Y'), { part: 'ban', kind: 'office_ban', term: 'P3Y' }]),
      { on: '2024-12-16', type: 'clemency.granted', data: { ...one, kind: 'pardon', covers: [{ part: 'prison' }] } },
    ],
    days: ['2024-03-01', '2024-03-02', '2024-12-16'],
  },
];

const custody: readonly LawStory[] = [
  {
    title: 'Arrested “in January 2022”',
    shows: 'Within January no one can say whether she was held on a day. From its last day she surely was.',
    told: [{ on: '2022-01', type: 'person.detained', data: { person: ADA } }],
    days: ['2021-12-31', '2022-01-10', '2022-01-31'],
  },
  {
    title: 'House arrest, then released',
    shows: 'House arrest restricts; it is not custody. It replaces the remand of its case.',
    told: [
      measure('2024-01-12', 'remand'),
      measure('2024-02-01', 'house_arrest'),
      { on: '2024-05-01', type: 'person.released', data: { person: ADA, ends: 'everything' } },
    ],
    days: ['2024-01-12', '2024-02-01', '2024-05-01'],
  },
  {
    title: 'Held after an acquittal',
    shows: 'The ground of the remand ends with the acquittal. Without a release or a report, custody is not clear.',
    told: [
      charged('2024-01-10', ['arson']),
      measure('2024-01-12', 'remand'),
      judged('2024-03-01', [{ outcome: 'acquitted', allCharges: true }]),
      { on: '2024-04-01', type: 'person.reported_held', data: { person: ADA } },
    ],
    days: ['2024-01-12', '2024-03-01', '2024-04-01'],
  },
];

export const lawStories: readonly LawStory[] = [...singleCases, ...terms, ...custody];

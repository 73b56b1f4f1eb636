// The article’s questions, row by row of test/events/article-rows.ts, and the review notes that it calls for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../support/http.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ corpus: true });
});
afterAll(() => server?.close());

const masimov = 'persons/karim-masimov';
const committee = 'organizations/national-security-committee';
const unrest = 'cases/january-2022-unrest';
const proceeding = 'cases/karim-masimov-and-deputies';
const deputies = ['anuar-sadykulov', 'daulet-ergozhin', 'marat-osipov'];
const KNB = 'organization:national-security-committee';
const PRESS = 'organization:national-security-committee-press-service';
const [T, N, A] = ['person:tokayev', 'person:nursultan-nazarbayev', 'person:berik-asylov'];
const KM = 'person:karim-masimov';
const CASE = 'case:karim-masimov-and-deputies';
const january = { edtf: '2022-01' };
const [reported, official] = ['reported', 'official'];

interface Answer {
  /** Of article.md. */
  readonly paragraph: number;
  readonly row: string;
  /** The subject, and the day asked of; today where none is given. */
  readonly ask: string;
  readonly asOf?: string;
  /** Where in the answer it stands, and what stands there; other things may stand beside it. */
  readonly in: string;
  readonly stands: object;
}

const claim = (value: object, standing: string, more: object = {}) => ({
  value: { kind: expect.any(String), ...value },
  standing,
  ...more,
});
const incident = (kind: string, actors: string | null, targets: string | null): object => ({
  value: { kind, count: null, actors, targets },
  since: january,
  standing: reported,
});
const measure = (kind: string): object => ({ value: { kind, by: T }, since: january, standing: reported });
const sentence = (value: object): object => ({
  value: { case: CASE, ...value },
  since: { edtf: '[..2023-11]', latest: '2023-11-30' },
  standing: reported,
});

/** What the service answers for each row of the article's table, in the order of the table. */
const answers: readonly Answer[] = [
  {
    paragraph: 1,
    row: 'head of the committee before the January events; start unknown',
    ask: masimov,
    asOf: '2022-01-01',
    in: 'state.offices',
    stands: {
      value: { organization: KNB, title: 'head' },
      since: { edtf: '/2022-01-01', earliest: null },
      standing: reported,
    },
  },
  {
    paragraph: 1,
    row: '“all-powerful”',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'influence', by: 'author', standing: 'opinion' }, 'opinion', { since: january }),
  },
  {
    paragraph: 1,
    row: '“the main mistake of his life”',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'character', by: 'author', standing: 'opinion' }, 'opinion', { since: january }),
  },
  {
    paragraph: 1,
    row: 'he believed that he determined the country’s future',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'motive', by: 'author', standing: 'speculation' }, 'speculation', { since: january }),
  },
  {
    paragraph: 2,
    row: 'influence, “enormous power”',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'influence', standing: reported }, reported, { since: { edtf: '/2022-01-01' } }),
  },
  {
    paragraph: 2,
    row: '“a lot of money”, no amount',
    ask: masimov,
    in: 'state.assets',
    stands: { value: { what: 'a lot of money', amount: null }, since: { edtf: '/2022-01-01' }, standing: reported },
  },
  {
    paragraph: 2,
    row: '“it seemed” that the committee controlled all processes',
    ask: committee,
    in: 'claims',
    stands: claim({ kind: 'influence', standing: 'speculation' }, 'speculation', {
      hedge: 'it seemed',
      since: { edtf: '/2022-01-01' },
    }),
  },
  ...[masimov, 'persons/tokayev', 'persons/nursultan-nazarbayev'].map(
    (ask): Answer => ({
      paragraph: 2,
      row: 'a fairly calm transit of power, which both appreciated',
      ask,
      in: 'claims',
      stands: claim({ kind: 'influence', standing: 'opinion' }, 'opinion', { since: { edtf: null } }),
    }),
  ),
  {
    paragraph: 3,
    row: 'unrest began',
    ask: unrest,
    asOf: '2022-01-02',
    in: 'state.stage',
    stands: {
      value: 'unfolding',
      since: { edtf: '2022-01-02', earliest: '2022-01-02', latest: '2022-01-02' },

      standing: reported,
    },
  },
  {
    paragraph: 3,
    row: '“amid” a sharp increase in gas prices, which is no cause',
    ask: `${unrest}/timeline`,
    in: 'items',
    stands: {
      type: 'unrest.started',
      data: { cause: null, place: 'Kazakhstan' },
      summary: expect.stringContaining('amid a sharp increase in gas prices'),
    },
  },
  {
    paragraph: 3,
    row: 'escalated, every day',
    ask: `${unrest}/timeline`,
    in: 'items',
    stands: {
      type: 'unrest.changed',
      data: { change: 'escalated' },
      occurred: '2022-01',
      attribution: { standing: reported },
    },
  },
  {
    paragraph: 3,
    row: 'first deaths; number, victims, perpetrators null',
    ask: unrest,
    in: 'state.incidents',
    stands: incident('death', null, null),
  },
  {
    paragraph: 3,
    row: 'protesters seize government buildings',
    ask: unrest,
    in: 'state.incidents',
    stands: incident('seizure', 'protesters', 'government buildings'),
  },
  {
    paragraph: 3,
    row: 'protesters seize military warehouses',
    ask: unrest,
    in: 'state.incidents',
    stands: incident('seizure', 'protesters', 'military warehouses'),
  },
  {
    paragraph: 3,
    row: 'looting, by whom not said',
    ask: unrest,
    in: 'state.incidents',
    stands: incident('looting', null, null),
  },
  {
    paragraph: 3,
    row: 'robberies, by whom not said',
    ask: unrest,
    in: 'state.incidents',
    stands: incident('robbery', null, null),
  },
  {
    paragraph: 4,
    row: 'the committee avoided decisive action',
    ask: committee,
    in: 'claims',
    stands: claim(
      { kind: 'conduct', by: 'author', standing: 'alleged', text: expect.stringContaining('avoided decisive action') },
      'alleged',
      { since: january },
    ),
  },
  {
    paragraph: 4,
    row: 'its employees abandoned strategic objects',
    ask: committee,
    in: 'claims',
    stands: claim(
      {
        kind: 'conduct',
        by: 'author',
        standing: 'alleged',
        text: expect.stringContaining('abandoned strategic objects'),
      },
      'alleged',
      { since: january },
    ),
  },
  {
    paragraph: 4,
    row: 'KM sharply against seeking foreign assistance',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'statement', by: KM, stance: 'against', standing: 'opinion' }, reported, { since: january }),
  },
  {
    paragraph: 4,
    row: 'T insisted on foreign assistance',
    ask: 'persons/tokayev',
    in: 'claims',
    stands: claim({ kind: 'statement', by: T, stance: 'for', standing: 'opinion' }, reported, { since: january }),
  },
  {
    paragraph: 5,
    row: 'KM’s sabotage made the situation tenser',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'conduct', by: 'author', standing: 'alleged' }, 'alleged', { since: january }),
  },
  {
    paragraph: 5,
    row: 'dismissed by T; day not stated; after the unrest began',
    ask: masimov,
    asOf: '2022-01-31',
    in: 'ended',
    stands: {
      attribute: 'office',
      value: { manner: 'dismissed', by: T },
      since: { edtf: '2022-01', earliest: '2022-01-02', latest: '2022-01-31' },
      standing: reported,
    },
  },
  {
    paragraph: 5,
    row: 'suspicion of treason; by whom not stated; after the dismissal; its case is implied',
    ask: masimov,
    asOf: '2022-01-31',
    in: 'state.counts',
    stands: {
      value: { case: CASE, offence: 'treason', status: 'suspected', claim: { by: 'unstated', standing: 'alleged' } },
      since: { edtf: '2022-01', earliest: '2022-01-02' },
      standing: reported,
      inferred: true,
    },
  },
  {
    paragraph: 5,
    row: '“arrested”; agency and place not stated; after the dismissal; its case is implied',
    ask: masimov,
    asOf: '2022-01-31',
    in: 'state.custody',
    stands: {
      value: { group: 'in_custody', kind: 'detained' },
      since: { edtf: '2022-01', earliest: '2022-01-02', latest: '2022-01-31' },
      certainty: 'certain',
      standing: reported,
      inferred: true,
    },
  },
  {
    paragraph: 6,
    row: 'T restored order, and did not end the unrest; after the dismissal',
    ask: unrest,
    in: 'state.stage',
    stands: {
      value: 'order_restored',
      since: { edtf: '2022-01', earliest: '2022-01-02' },
      certainty: 'certain',
      standing: reported,
    },
  },
  {
    paragraph: 6,
    row: '“with an iron fist”, an opinion',
    ask: 'persons/tokayev',
    in: 'claims',
    stands: claim(
      { kind: 'character', by: 'author', standing: 'opinion', text: expect.stringContaining('iron fist') },
      'opinion',
      { since: { edtf: '2022-01', earliest: '2022-01-02', latest: '2022-01-31' } },
    ),
  },
  {
    paragraph: 6,
    row: 'government dismissed, by T',
    ask: unrest,
    in: 'state.measures',
    stands: measure('government_dismissed'),
  },
  {
    paragraph: 6,
    row: 'shoot at “the militants” without warning',
    ask: unrest,
    in: 'state.measures',
    stands: {
      ...measure('use_of_force'),
      value: { kind: 'use_of_force', by: T, target: expect.stringContaining('the militants') },
    },
  },
  {
    paragraph: 6,
    row: 'T turned to the CSTO for help',
    ask: unrest,
    in: 'state.measures',
    stands: measure('assistance_requested'),
  },
  {
    paragraph: 7,
    row: 'investigation opened (inferred)',
    ask: `${proceeding}/timeline`,
    in: 'items',
    stands: {
      type: 'investigation.opened',
      occurred: null,
      data: { authority: null },
      attribution: { standing: reported, inferred: true },
    },
  },
  {
    paragraph: 7,
    row: 'case classified “from the very beginning”',
    ask: proceeding,
    in: 'state.classification',
    stands: { value: 'classified', since: { edtf: null }, standing: reported },
  },
  {
    paragraph: 7,
    row: 'Asylov, Prosecutor General; start unknown',
    ask: 'persons/berik-asylov',
    in: 'state.offices',
    stands: {
      value: { organization: 'organization:kazakhstan', title: 'Prosecutor General' },
      since: { edtf: null, earliest: null },
      standing: reported,
    },
  },
  {
    paragraph: 7,
    row: 'Asylov, once the riots had begun: KM one of the main organizers',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'statement', by: A, stance: 'accuses', standing: 'alleged' }, official, {
      by: A,
      since: { edtf: null, earliest: '2022-01-02' },
    }),
  },
  {
    paragraph: 7,
    row: 'T, President by January 2022; of Kazakhstan is implied',
    ask: 'persons/tokayev',
    asOf: '2022-01-31',
    in: 'state.offices',
    stands: {
      value: { organization: 'organization:kazakhstan', title: 'President' },
      since: { edtf: '[..2022-01]', earliest: null, latest: '2022-01-31' },
      standing: reported,
      by: 'author',
      inferred: true,
    },
  },
  {
    paragraph: 7,
    row: '“the conspirator”, an opinion',
    ask: masimov,
    in: 'claims',
    stands: claim(
      { kind: 'character', by: 'author', standing: 'opinion', text: expect.stringContaining('“the conspirator”') },
      'opinion',
      { since: { edtf: null } },
    ),
  },
  {
    paragraph: 7,
    row: 'motive, “apparently”',
    ask: masimov,
    in: 'claims',
    stands: claim({ kind: 'motive', standing: 'speculation' }, 'speculation', {
      hedge: 'apparently',
      since: { edtf: null },
    }),
  },
  {
    paragraph: 7,
    row: 'the post he wanted is unknown',
    ask: masimov,
    in: 'unknowns',
    stands: { value: { question: expect.stringContaining('post') }, standing: 'unknown' },
  },
  {
    paragraph: 7,
    row: 'N was his long-term patron, and turned away',
    ask: masimov,
    in: 'ended',
    stands: {
      attribute: 'relationship',
      value: { from: N, to: KM, kind: expect.stringContaining('patron') },
      standing: reported,
    },
  },
  {
    paragraph: 7,
    row: 'N called him “Judas” (second hand)',
    ask: masimov,
    in: 'claims',
    stands: claim(
      { kind: 'statement', by: N, stance: 'disparages', standing: 'opinion', text: expect.stringContaining('Judas') },
      reported,
    ),
  },
  {
    paragraph: 8,
    row: 'verdict on KM (inferred: court, date, charges not stated)',
    ask: masimov,
    in: 'state.legalStatus.case:karim-masimov-and-deputies',
    stands: {
      value: { status: 'convicted', stage: 'verdict', final: false },
      inferred: true,
      since: { edtf: '[..2023-11]', earliest: '2022-01-02', latest: '2023-11-30' },
      standing: reported,
    },
  },
  {
    paragraph: 8,
    row: '18 years',
    ask: masimov,
    in: 'state.sentences',
    stands: sentence({ kind: 'imprisonment', term: 'P18Y' }),
  },
  {
    paragraph: 8,
    row: 'confiscation of property',
    ask: masimov,
    in: 'state.sentences',
    stands: sentence({ kind: 'confiscation', scope: 'property', amount: null }),
  },
  {
    paragraph: 8,
    row: 'public-service ban for life',
    ask: masimov,
    in: 'state.sentences',
    stands: sentence({ kind: 'office_ban', term: 'life' }),
  },
  {
    paragraph: 8,
    row: 'the sentence as a whole',
    ask: masimov,
    in: 'state.toServe',
    stands: { value: { kind: 'imprisonment', answer: 'term', least: 'P18Y', most: 'P18Y', known: 'part' } },
  },
  {
    paragraph: 9,
    row: 'in the dock',
    ask: `${proceeding}/timeline`,
    in: 'items',
    stands: {
      type: 'trial.opened',
      occurred: null,
      data: { court: null, defendants: [KM, ...deputies.map((slug) => `person:${slug}`)] },
    },
  },
  ...[masimov, ...deputies.map((slug) => `persons/${slug}`)].map(
    (ask): Answer => ({
      paragraph: 9,
      row: `${ask} a defendant`,
      ask,
      in: 'state.parties',
      stands: { value: { case: CASE, role: 'defendant' }, since: { edtf: null }, standing: reported },
    }),
  ),
  ...deputies.flatMap((slug): Answer[] => [
    {
      paragraph: 9,
      row: `${slug}: former deputy head`,
      ask: `persons/${slug}`,
      in: 'ended',
      stands: {
        attribute: 'office',
        value: { organization: KNB, title: 'deputy head', manner: 'unstated' },
        standing: reported,
        inferred: true,
      },
    },
    {
      paragraph: 9,
      row: `${slug}: prison, term null`,
      ask: `persons/${slug}`,
      in: 'state.sentences',
      stands: sentence({ kind: 'imprisonment', term: null }),
    },
    {
      paragraph: 9,
      row: `${slug}: general’s rank lost`,
      ask: `persons/${slug}`,
      in: 'state.sentences',
      stands: sentence({ kind: 'rank_stripped' }),
    },
    {
      paragraph: 9,
      row: `${slug}: state awards lost, unnamed`,
      ask: `persons/${slug}`,
      in: 'state.sentences',
      stands: sentence({ kind: 'awards_revoked' }),
    },
    {
      paragraph: 9,
      row: `${slug}: “serious amounts” confiscated, null`,
      ask: `persons/${slug}`,
      in: 'state.sentences',
      stands: sentence({ kind: 'confiscation', amount: null, scope: expect.stringContaining('serious amounts') }),
    },
    {
      paragraph: 9,
      row: `${slug}: finding: the term is not stated`,
      ask: `persons/${slug}`,
      in: 'findings',
      stands: { rule: 'term_not_stated' },
    },
    {
      paragraph: 9,
      row: `${slug}: finding: the amount is not stated`,
      ask: `persons/${slug}`,
      in: 'findings',
      stands: { rule: 'amount_not_stated' },
    },
  ]),
  ...[masimov, ...deputies.map((slug) => `persons/${slug}`)].map(
    (ask): Answer => ({
      paragraph: 9,
      row: `${ask}: finding: “all of them” may be three or four men`,
      ask,
      in: 'findings',
      stands: { rule: 'ambiguous_scope' },
    }),
  ),
  {
    paragraph: 9,
    row: 'whether KM is one of “all of them” is open',
    ask: masimov,
    asOf: '2023-11-30',
    in: 'unknowns',
    stands: { value: { question: expect.stringContaining('“All of them”') }, standing: 'unknown', by: 'unstated' },
  },
  ...['first', 'second'].flatMap((which): Answer[] => [
    {
      paragraph: 10,
      row: `the ${which} new case`,
      ask: `cases/karim-masimov-november-2023-${which}`,
      in: 'state.kind',
      stands: { value: 'criminal' },
    },
    {
      paragraph: 10,
      row: `KM “defendant” in the ${which}`,
      ask: masimov,
      in: 'state.parties',
      stands: {
        value: { case: `case:karim-masimov-november-2023-${which}`, role: 'defendant' },
        since: { edtf: '2023-11' },
        standing: reported,
      },
    },
  ]),
  ...['receiving a large bribe', 'laundering illegally obtained money and property'].map(
    (offence): Answer => ({
      paragraph: 10,
      row: `suspected of ${offence}, by the press service; which case is not said`,
      ask: masimov,
      in: 'state.counts',
      stands: {
        value: { case: null, offence, status: 'suspected', claim: { by: PRESS, standing: 'alleged' } },
        since: { edtf: '2023-11' },
        standing: official,
        by: PRESS,
      },
    }),
  ),
  {
    paragraph: 10,
    row: '“became a defendant” stands beside the suspicions',
    ask: `${masimov}/timeline`,
    in: 'items',
    stands: { type: 'suspicion.announced', summary: expect.stringContaining('“became a defendant') },
  },
  {
    paragraph: 10,
    row: 'finding: “defendant” and “suspected” conflict',
    ask: masimov,
    in: 'findings',
    stands: { rule: 'roles_conflict' },
  },
  {
    paragraph: 5,
    row: 'finding: who accuses of treason is not said',
    ask: 'cases/karim-masimov-and-deputies',
    in: 'findings',
    stands: { rule: 'accuser_not_named' },
  },
  {
    paragraph: 5,
    row: 'finding: the day of the dismissal is not stated',
    ask: masimov,
    asOf: '2022-02-01',
    in: 'findings',
    stands: { rule: 'day_not_stated', message: expect.stringContaining('Office') },
  },
  {
    paragraph: 5,
    row: 'finding: told as fact',
    ask: masimov,
    in: 'findings',
    stands: { rule: 'allegation_told_as_fact' },
  },
  { paragraph: 7, row: 'finding: open unknown', ask: masimov, in: 'findings', stands: { rule: 'open_unknown' } },
];

async function ask<Body>(path: string): Promise<Body> {
  const { status, body, text } = await server.get<Body>(path);
  expect(status, `${path} ${text.slice(0, 300)}`).toBe(200);
  return body;
}

test.each(answers)('paragraph $paragraph: $row', async ({ ask: subject, asOf, in: place, stands }) => {
  const body = await ask<Record<string, unknown>>(
    `/v1/main/${subject}?${asOf ? `asOf=${asOf}&` : ''}${subject.includes('timeline') ? 'limit=500' : ''}`,
  );
  const held = place
    .split(/\.(?!\d)/)
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown>)?.[step], body);
  if (Array.isArray(held)) expect(held).toContainEqual(expect.objectContaining(deeply(stands)));
  else expect(held).toMatchObject(stands);
});

/** As `toMatchObject` takes it, for one of a list. */
function deeply(expected: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null && !Array.isArray(value) && !('asymmetricMatch' in value)
        ? expect.objectContaining(deeply(value))
        : value,
    ]),
  );
}

/** What article.md calls for, and what else truly holds of the corpus today: rule by rule, on how many subjects. */
const findings: Readonly<Record<string, readonly string[]>> = {
  count_never_brought: [CASE],
  custody_unknown_after_sentence: [...deputies.map((slug) => `person:${slug}`)],
  no_word_for_six_months: [KM],
  term_not_stated: [...deputies.map((slug) => `person:${slug}`)],
  amount_not_stated: [KM, ...deputies.map((slug) => `person:${slug}`)],
  day_not_stated: [
    CASE,
    'case:january-2022-unrest',
    'case:karim-masimov-november-2023-first',
    'case:karim-masimov-november-2023-second',
    KM,
    A,
    T,
    ...deputies.map((slug) => `person:${slug}`),
  ],
  conviction_not_final: [CASE],
  open_unknown: [KM],
  single_source: [
    CASE,
    'case:january-2022-unrest',
    'case:karim-masimov-november-2023-first',
    'case:karim-masimov-november-2023-second',
    A,
    T,
  ],
  accuser_not_named: [CASE],
  allegation_told_as_fact: [KM, KNB],
  roles_conflict: [KM],
  ambiguous_scope: [KM, ...deputies.map((slug) => `person:${slug}`)],
  inferred: [CASE, KM, T, ...deputies.map((slug) => `person:${slug}`)],
  no_answer_recorded: [KM, KNB, ...deputies.map((slug) => `person:${slug}`)],
};

test('no finding is raised but those that the article calls for, or that truly hold', async () => {
  const { items } = await ask<{ items: { rule: string; subject: string }[] }>('/v1/main/findings?limit=500');
  const found = Map.groupBy(items, ({ rule }) => rule);
  const subjects = [...found].map(([rule, own]) => [rule, [...new Set(own.map(({ subject }) => subject))].sort()]);
  expect(Object.fromEntries(subjects)).toEqual(
    Object.fromEntries(Object.entries(findings).map(([rule, own]) => [rule, own.toSorted()])),
  );
});

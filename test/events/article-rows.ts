// The questions that the article answers, with their answers: a row each.
import type { Attribution, Development } from '../../src/catalogue/development.ts';

/** A development that the article calls for; `data` names the fields that tell it apart. */
export interface Expected {
  readonly name?: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurred?: string;
  /** Names of other expected developments. */
  readonly after?: readonly string[];
  readonly act?: Attribution;
  readonly claim?: Development['claim'];
}

interface Row {
  readonly paragraph: number;
  readonly row: string;
  readonly expected: readonly Expected[];
}

export const article = 'source:main-mistake-of-karim-masimov';

const masimov = 'person:karim-masimov';
const tokayev = 'person:tokayev';
const nazarbayev = 'person:nursultan-nazarbayev';
const asylov = 'person:berik-asylov';
const deputies = ['person:anuar-sadykulov', 'person:daulet-ergozhin', 'person:marat-osipov'];
const committee = 'organization:national-security-committee';
const pressService = 'organization:national-security-committee-press-service';
const prosecutorGeneral = 'organization:prosecutor-general-of-kazakhstan';
const kazakhstan = 'organization:kazakhstan';
const unrest = 'case:january-2022-unrest';
const proceeding = 'case:karim-masimov-and-deputies';
const first = 'case:karim-masimov-november-2023-first';
const second = 'case:karim-masimov-november-2023-second';

const firstTitle = 'First of two criminal cases of November 2023 against Karim Masimov';
const secondTitle = 'Second of two criminal cases of November 2023 against Karim Masimov';

export const subjects: Readonly<Record<string, readonly string[]>> = {
  [article]: ['The main mistake of Karim Masimov'],
  [masimov]: ['Karim Masimov'],
  [tokayev]: ['Tokayev'],
  [nazarbayev]: ['Nursultan Nazarbayev'],
  [asylov]: ['Berik Asylov'],
  'person:anuar-sadykulov': ['Anuar Sadykulov'],
  'person:daulet-ergozhin': ['Daulet Ergozhin'],
  'person:marat-osipov': ['Marat Osipov'],
  [committee]: ['National Security Committee of Kazakhstan', 'KNB'],
  [pressService]: ['press service of the National Security Committee of Kazakhstan'],
  [prosecutorGeneral]: ['Prosecutor General of Kazakhstan'],
  'organization:csto': ['CSTO'],
  [kazakhstan]: ['Kazakhstan'],
  [unrest]: ['Unrest in Kazakhstan, January 2022'],
  [proceeding]: ['Proceeding against Karim Masimov and his former deputies'],
  [first]: [firstTitle],
  [second]: [secondTitle],
};

const beforeJanuary = '/2022-01-01';
const january = '2022-01';
const november = '2023-11';
const untilNovember = '[..2023-11]';

const reported: Attribution = { by: 'author', standing: 'reported' };
const implied: Attribution = { ...reported, inferred: true };
const alleged: Attribution = { by: 'author', standing: 'alleged' };
const supposed: Attribution = { by: 'author', standing: 'speculation' };
const judged: Attribution = { by: 'author', standing: 'opinion' };
const unknown: Attribution = { by: 'author', standing: 'unknown' };

const headOfCommittee = { person: masimov, organization: committee, title: 'head' };
const patronage = { from: nazarbayev, to: masimov, kind: 'patron' };
const incident = (kind: string, actors: string | null, targets: string | null): Expected => ({
  type: 'unrest.incident_reported',
  data: { case: unrest, kind, count: null, actors, targets },
  occurred: january,
  after: ['outbreak'],
  act: reported,
});
const measure = (kind: string, fields: Record<string, unknown>): Expected => ({
  type: 'measure.ordered',
  data: { case: unrest, kind, by: tokayev, ...fields },
  occurred: january,
  after: ['dismissal'],
  act: reported,
});
const allegation = (about: string, conduct: string): Expected => ({
  type: 'conduct.alleged',
  data: { about: [about], conduct, case: unrest },
  occurred: january,
  act: alleged,
  claim: alleged,
});

/** What the article states, one row for one statement, written from the article and not from the corpus. */
export const rows: readonly Row[] = [
  {
    paragraph: 1,
    row: 'head of the committee before the January events',
    expected: [
      { type: 'office.assumed', data: { ...headOfCommittee, by: null }, occurred: beforeJanuary, act: reported },
    ],
  },
  {
    paragraph: 1,
    row: 'all-powerful; the main mistake of his life',
    expected: ['influence', 'character'].map((kind) => ({
      type: 'assessment.recorded',
      data: { about: [masimov], kind },
      occurred: january,
      act: judged,
      claim: judged,
    })),
  },
  {
    paragraph: 1,
    row: 'he believed that he determined the country’s future',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [masimov], kind: 'motive' },
        occurred: january,
        act: supposed,
        claim: supposed,
      },
    ],
  },
  {
    paragraph: 2,
    row: 'enormous power',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [masimov], kind: 'influence' },
        occurred: beforeJanuary,
        act: reported,
        claim: reported,
      },
    ],
  },
  {
    paragraph: 2,
    row: 'a lot of money, no amount',
    expected: [
      {
        type: 'asset.reported',
        data: { owner: masimov, what: 'a lot of money', amount: null, currency: null },
        occurred: beforeJanuary,
        act: reported,
      },
    ],
  },
  {
    paragraph: 2,
    row: 'it seemed that the committee controlled all processes',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [committee], kind: 'influence' },
        occurred: beforeJanuary,
        act: { ...supposed, hedge: 'it seemed' },
        claim: supposed,
      },
    ],
  },
  {
    paragraph: 2,
    row: 'a fairly calm transit of power, which both appreciated',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [masimov, nazarbayev, tokayev], kind: 'influence' },
        act: judged,
        claim: judged,
      },
    ],
  },
  {
    paragraph: 3,
    row: 'protests broke out, “amid” a sharp increase in gas prices, which is no cause',
    expected: [
      {
        name: 'outbreak',
        type: 'unrest.started',
        data: { case: unrest, cause: null, place: 'Kazakhstan' },
        occurred: '2022-01-02',
        act: reported,
      },
    ],
  },
  {
    paragraph: 3,
    row: 'the unrest intensified every day',
    expected: [
      {
        name: 'escalation',
        type: 'unrest.changed',
        data: { case: unrest, change: 'escalated', by: null },
        occurred: january,
        after: ['outbreak'],
        act: reported,
      },
    ],
  },
  { paragraph: 3, row: 'first deaths', expected: [incident('death', null, null)] },
  {
    paragraph: 3,
    row: 'protesters seize government buildings',
    expected: [incident('seizure', 'protesters', 'government buildings')],
  },
  {
    paragraph: 3,
    row: 'protesters seize military warehouses',
    expected: [incident('seizure', 'protesters', 'military warehouses')],
  },
  {
    paragraph: 3,
    row: 'looting and robberies, by whom not said',
    expected: [incident('looting', null, null), incident('robbery', null, null)],
  },
  {
    paragraph: 4,
    row: 'the committee avoided decisive action',
    expected: [allegation(committee, 'avoided decisive action')],
  },
  {
    paragraph: 4,
    row: 'its employees abandoned strategic objects',
    expected: [allegation(committee, 'employees abandoned strategic objects')],
  },
  {
    paragraph: 4,
    row: 'Masimov against seeking foreign assistance',
    expected: [
      {
        type: 'statement.made',
        data: { speaker: masimov, quote: null, verbatim: false, stance: 'against' },
        occurred: january,
        act: reported,
        claim: { by: masimov, standing: 'opinion' },
      },
    ],
  },
  {
    paragraph: 4,
    row: 'Tokayev insisted on foreign assistance',
    expected: [
      {
        type: 'statement.made',
        data: { speaker: tokayev, quote: null, verbatim: false, stance: 'for' },
        occurred: january,
        act: reported,
        claim: { by: tokayev, standing: 'opinion' },
      },
    ],
  },
  {
    paragraph: 5,
    row: 'sabotage made the situation tenser',
    expected: [
      allegation(masimov, 'sabotage (the article’s word) that led to the situation on the streets becoming more tense'),
    ],
  },
  {
    paragraph: 5,
    row: 'dismissed by Tokayev',
    expected: [
      {
        name: 'dismissal',
        type: 'office.left',
        data: { ...headOfCommittee, by: tokayev, manner: 'dismissed' },
        occurred: january,
        after: ['outbreak'],
        act: reported,
      },
    ],
  },
  {
    paragraph: 5,
    row: 'accused of treason; by whom is not stated, and that it is the case of his sentence is implied',
    expected: [
      {
        name: 'suspicion',
        type: 'suspicion.announced',
        data: { person: masimov, case: proceeding, offences: [{ charge: 'treason', offence: 'treason' }] },
        occurred: january,
        after: ['dismissal'],
        act: implied,
        claim: { by: 'unstated', standing: 'alleged' },
      },
    ],
  },
  {
    paragraph: 5,
    row: 'arrested; that it is the case of his sentence is implied',
    expected: [
      {
        name: 'detention',
        type: 'person.detained',
        data: { person: masimov, case: proceeding, authority: null, basis: null, place: null },
        occurred: january,
        after: ['dismissal'],
        act: implied,
      },
    ],
  },
  {
    paragraph: 6,
    row: 'Tokayev restored order, which is not its end',
    expected: [
      {
        type: 'unrest.changed',
        data: { case: unrest, change: 'order_restored', by: tokayev },
        occurred: january,
        after: ['dismissal', 'escalation'],
        act: reported,
      },
    ],
  },
  {
    paragraph: 6,
    row: 'with an iron fist, an opinion',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [tokayev], kind: 'character' },
        occurred: january,
        after: ['dismissal'],
        act: judged,
        claim: judged,
      },
    ],
  },
  { paragraph: 6, row: 'government dismissed', expected: [measure('government_dismissed', {})] },
  {
    paragraph: 6,
    row: 'order to shoot at “the militants”',
    expected: [measure('use_of_force', { target: 'the militants (the article’s word)' })],
  },
  {
    paragraph: 6,
    row: 'turned to the CSTO for help',
    expected: [measure('assistance_requested', { target: null, addressee: 'organization:csto' })],
  },
  {
    paragraph: 7,
    row: 'investigation, and classified from the very beginning',
    expected: [
      {
        name: 'investigation',
        type: 'investigation.opened',
        data: { case: proceeding, authority: null },
        act: implied,
      },
      {
        type: 'case.classified',
        data: { case: proceeding, lifted: undefined },
        after: ['investigation'],
        act: reported,
      },
    ],
  },
  {
    paragraph: 7,
    row: 'Asylov is Prosecutor General',
    expected: [
      {
        type: 'office.assumed',
        data: { person: asylov, organization: kazakhstan, title: 'Prosecutor General', by: null },
        act: reported,
      },
    ],
  },
  {
    paragraph: 7,
    row: 'Asylov, immediately: one of the main organizers',
    expected: [
      {
        type: 'statement.made',
        data: { speaker: asylov, verbatim: false, about: [masimov, unrest], stance: 'accuses' },
        after: ['investigation', 'outbreak'],
        act: { by: asylov, standing: 'official' },
        claim: { by: asylov, standing: 'alleged' },
      },
    ],
  },
  {
    paragraph: 7,
    row: 'apparently, to discredit Tokayev and change power',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [masimov], kind: 'motive' },
        act: { ...supposed, hedge: 'apparently' },
        claim: supposed,
      },
    ],
  },
  {
    paragraph: 7,
    row: 'President Tokayev; of Kazakhstan is implied',
    expected: [
      {
        type: 'office.assumed',
        data: { person: tokayev, organization: kazakhstan, title: 'President', by: null },
        occurred: '[..2022-01]',
        act: implied,
      },
    ],
  },
  {
    paragraph: 7,
    row: 'the conspirator, an opinion',
    expected: [
      {
        type: 'assessment.recorded',
        data: { about: [masimov], kind: 'character' },
        act: judged,
        claim: judged,
      },
    ],
  },
  {
    paragraph: 7,
    row: 'the post he wanted is not known',
    expected: [{ type: 'unknown.recorded', data: { about: [masimov] }, act: unknown }],
  },
  {
    paragraph: 7,
    row: 'Nazarbayev his long-term patron, who turned away',
    expected: [
      { name: 'patronage', type: 'relationship.reported', data: patronage, act: reported },
      { type: 'relationship.ended', data: patronage, after: ['patronage'], act: reported },
    ],
  },
  {
    paragraph: 7,
    row: 'Nazarbayev called him Judas',
    expected: [
      {
        type: 'statement.made',
        data: { speaker: nazarbayev, quote: 'Judas', verbatim: false, about: [masimov], stance: 'disparages' },
        act: reported,
        claim: { by: nazarbayev, standing: 'opinion' },
      },
    ],
  },
  {
    paragraph: 8,
    row: 'verdict, implied; 18 years, confiscation, ban for life',
    expected: [
      {
        name: 'verdict',
        type: 'verdict.delivered',
        data: {
          case: proceeding,
          outcomes: [masimov, ...deputies].map((person) => ({ person, outcome: 'convicted' })),
        },
        occurred: untilNovember,
        after: ['detention', 'trial'],
        act: implied,
      },
      {
        name: 'sentence',
        type: 'sentence.imposed',
        data: {
          case: proceeding,
          person: masimov,
          components: [
            { kind: 'imprisonment', term: 'P18Y' },
            { kind: 'confiscation', amount: null, currency: null, scope: 'property' },
            { kind: 'office_ban', term: 'life', scope: 'positions in the public service' },
          ],
        },
        occurred: untilNovember,
        after: ['detention', 'verdict'],
        act: reported,
      },
    ],
  },
  {
    paragraph: 9,
    row: 'in the dock with three former deputies',
    expected: [
      {
        name: 'trial',
        type: 'trial.opened',
        data: { case: proceeding, court: null, closed: null, defendants: [masimov, ...deputies] },
        after: ['investigation', 'suspicion', 'detention'],
        act: reported,
      },
      {
        type: 'case.party_added',
        data: { case: proceeding, party: masimov, role: 'defendant' },
        after: ['detention'],
        act: reported,
      },
      ...deputies.flatMap((person): Expected[] => {
        const office = { person, organization: committee, title: 'deputy head', by: null };
        return [
          { type: 'case.party_added', data: { case: proceeding, party: person, role: 'defendant' }, act: reported },
          { name: `office of ${person}`, type: 'office.assumed', data: office, act: implied },
          {
            type: 'office.left',
            data: { ...office, manner: 'unstated' },
            after: [`office of ${person}`],
            act: implied,
          },
        ];
      }),
    ],
  },
  {
    paragraph: 9,
    row: 'three sentences; term, awards and amounts not stated',
    expected: deputies.map((person) => ({
      type: 'sentence.imposed',
      data: {
        case: proceeding,
        person,
        components: [
          { kind: 'imprisonment', term: null },
          { kind: 'rank_stripped', scope: 'general’s rank' },
          { kind: 'awards_revoked', scope: 'state awards' },
          { kind: 'confiscation', amount: null, currency: null, scope: 'serious amounts of money' },
        ],
      },
      occurred: untilNovember,
      after: ['verdict'],
      act: { ...reported, hedge: 'All of them' },
    })),
  },
  {
    paragraph: 9,
    row: '“All of them”: three men or four',
    expected: [
      {
        type: 'unknown.recorded',
        data: { about: [masimov] },
        occurred: untilNovember,
        after: ['sentence'],
        act: { by: 'unstated', standing: 'unknown', hedge: 'All of them' },
      },
    ],
  },
  {
    paragraph: 10,
    row: 'a defendant in two new criminal cases',
    expected: [
      { type: 'case.registered', data: { case: first, kind: 'criminal', title: firstTitle } },
      { type: 'case.registered', data: { case: second, kind: 'criminal', title: secondTitle } },
      ...[first, second].map((inCase) => ({
        type: 'case.party_added',
        data: { case: inCase, party: masimov, role: 'defendant' },
        occurred: november,
        act: reported,
      })),
    ],
  },
  {
    paragraph: 10,
    row: 'suspected of a large bribe and of laundering',
    expected: [
      {
        type: 'suspicion.announced',
        data: {
          person: masimov,
          case: null,
          offences: [
            { charge: 'bribery', offence: 'receiving a large bribe' },
            { charge: 'laundering', offence: 'laundering illegally obtained money and property' },
          ],
        },
        occurred: november,
        act: { by: pressService, standing: 'official' },
        claim: { by: pressService, standing: 'alleged' },
      },
    ],
  },
];

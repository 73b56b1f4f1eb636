/** Judgments of courts of every kind: who won and lost, what was violated, what is owed, and what came of it. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { courtPoints } from './courts.ts';
import { deriveMatters } from './derive-docket.ts';
import { sayDetails } from './details.ts';
import { amount, currency, defineType, developmentRef, line, maybe, phrase, slug } from './development.ts';
import { enterOnDocket } from './docket-points.ts';
import { type Matter, ruleOf, statusesOf, stepsOf } from './docket-steps.ts';
import { withHelp } from './help.ts';
import { at, type Point, sets } from './points.ts';
import { actorRef, caseRef, kindOf, personRef, type SubjectId } from './subject.ts';
import { nullableText, text } from './value-schemas.ts';

const judgmentKinds = [
  'civil',
  'administrative',
  'constitutional',
  'international',
  'views',
  'merits_report',
  'advisory_opinion',
  'inquiry',
  'impeachment',
  'other',
] as const;
const findings = ['violated', 'not_violated', 'not_decided'] as const;
const obligationKinds = [
  'material_damage',
  'moral_damage',
  'costs',
  'compensation',
  'fine',
  'measure',
  'other',
] as const;

/** In which part a judge sits, and what opinion of their own a judge writes. */
const benchParts = ['member', 'president', 'rapporteur', 'ad_hoc'] as const;
const opinions = ['concurring', 'dissenting', 'partly_dissenting', 'separate'] as const;
const petitionKinds = ['individual', 'inter_state', 'advisory_opinion'] as const;

const parties = ['case', 'organization', 'person'] as const;
const onPage = { isListable: true, shape: 'list', page: { group: 'docket' } } as const;

const obligationValue = z.strictObject({
  case: text,
  kind: z.enum(obligationKinds),
  status: z.enum(statusesOf('obligation')),
  amount: nullableText,
  currency: nullableText,
  paid: nullableText,
  request: nullableText,
  from: nullableText,
  to: nullableText,
  supervisedBy: nullableText,
});

const petitionValue = z.strictObject({
  case: text,
  kind: z.enum(petitionKinds).nullable(),
  status: z.enum(statusesOf('petition')),
  persons: z.array(text),
  against: z.array(text),
  court: nullableText,
  number: nullableText,
});

export const judgments = {
  judgment: defineAttribute({
    ...onPage,
    name: 'judgment',
    of: parties,
    property: 'judgments',
    value: z.strictObject({
      case: text,
      kind: z.enum(judgmentKinds),
      by: nullableText,
      number: nullableText,
      inFavour: z.array(text),
      against: z.array(text),
      final: z.boolean(),
    }),
    labels: judgmentKinds,
    isLegal: true,
    isUnbounded: true,
    shows: {
      kind: bare('label'),
      number: named('text'),
      by: named('subject'),
      inFavour: named('subject'),
      against: named('subject'),
      final: named('flag'),
      case: named('subject'),
    },
    picture: 'mark',
  }),
  bench: defineAttribute({
    ...onPage,
    name: 'bench',
    of: ['case', 'person'],
    property: 'bench',
    value: z.strictObject({ case: text, judge: text, part: z.enum(benchParts), judgment: text }),
    labels: benchParts,
    hasPartedKeys: true,
    isUnbounded: true,
    shows: { judge: bare('subject'), part: bare('label'), case: named('subject'), judgment: hidden },
    picture: 'mark',
  }),
  separateOpinion: defineAttribute({
    ...onPage,
    name: 'separateOpinion',
    of: ['case', 'person'],
    property: 'separateOpinions',
    value: z.strictObject({ case: text, judge: text, kind: z.enum(opinions), judgment: text }),
    labels: opinions,
    hasPartedKeys: true,
    isUnbounded: true,
    shows: { judge: bare('subject'), kind: bare('label'), case: named('subject'), judgment: hidden },
    picture: 'mark',
  }),
  finding: defineAttribute({
    ...onPage,
    name: 'finding',
    of: parties,
    property: 'provisions',
    value: z.strictObject({
      case: text,
      provision: text,
      finding: z.enum(findings),
      against: nullableText,
      judgment: text,
    }),
    labels: findings,
    isLegal: true,
    isUnbounded: true,
    shows: {
      provision: bare('text'),
      finding: bare('label'),
      against: named('subject'),
      case: named('subject'),
      judgment: hidden,
    },
    picture: 'mark',
  }),
  obligation: defineAttribute({
    ...onPage,
    name: 'obligation',
    of: parties,
    property: 'obligations',
    value: obligationValue,
    derivation: deriveMatters({
      matter: 'obligation',
      toValue: ({ status, said }) => obligationValue.parse({ ...nothingOwed, ...given(obligationValue, said), status }),
    }),
    labelOf: ({ status }) => status,
    labelsOf: ({ status, kind }) => [status, kind],
    labels: [...statusesOf('obligation'), ...obligationKinds],
    shows: {
      kind: bare('label'),
      amount: bare('amount'),
      currency: hidden,
      request: bare('text'),
      status: bare('label'),
      paid: named('amount'),
      from: named('subject'),
      to: named('subject'),
      supervisedBy: named('subject'),
      case: named('subject'),
    },
    picture: { lanesOf: parties, draws: ({ status }) => isOpen('obligation', status) },
  }),
  petition: defineAttribute({
    ...onPage,
    name: 'petition',
    of: parties,
    property: 'petitions',
    value: petitionValue,
    derivation: deriveMatters({
      matter: 'petition',
      toValue: ({ status, said }) => petitionValue.parse({ ...noPetition, ...given(petitionValue, said), status }),
    }),
    labelOf: ({ status }) => status,
    labelsOf: ({ status, kind }) => [status, ...(kind ? [kind] : [])],
    labels: [...statusesOf('petition'), ...petitionKinds],
    shows: {
      kind: bare('label'),
      status: bare('label'),
      number: named('text'),
      persons: named('subject'),
      against: named('subject'),
      court: named('subject'),
      case: named('subject'),
    },
    picture: { lanesOf: parties, draws: ({ status }) => isOpen('petition', status) },
  }),
};

const nothingOwed = {
  kind: 'other',
  amount: null,
  currency: null,
  paid: null,
  request: null,
  from: null,
  to: null,
  supervisedBy: null,
};
const noPetition = { kind: null, persons: [], against: [], court: null, number: null };

/** Of what was said, the fields of a value. */
function given(value: z.ZodObject, said: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(said).filter(([field, it]) => field in value.shape && it !== undefined));
}

function isOpen(matter: Matter, status: string): boolean {
  return ruleOf(matter).open.includes(status);
}

/** Whether whoever delivers it has the case: treaty bodies and inquiries may look at the case of another court. */
function isOfCase(kind: (typeof judgmentKinds)[number]): boolean {
  return kind !== 'international' && kind !== 'views' && kind !== 'inquiry';
}

const actors = z.array(actorRef()).max(200).optional();
const list = <Id>(given: readonly Id[] | undefined): Id[] => [...new Set(given)];

export const judgmentTypes = [
  defineType({
    name: 'judgment.delivered',
    data: z.strictObject({
      case: caseRef(),
      kind: z.enum(judgmentKinds),
      by: withHelp(maybe(actorRef()), 'deliveredBy'),
      number: withHelp(maybe(line(100)), 'numberOfJudgment'),
      bench: z
        .array(
          z.strictObject({
            judge: personRef(),
            part: maybe(z.enum(benchParts)),
            separateOpinion: withHelp(maybe(z.enum(opinions)), 'separateOpinion'),
          }),
        )
        .max(50)
        .optional(),
      inFavour: withHelp(actors, 'inFavour'),
      against: withHelp(actors, 'foundAgainst'),
      findings: z
        .array(
          z.strictObject({
            provision: withHelp(phrase(200), 'provision'),
            finding: z.enum(findings),
            against: withHelp(maybe(actorRef()), 'violatedBy'),
          }),
        )
        .max(100)
        .optional(),
      obligations: z
        .array(
          z.strictObject({
            obligation: withHelp(slug, 'obligation'),
            kind: z.enum(obligationKinds),
            amount: maybe(amount),
            currency: maybe(currency),
            request: withHelp(maybe(phrase(300)), 'measureOrdered'),
            from: withHelp(maybe(actorRef()), 'owedBy'),
            to: withHelp(maybe(actorRef()), 'owedTo'),
          }),
        )
        .max(100)
        .optional(),
      final: withHelp(maybe(z.boolean()), 'final'),
    }),
    example: {
      data: {
        case: 'case:orlov-v-republic',
        kind: 'international',
        by: 'organization:lantern-court',
        inFavour: ['person:ada-orlov'],
        against: ['organization:invented-republic'],
        findings: [
          { provision: 'Article 5', finding: 'violated' },
          { provision: 'Article 10', finding: 'not_violated' },
        ],
        obligations: [{ obligation: 'moral', kind: 'moral_damage', amount: '5000', currency: 'EUR' }],
      },
      summary: 'The Lantern Court found that the Invented Republic had violated Article 5.',
    },
    points: ({ id, data }) => {
      const { case: caseId, kind, by = null, number = null, inFavour, against, final, obligations = [] } = data;
      const [winning, losing] = [list(inFavour), list(against)];
      const value = { case: caseId, kind, by, number, inFavour: winning, against: losing, final: final === true };
      const named = new Set<SubjectId>([caseId, ...winning, ...losing]);
      return [
        ...courtPoints(caseId, isOfCase(kind) ? 'trial' : 'beside', by && kindOf(by) === 'organization' ? by : null),
        ...[...named].map((subject) => sets(at(subject, id), judgments.judgment, value)),
        ...(data.bench ?? []).flatMap((it) => benchPoints(it, id, caseId)),
        ...(data.findings ?? []).flatMap((it, index) => findingPoints(it, { id, caseId, losing, index })),
        ...obligations.flatMap(({ obligation, from, ...said }) => {
          const owing = from ?? (losing.length === 1 ? losing[0] : undefined);
          return enterOnDocket([caseId, ...(owing ? [owing] : []), ...(said.to ? [said.to] : [])], {
            matter: 'obligation',
            step: 'ordered',
            of: null,
            part: obligation,
            said: { ...said, case: caseId, from: owing },
          });
        }),
      ];
    },
    sentence: ({ findings: found = [], obligations = [], bench = [], ...told }) => [
      say('types.judgment.delivered.sentence', told),
      ...(bench.length > 0
        ? [
            say('types.judgment.delivered.bench', {
              judges: bench.map(({ judge, part }) =>
                say('types.judgment.delivered.judge', { judge, part: part ?? 'member' }),
              ),
            }),
          ]
        : []),
      ...bench.flatMap(({ judge, separateOpinion: kind }) =>
        kind ? [say('types.judgment.delivered.opinion', { judge, kind })] : [],
      ),
      ...sayDetails(told, ['inFavour', 'against']),
      ...found.map((it) => say('types.judgment.delivered.finding', it)),
      ...obligations.map((it) => say('types.judgment.delivered.obligation', it)),
      ...sayDetails(told, ['final']),
    ],
  }),
  defineType({
    name: 'compliance.reported',
    data: z.strictObject({
      case: caseRef(),
      judgment: withHelp(maybe(developmentRef({ types: ['judgment.delivered'] })), 'judgment'),
      obligation: withHelp(maybe(slug), 'whichObligation'),
      step: z.enum(['supervised', 'partly_executed', 'executed', 'refused', 'annulled']),
      by: withHelp(maybe(actorRef()), 'supervisedBy'),
      addressee: withHelp(maybe(actorRef()), 'owedBy'),
      to: withHelp(maybe(actorRef()), 'owedTo'),
      paid: withHelp(maybe(amount), 'paid'),
      currency: maybe(currency),
    }),
    example: {
      data: {
        case: 'case:orlov-v-republic',
        obligation: 'moral',
        step: 'partly_executed',
        paid: '2000',
        currency: 'EUR',
      },
      summary: 'The Invented Republic paid 2,000 euros of the sum that the Lantern Court had awarded.',
    },
    points: ({ data: { case: caseId, judgment = null, obligation, step, by, addressee, to, paid } }) =>
      enterOnDocket([caseId, ...(addressee ? [addressee] : []), ...(to ? [to] : [])], {
        matter: 'obligation',
        step,
        of: judgment,
        ...(obligation ? { part: obligation } : {}),
        said: { case: caseId, paid, ...(by && step === 'supervised' ? { supervisedBy: by } : {}) },
      }),
    sentence: (told) => [
      say('types.compliance.reported.sentence', told),
      ...(told.paid ? [say('types.compliance.reported.paid', { paid: told.paid, currency: told.currency })] : []),
    ],
  }),
  defineType({
    name: 'petition.progressed',
    data: z.strictObject({
      case: caseRef(),
      step: z.enum(stepsOf('petition')),
      kind: withHelp(maybe(z.enum(petitionKinds)), 'kindOfPetition'),
      petition: withHelp(maybe(developmentRef({ types: ['petition.progressed'] })), 'petition'),
      number: maybe(line(100)),
      persons: withHelp(actors, 'petitioners'),
      against: withHelp(actors, 'petitionAgainst'),
      court: withHelp(maybe(actorRef()), 'petitionedCourt'),
    }),
    example: {
      data: {
        case: 'case:orlov-v-republic',
        step: 'filed',
        number: '117/24',
        persons: ['person:ada-orlov'],
        against: ['organization:invented-republic'],
        court: 'organization:lantern-court',
      },
      summary: 'Ada Orlov lodged a petition with the Lantern Court.',
    },
    points: ({ data: { step, petition = null, ...said } }) => [
      ...enterOnDocket([said.case, ...(said.persons ?? []), ...(said.against ?? [])], {
        matter: 'petition',
        step,
        of: petition,
        said,
      }),
      ...courtPoints(said.case, 'beside', said.court),
    ],
    sentence: (told) => [
      say('types.petition.progressed.sentence', { ...told, kind: told.kind ?? 'other' }),
      ...sayDetails({ petitioners: told.persons, against: told.against }, ['petitioners', 'against']),
    ],
  }),
];

interface FindingPlace {
  readonly id: string;
  readonly caseId: SubjectId;
  readonly losing: readonly SubjectId[];
  readonly index: number;
}

interface StatedFinding {
  readonly provision: string;
  readonly finding: (typeof findings)[number];
  readonly against?: SubjectId | null | undefined;
}

/** On the case, and on whoever it is about: the only losing party where the finding names none. */
function findingPoints(stated: StatedFinding, { id, caseId, losing, index }: FindingPlace): Point[] {
  const { provision, finding } = stated;
  const against = stated.against ?? (losing.length === 1 ? (losing[0] ?? null) : null);
  const value = { case: caseId, provision, finding, against, judgment: id };
  return [caseId, ...(against ? [against] : [])].map((subject) =>
    sets(at(subject, `${id}/${index + 1}`), judgments.finding, value),
  );
}

interface StatedJudge {
  readonly judge: SubjectId;
  readonly part?: (typeof benchParts)[number] | null | undefined;
  readonly separateOpinion?: (typeof opinions)[number] | null | undefined;
}

/** On the case, and on the judge. */
function benchPoints({ judge, part, separateOpinion: kind }: StatedJudge, id: string, caseId: SubjectId): Point[] {
  const own = { case: caseId, judge, judgment: id };
  return [at(caseId, `${judge}/${id}`), at(judge, `${caseId}/${id}`)].flatMap((place) => [
    sets(place, judgments.bench, { ...own, part: part ?? 'member' }),
    ...(kind ? [sets(place, judgments.separateOpinion, { ...own, kind })] : []),
  ]);
}

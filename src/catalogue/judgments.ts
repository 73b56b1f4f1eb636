/** Judgments of courts of every kind: who won and lost, what was violated, what is owed, and what came of it. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { deriveMatters } from './derive-docket.ts';
import { amount, currency, defineType, developmentRef, line, maybe, phrase, slug } from './development.ts';
import { enterOnDocket } from './docket-points.ts';
import { type Matter, ruleOf, statusesOf, stepsOf } from './docket-steps.ts';
import { sayFurther } from './further.ts';
import { withHelp } from './help.ts';
import { at, type Point, sets } from './points.ts';
import { actorRef, caseRef, type SubjectId } from './subject.ts';
import { nullableText, text } from './value-schemas.ts';

const judgmentKinds = [
  'civil',
  'administrative',
  'constitutional',
  'international',
  'views',
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
      inFavour: z.array(text),
      against: z.array(text),
      final: z.boolean(),
    }),
    labels: judgmentKinds,
    isLegal: true,
    isUnbounded: true,
    shows: {
      kind: bare('label'),
      by: named('subject'),
      inFavour: named('subject'),
      against: named('subject'),
      final: named('flag'),
      case: named('subject'),
    },
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
    labels: statusesOf('petition'),
    shows: {
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
const noPetition = { persons: [], against: [], court: null, number: null };

/** Of what was said, the fields of a value. */
function given(value: z.ZodObject, said: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(said).filter(([field, it]) => field in value.shape && it !== undefined));
}

function isOpen(matter: Matter, status: string): boolean {
  return ruleOf(matter).open.includes(status);
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
      const { case: caseId, kind, by = null, inFavour, against, final, obligations = [] } = data;
      const [winning, losing] = [list(inFavour), list(against)];
      const value = { case: caseId, kind, by, inFavour: winning, against: losing, final: final === true };
      const named = new Set<SubjectId>([caseId, ...winning, ...losing]);
      return [
        ...[...named].map((subject) => sets(at(subject, id), judgments.judgment, value)),
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
    sentence: ({ findings: found = [], obligations = [], ...told }) => [
      say('types.judgment.delivered.sentence', told),
      ...sayFurther(told, ['inFavour', 'against']),
      ...found.map((it) => say('types.judgment.delivered.finding', it)),
      ...obligations.map((it) => say('types.judgment.delivered.obligation', it)),
      ...sayFurther(told, ['final']),
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
    points: ({ data: { case: caseId, judgment = null, obligation, step, by, addressee, paid } }) =>
      enterOnDocket([caseId, ...(addressee ? [addressee] : [])], {
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
    points: ({ data: { step, petition = null, ...said } }) =>
      enterOnDocket([said.case, ...(said.persons ?? []), ...(said.against ?? [])], {
        matter: 'petition',
        step,
        of: petition,
        said,
      }),
    sentence: (told) => [
      say('types.petition.progressed.sentence', told),
      ...sayFurther({ petitioners: told.persons, against: told.against }, ['petitioners', 'against']),
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

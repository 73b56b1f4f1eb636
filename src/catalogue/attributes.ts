import { z } from 'zod';
import { type SubjectKind, subjectKinds, subjectRef } from './subject.ts';

/** What a track is about. The list is closed: states, lists, filters and the published schemas all derive from it. */
export interface Attribute {
  readonly of: readonly SubjectKind[];
  /** Its name in a state. */
  readonly property: string;
  /** How a state holds it: `one` value, a `map` by the track's key, or a `list`. */
  readonly shape: 'one' | 'map' | 'list';
  /** Whether it decides on somebody’s legal position: editors look at it more closely. */
  readonly legal: boolean;
  /** Whether lists filter on its label. */
  readonly listable: boolean;
  readonly value: z.ZodType;
  readonly description: string;
}

const actStandings = ['reported', 'official', 'alleged', 'speculation', 'opinion', 'unknown'] as const;
export const standing = z.enum(actStandings).meta({
  id: 'Standing',
  description: 'How a claim stands: reported, official, alleged, speculation, opinion or unknown.',
});
export type Standing = z.infer<typeof standing>;

/** Who asserts something: a subject, the `author` of the source, or `unstated`. */
export const asserter = z.union([subjectRef(), z.enum(['author', 'unstated'])]);

const text = z.string();
const nullableText = z.string().nullable();
const claim = z.strictObject({ by: text, standing });

const charge = z.strictObject({
  case: nullableText,
  person: text,
  offence: text,
  law: nullableText,
  counts: z.number().int().nullable(),
  status: z.enum(['suspected', 'charged', 'requalified', 'dropped', 'convicted', 'acquitted']),
  claim: claim.nullable(),
});

const custodyLabels = ['detained', 'remanded', 'house_arrest', 'bail'] as const;
const legalStatusLabels = [
  'suspect',
  'accused',
  'on_trial',
  'convicted',
  'convicted_final',
  'acquitted',
  'dropped',
  'pardoned',
] as const;
export const componentKinds = [
  'imprisonment',
  'confiscation',
  'fine',
  'office_ban',
  'rank_stripped',
  'awards_revoked',
  'restitution',
  'other',
] as const;

function one<Value extends z.ZodType>(of: readonly SubjectKind[], property: string, value: Value, description: string) {
  return { of, property, shape: 'one' as const, legal: false, listable: true, value, description };
}

export const attributes = {
  name: {
    of: subjectKinds,
    property: 'names',
    shape: 'list',
    legal: false,
    listable: false,
    value: z.strictObject({ text, lang: nullableText, script: text }),
    description: 'A name, in one script.',
  },
  life: one(
    ['person'],
    'life',
    z.strictObject({ status: z.literal('dead'), cause: nullableText }),
    'Set once a person has died.',
  ),
  office: {
    of: ['person'],
    property: 'offices',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({ organization: text, title: text, by: nullableText }),
    description: 'An office held; the label is the organization.',
  },
  honour: {
    of: ['person'],
    property: 'honours',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ kind: z.enum(['rank', 'award']), title: text }),
    description: 'A rank or an award held.',
  },
  custody: {
    ...one(['person'], 'custody', z.enum(custodyLabels), 'How a person is held or bound; null: no custody recorded.'),
    legal: true,
  },
  wanted: {
    of: ['person'],
    property: 'wanted',
    shape: 'map',
    legal: true,
    listable: true,
    value: z.literal('wanted'),
    description: 'Sought, by authority.',
  },
  legal_status: {
    of: ['person'],
    property: 'legalStatus',
    shape: 'map',
    legal: true,
    listable: true,
    value: z.enum(legalStatusLabels),
    description: 'Where a person stands in a case, by case; `unstated` where the source names no case.',
  },
  charge: {
    of: ['person', 'case'],
    property: 'charges',
    shape: 'list',
    legal: true,
    listable: true,
    value: charge,
    description: 'A suspicion or charge; the label is its status, and `claim` tells who asserts its content.',
  },
  sentence: {
    of: ['person', 'case'],
    property: 'sentences',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({
      case: text,
      person: text,
      kind: z.enum(componentKinds),
      term: nullableText,
      amount: nullableText,
      currency: nullableText,
      scope: nullableText,
      inForce: z.boolean().nullable(),
    }),
    description: 'One component of a sentence; null: not stated.',
  },
  sanction: {
    of: ['person'],
    property: 'sanctions',
    shape: 'map',
    legal: false,
    listable: true,
    value: z.literal('listed'),
    description: 'Listed under a sanctions programme, by programme.',
  },
  asset: {
    of: ['person', 'organization'],
    property: 'assets',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ what: text, amount: nullableText, currency: nullableText, measure: nullableText }),
    description: 'An asset and the measure taken on it.',
  },
  relationship: {
    of: ['person', 'organization'],
    property: 'relationships',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ from: text, to: text, kind: text }),
    description: 'What `from` is to `to`.',
  },
  party: {
    of: ['case', 'person'],
    property: 'parties',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({ case: text, person: text, role: text }),
    description: 'A person’s role in a case.',
  },
  kind: one(
    ['case'],
    'kind',
    z.enum(['criminal', 'civil', 'context']),
    'What kind of case; `context` is no proceeding.',
  ),
  title: one(['case'], 'title', text, 'The title under which a case is kept.'),
  number: one(['case'], 'number', text, 'The number an authority gave a case.'),
  court: one(['case'], 'court', text, 'The court that hears a case.'),
  jurisdiction: one(['case'], 'jurisdiction', text, 'The country or territory whose law applies.'),
  authority: one(['case'], 'authority', text, 'The authority that investigates.'),
  publication: {
    ...one(
      ['source'],
      'publication',
      z.strictObject({
        title: text,
        publisher: nullableText,
        author: nullableText,
        url: nullableText,
        published: nullableText,
        sha256: nullableText,
      }),
      'What a source says of itself; null: it does not say.',
    ),
    listable: false,
  },
  stage: {
    ...one(
      ['case'],
      'stage',
      z.enum(['unfolding', 'ended', 'investigation', 'charged', 'trial', 'verdict', 'appeal', 'final', 'closed']),
      'How far a case has come.',
    ),
    legal: true,
  },
  classification: one(['case'], 'classification', z.literal('classified'), 'Whether a case is kept secret.'),
  incident: {
    of: ['case'],
    property: 'incidents',
    shape: 'list',
    legal: false,
    listable: false,
    value: z.strictObject({
      kind: text,
      count: z.strictObject({ least: z.number().int(), most: z.number().int().nullable() }).nullable(),
      actors: nullableText,
      targets: nullableText,
      text: nullableText,
    }),
    description: 'What happened during unrest; null: not stated.',
  },
  measure: {
    of: ['case'],
    property: 'measures',
    shape: 'list',
    legal: false,
    listable: false,
    value: z.strictObject({ kind: text, by: nullableText, target: nullableText, text: nullableText }),
    description: 'A measure that an authority ordered.',
  },
  link: {
    of: ['case'],
    property: 'links',
    shape: 'map',
    legal: false,
    listable: true,
    value: text,
    description: 'How another case is connected, by case.',
  },
  holder: {
    of: ['organization'],
    property: 'holders',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({ person: text, title: text, by: nullableText }),
    description: 'Who holds an office of the organization; the label is the person.',
  },
  claim: {
    of: subjectKinds,
    property: 'claims',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ kind: text, by: text, standing, text: nullableText, disputed: z.boolean() }),
    description: 'What somebody asserts, attributed; the label is its standing. It never moves a legal state.',
  },
  unknown: {
    of: subjectKinds,
    property: 'unknowns',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ question: text }),
    description: 'A question the sources leave open.',
  },
} as const satisfies Record<string, Attribute>;

export type AttributeName = keyof typeof attributes;
export const attributeNames = Object.keys(attributes) as AttributeName[];
export const attribute = (name: AttributeName): Attribute => attributes[name];

export function attributesOf(kind: SubjectKind): AttributeName[] {
  return attributeNames.filter((name) => attribute(name).of.includes(kind));
}

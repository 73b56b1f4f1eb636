import { z } from 'zod';
import { expected } from './expected.ts';
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
  /** Stands beside the state, of which it says nothing. */
  readonly aside?: true;
  /** A dead person has none, whatever is recorded: `subject`: the one it is about; `label`: the one whom its label names. */
  readonly endsWithLife?: 'subject' | 'label';
  /** Its tracks are keyed by development, so that there may be thousands: a state shows the newest. */
  readonly unbounded?: true;
  /** What findings look back at: every value that a track had by then, or only the last few. */
  readonly lookback?: 'all' | 'last';
}

const actStandings = ['reported', 'official', 'alleged', 'speculation', 'opinion', 'unknown'] as const;
export const standing = z.enum(actStandings).meta({
  id: 'Standing',
  description: 'How a claim stands: reported, official, alleged, speculation, opinion or unknown.',
});
export type Standing = z.infer<typeof standing>;

/** Who asserts something: a subject, the `author` of the source, or `unstated`. */
export const asserter = z.union([subjectRef(), z.enum(['author', 'unstated'])], expected('asserter'));

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

export const pleas = ['guilty', 'not_guilty', 'no_contest', 'refused'] as const;
export const clemencyKinds = ['amnesty', 'pardon', 'commutation'] as const;
export const extraditionSteps = ['requested', 'granted', 'refused', 'surrendered', 'withdrawn'] as const;

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
  identifier: {
    of: ['person', 'organization'],
    property: 'identifiers',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ scheme: text, id: text }),
    description: 'Under which number others know the subject; the label is `scheme:id`.',
  },
  alias: {
    of: subjectKinds,
    property: 'aliases',
    shape: 'list',
    legal: false,
    listable: true,
    value: text,
    description: 'A subject that was merged into this one; the label is its id.',
  },
  life: {
    ...one(
      ['person'],
      'life',
      z.strictObject({ status: z.literal('dead'), cause: nullableText }),
      'Set once a person has died.',
    ),
    lookback: 'last',
  },
  office: {
    of: ['person'],
    property: 'offices',
    shape: 'list',
    legal: true,
    listable: true,
    endsWithLife: 'subject',
    lookback: 'last',
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
    description: 'A rank or an award held; the label is its kind.',
  },
  custody: {
    ...one(['person'], 'custody', z.enum(custodyLabels), 'How a person is held or bound; null: no custody recorded.'),
    legal: true,
    endsWithLife: 'subject',
    lookback: 'last',
  },
  transfer: {
    of: ['person'],
    property: 'transfers',
    shape: 'list',
    legal: true,
    listable: false,
    unbounded: true,
    value: z.strictObject({ case: nullableText, place: nullableText, authority: nullableText }),
    description: 'Where a person in custody was taken; null: not stated.',
  },
  wanted: {
    of: ['person'],
    property: 'wanted',
    shape: 'map',
    legal: true,
    listable: true,
    endsWithLife: 'subject',
    value: z.literal('wanted'),
    description: 'Sought, by authority.',
  },
  legal_status: {
    of: ['person'],
    property: 'legalStatus',
    shape: 'map',
    legal: true,
    listable: true,
    lookback: 'all',
    value: z.enum(legalStatusLabels),
    description: 'Where a person stands in a case, by case; `unstated` where the source names no case.',
  },
  charge: {
    of: ['person', 'case'],
    property: 'charges',
    shape: 'list',
    legal: true,
    listable: true,
    lookback: 'last',
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
      runsFrom: nullableText.meta({ description: 'The day from which its term counts.' }),
    }),
    lookback: 'last',
    description: 'One component of a sentence; null: not stated.',
  },
  plea: {
    of: ['person', 'case'],
    property: 'pleas',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({ case: text, person: text, charge: nullableText, plea: z.enum(pleas) }),
    description: 'How a person answered in court; the label is the plea.',
  },
  appeal: {
    of: ['person', 'case'],
    property: 'appeals',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({
      case: text,
      person: text,
      by: nullableText,
      court: nullableText,
      status: z.literal('pending'),
    }),
    description: 'An appeal that is not decided yet; the label is its status.',
  },
  clemency: {
    of: ['person'],
    property: 'clemency',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({ case: nullableText, kind: z.enum(clemencyKinds), by: nullableText }),
    description: 'Amnesty, pardon or commutation granted; the label is its kind.',
  },
  extradition: {
    of: ['person'],
    property: 'extraditions',
    shape: 'list',
    legal: true,
    listable: true,
    value: z.strictObject({ from: nullableText, to: text, step: z.enum(extraditionSteps) }),
    description: 'How far an extradition has come; the label is the step.',
  },
  sanction: {
    of: ['person', 'organization'],
    property: 'sanctions',
    shape: 'list',
    legal: false,
    listable: true,
    value: z.strictObject({ programme: text, by: nullableText, status: z.literal('listed') }),
    description: 'Listed under a sanctions programme; the label is `listed`.',
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
    value: z.strictObject({
      case: text,
      person: text,
      role: text,
      minor: z.boolean().meta({ description: 'A child or youth when it happened.' }),
    }),
    description: 'A person’s role in a case; the label is the role.',
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
    lookback: 'all',
  },
  hearing: {
    of: ['case'],
    property: 'hearings',
    shape: 'list',
    legal: false,
    listable: false,
    unbounded: true,
    value: z.strictObject({ kind: text, court: nullableText, closed: z.boolean().nullable() }),
    description: 'A hearing that was held; null: not stated.',
  },
  classification: one(['case'], 'classification', z.literal('classified'), 'Whether a case is kept secret.'),
  incident: {
    of: ['case'],
    property: 'incidents',
    shape: 'list',
    legal: false,
    listable: false,
    unbounded: true,
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
    unbounded: true,
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
    endsWithLife: 'label',
    value: z.strictObject({ person: text, title: text, by: nullableText }),
    description: 'Who holds an office of the organization; the label is the person.',
  },
  archive: {
    of: ['source'],
    property: 'archives',
    shape: 'list',
    legal: false,
    listable: false,
    value: z.strictObject({ sha256: text, mediaType: text, place: nullableText }),
    description: 'A copy of the source that somebody keeps.',
  },
  claim: {
    of: subjectKinds,
    property: 'claims',
    shape: 'list',
    legal: false,
    listable: true,
    aside: true,
    unbounded: true,
    value: z.strictObject({
      kind: text,
      by: text,
      standing,
      text: nullableText,
      stance: nullableText.meta({ description: 'Of a statement: for, against, accuses, denies …' }),
      disputed: z.boolean().meta({ description: 'Somebody disputes it: see `disputes`.' }),
    }),
    description: 'What somebody asserts, attributed; the label is its standing. It never moves a legal state.',
  },
  dispute: {
    of: subjectKinds,
    property: 'disputes',
    shape: 'list',
    legal: false,
    listable: false,
    aside: true,
    unbounded: true,
    value: z.strictObject({ claim: text, by: text, text: nullableText }),
    description: 'That somebody disputes a claim, named by its development.',
  },
  unknown: {
    of: subjectKinds,
    property: 'unknowns',
    shape: 'list',
    legal: false,
    listable: true,
    aside: true,
    value: z.strictObject({ question: text }),
    description: 'A question the sources leave open.',
  },
  dismissal: {
    of: subjectKinds,
    property: 'dismissals',
    shape: 'list',
    legal: false,
    listable: false,
    aside: true,
    value: z.strictObject({ rule: text, on: z.array(text), reason: text }),
    description: 'That an editor set a finding aside.',
  },
} as const satisfies Record<string, Attribute>;

export type AttributeName = keyof typeof attributes;
export const attributeNames = Object.keys(attributes) as AttributeName[];
export const attribute = (name: AttributeName): Attribute => attributes[name];

export function attributesOf(kind: SubjectKind): AttributeName[] {
  return attributeNames.filter((name) => attribute(name).of.includes(kind));
}

/** What says nothing of a subject's state, but stands beside it. */
export function isAside(name: string): boolean {
  return attribute(name as AttributeName)?.aside === true;
}

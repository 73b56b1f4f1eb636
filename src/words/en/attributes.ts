/**
 * What tracks are about, in English: names, descriptions and labels. `many`: the name of several, for lanes of the
 * picture and headings; `none`: what the head of a page says where nothing is recorded.
 * `brief`: a value as a bar of the picture names it, from its fields. `unstated`: in place of a key that the source
 * does not give.
 */
import { sharedLabels } from './labels.ts';
import { particularAttributes } from './particulars.ts';

const term = '{hasTerm, select, yes {, {term}} other {}}';
const amount = '{hasAmount, select, yes {, {amount}} other {}}';
const scope = '{hasScope, select, yes {, {scope}} other {}}';

/** What each attribute needs, and what it may have: `many` in the picture, `none` at the head of a page. */
interface AttributeText {
  readonly label: string;
  readonly description: string;
  readonly many?: string;
  readonly none?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly brief?: string;
  readonly unstated?: string;
}

export const attributes = {
  name: { label: 'Name', description: 'A name, in one script.' },
  identifier: {
    label: 'Number',
    description: 'A number that others gave; the label is `scheme:id`.',
  },
  alias: {
    label: 'Merged with',
    description: 'Another entry for the same subject, merged into this one; the label is its id.',
  },
  kind: {
    label: 'Kind',
    description: 'The kind of case; `context` is background, not a proceeding.',
    labels: sharedLabels.caseKinds,
  },
  title: { label: 'Title', description: 'The title of a case.' },
  number: { label: 'Case number', description: 'The number that an authority gave a case.' },
  court: { label: 'Court', description: 'The court that has a case, or had it last.' },
  courts: {
    label: 'Court that dealt with the case',
    many: 'Courts that dealt with the case',
    description: 'Every court that has had the case, or has dealt with something in it.',
    brief: '{value}',
  },
  jurisdiction: { label: 'Jurisdiction', description: 'The country or territory whose law applies.' },
  authority: { label: 'Authority', description: 'The authority that investigates.' },
  publication: { label: 'Publication', description: 'What a source says about itself; null: not stated.' },
  ...particularAttributes,
  life: {
    label: 'Life',
    description: 'Set once a person has died.',
    labels: { dead: 'dead' },
  },
  relationship: {
    label: 'Relationship',
    many: 'Relationships',
    description: 'What `from` is to `to`.',
  },
  office: {
    label: 'Office',
    many: 'Offices',
    description: 'An office held; the label is the organization.',
    none: 'No record of an office',
    brief: '{title}, {organization}',
  },
  holder: {
    label: 'Office holder',
    many: 'Office holders',
    description: 'The person who holds an office of the organization; the label is the person.',
    brief: '{person}, {title}',
  },
  honour: {
    label: 'Rank or award',
    description: 'A rank or an award held; the label is its kind.',
    labels: sharedLabels.honourKinds,
  },
  custody: {
    label: 'Custody',
    many: 'Custody',
    description: `Whether a person is held or restricted, worked out from arrests, measures and releases; null: no
      record. Lists also find it by the place, as it is recorded: \`place:…\`.`,
    none: 'No record of custody',
    labels: sharedLabels.custody,
    brief: '{hasKind, select, yes {{kind}} other {{group}}}',
  },
  transfer: {
    label: 'Transfer',
    description: 'Where a person in custody was taken; null: not stated.',
    labels: { transfer: 'transfer' },
  },
  wanted: {
    label: 'Wanted',
    description: 'An authority is looking for the person; the key is the authority.',
    labels: { wanted: 'wanted' },
    unstated: 'source does not say by which authority',
  },
  legalStatus: {
    label: 'Legal status',
    many: 'Legal status',
    description: `The status of a person in a case, worked out from the counts. The key is the case, or \`unstated\` if
      the source names none; on a case it is the person.`,
    none: 'No record of a legal status',
    labels: {
      suspect: 'suspect',
      accused: 'accused',
      on_trial: 'on trial',
      convicted: 'convicted, not recorded as final',
      convicted_final: 'convicted, final',
      acquitted: 'acquitted',
      pardoned: 'amnesty or pardon',
      ended_by_death: 'ended by death',
      discontinued: 'ended without a verdict',
      moved: 'moved to another case',
      liable: 'liable',
      not_liable: 'not liable',
    },
    brief: '{status}',
    unstated: 'source does not say in which case',
  },
  counts: {
    label: 'Count',
    many: 'Counts',
    description: `A count of a charge; \`sums\` says how many have which label, and \`claim\` who asserts its content.
      Lists also find it by the law, as it is recorded: \`law:…\`.`,
    labels: {
      suspected: 'suspected',
      pending: 'pending',
      convicted: 'convicted',
      acquitted: 'acquitted',
      liable: 'liable',
      not_liable: 'not liable',
      no_verdict: 'no verdict',
      not_responsible: 'not responsible',
      withdrawn: 'withdrawn',
      dismissed: 'dismissed',
      discontinued: 'discontinued',
      set_aside: 'set aside',
      superseded: 'superseded',
      moved: 'moved to another case',
    },
    brief: '{status}{hasOffence, select, yes {: {offence}} other {}}',
  },
  party: {
    label: 'Party',
    many: 'Parties',
    description: 'The role of a person, an organization or a State in a case; the label is the role.',
    labels: sharedLabels.roles,
  },
  stage: {
    label: 'Stage',
    many: 'Stage',
    description: 'How far a case has come: the earliest stage of its accused, without those for whom it has ended.',
    none: 'No record of the stage',
    labels: {
      unfolding: 'unfolding',
      order_restored: 'order restored',
      ended: 'ended',
      investigation: 'investigation',
      charged: 'charged',
      trial: 'trial',
      verdict: 'verdict',
      appeal: 'appeal',
      final: 'final',
      closed: 'closed',
    },
  },
  classification: {
    label: 'Secrecy',
    description: 'Whether a case is kept secret.',
    none: 'No record of secrecy',
    labels: { classified: 'secret' },
  },
  link: {
    label: 'Related case',
    description: 'How another case is connected; the key is that case.',
    labels: { ...sharedLabels.linkKinds, severed_into: 'severed into', continued_by: 'continued by' },
  },
  plea: {
    label: 'Plea',
    description: 'How a person answered in court; the label is the plea.',
    labels: sharedLabels.pleas,
  },
  sentences: {
    label: 'Sentence',
    many: 'Sentences',
    description: 'One part of a sentence, and whether it stands; null: not stated.',
    labels: { ...sharedLabels.partKinds, ...sharedLabels.partStates },
    brief: `{kind}${term}${amount}${scope}`,
  },
  toServe: {
    label: 'To serve',
    description: 'What is to serve of all sentences of one kind, as far as the courts said how they combine.',
    labels: sharedLabels.partKinds,
  },
  amounts: {
    label: 'To pay',
    description: 'Fines, confiscations and the like in force, by kind and currency.',
    labels: sharedLabels.partKinds,
  },
  appeals: {
    label: 'Appeal',
    description: 'An appeal or another remedy that is not decided yet.',
    labels: { pending: 'pending', maybe_withdrawn: 'perhaps withdrawn', ...sharedLabels.remedies },
  },
  clemency: {
    label: 'Clemency',
    description: 'Amnesty, pardon or commutation granted; the label is its kind.',
    labels: sharedLabels.clemencyKinds,
  },
  sanction: {
    label: 'Sanction',
    many: 'Sanctions',
    description: 'On a sanctions list; the label is `listed`.',
    none: 'No record of sanctions',
    labels: { listed: 'listed' },
    brief: '{programme}',
  },
  asset: {
    label: 'Asset',
    description: 'An asset and the measure taken on it.',
    labels: { reported: 'reported', ...sharedLabels.assetMeasures },
  },
  incident: {
    label: 'Incident',
    description: 'What happened during unrest; null: not stated.',
    labels: sharedLabels.incidentKinds,
  },
  measure: {
    label: 'Measure',
    description: 'A measure that an authority ordered.',
    labels: sharedLabels.measureKinds,
  },
  claim: {
    label: 'Claim',
    many: 'Claims',
    description: 'What someone asserts, and who; the label is its kind of statement. It changes no status.',
    labels: sharedLabels.standings,
  },
  dispute: {
    label: 'Dispute',
    many: 'Disputes',
    description: 'Someone contests a claim; `claim` is the development that makes it.',
  },
  unknown: {
    label: 'Open question',
    many: 'Open questions',
    description: 'A question that the sources leave open.',
    labels: { open: 'open' },
  },
  dismissal: { label: 'Checked note', many: 'Checked notes', description: 'A review note that an editor checked.' },
  archive: { label: 'Archived copy', description: 'A copy of the source that is kept.' },
} as const satisfies Readonly<Record<string, AttributeText>>;

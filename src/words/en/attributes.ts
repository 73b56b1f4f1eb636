/**
 * What tracks are about, in English: one and many, descriptions, labels, and what is said where nothing is recorded.
 * `brief`: a value as a bar of the picture names it, from its fields. `unstated`: in place of a key that the source
 * does not give.
 */
import { sharedLabels } from './labels.ts';

const term = '{hasTerm, select, yes {, {term}} other {}}';
const amount = '{hasAmount, select, yes {, {amount}} other {}}';
const scope = '{hasScope, select, yes {, {scope}} other {}}';

/** What each attribute needs, and what it may have. */
interface AttributeText {
  readonly label: string;
  readonly many: string;
  readonly description: string;
  readonly none: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly brief?: string;
  readonly unstated?: string;
}

export const attributes = {
  name: {
    label: 'Name',
    many: 'Names',
    description: 'A name, in one script.',
    none: 'No record of a name',
  },
  identifier: {
    label: 'Number',
    many: 'Numbers',
    description: 'A number that others gave; the label is `scheme:id`.',
    none: 'No record of a number',
  },
  alias: {
    label: 'Merged with',
    many: 'Merged with',
    description: 'Another entry for the same subject, merged into this one; the label is its id.',
    none: 'No record of a merger',
  },
  kind: {
    label: 'Kind',
    many: 'Kinds',
    description: 'The kind of case; `context` is background, not a proceeding.',
    none: 'No record of the kind of case',
    labels: sharedLabels.caseKinds,
  },
  title: {
    label: 'Title',
    many: 'Titles',
    description: 'The title of a case.',
    none: 'No record of a title',
  },
  number: {
    label: 'Case number',
    many: 'Case numbers',
    description: 'The number that an authority gave a case.',
    none: 'No record of a case number',
  },
  court: {
    label: 'Court',
    many: 'Courts',
    description: 'The court that hears a case.',
    none: 'No record of a court',
  },
  jurisdiction: {
    label: 'Jurisdiction',
    many: 'Jurisdictions',
    description: 'The country or territory whose law applies.',
    none: 'No record of the jurisdiction',
  },
  authority: {
    label: 'Authority',
    many: 'Authorities',
    description: 'The authority that investigates.',
    none: 'No record of an investigating authority',
  },
  publication: {
    label: 'Publication',
    many: 'Publications',
    description: 'What a source says about itself; null: not stated.',
    none: 'No record of the publication',
  },
  life: {
    label: 'Life',
    many: 'Lives',
    description: 'Set once a person has died.',
    none: 'No record of a death',
    labels: { dead: 'dead' },
  },
  relationship: {
    label: 'Relationship',
    many: 'Relationships',
    description: 'What `from` is to `to`.',
    none: 'No record of a relationship',
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
    none: 'No record of an office holder',
    brief: '{person}, {title}',
  },
  honour: {
    label: 'Rank or award',
    many: 'Ranks and awards',
    description: 'A rank or an award held; the label is its kind.',
    none: 'No record of a rank or award',
    labels: sharedLabels.honourKinds,
  },
  custody: {
    label: 'Custody',
    many: 'Custody',
    description: 'How a person is held or restricted; null: no record.',
    none: 'No record of custody',
    labels: {
      detained: 'detained',
      remanded: 'remanded in custody',
      house_arrest: 'house arrest',
      bail: 'bail',
    },
  },
  transfer: {
    label: 'Transfer',
    many: 'Transfers',
    description: 'Where a person in custody was taken; null: not stated.',
    none: 'No record of a transfer',
    labels: { transfer: 'transfer' },
  },
  wanted: {
    label: 'Wanted',
    many: 'Wanted',
    description: 'Sought, by authority.',
    none: 'No record of a search',
    labels: { wanted: 'wanted' },
    unstated: 'source does not say by which authority',
  },
  legal_status: {
    label: 'Legal status',
    many: 'Legal status',
    description: 'A person’s status in a case, by case; `unstated` where the source names no case.',
    none: 'No record of a legal status',
    labels: {
      suspect: 'suspect',
      accused: 'accused',
      on_trial: 'on trial',
      convicted: 'convicted',
      convicted_final: 'convicted, final',
      acquitted: 'acquitted',
      dropped: 'no longer accused',
      pardoned: 'amnesty or pardon',
    },
    unstated: 'source does not say in which case',
  },
  charge: {
    label: 'Charge',
    many: 'Charges',
    description: 'A suspicion or charge; the label is its status, and `claim` says who asserts its content.',
    none: 'No record of a charge',
    labels: {
      suspected: 'suspected',
      charged: 'charged',
      requalified: 'reclassified',
      dropped: 'dropped',
      convicted: 'convicted',
      acquitted: 'acquitted',
    },
    brief: '{status}: {offence}',
  },
  party: {
    label: 'Party',
    many: 'Parties',
    description: 'A person’s role in a case; the label is the role.',
    none: 'No record of a party',
    labels: sharedLabels.roles,
  },
  stage: {
    label: 'Stage',
    many: 'Stage',
    description: 'How far a case has come.',
    none: 'No record of the stage',
    labels: {
      unfolding: 'unfolding',
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
    many: 'Secrecy',
    description: 'Whether a case is kept secret.',
    none: 'No record of secrecy',
    labels: { classified: 'secret' },
  },
  link: {
    label: 'Related case',
    many: 'Related cases',
    description: 'How another case is connected, by case.',
    none: 'No record of a related case',
    labels: { ...sharedLabels.linkKinds, severed_into: 'severed into', continued_by: 'continued by' },
  },
  plea: {
    label: 'Plea',
    many: 'Pleas',
    description: 'How a person answered in court; the label is the plea.',
    none: 'No record of a plea',
    labels: sharedLabels.pleas,
  },
  sentence: {
    label: 'Sentence',
    many: 'Sentences',
    description: 'One part of a sentence; null: not stated.',
    none: 'No record of a sentence',
    labels: sharedLabels.componentKinds,
    brief: `{kind}${term}${amount}${scope}{inForce, select, no {, not in force} other {}}`,
  },
  hearing: {
    label: 'Hearing',
    many: 'Hearings',
    description: 'A hearing that was held; null: not stated.',
    none: 'No record of a hearing',
    labels: sharedLabels.hearingKinds,
  },
  appeal: {
    label: 'Appeal',
    many: 'Appeals',
    description: 'An appeal that is not decided yet; the label is its status.',
    none: 'No record of a pending appeal',
    labels: { pending: 'pending' },
  },
  clemency: {
    label: 'Clemency',
    many: 'Clemency',
    description: 'Amnesty, pardon or commutation granted; the label is its kind.',
    none: 'No record of clemency',
    labels: sharedLabels.clemencyKinds,
  },
  extradition: {
    label: 'Extradition',
    many: 'Extraditions',
    description: 'How far an extradition has come; the label is the step.',
    none: 'No record of an extradition',
    labels: sharedLabels.extraditionSteps,
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
    many: 'Assets',
    description: 'An asset and the measure taken on it.',
    none: 'No record of assets',
    labels: { reported: 'reported', ...sharedLabels.assetMeasures },
  },
  incident: {
    label: 'Incident',
    many: 'Incidents',
    description: 'What happened during unrest; null: not stated.',
    none: 'No record of incidents',
    labels: sharedLabels.incidentKinds,
  },
  measure: {
    label: 'Measure',
    many: 'Measures',
    description: 'A measure that an authority ordered.',
    none: 'No record of measures',
    labels: sharedLabels.measureKinds,
  },
  claim: {
    label: 'Claim',
    many: 'Claims',
    description: 'What someone asserts, attributed; the label is its kind of statement. It changes no status.',
    none: 'No record of claims',
    labels: sharedLabels.standings,
  },
  dispute: {
    label: 'Dispute',
    many: 'Disputes',
    description: 'That someone contests a claim, which its development names.',
    none: 'No record of disputes',
  },
  unknown: {
    label: 'Open question',
    many: 'Open questions',
    description: 'A question that the sources leave open.',
    none: 'No record of open questions',
    labels: { open: 'open' },
  },
  dismissal: {
    label: 'Checked note',
    many: 'Checked notes',
    description: 'That an editor checked a review note.',
    none: 'No record of checked notes',
  },
  archive: {
    label: 'Archived copy',
    many: 'Archived copies',
    description: 'A copy of the source that is kept.',
    none: 'No record of a copy',
  },
} as const satisfies Readonly<Record<string, AttributeText>>;

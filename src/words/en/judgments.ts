/** Judgments, petitions, mandates and protection, in English: attributes, types of development, fields and help. */
import { stillUntil, untilLastDay } from './particulars.ts';

const inCase = '{hasCase, select, yes { in the case “{case}”} other {}}';
const by = '{hasBy, select, yes { by {by}} other {}}';
const inOffice =
  '{hasTitle, select, yes { as {title}} other {}}{hasOrganization, select, yes { of {organization}} other {}}';
const withCurrency = '{hasCurrency, select, yes { {currency}} other {}}';

const judgmentKinds = {
  civil: 'civil judgment',
  administrative: 'administrative judgment',
  constitutional: 'constitutional judgment',
  international: 'international judgment',
  views: 'views of a treaty body',
  merits_report: 'report on the merits',
  advisory_opinion: 'advisory opinion',
  inquiry: 'findings of an inquiry',
  impeachment: 'judgment in an impeachment',
  other: 'other judgment',
} as const;

const benchParts = {
  member: 'member of the bench',
  president: 'president of the bench',
  rapporteur: 'rapporteur',
  ad_hoc: 'judge ad hoc',
} as const;

const opinions = {
  concurring: 'concurring opinion',
  dissenting: 'dissenting opinion',
  partly_dissenting: 'partly dissenting opinion',
  separate: 'separate opinion',
} as const;

const petitionKinds = {
  individual: 'individual petition',
  inter_state: 'petition of a State against a State',
  advisory_opinion: 'request for an advisory opinion',
} as const;

const findings = { violated: 'violated', not_violated: 'not violated', not_decided: 'not decided' } as const;

const obligationKinds = {
  material_damage: 'material damage',
  moral_damage: 'moral damage',
  costs: 'costs',
  compensation: 'compensation',
  fine: 'fine',
  measure: 'measure to take',
  other: 'other obligation',
} as const;

const obligationStatuses = {
  not_executed_yet: 'not executed yet',
  partly_executed: 'executed in part',
  executed: 'executed',
  refused: 'not executed, refused',
  annulled: 'annulled',
} as const;

const petitionStatuses = {
  pending: 'pending',
  communicated: 'communicated',
  admissible: 'admissible',
  partly_admissible: 'admissible in part',
  inadmissible: 'inadmissible',
  referred: 'referred to another court or chamber',
  decided: 'decided',
  settled: 'friendly settlement',
  struck_out: 'struck out',
  withdrawn: 'withdrawn',
} as const;

const immunityStatuses = { lifted: 'lifted', upheld: 'upheld', restored: 'restored' } as const;
const mandateStatuses = {
  suspended: 'suspended',
  reinstated: 'reinstated',
  removed: 'removed from office',
  annulled: 'appointment or election annulled',
  not_removed: 'not removed from office',
  ineligible: 'not eligible for office',
  eligible_again: 'eligible again',
} as const;
const impeachmentStatuses = {
  articles_adopted: 'articles adopted',
  trial_begun: 'on trial',
  removed: 'removed from office',
  not_removed: 'not removed from office',
  ended: 'ended without a decision',
} as const;
const asylumStatuses = {
  sought: 'sought',
  granted: 'granted',
  refused: 'refused',
  appealed: 'on appeal',
  withdrawn: 'request withdrawn',
  revoked: 'revoked',
} as const;
const noticeKinds = {
  red_notice: 'red notice',
  diffusion: 'diffusion',
  travel_warning: 'travel warning',
  other: 'other notice',
} as const;

export const judgmentFamilies = {
  judgments: 'Judgments and petitions',
  mandates: 'Immunity, mandates, asylum and notices',
} as const;

export const judgmentAttributes = {
  judgment: {
    label: 'Judgment',
    description: 'A judgment outside criminal cases, for and against parties of any kind; the label is its kind.',
    labels: judgmentKinds,
  },
  bench: {
    label: 'Bench',
    many: 'Benches',
    description: 'Who sat in a judgment, and in which part; the label is the part.',
    labels: benchParts,
    brief: '{judge}, {part}',
  },
  separateOpinion: {
    label: 'Separate opinion',
    many: 'Separate opinions',
    description: 'An opinion of a judge beside a judgment; the label is its kind.',
    labels: opinions,
    brief: '{judge}, {kind}',
  },
  finding: {
    label: 'Provision',
    description: 'A provision that a judgment found violated, or not; the label says which.',
    labels: findings,
  },
  obligation: {
    label: 'Obligation from a judgment',
    many: 'Obligations from judgments',
    description: 'A sum or a measure that a judgment ordered, and how far it is executed.',
    labels: { ...obligationStatuses, ...obligationKinds },
    brief: '{kind}, {status}',
  },
  petition: {
    label: 'Petition',
    many: 'Petitions',
    description: 'A petition to a court or a treaty body, and how far it has come.',
    labels: { ...petitionStatuses, ...petitionKinds },
    brief: '{status}',
  },
  immunity: {
    label: 'Immunity',
    description: 'What was decided on the immunity of a person; the key is the case.',
    labels: immunityStatuses,
  },
  mandate: {
    label: 'Mandate',
    many: 'Mandates',
    description: 'Whether an office is suspended or lost, and whether the person is eligible.',
    labels: mandateStatuses,
    brief: '{status}{hasTitle, select, yes {: {title}} other {}}',
  },
  impeachment: {
    label: 'Impeachment',
    description: 'How far an impeachment has come.',
    labels: impeachmentStatuses,
  },
  asylum: {
    label: 'Asylum',
    many: 'Asylum',
    description: 'Whether a State was asked for asylum, and what it decided; the key is the State.',
    labels: asylumStatuses,
    brief: '{status}, {state}',
  },
  notice: {
    label: 'Notice',
    many: 'Notices',
    description: 'A notice by which authorities abroad are asked to look for a person, or one that was refused.',
    labels: { ...noticeKinds, refused: 'publication refused' },
    brief: '{kind}',
  },
} as const;

const judgment = `{kind, select, civil {A civil judgment} administrative {An administrative judgment}
  constitutional {A constitutional judgment} international {An international judgment}
  views {Views of a treaty body} merits_report {A report on the merits}
  advisory_opinion {An advisory opinion} inquiry {Findings of an inquiry} impeachment {A judgment in an impeachment}
  other {A judgment}}`;

/** Beside the type of criminal judgments in the same family. */
export const judgmentDelivered = {
  delivered: {
    title: 'Judgment outside criminal cases',
    description: `A court, a treaty body or an inquiry decides: who won and lost, which provisions were violated or not,
      and what is owed. It convicts and acquits no one.`,
    sentence: `${judgment}{hasNumber, select, yes { (number {number})} other {}} was delivered${by}${inCase}.`,
    bench: 'Bench: {judges}.',
    judge: `{judge}{part, select, president { (president)} rapporteur { (rapporteur)} ad_hoc { (judge ad hoc)}
      other {}}`,
    opinion: `{judge} wrote {kind, select, concurring {a concurring opinion} dissenting {a dissenting opinion}
      partly_dissenting {a partly dissenting opinion} other {a separate opinion}}.`,
    finding: `{hasAgainst, select, yes {On {against}: } other {}}{provision} was {finding, select,
      violated {violated} not_violated {not violated} other {not decided on}}.`,
    obligation: `{kind, select, material_damage {For material damage} moral_damage {For moral damage} costs {For costs}
      compensation {As compensation} fine {As a fine} measure {As a measure} other {As another obligation}}
      {hasRequest, select, yes {it ordered {request}} other {it ordered a payment}}{hasAmount, select,
      yes { of {amount}${withCurrency}} other {}}.`,
  },
} as const;

export const judgmentTypeTexts = {
  compliance: {
    reported: {
      title: 'Compliance with a judgment',
      description: `What a judgment ordered is supervised, executed, executed in part, refused or annulled. Name the
        judgment and the sum or measure. Leave out the short name if it is all that the judgment ordered.`,
      sentence: `{hasObligation, select, yes {The obligation “{obligation}” from a judgment}
        other {What a judgment ordered}}${inCase} {step, select, supervised {is supervised}
        partly_executed {was executed in part} executed {was executed} refused {was refused}
        other {was annulled}}${by}.`,
      paid: `Paid so far: {paid}${withCurrency}.`,
    },
  },
  petition: {
    progressed: {
      title: 'Petition',
      description: `A petition is filed with a court or a treaty body, communicated to a State, found admissible or not,
        referred, decided, settled, struck out or withdrawn. Name the people at every step.`,
      sentence: `{kind, select, individual {An individual petition} inter_state {A petition of a State against a State}
        advisory_opinion {A request for an advisory opinion} other {A petition}}{
        hasNumber, select, yes { (number {number})} other {}}${inCase} {step, select,
        filed {was filed} communicated {was communicated} admissible {was found admissible}
        partly_admissible {was found admissible in part} inadmissible {was found inadmissible}
        referred {was referred to another court or chamber} decided {was decided}
        settled {ended with a friendly settlement} struck_out {was struck out}
        other {was withdrawn}}{hasCourt, select, yes { ({court})} other {}}.`,
    },
  },
  immunity: {
    decided: {
      title: 'Immunity',
      description: 'The immunity of a person is lifted, upheld or restored.',
      sentence: `The immunity of {person} was {step, select, lifted {lifted} upheld {upheld}
        other {restored}}${by}${inCase}.${stillUntil}${untilLastDay}`,
    },
  },
  mandate: {
    changed: {
      title: 'Mandate suspended or lost',
      description: `A person is suspended from an office, reinstated, removed or not removed, or may no longer hold
        offices; or the appointment is annulled. Removal and annulment end the office.`,
      sentence: `{step, select, annulled {The appointment or election of {person}${inOffice} was annulled}
        other {{person} {step, select, suspended {was suspended} reinstated {was reinstated} removed {was removed}
        not_removed {was not removed} ineligible {was found not eligible for office}
        other {is eligible for office again}}${inOffice}}}${by}.{hasUntil, select, yes { Last day: {until}.} other
        {}}${untilLastDay}`,
    },
  },
  impeachment: {
    progressed: {
      title: 'Impeachment',
      description: 'Articles of impeachment are adopted and tried; the person is removed from office or not.',
      sentence: `{step, select, articles_adopted {Articles of impeachment against {person} were adopted}
        trial_begun {The impeachment trial of {person} began} removed {{person} was removed from office}
        not_removed {{person} was not removed from office}
        other {The impeachment of {person} ended without a decision}}${by}${inCase}.{hasArticles, select,
        yes { Articles: {articles}.} other {}}`,
    },
  },
  asylum: {
    progressed: {
      title: 'Asylum',
      description: 'A person asks a State for asylum. It is granted, refused, appealed, withdrawn or revoked.',
      sentence: `{step, select, sought {{person} asked {state} for asylum.}
        granted {{state} granted asylum to {person}.} refused {{state} refused asylum to {person}.}
        appealed {The decision of {state} on asylum for {person} was appealed.}
        withdrawn {{person} withdrew the request to {state} for asylum.}
        other {{state} revoked the asylum of {person}.}}${stillUntil}${untilLastDay}`,
    },
  },
  notice: {
    changed: {
      title: 'Notice',
      description:
        'A notice, such as a red notice of Interpol, is published for a person, refused, recalled or deleted.',
      sentence: `{kind, select, red_notice {A red notice} diffusion {A diffusion} travel_warning {A travel warning}
        other {A notice}} for {person} was {step, select, issued {published}
        refused {not published} deleted {deleted} other {recalled}}${by}.{hasRequest, select,
        yes { {request} had asked for it.} other {}}${stillUntil}${untilLastDay}`,
    },
  },
} as const;

export const judgmentFields = {
  articles: 'Articles',
  bench: 'Bench',
  finding: 'Finding',
  findings: 'Provisions',
  inFavour: 'In favour of',
  judgment: 'Judgment',
  obligation: 'Short name of the obligation',
  obligations: 'What is owed',
  judge: 'Judge',
  separateOpinion: 'Separate opinion',
  paid: 'Paid so far',
  petition: 'Petition',
  provision: 'Provision',
  refused: 'Publication refused',
  state: 'State',
  supervisedBy: 'Supervised by',
} as const;

export const judgmentRows = {
  against: 'Party',
  articles: 'Article',
  bench: 'Judge',
  findings: 'Provision',
  inFavour: 'Party',
  obligations: 'Obligation',
} as const;

export const judgmentOptions = {
  finding: findings,
  separateOpinion: opinions,
  part: benchParts,
  kind: {
    views: judgmentKinds.views,
    merits_report: judgmentKinds.merits_report,
    ...petitionKinds,
    advisory_opinion: judgmentKinds.advisory_opinion,
    material_damage: obligationKinds.material_damage,
    moral_damage: obligationKinds.moral_damage,
    costs: obligationKinds.costs,
    compensation: obligationKinds.compensation,
    measure: obligationKinds.measure,
    red_notice: noticeKinds.red_notice,
    diffusion: noticeKinds.diffusion,
    travel_warning: noticeKinds.travel_warning,
  },
  step: {
    communicated: 'communicated',
    admissible: 'found admissible',
    partly_admissible: 'found admissible in part',
    inadmissible: 'found inadmissible',
    referred: 'referred',
    decided: 'decided',
    settled: 'friendly settlement',
    struck_out: 'struck out',
    supervised: 'supervised',
    partly_executed: 'executed in part',
    upheld: 'upheld',
    restored: 'restored',
    suspended: 'suspended',
    reinstated: 'reinstated',
    removed: 'removed',
    not_removed: 'not removed',
    ineligible: 'not eligible',
    eligible_again: 'eligible again',
    articles_adopted: 'articles adopted',
    trial_begun: 'trial begun',
    ended: 'ended',
    sought: 'sought',
    revoked: 'revoked',
    annulled: 'annulled',
    deleted: 'deleted',
  },
} as const;

export const judgmentHelp = {
  deliveredBy: 'The court, the treaty body or the inquiry.',
  numberOfJudgment: 'As the court numbers its judgments.',
  separateOpinion: 'What the judge wrote beside the judgment. Leave it out if the judge wrote none.',
  kindOfPetition: 'Leave it out if it is not stated.',
  inFavour: 'Those who won, as a whole or in part: people, organizations, States.',
  foundAgainst: 'Those who lost: people, organizations, States.',
  provision: 'The provision as the judgment names it, such as “Article 5”.',
  violatedBy: 'Who violated it or not. Leave it out if there is one losing party only.',
  obligation: 'A short name for the sum or the measure within the judgment, such as “costs”.',
  measureOrdered: 'What is to be done, if it is more than a payment.',
  owedBy: 'Who owes it. Leave it out if there is one losing party only.',
  owedTo: 'Who is to get it.',
  judgment: 'The development that recorded the judgment. Leave it out if there is only one in the case.',
  whichObligation: 'Its short name in the judgment. Leave it out if it is all that the judgment ordered.',
  supervisedBy: 'Who supervises or reports it.',
  paid: 'How much was paid so far.',
  petition: 'The development that filed the petition. Leave it out if there is only one in the case.',
  petitioners: 'Who petitions: people, organizations, States.',
  petitionAgainst: 'The other side: mostly States.',
  petitionedCourt: 'The court or treaty body.',
  mandateTitle: 'The office as it is called. Give it with the organization, so that a removal ends the office.',
  articles: 'The articles of impeachment, each in a few words.',
  asylumState: 'The State that is asked.',
  noticeBy: 'Who issued it, such as Interpol.',
  noticeRequest: 'The State or authority that asked for it.',
} as const;

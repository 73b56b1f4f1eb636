/** What stands on the docket of a court, in English: attributes, types of development, fields and help. */
import { sharedLabels } from './labels.ts';
import { untilLastDay } from './particulars.ts';

const inCase = '{hasCase, select, yes { in the case “{case}”} other {}}';
const beforeCourt = '{hasCourt, select, yes { before {court}} other {}}';
const by = '{hasBy, select, yes { by {by}} other {}}';

const docketLabels = {
  hearingStatuses: {
    scheduled: 'scheduled',
    postponed: 'put off without a new day',
    cancelled: 'cancelled',
    held: 'held',
    adjourned: 'adjourned',
  },
  motionStatuses: {
    pending: 'pending',
    granted: 'granted',
    partly_granted: 'granted in part',
    denied: 'denied',
    withdrawn: 'withdrawn',
    left_undecided: 'left undecided',
  },
  orderKinds: {
    order: 'order',
    ruling: 'ruling',
    injunction: 'injunction',
    interim_measure: 'interim measure',
    parole: 'decision on parole',
  },
  orderStatuses: {
    in_force: 'in force',
    stayed: 'stayed',
    complied_with: 'complied with',
    lifted: 'lifted',
  },
  decisions: { granted: 'granted', partly_granted: 'granted in part', denied: 'denied' },
  warrantKinds: { arrest: 'arrest warrant', search: 'search warrant', summons: 'summons', subpoena: 'subpoena' },
  warrantStatuses: {
    out: 'out',
    executed: 'executed',
    unserved: 'not served yet',
    recalled: 'recalled',
    expired: 'expired',
  },
  documentKinds: {
    pleading: 'pleading',
    motion: 'motion',
    order: 'order',
    judgment: 'judgment',
    evidence: 'evidence',
    expert_report: 'expert report',
    amicus_brief: 'amicus brief',
    agreement: 'agreement',
    decision: 'decision',
    separate_opinion: 'separate opinion',
    report: 'report',
    minutes: 'minutes',
    letter: 'letter',
    notice: 'notice',
  },
  steps: {
    scheduled: 'scheduled',
    postponed: 'put off',
    cancelled: 'cancelled',
    filed: 'filed',
    partly_granted: 'granted in part',
    denied: 'denied',
    left_undecided: 'left undecided',
    made: 'made',
    amended: 'changed',
    stayed: 'stayed',
    complied_with: 'complied with',
    lifted: 'lifted',
    issued: 'issued',
    executed: 'executed',
    unserved: 'not served',
    recalled: 'recalled',
    expired: 'expired',
  },
} as const;

export const docketFamilies = { docket: 'Hearings, orders and documents' } as const;

export const docketAttributes = {
  nextHearing: {
    label: 'Next hearing',
    description: `The next hearing that is scheduled and neither held nor cancelled; the label is its day. Lists also
      ask for its month or year.`,
    none: 'No record of a next hearing',
    labels: sharedLabels.hearingKinds,
  },
  hearing: {
    label: 'Hearing',
    many: 'Hearings',
    description: 'A hearing, and what became of it; null: not stated.',
    labels: { ...docketLabels.hearingStatuses, ...sharedLabels.hearingKinds },
  },
  motion: {
    label: 'Motion',
    many: 'Motions',
    description: 'What a party asked a court for, and what became of it.',
    labels: docketLabels.motionStatuses,
    brief: '{hasRequest, select, yes {{request}} other {{status}}}',
  },
  order: {
    label: 'Order or ruling',
    many: 'Orders and rulings',
    description: 'An order, a ruling or a decision on parole, and whether it is in force.',
    labels: {
      ...docketLabels.orderStatuses,
      ...docketLabels.orderKinds,
      ...docketLabels.decisions,
      other: 'other decision',
    },
    brief: '{kind}{hasDecision, select, yes {, {decision}} other {}}',
  },
  warrant: {
    label: 'Warrant or summons',
    many: 'Warrants and summonses',
    description: 'A warrant or a summons, and whether it is out.',
    labels: { ...docketLabels.warrantStatuses, ...docketLabels.warrantKinds, other: 'other warrant' },
    brief: '{kind}, {status}',
  },
  document: {
    label: 'Document',
    many: 'Documents',
    description: 'A document on file; of a sealed one only that it is there.',
    labels: { ...docketLabels.documentKinds, other: 'other document' },
  },
} as const;

const hearing = `{kind, select, preliminary {A preliminary hearing} remand {A remand hearing} main {A main hearing}
  appeal {An appeal hearing} other {A hearing}}`;
const document = `{kind, select, pleading {A pleading} motion {A motion} order {An order} judgment {A judgment}
  evidence {Evidence} expert_report {An expert report} amicus_brief {An amicus brief}
  agreement {An agreement} decision {A decision} separate_opinion {A separate opinion} report {A report}
  minutes {Minutes} letter {A letter} notice {A notice}
  other {A document}}`;

export const docketTypeTexts = {
  hearing: {
    scheduled: {
      title: 'Hearing scheduled',
      description: `A court schedules a hearing, puts it off or cancels it. Leave out the day if it is not stated. To
        put a hearing off or cancel it, name the development that scheduled it. You need not if only one is open.`,
      sentence: `${hearing}${inCase}${beforeCourt} {step, select,
        scheduled {was scheduled{hasDay, select, yes { for {day}} other {}}.}
        postponed {was put off{hasDay, select, yes { until {day}} other {}}.}
        other {was cancelled.}}`,
    },
    held: {
      title: 'Hearing',
      description: `A court hears a case, or a matter within it. Say what came of it, and until when it was adjourned.
        It is the hearing that was scheduled for that day, or the one that you name.`,
      sentence: `${hearing} was held${inCase}${beforeCourt}.`,
    },
  },
  motion: {
    progressed: {
      title: 'Motion',
      description: `A party asks a court for something, and the court decides. To record a decision, name the
        development that filed the motion. You need not if only one is pending.`,
      sentence: `{step, select, filed {{hasBy, select, yes {{by} filed a motion} other {A motion was filed}}}
        granted {A motion was granted${by}} partly_granted {A motion was granted in part${by}}
        denied {A motion was denied${by}} withdrawn {A motion was withdrawn${by}}
        other {A motion was left undecided${by}}}${inCase}.`,
    },
  },
  order: {
    progressed: {
      title: 'Order or ruling',
      description: `A court makes an order or a ruling, or decides on parole. Later the order is changed, stayed,
        complied with or lifted. Then name the development that made it, and the same people.`,
      sentence: `{kind, select, order {An order} ruling {A ruling} injunction {An injunction}
        interim_measure {An interim measure} parole {A decision on parole} other {A decision}} {step, select,
        made {was made} amended {was changed} stayed {was stayed} complied_with {was complied with}
        other {was lifted}}${by}${inCase}.${untilLastDay}`,
    },
  },
  warrant: {
    progressed: {
      title: 'Warrant or summons',
      description: `An authority issues a warrant or a summons. Later it is executed, cannot be served, is recalled or
        expires. While an arrest warrant is out, the person is wanted.`,
      sentence: `{kind, select, arrest {An arrest warrant} search {A search warrant} summons {A summons}
        subpoena {A subpoena} other {A warrant}} for {target}${inCase} {step, select, issued {was issued}
        executed {was executed} unserved {could not be served} recalled {was recalled} other {expired}}{hasBy, select,
        yes {{step, select, expired {.} other { by {by}.}}} other {.}}${untilLastDay}`,
    },
  },
  document: {
    filed: {
      title: 'Document',
      description: `A document is put on file. Of a sealed document, record only that it is there, not its title. To
        seal or unseal it later, name the development that put it on file, and say what it is from then on.`,
      sentence: `${document}{hasTitle, select, yes { “{title}”} other {}}{hasNumber, select,
        yes { (number {number})} other {}} was put on file${by}${inCase}.`,
      otherwise: `A document on file${inCase} became {hasSealed, select, yes {sealed} other {public}}.{hasTitle, select,
        yes { Title: {title}.} other {}}`,
    },
  },
} as const;

/** Fields of these developments, and of the values that follow from them. */
export const docketFields = {
  adjourned: 'Adjourned',
  changes: 'The document that changes',
  content: 'What it says',
  day: 'Day',
  deadline: 'Deadline',
  decidedBy: 'Decided by',
  decision: 'Decision',
  filedBy: 'Filed by',
  hearing: 'Hearing',
  judges: 'Judges',
  motion: 'Motion',
  next: 'Next day',
  order: 'Order',
  purpose: 'What it is for',
  request: 'What is asked for',
  result: 'Result',
  sealed: 'Sealed',
  warrant: 'Warrant',
} as const;

export const docketRows = { judges: 'Judge' } as const;

/** What can be chosen in a field. */
export const docketOptions = {
  kind: { ...docketLabels.orderKinds, ...docketLabels.warrantKinds, ...docketLabels.documentKinds },
  step: docketLabels.steps,
  decision: docketLabels.decisions,
} as const;

/** Help beside a field. */
export const docketHelp = {
  judges: 'The judges who sat or decided.',
  concerned: 'The people and organizations that it is about.',
  purpose: 'What the hearing is for, in a few words.',
  hearing: 'The development that scheduled the hearing. Leave it out if it is the only one.',
  hearingDay: 'The day of the hearing, if it is stated.',
  result: 'What came of it, in a few words.',
  nextDay: 'The day on which it goes on, if it is stated.',
  request: 'What the motion asks for, in a few words.',
  motion: 'The development that filed the motion. Leave it out if only one is pending.',
  stepBy: 'Who took this step: a party, a court, a judge or another authority.',
  order: 'The development that made the order. Leave it out if only one is open.',
  decision: 'Leave it out if the order decides on no request.',
  content: 'What it says, in a few words.',
  deadline: 'The last day to do what it says.',
  warrantTarget: 'Who is to be arrested, searched or summoned.',
  warrant: 'The development that issued it. Leave it out if only one is out.',
  appearance: 'The day on which a summons asks them to appear.',
  documentTitle: 'Leave it out if the document is sealed.',
  sealed: 'Choose “yes” if the document is sealed. Then only that it is on file is recorded.',
  filedBy: 'Who put it on file.',
  earlierDocument: 'The development that put it on file, if it is sealed or unsealed since.',
} as const;

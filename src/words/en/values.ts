/** Values of attributes and fields, in English. */
export const values = {
  /** A value with the name of its field or attribute. */
  field: '{field}: {value}',
  /** A subject in a file. */
  withId: '{name} ({id})',
  /** A text and the name of its language. */
  inLanguage: '{text} ({language})',
  yes: 'yes',
  no: 'no',
  notStated: 'not stated',
  exactly: '{count}',
  atLeast: 'at least {least}',
  between: '{least} to {most}',
  /** So many counts of a kind. */
  sum: '{count} {label}',
  sumOf: { final: '{count} final', pardoned: '{count} pardoned' },
  /** Said of a value where it is so. */
  marks: {
    acting: 'acting',
    final: 'final',
    pardoned: 'pardoned',
    joint: 'owed jointly with others',
    diedInCustody: 'died in custody',
  },
  /** Of an outcome that does not say which of several counts it is about. */
  countNotStated: 'count not stated',
  /** Who asserts the content of a charge. */
  accusation: 'Accusation: {claim}',
  /** What is to serve, and how that is known. */
  reckoning: {
    not_stated: 'term not stated',
    ran_out: 'nothing left, by the stated terms',
    nothing: 'nothing',
    suspended: 'nothing now: the sentence is suspended',
    stayed: 'nothing now: the sentence is stayed',
    suspendedApart: 'a suspended term is not counted',
    stayedApart: 'a stayed term is not counted',
    not_clear: 'not clear on this date',
    term: '{term}{known, select, total { (the court’s total)} other {}}',
    range: '{least} to {most}; how the terms combine is not stated',
    atLeast: 'at least {least}',
  },
  /** A charge by its short name. */
  charge: `{hasCounts, select, yes {{counts, plural, one {# count of “{charge}”} other {# counts of “{charge}”}}}
    other {“{charge}”}}`,
  allCharges: 'all charges',
  /** A part of a sentence: what it is, and for how long or how much. */
  part: `{what}{hasTerm, select, yes { for {term}} other {}}{hasAmount, select, yes { of {amount}{hasCurrency, select,
    yes { {currency}} other {}}{hasUnit, select, yes { {unit}} other {}}} other {}}`,
  partWith: '{part} ({details})',
  partKinds: {
    imprisonment: 'imprisonment',
    life: 'life imprisonment',
    death: 'death',
    administrative_arrest: 'administrative arrest',
    probation: 'probation',
    supervised_release: 'supervised release',
    restriction_of_liberty: 'restriction of liberty',
    corrective_labour: 'corrective labour',
    compulsory_labour: 'compulsory labour',
    compulsory_treatment: 'compulsory treatment',
    fine: 'a fine',
    confiscation: 'confiscation',
    forfeiture: 'forfeiture',
    restitution: 'restitution',
    assessment: 'an assessment',
    office_ban: 'a ban from office',
    activity_ban: 'a ban from an activity',
    rank_stripped: 'loss of rank',
    awards_revoked: 'loss of awards',
    deportation: 'deportation',
    other: 'another measure',
  },
  partDetails: {
    scope: '{scope}',
    regime: 'regime: {regime}',
    place: 'place: {place}',
    runsFrom: 'counted from {runsFrom}',
    credit: '{credit} counted as served',
    timeServed: 'time served',
    suspended: 'suspended',
    suspendedTerm: '{suspendedTerm} of it suspended',
    probation: 'probation period: {probation}',
    joint: 'jointly with others',
    alternative: 'as an alternative',
    relation: '{relation}',
    both: '{first}; {second}',
  },
  everyPart: 'all parts',
  partName: '{hasSentence, select, yes {“{part}” of another sentence} other {“{part}”}}',
  relations: {
    concurrent: 'concurrent with {parts}',
    consecutive: 'after {parts}',
    partly: '{addedTerm} of it added after {parts}',
    absorbed: 'absorbed by {parts}',
    total: 'the total of {parts}',
  },
  /** One of those that something is based on: its page says which. */
  development: 'development {number}',
  /** Kinds of claims that are no option of a field. */
  claimKinds: { conduct: 'conduct', statement: 'statement' },
} as const;

/**
 * Answers, in English: where a person, a case, an organization or a source stands on a day, in whole sentences; cards
 * and gists. A sentence of a past day begins with the day and speaks in the past. `lead`: by name, or as “he” or “she”
 * where the sex is recorded; `who`: the name with the office; `name`: the bare name.
 */

const who = '{lead, select, he {he} she {she} other {{who}}}';
const subject = `{hasDay, select, yes {On {day} ${who}} other {{lead, select, he {He} she {She} other {{who}}}}}`;
const they = '{sex, select, male {he} female {she} other {{name}}}';
const was = '{tense, select, past {was} other {is}}';
const hadBeen = '{tense, select, past {had been} other {was}}';
/** In the middle of a sentence: a date behind what happened on it. */
const on = '{hasOn, select, yes { {on}} other {}}';
/** Whether a judgment is final; in brackets where another predicate follows. */
const final = `{final, select, yes {{inList, select, yes { (final)} other {; final}}}
  no {{inList, select, yes { (not final)} other {; not final}}}
  appealed {{inList, select, yes { (appeal pending)} other {; appeal pending}}} other {}}`;
const finalInBrackets = '{final, select, yes { (final)} no { (not final)} appealed { (appeal pending)} other {}}';
const ofCharges = '{hasCharges, select, yes { of {charges}} other {}}';
const since = '{hasSince, select, yes {, {since}} other {}}';

/** Sections of pages; each has its count and its gist where it is closed. */
const sections = {
  custody: 'Custody',
  charges: 'Charges',
  sentences: 'Sentences',
  offices: 'Offices',
  claims: 'Claims',
  questions: 'Open questions',
  cases: 'Cases',
  people: 'People',
  docket: 'Docket',
  judgments: 'Judgments',
  sanctions: 'Sanctions',
  assets: 'Assets',
  particulars: 'Particulars',
  relationships: 'Relationships',
  sources: 'Sources',
  timeline: 'Timeline',
} as const;

/** What holds a person, behind “in custody”, or in its place. */
const held = `{kind, select, remanded {in custody on remand} serving {in custody, serving a sentence}
  administrative_arrest {in custody under administrative arrest} immigration_detention {in immigration detention}
  extradition_detention {in custody for extradition} in_patient_treatment {held in a closed hospital for treatment}
  in_patient_examination {held in a closed hospital for examination}
  disappeared {in the hands of the State, place not known} held_for_other {in custody for another authority}
  house_arrest {under house arrest} bail {on bail} travel_ban {under a travel ban}
  ban_on_actions {banned from certain actions} undertaking {under an undertaking not to leave}
  supervision {under supervision} probation {on probation} parole {on parole}
  restriction_of_liberty {under restriction of liberty} supervised_release {on supervised release}
  restricted {under restrictions} released {released} ended {out of custody by death or escape} other {in custody}}`;

const custody = {
  /** A predicate: “was in custody on remand”. */
  holds: `${was} ${held}{hasPlace, select, yes { ({place})} other {}}`,
  held: `${subject} {holds}${since}{isOld, select, yes {; no release is recorded}
    restricted {; no change is recorded} other {}}.`,
  /** What may be: “was already in custody”. */
  may: `${was} {order, select, already {already } still {still } other {}}${held}`,
  released: `{how, select, exchanged {was handed over in an exchange} deported {was deported}
    escaped {escaped from custody} died {died} lapsed {was under a measure that has ended} other {was released}}`,
  /** `day`: of a past day, up to which nothing is recorded. */
  isReleased: `{lead, select, he {He} she {She} other {{who}}} {released}${on}{until, select,
    same {} past {; no measure is recorded between then and {day}} other {; no measure is recorded since}}.`,
  /** What held the person may have ended: the count, the case, the term. */
  groundEnded: `{hasDay, select, yes {By {day} ${who}} other {{lead, select, he {He} she {She} other {{who}}}}}
    {ended}; no release is recorded.{hasLast, select, yes { Last reported in custody: {last}.} other {}}`,
  ended: `{ground, select, acquitted {${hadBeen} acquitted} discontinued {no longer {tense, select, past {faced} other {faces}} a charge}
    served {{tense, select, past {had} other {has}} reached the end of the stated term}
    until {{tense, select, past {had} other {has}} reached the last day of the measure}
    other {may no longer {tense, select, past {have been} other {be}} held on any recorded ground}}`,
  none: `No record of custody for {name}{hasDay, select, yes { by {day}} other {}}.`,
} as const;

/** Before what happened to somebody: where the sex is not recorded, the sentence names the person only once. */
const past = '{sex, select, male {was } female {was } other {}}';

/** What happened, as a predicate: “was detained”; without a subject “detained”. */
const happened = {
  custody: `{act, select, arrested {${past}arrested} detained {${past}detained} remanded {${past}remanded in custody}
    serving {began to serve a sentence} administrative_arrest {${past}put under administrative arrest}
    immigration_detention {${past}put in immigration detention} extradition_detention {${past}detained for extradition}
    in_patient_treatment {${past}put in a closed hospital for treatment}
    in_patient_examination {${past}put in a closed hospital for examination}
    disappeared {disappeared in the hands of the State} held_for_other {${past}held for another authority}
    house_arrest {${past}put under house arrest} bail {${past}put on bail} travel_ban {${past}put under a travel ban}
    ban_on_actions {${past}banned from certain actions} undertaking {gave an undertaking not to leave}
    supervision {${past}put under supervision} probation {${past}put on probation} parole {${past}put on parole}
    released {${past}released} ended {died or escaped} other {${past}taken into custody}}`,
  office: `{act, select, assumed {became {title} of {organization}}
    dismissed {${past}dismissed{hasBy, select, yes { by {by}} other {}}} resigned {resigned}
    term_ended {reached the end of the term} died {died} other {left office}}`,
  death: 'died',
  legal: `{status, select, suspect {${past}suspected${ofCharges}} accused {${past}charged{hasCharges, select,
    yes { with {charges}} other {}}} on_trial {${past}put on trial}
    convicted {${past}convicted{sentenced, select, yes { and sentenced} other {}}}
    convicted_final {${past}convicted by a final judgment{sentenced, select, yes { and sentenced} other {}}}
    liable {${past}found liable} not_liable {${past}found not liable} acquitted {${past}acquitted}
    pardoned {${past}granted an amnesty or a pardon} still {had the earlier decision changed}
    moved {had the charges moved to another case} other {had the charges ended}}`,
} as const;

const legal = {
  accused: `{status, select, suspect {${was} suspected of {charges}} accused {{tense, select, past {stood}
    other {is}} charged with {charges}} other {${was} on trial, charged with {charges}}}{inList, select,
    yes {{hasSince, select, yes { ({since}{from, select, subject {, according to {by}}
        author {, according to the source’s author} unstated {; the source does not say by whom}
        several {, according to several accusers} other {}})}
      other {{from, select, subject { (according to {by})} author { (according to the source’s author)}
        unstated { (the source does not say by whom)} several { (according to several accusers)} other {}}}}}
    other {${since}{from, select, subject {, according to {by}} author {, according to the source’s author}
      unstated {; the source does not say by whom} several {, according to several accusers} other {}}}}{undecided, plural, =0 {}
    other { (no verdict was reached on #)}}`,
  convicted: `${hadBeen} {status, select, liable {found liable} other {convicted}}${on}${ofCharges}{isPart, select,
    yes { on {number} of {total} counts, {rest}} other {}}{status, select, pardoned {, covered by an amnesty or a pardon}
    other {}}${final}`,
  /** What became of other counts. */
  rest: `{label, select, no_verdict {with no verdict on {count}} acquitted {acquitted on {count}}
    open {with {count} still open} other {with {count} ended without a verdict}}`,
  /** A conviction and its sentence. */
  both: '{convicted}, and {sentenced}',
  sentenced: `${hadBeen} sentenced${on}{hasParts, select,
    yes { to {parts}{isAlone, select, yes {${finalInBrackets}{hasSuspected, select,
      yes {; the source does not say for what, and no outcome is recorded on the suspicion of {suspected}}
      other {; the source does not say for what}}} other {${final}}}}
    other {; the term is not stated}}`,
  acquitted: `${hadBeen} {status, select, not_liable {found not liable} other {acquitted}}${on}${ofCharges}${final}`,
  over: `${was} no longer accused ({why, select, withdrawn {the charges were withdrawn}
    dismissed {the charges were dismissed} discontinued {the proceedings were discontinued}
    set_aside {the conviction was set aside} not_responsible {found not responsible}
    ended_by_death {death ended the proceedings} moved {moved to another case} other {ended without a verdict}}${on})`,
  reopened: `${was} charged again: the conviction was set aside${on}, and {count, plural, one {# count was}
    other {# counts were}} open again`,
  setAside: 'set aside the conviction and sentence',
  openAgain: '{count, plural, one {# count is} other {# counts are}} open again',
  aside: `{hasDay, select, yes {On {day} the appeal court} other {The appeal court}} {setAside}{hasName, select,
    yes { of {name}} other {}}${on}; {open}.`,
  /** What may be so beside what is stated, as a predicate. */
  may: `{status, select, suspect {${was} already suspected${ofCharges}} accused {${was} already charged{hasCharges,
      select, yes { with {charges}} other {}}} on_trial {${was} already on trial}
    convicted {{tense, select, past {had} other {has}} already been convicted{sentenced, select,
      yes { and sentenced} other {}}}
    convicted_final {{tense, select, past {had} other {has}} already been convicted by a final judgment}
    liable {{tense, select, past {had} other {has}} already been found liable}
    not_liable {{tense, select, past {had} other {has}} already been found not liable}
    acquitted {{tense, select, past {had} other {has}} already been acquitted}
    pardoned {{tense, select, past {had} other {has}} already been pardoned}
    still {{stands, select, open {${was} still accused as before} other {${was} still subject to the same judgment}}}
    moved {${was} already accused in another case only} other {${was} no longer accused}}`,
  sentence: `{hasDay, select, yes {{isEvent, select, yes {By {day} } other {On {day} }}${who}}
    other {{lead, select, he {He} she {She} other {{who}}}}} {predicates}{outcome, select,
    none {; no outcome is recorded} other {}}{response, select, pleads {; ${they} pleaded not guilty}
    responds {; ${they} {tense, select, past {had} other {has}} answered the accusation}
    denies {; ${they} {tense, select, past {denied} other {denies}} the accusation} other {}}.`,
  /** Beside the sentence on the weightiest case. */
  elsewhere: `In {count, plural, one {another case} other {# other cases}} ${they} {predicates}{outcome, select,
    none {; no outcome is recorded} other {}}.`,
} as const;

const article = `{role, select, suspect {a suspect} accused {an accused} defendant {a defendant} victim {a victim}
  witness {a witness} expert {an expert} plaintiff {a plaintiff} applicant {an applicant} petitioner {a petitioner}
  respondent {a respondent} third_party {a third party} intervener {an intervener} counsel {counsel}
  representative {a representative} prosecutor {a prosecutor} judge {a judge} other {a party}}`;

export const answers = {
  sections,
  custody,
  happened,
  legal,
  charges: {
    one: '{count, plural, one {{offence}} other {# counts of {offence}}}',
    others: '{count, plural, one {one other offence} other {# other offences}}',
    many: '{count, plural, one {# count} other {# counts}}',
    unstated: `{count, plural, one {an offence that the source does not name}
      other {# offences that the source does not name}}`,
  },
  sentence: {
    more: '{count} other penalties',
    partly: '{part}, {term} of it suspended',
    of: '{part} (“{scope}”)',
    part: `{part} ({how, select, suspended {suspended} stayed {stayed} ran_out {over by its stated term}
      served {served} remitted {remitted} pardoned {pardoned} other {term not stated}})`,
  },
  toServe: {
    sentence: 'To serve: {toServe}.',
    years: `at least {least, plural, one {# year} other {# years}}, at most {most}; how the terms combine is not
      stated`,
    range: 'at least {least}, at most {most}; how the terms combine is not stated',
    atLeast: 'at least {least}; one term is not stated',
    term: `{term}{known, select, total {, the court’s total} relations {, as the court combined the terms}
      other {}}`,
    other: `{answer, select, life {imprisonment for life} death {a death sentence} not_stated {the term is not stated}
      suspended {nothing now, the sentence is suspended} stayed {nothing now, the sentence is stayed}
      nothing {nothing is left, by the stated terms} other {not clear on this date}}`,
  },
  office: {
    may: `{order, select, still {${was} still {title} of {organization}} already {${was} already {title} of
      {organization}} then {${was} {title} of {organization}} other {${was} {title} of {organization} on the same terms}}`,
    holds: `${was} {title} of {organization}${since}`,
    former: `${was} a former {title} of {organization}`,
    works: `{tense, select, past {had} other {has}} the occupation “{occupation}”{hasEmployer, select,
      yes { ({employer})} other {}}`,
    sentence: `${subject} {predicates}.`,
  },
  death: {
    may: '{tense, select, past {was} other {is}} still alive',
    predicate:
      'died{hasOn, select, yes { {on}} other { (date not known)}}{inCustody, select, yes { in custody} other {}}',
    died: `{lead, select, he {He} she {She} other {{who}}} {died}.`,
  },
  roles: {
    role: `${was} ${article} in {count, plural, one {the case “{case}”} other {# cases}}{hasSince, select,
      yes { ({since})} other {}}`,
  },
  claims: {
    /** Verbs behind the name of who asserts something, with which a sentence of the record begins. */
    verbs: 'allege alleges alleged say says said accuse accuses accused claim claims claimed state states stated',
    by: {
      author: 'Alleged by the source’s author: {claim}',
      unstated: 'Alleged; the source does not say by whom: {claim}',
      other: 'Alleged by {by}: {claim}',
    },
    claim: '{claim}',
    accusation: `{claim}{response, select, denies { {sex, select, male {He denies it.} female {She denies it.}
      other {{name} denies it.}}} other {}}`,
  },
  nothing: 'No record of custody, charges or offices for {name}{hasDay, select, yes { by {day}} other {}}.',
  /** The name with the office. */
  who: `{name}{hasTitle, select, yes {, {when, select, former {former } other {}}{title} of {organization},}
    other {}}`,
  /** Predicates with their common date: “he was dismissed and was detained between 2 and 31 January”; “dismissed and
   * detained …” where the sex is not recorded. */
  acts: `{isFirst, select, yes {{sex, select, male {he } female {she } other {}}} other {}}{predicates}{hasWhen, select, yes { {when}} other { (recorded, date not known)}}`,
  notClear: `{hasDay, select, yes {On {day} it is} other {It is}} {isAlso, select, yes {also } other {}}not clear
    whether ${who} {questions}: {acts}.`,
} as const;

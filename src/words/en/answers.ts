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
/** A person is convicted or acquitted of a charge, and liable or not liable for it. */
const ofOrFor =
  '{hasCharges, select, yes { {status, select, liable {for} not_liable {for} other {of}} {charges}} other {}}';
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
  held: `${subject} {holds}${since}{differs, select, yes { (another report gives another date)} other {}}{
    isOld, select, yes {; no release is recorded}
    restricted {; no change is recorded} other {}}.`,
  /** What may be: “was already in custody”. */
  may: `${was} {order, select, already {already } still {still } other {}}${held}`,
  released: `{how, select, exchanged {was handed over in an exchange} deported {was deported}
    escaped {escaped from custody} died {died} lapsed {reached the end of the last recorded measure}
    other {was released}}`,
  /** `day`: of a past day, up to which nothing is recorded. */
  isReleased: `{lead, select, he {He} she {She} other {{who}}} {released}${on}{until, select,
    same {} past {; no measure is recorded between then and {day}} other {; no measure is recorded since}}.`,
  /** What held the person may have ended: the count, the case, the term. */
  groundEnded: `{hasDay, select, yes {By {day} ${who}} other {{lead, select, he {He} she {She} other {{who}}}}}
    {ended}; {what, select, restricted {no end of the measure is recorded.{hasLast, select,
    yes { Last reported: {last}.} other {}}} other {no release is recorded.{hasLast, select,
    yes { Last reported in custody: {last}.} other {}}}}`,
  ended: `{ground, select, acquitted {${hadBeen} acquitted} discontinued {no longer {tense, select,
    past {faced} other {faces}} a charge}
    suspended {${hadBeen} given a sentence that is suspended or stayed}
    served {{tense, select, past {had} other {has}} reached the end of the stated term}
    until {{tense, select, past {had} other {has}} reached the stated last day of the measure}
    other {may no longer {tense, select, past {have been} other {be}} held on any recorded ground}}`,
  none: `No record of custody for {name}{hasDay, select, yes { by {day}} other {}}.`,
} as const;

/** Before what happened to a person: where the sex is not recorded, the sentence names the person only once. */
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
      unstated {; the source does not say by whom} several {, according to several accusers} other {}}}}{
    undecided, plural, =0 {}
    other { (no verdict was reached on #)}}{final, select, appealed { (appeal pending)} other {}}`,
  convicted: `${hadBeen} {status, select, liable {found liable} other {convicted}}${on}{isPart, select,
    yes {{hasCharges, select, yes {${ofOrFor} ({number} of {total} counts)} other { on {number} of {total} counts}},
      {rest}} other {${ofOrFor}}}{status, select, pardoned {, covered by an amnesty or a pardon} other {}}${final}`,
  /** What became of other counts. */
  rest: `{label, select, no_verdict {with no verdict on {count}} acquitted {acquitted on {count}}
    not_liable {found not liable on {count}}
    open {with {count} still open} other {with {count} ended without a verdict}}`,
  /** A conviction and its sentence, as it stands. */
  both: '{convicted}, {sentenced}',
  withSentence: `{hasParts, select, yes {with a sentence of {parts}} other {with a sentence of a term that is not
    stated}}${final}`,
  sentenced: `${hadBeen} sentenced${on}{hasParts, select,
    yes { to {parts}${finalInBrackets}{hasSuspected, select,
      yes {; the source does not say for what, and no outcome is recorded on the suspicion of {suspected}}
      other {{inList, select, yes { (for what is not stated)} other {; the source does not say for what}}}}}
    other {{inList, select, yes { (term not stated)} other {; the term is not stated}}}}`,
  acquitted: `${hadBeen} {status, select, not_liable {found not liable} other {acquitted}}${on}${ofOrFor}${final}`,
  over: `${was} no longer accused ({why, select, withdrawn {the charges were withdrawn}
    dismissed {the charges were dismissed} discontinued {the proceedings were discontinued}
    set_aside {the conviction was set aside} not_responsible {found not responsible}
    ended_by_death {death ended the proceedings} moved {moved to another case} other {ended without a verdict}}${on}{
    final, select, appealed {; appeal pending} other {}})`,
  reopened: `${was} charged again: the conviction was set aside${on}, and {count, plural, one {# count was}
    other {# counts were}} open again`,
  setAside: 'set aside the conviction and sentence',
  openAgain: '{count, plural, one {# count is} other {# counts are}} open again',
  aside: `{hasDay, select, yes {On {day} the appeal court} other {The appeal court}} {setAside}{hasName, select,
    yes { of {name}} other {}}${on}; {open}.`,
  /** What may be so beside what is stated, as a predicate. */
  may: `{status, select, suspect {${was} already suspected${ofCharges}{from, select, subject { (according to {by})}
      author { (according to the source’s author)} unstated { (the source does not say by whom)}
      several { (according to several accusers)} other {}}} accused {${was} already charged{hasCharges,
      select, yes { with {charges}} other {}}} on_trial {${was} already on trial}
    convicted {{tense, select, past {had} other {has}} already been convicted{sentenced, select,
      yes { and sentenced} other {}}}
    convicted_final {{tense, select, past {had} other {has}} already been convicted by a final judgment}
    liable {{tense, select, past {had} other {has}} already been found liable}
    not_liable {{tense, select, past {had} other {has}} already been found not liable}
    acquitted {{tense, select, past {had} other {has}} already been acquitted}
    pardoned {{tense, select, past {had} other {has}} already been pardoned}
    still {{stands, select, open {${was} still accused as before} other {${was} still subject to the same judgment}}}
    moved {{tense, select, past {had} other {has}} already had the charges moved to another case}
    other {${was} no longer accused}}`,
  sentence: `{hasDay, select, yes {{isEvent, select, yes {By {day} } other {On {day} }}${who}}
    other {{lead, select, he {He} she {She} other {{who}}}}} {predicates}{outcome, select,
    none {; no outcome is recorded} other {}}{response, select, pleads {; a plea of not guilty
    is recorded} responds {; an answer to the accusation is recorded} denies {; a denial is recorded} other {}}.`,
  /** Beside the sentence on the weightiest case. */
  elsewhere: `In {count, plural, one {another case} other {# other cases}} ${they} {predicates}{outcome, select,
    none {; no outcome is recorded} other {}}.`,
} as const;

const article = `{role, select, suspect {a suspect} accused {an accused} defendant {a defendant} victim {a victim}
  witness {a witness} expert {an expert} plaintiff {a plaintiff} applicant {an applicant} petitioner {a petitioner}
  respondent {a respondent} third_party {a third party} intervener {an intervener} counsel {counsel}
  representative {a representative} prosecutor {a prosecutor} judge {a judge} other {a party}}`;

/** Small numbers as words, as English writes them. */
const number = `{count, plural, =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight}
  =9 {nine} other {#}}`;
const wereOr = '{count, plural, one {was} other {were}}';
const areOr =
  '{tense, select, past {{count, plural, one {was} other {were}}} other {{count, plural, one {is} other {are}}}}';
const people = `{hasName, select, yes {{name}} other {{count, plural,
  =1 {one of the accused} other {# of the accused}}}}`;
const haveOr = '{tense, select, past {had} other {{count, plural, one {has} other {have}}}}';

const cases = {
  course: `{hasDay, select, yes {On {day} this was} other {This {tense, select, past {was} other {is}}}} {kind, select,
    criminal {a criminal case} civil {a civil case} administrative {an administrative case}
    constitutional {a constitutional case} international {an international case} impeachment {an impeachment}
    inquiry {an inquiry} context {background, not a proceeding} other {a case}}{hasBy, select, yes { of {by}{hasAgainst,
    select, yes { against {against}} other {}}} other {}}{hasCourt, select, yes { before {court}} other {}}{hasNumber,
    select, yes { (number {number})} other {}}{hasStage, select, yes {, {stage}} other {}}.`,
  stage: `{stage, select, investigation {under investigation} charged {at the stage of charges} trial {on trial}
    verdict {decided but not final} appeal {on appeal} final {decided and final} closed {closed}
    unfolding {unfolding} order_restored {with order restored} other {ended}}{hasSince, select, yes {, {since}}
    other {}}`,
  mayStage: `{hasDay, select, yes {On {day} it is} other {It is}} not clear how far this had come, perhaps {stages}{
    hasWhen, select, yes {: the record puts this {when}} other {: the dates leave it open}}.`,
  defendants: `{count, plural, one {{people} {tense, select, past {was} other {is}} named as a defendant}
    other {{people} {tense, select, past {were} other {are}} named as defendants}}`,
  parties: '{parties}; no charge and no outcome is recorded.',
  accused: `{isNamed, select, yes {{outcomes}.} other {{charged, plural, =0 {No charge is recorded: {outcomes}.}
    =1 {Of one person charged and others suspected, {outcomes}.} =2 {Of two people charged, {outcomes}.}
    =3 {Of three people charged, {outcomes}.} =4 {Of four people charged, {outcomes}.}
    =5 {Of five people charged, {outcomes}.} =6 {Of six people charged, {outcomes}.}
    =7 {Of seven people charged, {outcomes}.} =8 {Of eight people charged, {outcomes}.}
    =9 {Of nine people charged, {outcomes}.} other {Of # people charged, {outcomes}.}}}}`,
  outcome: `{hasName, select, yes {{name}} other {${number}}} {label, select, convicted {${wereOr} convicted}
    liable {${wereOr} found liable} acquitted {${wereOr} acquitted} not_liable {${wereOr} found not liable}
    on_trial {${areOr} on trial} accused {${areOr} charged (no outcome recorded)}
    suspect {{isMore, select, yes {more } other {}}${areOr} only suspected}
    pardoned {${wereOr} pardoned or given an amnesty} ended_by_death {died before a verdict}
    moved {${wereOr} moved to another case} other {${areOr} no longer accused}}`,
  may: `${people} {label, select, convicted {${haveOr} already been convicted}
    convicted_final {${haveOr} already been convicted by a final judgment} liable {${haveOr} already been found liable}
    acquitted {${haveOr} already been acquitted} not_liable {${haveOr} already been found not liable}
    on_trial {${areOr} already on trial} accused {${areOr} already charged} suspect {${areOr} already suspected}
    pardoned {${haveOr} already been pardoned} still {${areOr} still in the same legal status}
    other {${areOr} no longer accused}}`,
  notClear: `{hasDay, select, yes {On {day} it is} other {It is}} not clear whether {questions}{hasWhen, select,
    yes {: the record puts this {when}} other {: the dates leave it open}}.`,
  judged: `{hasBy, select, yes {{by}} other {The court}} decided{hasInFavour, select, yes { for {inFavour}}
    other {}}{hasAgainst, select, yes { against {against}} other {}}${on}`,
  judgment: `{judged}{violated, plural, =0 {} one {; one provision was found violated}
    other {; # provisions were found violated}}{unviolated, plural, =0 {} one {; one was found not violated}
    other {; # were found not violated}}{final, select, yes {; final} other {; not recorded as final}}.`,
  owed: `{count, plural, one {one obligation was ordered} other {# obligations were ordered}}, {done, plural,
    =0 {none of them recorded as executed} other {# of them executed}}`,
  obligations: 'By the judgments, {owed}.',
  hearing: `{kind, select, preliminary {a preliminary hearing} remand {a remand hearing} main {a main hearing}
    appeal {an appeal hearing} other {a hearing}} on {day}`,
  next: 'Next: {hearing}{hasCourt, select, yes { at {court}} other {}}.',
  pending: '{count, plural, one {One appeal is} other {# appeals are}} pending',
  appeals: '{pending}.',
} as const;

const organization = {
  is: `${subject} {is}.`,
  kind: `${was} {kind, select, state {a State} government {a government} parliament {a parliament} court {a court}
    prosecution {a prosecution service} police {a police force} security_service {a security service}
    armed_force {an armed force} prison {a prison or other place of detention} hospital {a hospital}
    company {a company} media {a media organization} party {a political party}
    ngo {a non-governmental organization} university {a university} religious_body {a religious body}
    un_body {a UN body} international_body {an international body} other {an organization}}{hasPlace, select,
    yes { in {place}{hasCountry, select, yes {, {country}} other {}}}
    other {{hasCountry, select, yes { in {country}} other {}}}}`,
  holder: '{person} ({title})',
  holders: `In office{hasDay, select, yes { on {day}} other {}}: {holders}{more, plural, =0 {} other { and # more}}.`,
  may: `{hasDay, select, yes {On {day} it is} other {It is}} not clear whether {holders}.`,
  mayHold: `{person} {tense, select, past {was} other {is}} {order, select, still {still} other {already}} {title}{
    hasWhen, select, yes { ({order, select, still {left} other {took office}} {when})} other { (date not known)}}`,
  nothing: `No record of cases, sanctions or office holders for {name}{hasDay, select, yes { by {day}} other {}}.`,
} as const;

const source = {
  sentence: '{publication}.',
  publication: `{missing, select, all {The source names no publisher, author or date of publication}
    other {{hasPublisher, select, yes {Published by {publisher}} other {Published by an unnamed publisher}}{
      hasPublished, select, yes { ({published})} other { (date of publication not named)}}{
      hasAuthor, select, yes {; author: {author}}
      other {; no author is named}}}}`,
} as const;

const upper = `{status, select, suspect {Suspected} accused {Charged} on_trial {On trial}
  convicted {Convicted, not final}
  convicted_final {Convicted, final} acquitted {Acquitted} pardoned {Amnesty or pardon} ended_by_death {Ended by death}
  discontinued {Ended without a verdict} moved {Moved to another case} liable {Found liable}
  not_liable {Found not liable} defendant {Defendant} not_clear {Not clear} other {No record}}`;

const cards = {
  topics: {
    custody: 'Custody',
    legal: 'Legal status',
    case: '{case}',
    noCase: 'Case not named',
    roles: 'Other cases',
    toServe: 'To serve',
    office: 'Office',
    sanctions: 'Sanctions',
    stage: 'Stage',
    accused: 'Accused',
    next: 'What comes next',
    questions: 'Not known',
    kind: 'Kind',
    cases: 'Cases',
    head: 'In office',
  },
  none: 'No record',
  notClear: 'Not clear',
  noneKnown: 'No open question recorded',
  custody: `{group, select, in_custody {In custody} restricted {Restricted} released {Released}
    ended {{kind, select, died {Died} other {Escaped}}} other {Not clear}}`,
  legal: upper,
  toServe: `{answer, select, life {Life} death {Death sentence} not_stated {Term not stated} nothing {Nothing left}
    suspended {Nothing now} stayed {Nothing now} term {{term}} range {{term} to {most}} atLeast {At least {term}}
    other {Not clear}}`,
  office: '{title}',
  former: 'None on record',
  listed: '{count, plural, one {{programme}} other {# lists}}',
  stage: `{stage, select, investigation {Investigation} charged {Charges} trial {Trial} verdict {Decided, not final}
    appeal {On appeal} final {Decided, final} closed {Closed} unfolding {Unfolding} order_restored {Order restored}
    ended {Ended} other {Not clear}}`,
  people: '{count, plural, one {# person} other {# people}}',
  cases: '{count, plural, one {# case} other {# cases}}',
  questions: '{count, plural, one {# open question} other {# open questions}}',
  day: '{day}',
  noDate: 'No date set',
  text: '{text}',
  kind: `{kind, select, state {State} government {Government} parliament {Parliament} court {Court}
    prosecution {Prosecution service} police {Police} security_service {Security service} armed_force {Armed force}
    prison {Place of detention} hospital {Hospital} company {Company} media {Media} party {Political party}
    ngo {Non-governmental organization} university {University} religious_body {Religious body} un_body {UN body}
    international_body {International body} other {Other}}`,
  details: {
    since: '{hasSince, select, yes {This has been so {since}.} other {Date not known.}}',
    besides: 'Also: {parts}.',
    measure: `{kind, select, remanded {On remand} serving {Serving a sentence} arrested {Arrested} detained {Detained}
      administrative_arrest {Administrative arrest} immigration_detention {Immigration detention}
      extradition_detention {Detention for extradition} in_patient_treatment {In a closed hospital for treatment}
      in_patient_examination {In a closed hospital for examination}
      disappeared {In the hands of the State, place not known} held_for_other {Held for another authority}
      house_arrest {House arrest} bail {Bail} travel_ban {Travel ban} ban_on_actions {Ban on certain actions}
      undertaking {Undertaking not to leave} supervision {Supervision} probation {Probation} parole {Parole}
      restriction_of_liberty {Restriction of liberty} supervised_release {Supervised release} released {Release}
      exchanged {Exchange} deported {Deportation} died {Death} escaped {Escape} lapsed {The measure has ended}
      other {Custody}}{hasSince, select, yes {, {since}} other { (date not known)}}{hasPlace, select, yes {, {place}}
      other {}}.`,
    last: 'Last reported: {last}.',
    noRelease: 'No release is recorded.',
    recorded: 'Recorded: {predicates}{hasWhen, select, yes { {when}} other {, date not known}}.',
    charges: '{status, select, suspect {Suspicion} other {Charges}}: {charges}.',
    convicted: '{status, select, liable {Liable for} other {Convicted of}} {charges}.',
    accuser: `{from, select, subject {According to {by}.} author {According to the source’s author.}
      several {According to several accusers.} other {The source does not say who accuses.}}`,
    perhaps: 'Perhaps more by then: {predicates}{hasWhen, select, yes { {when}} other {, date not known}}.',
    appeal: '{count, plural, one {An appeal is pending.} other {# appeals are pending.}}',
    combine: 'How the terms combine is not stated.',
    total: 'The court’s total.',
    relations: 'As the court combined the terms.',
    suspended: 'The sentence is suspended.',
    stayed: 'The sentence is stayed.',
    ranOut: 'By the stated terms.',
    lastDay: 'Last day by the stated terms: {day}.',
    imposed: 'Imposed{hasWhen, select, yes { {when}} other {, date not known}}: {parts}.',
    final: '{final, select, yes {Final.} other {Not final.}}',
    organization: '{organization}.',
    formerly: 'Formerly {title} of {organization}.',
    more: '{count, plural, one {One more is recorded.} other {# more are recorded.}}',
    sums: '{outcomes}.',
    roles: '{name} {outcomes}.',
    inCases: '{count, plural, one {In one case} other {In # cases}}{hasSince, select, yes {, {since}} other {}}.',
    court: '{court}.',
    question: '{text}',
  },
} as const;

/** One line in a list, and where a section is closed. */
const gists = {
  join: '{first}{hasSecond, select, yes {; {second}} other {}}{hasThird, select, yes {; {third}} other {}}',
  held: `${held}{hasSince, select, yes { {since}} other {}}{isOld, select, yes {, no release recorded} other {}}`,
  notClear: `custody not clear{hasPredicates, select, yes {: {predicates}{hasWhen, select, yes { {when}}
    other {, date not known}}} other {}}`,
  released: `{released}${on}`,
  noCustody: 'no record of custody',
  office: '{when, select, former {former } other {}}{title} of {organization}',
  mayOffice: 'office not clear: {title} of {organization}',
  status: `{status, select, suspect {suspected of {charges}} accused {charged with {charges}}
    on_trial {on trial for {charges}} convicted {convicted, not final} convicted_final {convicted, final}
    acquitted {acquitted} pardoned {amnesty or pardon} ended_by_death {proceedings ended by death}
    liable {found liable} not_liable {found not liable} moved {moved to another case}
    not_clear {legal status not clear} other {ended without a verdict}}`,
  died: 'died{hasOn, select, yes { {on}} other {, date not known}}',
  mayDied: 'may have died',
  charges: '{sums}',
  sum: '{count} {label}',
  claims: `{count, plural, one {# claim} other {# claims}}{
    accusing, plural, =0 {} one {, # accuses} other {, # accuse}}{
    response, select, denies {; denied} pleads {; pleaded not guilty} responds {; answered}
    other {; no answer recorded}}`,
  plainClaims: '{count, plural, one {# claim} other {# claims}}',
  questions: '{count, plural, one {# open question} other {# open questions}}',
  roles: '{roles}',
  nothing: 'no record of custody, charges or offices',
  nothingElse: 'nothing but the name is recorded',
  name: '{name}',
  items: '{count, plural, one {# recorded} other {# recorded}}',
} as const;

export const answers = {
  cards,
  gists,
  case: cases,
  organization,
  source,
  sanctions: {
    on: `${was} on {count, plural, one {the sanctions list “{programme}”} other {# sanctions lists}}{hasSince, select,
      yes {, {since}} other {}}`,
  },
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
      {organization}} then {${was} {title} of {organization}}
      other {${was} {title} of {organization} on the same terms}}`,
    holds: `${was} {title} of {organization}${since}`,
    former: `${was} a former {title} of {organization}`,
    works: `{tense, select, past {had} other {has}} the occupation “{occupation}”{hasEmployer, select,
      yes { ({employer})} other {}}`,
    sentence: `${subject} {predicates}.`,
  },
  death: {
    may: '{tense, select, past {was} other {is}} still alive',
    predicate:
      'died{hasOn, select, yes { {on}} other { (date not known)}}{inCustody, select, yes {, in custody} other {}}',
    died: `{lead, select, he {He} she {She} other {{who}}} {died}{differs, select, yes {; another report gives another
      date} other {}}.`,
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
  acts: `{isFirst, select, yes {{sex, select, male {he } female {she } other {}}} other {}}{predicates}{
    hasWhen, select, yes { {when}} other { (recorded, date not known)}}`,
  notClear: `{hasDay, select, yes {On {day} it is} other {It is}} {isAlso, select, yes {also } other {}}not clear
    whether ${who} {questions}: {acts}.`,
} as const;

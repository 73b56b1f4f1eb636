/**
 * Answers, in English: where a person, a case, an organization or a source stands on a day, in whole sentences; cards
 * and gists. A sentence of a past day begins with the day and speaks in the past. `lead`: by name, or as “he” or “she”
 * where the sex is recorded; `who`: the name with the office; `name`: the bare name.
 */

const who = '{lead, select, he {he} she {she} other {{who}}}';
const subject = `{hasDay, select, yes {On {day} ${who}} other {{lead, select, he {He} she {She} other {{who}}}}}`;
const they = '{sex, select, male {he} female {she} other {{name}}}';
const was = '{tense, select, past {was} other {is}}';
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
  held: `${subject} {holds}${since}{isOld, select, yes {; no release is recorded} other {}}.`,
  /** What may be: “was already in custody”. */
  may: `${was} {order, select, already {already } still {still } other {}}${held}`,
} as const;

/** What happened, as a predicate: “was detained”. */
const happened = {
  custody: `{act, select, arrested {was arrested} detained {was detained} remanded {was remanded in custody}
    serving {began to serve a sentence} administrative_arrest {was put under administrative arrest}
    immigration_detention {was put in immigration detention} extradition_detention {was detained for extradition}
    in_patient_treatment {was put in a closed hospital for treatment}
    in_patient_examination {was put in a closed hospital for examination}
    disappeared {disappeared in the hands of the State} held_for_other {was held for another authority}
    house_arrest {was put under house arrest} bail {was put on bail} travel_ban {was put under a travel ban}
    ban_on_actions {was banned from certain actions} undertaking {gave an undertaking not to leave}
    supervision {was put under supervision} probation {was put on probation} parole {was put on parole}
    released {was released} ended {died or escaped} other {was taken into custody}}`,
} as const;

export const answers = {
  sections,
  custody,
  happened,
  /** The name with the office. */
  who: `{name}{hasTitle, select, yes {, {when, select, former {former } other {}}{title} of {organization},}
    other {}}`,
  /** Predicates with their common date: “he was dismissed and was detained between 2 and 31 January”. */
  acts: `${they} {predicates}{hasWhen, select, yes { {when}} other { (recorded, date not known)}}`,
  notClear: `{hasDay, select, yes {On {day} it is} other {It is}} {isAlso, select, yes {also } other {}}not clear
    whether ${who} {questions}: {acts}.`,
} as const;

/** Types of development, in English: titles, descriptions and sentences. Further details are sentences of their own. */
import {
  citizenshipTypes,
  occupationTypes,
  organizationTypes,
  personTypes,
  stillUntil,
  tagWords,
  untilLastDay,
} from './particulars.ts';

const inCase = '{hasCase, select, yes { in the case “{case}”} other {}}';
const by = '{hasBy, select, yes { by {by}} other {}}';
const byAuthority = '{hasAuthority, select, yes { by {authority}} other {}}';
const beforeCourt = '{hasCourt, select, yes { before {court}} other {}}';
const ofOffence = '{hasOffence, select, yes { of {offence}} other {}}';
const withCurrency = '{amount}{hasCurrency, select, yes { {currency}} other {}}';
const amount = `{hasAmount, select, yes { (${withCurrency})} other {}}`;
const from = '{hasFrom, select, yes { from {from}} other {}}';
const byState = '{hasFrom, select, yes { by {from}} other {}}';
const aboutOthers = '{hasAbout, select, yes { (about {about})} other {}}';

/** What may follow a sentence. */
const placed = '{hasPlace, select, yes { Place: {place}.} other {}}';
const grounds = '{hasBasis, select, yes { Grounds given: {basis}.} other {}}';
const cause = '{hasCause, select, yes { Cause given: {cause}.} other {}}';
const decided = '{hasBy, select, yes { {by} decided this.} other {}}';

/** Chapters of the reference, and of the page that offers the types. */
export const familyTitles = {
  registry: 'Registry',
  particulars: 'Particulars',
  treatment: 'Recognition, treatment and health',
  tags: 'Tags',
  links: 'Life and relationships',
  office: 'Offices, ranks and awards',
  custody: 'Custody',
  proceedings: 'Proceedings',
  trial: 'Trial',
  appeals: 'Appeals, clemency and extradition',
  assets: 'Assets and sanctions',
  unrest: 'Unrest',
  claims: 'Claims and open questions',
  editing: 'Editing',
  identity: 'Merging and separating',
  amendments: 'Corrections and retractions',
  recordKeeping: 'Recorded by the service',
} as const;

const component = `{kind, select, imprisonment {imprisonment} life {imprisonment for life} death {death}
  administrative_arrest {administrative arrest} probation {probation} supervised_release {supervised release}
  restriction_of_liberty {restriction of liberty} corrective_labour {corrective labour}
  compulsory_labour {compulsory labour} compulsory_treatment {compulsory treatment} fine {a fine}
  confiscation {confiscation} forfeiture {forfeiture} restitution {restitution} assessment {an assessment}
  office_ban {a ban from office} activity_ban {a ban from an activity} rank_stripped {loss of rank}
  awards_revoked {loss of awards} deportation {deportation} other {another measure}}`;
const term = '{hasTerm, select, yes { for {term}} other {}}';
const extent = `${term}{hasAmount, select, yes { of ${withCurrency}} other {}}`;
const scope = '{hasScope, select, yes { ({scope})} other {}}';
const start = '{hasRunsFrom, select, yes { (counted from {runsFrom})} other {}}';

/** What each type needs; further texts are sentences that it may add. */
interface TypeText {
  readonly title: string;
  readonly description: string;
  readonly sentence: string;
  readonly [more: string]: string;
}

export const types = {
  person: {
    registered: {
      title: 'Person registered',
      description: 'Adds a person to the record, with the names that sources use.',
      sentence: '{name} was added to the record.',
    },
    detained: {
      title: 'Detention',
      description: 'A person is arrested or detained. Leave out the agency, grounds or place if they are not stated.',
      sentence: `{person} was detained${byAuthority}${inCase}.${placed}${grounds}`,
    },
    released: {
      title: 'Release',
      description: 'A person leaves custody. Leave out the grounds if they are not stated.',
      sentence: `{person} was released${inCase}.${grounds}${untilLastDay}`,
      otherwise: `{how, select, escaped {{person} escaped from custody${inCase}.}
        exchanged {{person} was released in an exchange${inCase}.} deported {{person} was deported${inCase}.}
        died {{person} died in custody${inCase}.} other {The custody of {person}
        lapsed${inCase}.}}${grounds}${untilLastDay}`,
    },
    died: {
      title: 'Death',
      description: 'A person dies. This ends offices, custody and searches. Leave out the cause if it is not stated.',
      sentence: `{person} died.${cause}`,
    },
    ...personTypes,
  },
  organization: {
    registered: {
      title: 'Organization registered',
      description: 'Adds an organization, authority or office to the record.',
      sentence: '{name} was added to the record.',
    },
    ...organizationTypes,
  },
  citizenship: citizenshipTypes,
  occupation: occupationTypes,
  tag: tagWords,
  case: {
    registered: {
      title: 'Case registered',
      description: 'Adds a case: a proceeding, or background such as unrest.',
      sentence: 'The case “{title}” was added to the record.',
    },
    classified: {
      title: 'Secrecy of a case',
      description: 'A case is made secret, or its secrecy is lifted.',
      sentence: `{hasLifted, select, yes {The secrecy of the case “{case}” was lifted.}
        other {The case “{case}” was made secret.}}`,
    },
    party_added: {
      title: 'Party added',
      description: 'A person takes part in a case, in a role.',
      sentence: `{person} took part in the case “{case}” {role, select,
        suspect {as a suspect} accused {as an accused} defendant {as a defendant} victim {as a victim}
        witness {as a witness} plaintiff {as a plaintiff} counsel {as counsel} prosecutor {as a prosecutor}
        judge {as a judge} other {in another role}}.`,
    },
    linked: {
      title: 'Cases linked',
      description: 'A case is joined with another, severed from it, continues it, or is related to it.',
      sentence: `The case “{case}” {kind, select, joined_with {was joined with} severed_from {was severed from}
        continues {continues} other {is related to}} “{other}”.`,
    },
    closed: {
      title: 'Case closed',
      description: 'A case ends, with or without a decision.',
      sentence: `The case “{case}” {disposition, select, decided {was closed after a decision}
        discontinued {was discontinued} dismissed {was dismissed} settled {was settled}
        statute_barred {was closed because the time limit had passed} transferred {was handed to another authority}
        other {was closed; the source does not say how}}.{hasPersons, select,
        yes { It ended without a verdict on {persons}.} other {}}`,
    },
    reopened: {
      title: 'Case reopened',
      description: 'A case that had ended goes on. Name the people if it goes on for some only.',
      sentence: `The case “{case}” was reopened{hasPersons, select, yes { against {persons}} other {}}.`,
    },
  },
  source: {
    registered: {
      title: 'Source registered',
      description: 'Adds a text, broadcast or document that developments cite. Leave out what it does not state.',
      sentence: 'The source “{title}” was added to the record.',
    },
    archived: {
      title: 'Copy of a source kept',
      description: 'Says that a copy of a source is kept, with its SHA-256. The service itself keeps no copies.',
      sentence: `A copy of “{source}” was archived ({mediaType}).${placed}`,
    },
  },
  subject: {
    renamed: {
      title: 'Renamed',
      description: `New names count from then on. The first name in each script replaces the first one registered, and
        so on. Search still finds the old names.`,
      sentence: '{subject} took {count, plural, one {the name} other {the names}} {names}.',
    },
    merged: {
      title: 'Merged',
      description: `Two entries are the same person, case, organization or source. From then on, all that is recorded of
        the first stands with the second. A retraction undoes this.`,
      sentence: 'The entry {from} ({fromId}) was merged into {into} ({intoId}).',
    },
    split: {
      title: 'Separated',
      description: 'What the listed developments say about one entry is about another. A retraction undoes this.',
      sentence: `{count, plural, one {# development recorded about {from} is}
        other {# developments recorded about {from} are}} about another entry, {into} ({intoId}).`,
    },
  },
  office: {
    assumed: {
      title: 'Office assumed',
      description: 'A person takes an office, or is known to hold it by then.',
      sentence: `{person} was {title} of {organization}.{hasBy, select,
        yes { {by} made the appointment.} other {}}${stillUntil}`,
    },
    left: {
      title: 'Office left',
      description: 'A person leaves an office.',
      sentence: `{person} {manner, select, dismissed {was dismissed as {title} of {organization}${by}.}
        resigned {resigned as {title} of {organization}.${decided}}
        term_ended {left office as {title} of {organization} when the term ended.${decided}}
        died {was {title} of {organization} until death.${decided}}
        other {left office as {title} of {organization}.${decided}}}${untilLastDay}`,
    },
  },
  honour: {
    changed: {
      title: 'Rank or award granted or revoked',
      description: 'A rank or an award is granted to a person, or taken away.',
      sentence: `The {kind, select, rank {rank} other {award}} “{title}” was {change, select,
        granted {granted to} other {taken from}} {person}${by}.`,
    },
  },
  unrest: {
    started: {
      title: 'Unrest began',
      description: 'Protests or unrest begin.',
      sentence: `Unrest began (“{case}”).${placed}${cause}`,
    },
    changed: {
      title: 'Unrest changed',
      description: 'The unrest escalates, subsides or ends.',
      sentence: `The unrest “{case}” {change, select, escalated {escalated} subsided {subsided} other {ended}}.{hasBy,
        select, yes { {by} brought this about.} other {}}`,
    },
    incident_reported: {
      title: 'Incident',
      description:
        'Deaths, a building seized, looting. Leave out the number, actors or targets if they are not stated.',
      sentence: `{kind, select, death {There were deaths} injury {There were injuries}
        seizure {A seizure took place} looting {There was looting} robbery {A robbery took place}
        arson {There was arson} clash {There were clashes} other {An incident took place}} during
        “{case}”.{hasCount, select, yes { Number: {count}.} other {}}{hasActors, select,
        yes { Actors: {actors}.} other {}}{hasTargets, select, yes { Targets: {targets}.} other {}}`,
    },
  },
  measure: {
    ordered: {
      title: 'Measure ordered',
      description: 'An authority orders a measure: a dismissal, the use of force, a request for help.',
      sentence: `{kind, select, government_dismissed {The government was dismissed}
        use_of_force {The use of force was ordered} assistance_requested {Assistance was requested}
        emergency_declared {A state of emergency was declared} other {A measure was ordered}}${by}
        (“{case}”).{hasTarget, select,
        yes { Target: {target}.} other {}}{hasAddressee, select, yes { Addressed to {addressee}.} other {}}`,
    },
  },
  conduct: {
    alleged: {
      title: 'Conduct alleged',
      description: 'Someone is said to have done something, or not to have done it, outside any proceeding.',
      sentence: 'Alleged conduct of {about}: {conduct}.',
    },
  },
  statement: {
    made: {
      title: 'Statement',
      description: 'Someone says something: for or against something, or about someone.',
      sentence: `{speaker} {stance, select, for {spoke in support} against {spoke in opposition}
        accuses {{hasAccused, select, yes {accused {accused}} other {made an accusation}}}
        denies {denied the claims} answers {responded to the claims} disparages {made disparaging remarks}
        other {made a statement}}${aboutOthers}.{hasQuote, select, yes {{hasVerbatim, select,
        yes { Quote: “{quote}”} other { Paraphrase: “{quote}”}}} other {}}`,
    },
  },
  assessment: {
    recorded: {
      title: 'Assessment',
      description: 'A source judges a motive, influence or character.',
      sentence: 'The {kind, select, motive {motive} influence {influence} other {character}} of {about} was assessed.',
    },
  },
  claim: {
    disputed: {
      title: 'Claim disputed',
      description: `Someone contests what another development claims, in public or in court. “About” names who and what
        the claim is about.`,
      sentence: `{who, select, author {The source’s author disputed a claim about {about}.}
        unstated {A claim about {about} was disputed. The source does not say who disputed it.}
        other {{by} disputed a claim about {about}.}}{hasAnswer, select, yes { Response: “{answer}”} other {}}`,
    },
  },
  unknown: {
    recorded: {
      title: 'Open question',
      description: 'A question that a source leaves open, and says so.',
      sentence: 'Not known about {about}: “{question}”',
    },
    resolved: {
      title: 'Question answered',
      description: `An open question is answered. Record what the answer says about the world as developments of their
        own.`,
      sentence: 'A question about {about} was answered.{hasAnswer, select, yes { Answer: “{answer}”} other {}}',
    },
  },
  investigation: {
    opened: {
      title: 'Investigation opened',
      description: 'An authority begins to investigate.',
      sentence: `{hasAuthority, select, yes {{authority} opened an investigation}
        other {An investigation was opened}}${inCase}.`,
    },
  },
  suspicion: {
    announced: {
      title: 'Suspicion announced',
      description: 'Someone announces that a person is suspected or accused. No charge is filed by it.',
      sentence: `It was announced that {person} is suspected of {offences}${inCase}.`,
    },
  },
  charge: {
    filed: {
      title: 'Charge filed',
      description: 'A person is charged with an offence in a case.',
      sentence: `{person} was charged with {hasCounts, select, yes {{counts, plural,
        one {# count of {offence}} other {# counts of {offence}}}} other {{offence}}}${inCase}.{hasLaw, select,
        yes { Law: {law}.} other {}}`,
    },
    changed: {
      title: 'Charge changed',
      description: `A charge is amended, reclassified as another offence, or dropped. Say what it is from then on; if
        dropped, what it was.`,
      sentence: `{change, select, dropped {The charge of {offence} against {person}${inCase} was dropped.}
        requalified {The charge against {person}${inCase} was reclassified as {offence}.}
        other {The charge of {offence} against {person}${inCase} was amended.}}`,
      noneLeft: 'No other charge against {person} is left in this case.',
    },
  },
  charges: {
    brought: {
      title: 'Charging document',
      description: `A document brings charges against one or more people: an indictment, a complaint, a notice of
        suspicion. It may replace earlier ones.`,
      sentence: `{document, select, suspicion_notice {A notice of suspicion was served on {persons}}
        complaint {A complaint charged {persons}} information {An information charged {persons}}
        indictment {An indictment charged {persons}} petition {A petition charged {persons}}
        other {Charges were brought against {persons}}}${inCase}: {offences}.`,
      superseding: 'It replaces earlier charges.',
    },
    moved: {
      title: 'Charges moved',
      description: 'Charges go on in another case, with their history.',
      sentence: `{hasCharges, select, yes {The charges {charges}} other {The charges}} against {persons} were {change,
        select, severed {severed from} other {moved from}} the case “{case}” to “{to}”.`,
    },
    ended: {
      title: 'Charges ended',
      description: `Charges are withdrawn by the prosecution, dismissed by a court, or discontinued. Leave out the
        charges if the source does not say which.`,
      sentence: `{hasCharges, select, yes {The charges {charges}} other {Charges}} against {persons} were {outcome,
        select, withdrawn {withdrawn} dismissed {dismissed} other {discontinued}}${by}${inCase}.${grounds}`,
      withPrejudice: 'They cannot be brought again.',
    },
  },
  judgment: {
    became_final: {
      title: 'Judgment final',
      description: 'A judgment becomes final: the time to appeal has passed, or no appeal is possible.',
      sentence: `The judgment against {persons}${inCase} became final.`,
    },
  },
  wanted: {
    declared: {
      title: 'Wanted',
      description: 'An authority declares a person wanted, or no longer wanted.',
      sentence: `{hasLifted, select, yes {{person} was no longer wanted${byAuthority}${inCase}.}
        other {{person} was declared wanted${byAuthority}${inCase}.}}`,
    },
  },
  custody: {
    measure_set: {
      title: 'Custody measure',
      description: `A person is remanded in custody, begins to serve a sentence, is placed under house arrest, bail or a
        ban; or, while in custody, is moved to another place. A new measure replaces those of its case.`,
      sentence: `{measure, select, remand {{person} was remanded in custody}
        serving {{person} began to serve a sentence}
        administrative_arrest {{person} was placed under administrative arrest}
        immigration_detention {{person} was placed in immigration detention}
        extradition_detention {{person} was detained for extradition}
        in_patient_treatment {{person} was placed in a closed hospital for treatment}
        in_patient_examination {{person} was placed in a closed hospital for examination}
        disappeared {{person} disappeared in the hands of the State}
        held_for_other {{person} was held for another authority} house_arrest {{person} was placed under house arrest}
        bail {{person} was released on bail} travel_ban {{person} was banned from travelling}
        ban_on_actions {{person} was banned from certain actions}
        undertaking {{person} signed an undertaking not to leave}
        supervision {{person} was placed under supervision} probation {{person} was placed on probation}
        parole {{person} was released on parole} other {{person} was transferred in
        custody}}${byAuthority}${inCase}.{hasUntil, select, yes { Until {until}.} other {}}${placed}${grounds}`,
    },
    reported: {
      title: 'Still in custody',
      description: 'A source reports that a person is held. It begins no custody, and confirms what holds.',
      sentence: `{person} was reported to be in custody${byAuthority}.${placed}`,
    },
  },
  trial: {
    opened: {
      title: 'Trial opened',
      description: 'A case comes to trial.',
      sentence: `The trial opened${inCase}${beforeCourt}.{hasClosed, select,
        yes { The trial was closed to the public.} other {}}{hasDefendants, select,
        yes { Defendants: {defendants}.} other {}}`,
    },
  },
  hearing: {
    held: {
      title: 'Hearing',
      description: 'A court hears a case, or a matter within it.',
      sentence: `{kind, select, preliminary {A preliminary hearing} remand {A remand hearing} main {A main hearing}
        appeal {An appeal hearing} other {A hearing}} was held${inCase}${beforeCourt}.{hasClosed, select,
        yes { The hearing was closed to the public.} other {}}`,
    },
  },
  plea: {
    entered: {
      title: 'Plea',
      description: 'A person answers a charge in court, or refuses to.',
      sentence: `{person} {plea, select, guilty {pleaded guilty} not_guilty {pleaded not guilty}
        no_contest {pleaded no contest} other {refused to plead}}${inCase}.{hasCharge, select,
        yes { Charge: {charge}.} other {}}`,
      changed: `{change, select, withdrawn {{person} withdrew a plea} agreement {{person} entered a plea agreement}
        other {{person} changed the plea}}${inCase}: {plea, select, guilty {guilty} not_guilty {not guilty}
        no_contest {no contest} other {refused}}.{hasCharge, select, yes { Charge: {charge}.} other {}}`,
      accepted: 'The court accepted the plea.',
    },
  },
  verdict: {
    delivered: {
      title: 'Verdict',
      description: 'A court decides on guilt. It may name no charge.',
      sentence: `The court gave its verdict${inCase}.`,
      outcome: `{outcome, select, convicted {{person} was convicted${ofOffence}.}
        acquitted {{person} was acquitted${ofOffence}.}
        no_verdict {There was no verdict on {person}{hasOffence, select, yes { on the charge of {offence}} other {}}.}
        not_responsible {{person} was found not responsible{hasOffence, select, yes { ({offence})} other {}}.}
        other {The court dismissed the charge${ofOffence} against {person}.}}`,
    },
  },
  sentence: {
    imposed: {
      title: 'Sentence',
      description: 'A court imposes a sentence, in parts. It does not change custody.',
      sentence: `{person} was sentenced${inCase} to {components}.`,
      component: `${component}${extent}${scope}${start}`,
      forCharges: 'It was imposed for {charges}.',
    },
    changed: {
      title: 'Sentence changed',
      description: `Parts of a sentence take effect, are changed, have been served, or are set aside. Say what each part
        is from then on; if it ends, what it was.`,
      sentence: `The sentence of {person}${inCase} {change, select, in_force {took effect} stayed {was stayed}
        stay_lifted {is no longer stayed} reduced {was reduced} increased {was increased} suspended {was suspended}
        activated {was activated} commuted {was commuted} remitted {was remitted} modified {was changed}
        served {was served} other {was set aside}}${by}: {components}.`,
      effective: 'It has effect from {day} on.',
    },
  },
  appeal: {
    filed: {
      title: 'Appeal filed',
      description: 'Someone appeals against a decision of a court.',
      sentence: `{hasBy, select, yes {{by} appealed} other {An appeal was filed}}{hasCourt, select,
        yes { to {court}} other {}}${inCase}. The appeal concerns {persons}.`,
      otherwise: `{remedy, select, cassation {A cassation appeal} opposition {An opposition}
        review {A request for review}
        constitutional {A constitutional complaint} other {A habeas corpus petition}} was filed${by}{hasCourt, select,
        yes { with {court}} other {}}${inCase}. It concerns {persons}.`,
    },
    decided: {
      title: 'Appeal decided',
      description: 'A court decides on an appeal, person by person. Record a changed sentence with “Sentence changed”.',
      sentence: `{hasCourt, select, yes {{court} decided the appeal} other {The appeal was decided}}${inCase}.`,
      outcome: `{outcome, select, conviction_upheld {The conviction of {person}${ofOffence} was upheld.}
        conviction_modified {The conviction of {person}${ofOffence} was upheld with changes.}
        convicted {{person} was convicted${ofOffence}.}
        acquittal_upheld {The acquittal of {person}${ofOffence} was upheld.}
        acquitted {{person} was acquitted${ofOffence}.}
        remitted {The case against {person} was sent back for a new trial{hasOffence, select,
        yes { on the charge of {offence}} other {}}.}
        set_aside {The judgment on {person}${ofOffence} was set aside.}
        set_aside_for_good {The conviction of {person}${ofOffence} was set aside for good.}
        rehabilitated {{person} was rehabilitated.}
        sentence_set_aside {The sentence of {person} was set aside; the conviction stands.}
        discontinued {The proceeding against {person}${ofOffence} was discontinued.}
        upheld {The decision on {person}${ofOffence} was upheld.}
        partly_upheld {The decision on {person}${ofOffence} was upheld in part.}
        remedy_dismissed {The appeal concerning {person} was dismissed.}
        restored {An earlier judgment on {person} was restored.}
        other {The appeal concerning {person} was withdrawn.}}`,
      final: 'The decision is final.',
    },
  },
  clemency: {
    granted: {
      title: 'Clemency',
      description: `An amnesty, a pardon, or a commutation to a milder sentence. Record a changed sentence with
        “Sentence changed”. It ends no custody.`,
      sentence: `{kind, select, amnesty {{person} was granted an amnesty} pardon {{person} was pardoned}
        other {The sentence of {person} was commuted}}${by}${inCase}.`,
      otherwise: `{kind, select, amnesty {An amnesty} pardon {A pardon} other {A commutation}} for {person} was {step,
        select, refused {refused} other {annulled}}${by}${inCase}.`,
    },
  },
  extradition: {
    progressed: {
      title: 'Extradition',
      description: `An extradition is requested, granted, refused or withdrawn, or the person is surrendered. It ends no
        custody.`,
      sentence: `{step, select,
        requested {{to} requested the extradition of {person}${from}}
        granted {The extradition of {person} to {to} was granted${byState}}
        refused {The extradition of {person} to {to} was refused${byState}}
        surrendered {{person} was surrendered to {to}${byState}}
        other {{to} withdrew its request for the extradition of {person}${from}}}${inCase}.`,
    },
  },
  asset: {
    reported: {
      title: 'Asset',
      description: 'Someone is said to own or control something. Leave out the amount if it is not stated.',
      sentence: `{owner} owned or controlled {what}${amount}.`,
    },
    measure_taken: {
      title: 'Measure on an asset',
      description: 'An asset is frozen, seized, confiscated or returned. Leave out the amount if it is not stated.',
      sentence: `An asset of {owner} was {measure, select, frozen {frozen} seized {seized} confiscated {confiscated}
        other {returned}}${by}${inCase}: {what}${amount}.`,
    },
  },
  sanction: {
    changed: {
      title: 'Sanction',
      description: 'A person or an organization is put on a sanctions list, or taken off it, or the entry changes.',
      sentence: `{change, select, listed {{target} was placed on the sanctions list “{programme}”${by}.}
        delisted {{target} was removed from the sanctions list “{programme}”${by}.}
        other {The entry for {target} on the sanctions list “{programme}” was changed${by}.}}`,
    },
  },
  relationship: {
    reported: {
      title: 'Relationship',
      description: 'What one person or organization is to another: a patron, a sister, a partner.',
      sentence: '{from} was {to}’s {kind}.',
    },
    ended: {
      title: 'Relationship ended',
      description: 'A relationship ends.',
      sentence: `{from} was no longer {to}’s {kind}.${untilLastDay}`,
    },
  },
  finding: {
    dismissed: {
      title: 'Review note checked',
      description: `An editor has checked a review note and settled it. The note comes back as soon as it rests on
        anything that is not listed.`,
      sentence: 'An editor checked the review note “{rule}” about {subject}. Reason: “{reason}”',
    },
  },
  development: {
    corrected: {
      title: 'Correction',
      description: `Replaces another development as a whole with one of the same type. The original keeps its id and its
        place. A correction may be corrected in turn.`,
      sentence: 'A development was corrected.',
    },
    retracted: {
      title: 'Retraction',
      description: `Another development no longer counts, whatever corrects it. To undo a correction, a confirmation or
        a retraction, retract it.`,
      sentence: 'A development was retracted. Reason: “{reason}”',
    },
    corroborated: {
      title: 'Confirmed by another source',
      description: `Another source says the same. It counts while the development that it confirms counts. After a
        correction, confirm the correction. It may give a date of its own. A reported or official date makes the other
        date more exact if both share a day.`,
      sentence: `Another source says the same as a recorded development.{hasDate, select, yes { It gives this date:
        {date}.} other {}}`,
    },
    redacted: {
      title: 'Erasure',
      description: `The content of a development is erased, with all that was said about it. Its place in the log stays,
        and the log can still be verified.`,
      sentence:
        '{count, plural, one {# development was erased.} other {# developments were erased.}} Reason: “{reason}”',
    },
  },
  log: {
    key_rotated: {
      title: 'Keys of the log changed',
      description: 'A key begins to sign the log, or a key stops signing it.',
      sentence: `{added, plural, one {# signing key was} other {# signing keys were}} added and {retired, plural,
        one {# was} other {# were}} retired.`,
    },
    restarted: {
      title: 'Log signed under a new name',
      description: `An operator gave up the name under which the log was signed, because the log is no longer what was
        signed. For example, an old copy was restored.`,
      sentence: 'The log is now signed under the name {origin}. Reason: “{reason}”',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, TypeText>>>>;

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
const forOffence = '{hasOffence, select, yes { for {offence}} other {}}';
const ofOffence = '{hasOffence, select, yes { of {offence}} other {}}';
const withCurrency = '{amount}{hasCurrency, select, yes { {currency}} other {}}';
const amount = `{hasAmount, select, yes { (${withCurrency})} other {}}`;
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
  parties: 'Parties',
  proceedings: 'Proceedings',
  trial: 'Trial',
  appeals: 'Appeals and clemency',
  assets: 'Assets and sanctions',
  unrest: 'Unrest',
  claims: 'Claims and open questions',
  editing: 'Editing',
  identity: 'Merging and separating',
  amendments: 'Corrections and retractions',
  recordKeeping: 'Recorded by the service',
} as const;

const onCharges = '{hasCharges, select, yes { ({charges})} other {}}';

const inRole = `{role, select, suspect {as a suspect} accused {as an accused} defendant {as a defendant}
  victim {as a victim} alleged_victim {as an alleged victim}
  witness {as a witness} expert {as an expert} plaintiff {as a plaintiff}
  applicant {as an applicant} petitioner {as a petitioner} respondent {as a respondent}
  third_party {as a third party} intervener {as an intervener} amicus {as an amicus curiae}
  counsel {as counsel}
  representative {as a representative} agent {as an agent} prosecutor {as a prosecutor}
  judge {as a judge} other {in another role}}`;

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
      description: `A person is arrested or detained. This replaces the earlier measures of the same case, unless you
        say that they go on. Leave out the agency, grounds or place if they are not stated.`,
      sentence: `{person} was {hasArrested, select, yes {arrested} other
        {detained}}${byAuthority}${inCase}.${placed}${grounds}`,
    },
    released: {
      title: 'Release',
      description: `A person leaves custody: by release, escape, exchange or deportation, or because a measure
        lapsed. It ends all custody, unless you say what it ends. Leave out the grounds if they are not stated.`,
      sentence: `{how, select, escaped {{person} escaped from custody} exchanged {{person} was released in an exchange}
        deported {{person} was deported from custody} lapsed {A measure against {person} lapsed}
        other {{person} was released}}${inCase}.${grounds}${untilLastDay}`,
    },
    reported_held: {
      title: 'Reported held',
      description: `A source says that a person is still held, and perhaps where. It begins no new measure. It says
        that the one before goes on.`,
      sentence: `{person} was reported to be held${byAuthority}${inCase}.${placed}`,
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
        other {The case “{case}” was made secret.}}${untilLastDay}`,
    },
    party_added: {
      title: 'Party added',
      description: `A person, an organization or a State takes part in a case, in a role. A party may have several
        roles. Name those that counsel or a representative acts for.`,
      sentence: `{party} took part in the case “{case}” ${inRole}{hasActsFor, select, yes { for {actsFor}}
        other {}}.${stillUntil}`,
    },
    party_left: {
      title: 'Party left',
      description: 'A party no longer has a role in a case. The other roles of that party go on.',
      sentence: `{party} no longer took part in the case “{case}” ${inRole}{hasActsFor, select, yes { for {actsFor}}
        other {}}.${grounds}${untilLastDay}`,
    },
    linked: {
      title: 'Cases linked',
      description: 'A case is joined with another, severed from it, continues it, or is related to it.',
      sentence: `The case “{case}” {kind, select, joined_with {was joined with} severed_from {was severed from}
        continues {continues} other {is related to}} “{other}”.`,
    },
    transferred: {
      title: 'Case transferred',
      description: `A case goes from one court to another. The other court hears it from that day on. If it becomes a
        case of its own there, link the two cases instead.`,
      sentence: `The case “{case}” was transferred{hasFrom, select, yes { from {from}} other {}}
        to {to}${by}.${grounds}`,
    },
    closed: {
      title: 'Case closed',
      description: 'A case ends, with or without a decision.',
      sentence: `The case “{case}” {disposition, select, decided {was closed after a decision}
        discontinued {was discontinued} dismissed {was dismissed} settled {was settled}
        statute_barred {was closed because the time limit had passed} transferred {was handed to another authority}
        other {was closed; the source does not say how}}.{hasPersons, select,
        yes { It ended without a verdict on {persons}.} other {}}${decided}`,
    },
    reopened: {
      title: 'Case reopened',
      description: `A case goes on after it had ended. Charges that had been withdrawn, dismissed or discontinued are
        open again. A conviction or an acquittal is not: record the decision that set it aside.`,
      sentence: `The case “{case}” was reopened${by}{hasPersons, select,
        yes { against {persons}} other {}}.${grounds}`,
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
        so on. A case or a source gets a new title in all languages: the first is the original. Search still finds the
        old names.`,
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
      sentence: `{person} was {hasActing, select, yes {acting {title}} other {{title}}} of {organization}.{hasBy,
        select, yes { {by} made the appointment.} other {}}${stillUntil}`,
    },
    left: {
      title: 'Office left',
      description: 'A person leaves an office.',
      sentence: `{person} {manner, select, dismissed {was dismissed as {title} of {organization}${by}.}
        resigned {resigned as {title} of {organization}.${decided}}
        term_ended {left office as {title} of {organization} when the term ended.${decided}}
        annulled {was no longer {title} of {organization}: the appointment or election was annulled${by}.}
        died {was {title} of {organization} until death.${decided}}
        other {left office as {title} of {organization}.${decided}}}${untilLastDay}`,
    },
  },
  honour: {
    changed: {
      title: 'Rank or award granted or revoked',
      description: 'A rank or an award is granted to a person, or taken away.',
      sentence: `The {kind, select, rank {rank} other {award}} “{title}” was {change, select,
        granted {granted to} other {taken from}} {person}${by}.${untilLastDay}`,
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
      description: 'The unrest escalates, subsides or ends, or order is restored.',
      sentence: `{change, select, escalated {The unrest “{case}” escalated.} subsided {The unrest “{case}” subsided.}
        order_restored {Order was restored (“{case}”).} other {The unrest “{case}” ended.}}{hasBy,
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
        emergency_declared {A state of emergency was declared} curfew_imposed {A curfew was imposed}
        other {A measure was ordered}}${by}
        (“{case}”).{hasTarget, select,
        yes { Target: {target}.} other {}}{hasAddressee, select, yes { Addressed to {addressee}.} other
        {}}${stillUntil}`,
    },
    lifted: {
      title: 'Measure lifted',
      description: 'A measure ends, such as a state of emergency or a curfew. Name the development that ordered it.',
      sentence: `A measure was lifted${by} (“{case}”).${untilLastDay}`,
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
      title: 'Charging document',
      description: `People are charged in a case: with one or several charges, in one document. A later document with
        the same short name brings the same charge again. Name the documents or charges that it replaces.`,
      sentence: `{document, select, suspicion_notice {{persons} had notice of suspicion${inCase} of: {charges}.} other
        {{persons} {count, plural, one {was} other {were}} charged{document, select, complaint { by a complaint}
        information { by an information} indictment { by an indictment} petition { by a petition} other
        {}}${inCase} with {charges}.}}`,
      charge: `{hasCounts, select, yes {{counts, plural, one {# count of {offence}} other {# counts of
        {offence}}}} other {{offence}}}{hasNumber, select, yes {{hasLaw, select, yes { (number {number}; law: {law})}
        other { (number {number})}}} other {{hasLaw, select, yes { (law: {law})} other {}}}}`,
      against: 'The charge of {offence} is against {persons}.',
      supersedes: `{count, plural, one {It replaces an earlier document.} other {It replaces # earlier documents.}}`,
      supersedesCharges: 'It replaces {count, plural, one {the charge} other {the charges}} {charges}.',
    },
    changed: {
      title: 'Charge changed or ended',
      description: `Charges are amended, reclassified as another offence, withdrawn, dismissed, discontinued, or
        dropped. Use “dropped” if the source does not say who ended them. Name the charges, or say that it is about
        all of them.`,
      sentence: `{hasOffence, select, yes {The charge of {offence} against {persons}${inCase} was dropped${by}.}
        other {Charges against {persons}${inCase} were dropped${by}.}}`,
      amended: `{hasOffence, select, yes {The charge of {offence} against {persons}${inCase} was amended${by}.}
        other {Charges against {persons}${inCase} were amended${by}.}}`,
      withdrawn: `{hasOffence, select, yes {The charge of {offence} against {persons}${inCase} was withdrawn${by}.}
        other {Charges against {persons}${inCase} were withdrawn${by}.}}`,
      dismissed: `{hasOffence, select, yes {The charge of {offence} against {persons}${inCase} was dismissed${by}.}
        other {Charges against {persons}${inCase} were dismissed${by}.}}`,
      discontinued: `{hasOffence, select, yes {The charge of {offence} against {persons}${inCase} was
        discontinued${by}.} other {Charges against {persons}${inCase} were discontinued${by}.}}`,
      requalified: `{hasOffence, select, yes {The charge against {persons}${inCase} was reclassified as {offence}${by}.}
        other {Charges against {persons}${inCase} were reclassified${by}.}}`,
      noneLeft: 'No other charge against {persons} is left in this case.',
    },
    moved: {
      title: 'Charge moved to another case',
      description: `Charges go on in another case, with their history. They are moved there, or severed into a case of
        their own.`,
      sentence: `Charges against {persons} in the case “{case}” were {change, select, severed {severed into} other
        {moved to}} the case “{into}”${by}.`,
    },
  },
  wanted: {
    declared: {
      title: 'Wanted',
      description: 'An authority declares a person wanted, or no longer wanted.',
      sentence: `{hasLifted, select, yes {{person} was no longer wanted${byAuthority}${inCase}.}
        other {{person} was declared wanted${byAuthority}${inCase}.}}${untilLastDay}`,
    },
  },
  custody: {
    measure_set: {
      title: 'Custody or restriction',
      description: `A person is held or restricted: remanded, serving a sentence, under house arrest, on bail. Or,
        while in custody, moved to another place. A new measure replaces the earlier ones of the same case, unless
        you say that they go on.`,
      sentence: `{measure, select, remand {{person} was remanded in custody} serving {{person} was serving a sentence}
        administrative_arrest {{person} was under administrative arrest}
        immigration_detention {{person} was in immigration detention}
        extradition_detention {{person} was detained for extradition}
        in_patient_treatment {{person} was held for treatment} in_patient_examination {{person} was held for an
        examination} disappeared {{person} disappeared in the custody of the State} held_for_other {{person} was held
        for another authority} house_arrest {{person} was placed under house arrest} bail {{person} was released on
        bail} travel_ban {{person} was banned from travel} ban_on_actions {{person} was banned from certain actions}
        undertaking {{person} gave an undertaking} supervision {{person} was placed under supervision}
        probation {{person} was placed on probation} parole {{person} was placed on parole}
        other {{person} was transferred in custody}}${byAuthority}${inCase}.${placed}${grounds}`,
    },
  },
  bail: {
    forfeited: {
      title: 'Bail forfeited',
      description: 'A court keeps the bail. Record a new arrest or measure as a development of its own.',
      sentence: `The bail of {person}${inCase} was forfeited${by}${amount}.${grounds}`,
    },
  },
  trial: {
    opened: {
      title: 'Trial opened',
      description: 'A case comes to trial. Name the defendants and charges if the source does.',
      sentence: `The trial opened${inCase}${beforeCourt}.{hasClosed, select,
        yes { The trial was closed to the public.} other {}}{hasDefendants, select,
        yes { Defendants: {defendants}.} other {}}`,
    },
  },
  plea: {
    entered: {
      title: 'Plea',
      description: `A person answers charges in court, or refuses to; changes or withdraws a plea; or agrees on one
        with the prosecution. Record what the court makes of it as a verdict.`,
      sentence: `{change, select,
        changed {{person} changed the plea{plea, select, guilty { to guilty} not_guilty { to not guilty}
        no_contest { to no contest} other { and refused to plead}}}
        withdrawn {{person} withdrew the plea{plea, select, guilty { of guilty} not_guilty { of not guilty}
        no_contest { of no contest} other {}}}
        agreement {{person} made a plea agreement{plea, select, guilty { to plead guilty} not_guilty { to plead not
        guilty} no_contest { to plead no contest} other {}}}
        other {{plea, select, guilty {{person} pleaded guilty} not_guilty {{person} pleaded not guilty}
        no_contest {{person} pleaded no contest} other {{person} refused to plead}}}}${inCase}.`,
    },
  },
  verdict: {
    delivered: {
      title: 'Verdict',
      description: `A court decides on guilt or liability, or accepts a plea. Civil and administrative courts find
        people liable or not; they convict no one. Say for each person and outcome which charges it is
        about. If the source does not say, leave them out.`,
      sentence: `{hasPleaAccepted, select, yes {The court accepted a plea${inCase}.} other {The court gave its
        verdict${inCase}.}}{hasClosed, select, yes { It was closed to the public.} other {}}`,
      outcome: `{outcome, select, convicted {{person} was convicted${ofOffence}${onCharges}.}
        acquitted {{person} was acquitted${ofOffence}${onCharges}.}
        liable {{person} was found liable${forOffence}${onCharges}.}
        not_liable {{person} was found not liable${forOffence}${onCharges}.}
        no_verdict {There was no verdict on {person}${onCharges}.}
        not_responsible {The court held that {person} was not responsible${onCharges}.}
        other {{hasCharges, select, yes {The court dismissed charges against {person} ({charges}).}
        other {The court dismissed the charge${ofOffence} against {person}.}}}}`,
    },
  },
  sentence: {
    imposed: {
      title: 'Sentence',
      description: `A court imposes a sentence, in parts. Say how a part runs with other parts only if the court said
        so. A sentence does not change custody.`,
      sentence: `{person} was sentenced${inCase}{hasCharges, select, yes { ({charges})} other {}}{hasComponents,
        select, yes { to {components}} other {}}.`,
    },
    changed: {
      title: 'Sentence changed',
      description: `Parts of a sentence take effect, are stayed, changed, suspended, activated or commuted, have been
        served, or are set aside. Name each part by its short name or number. Leave out the parts if it is about all
        of them in the case.`,
      sentence: `The sentence of {person}${inCase} {change, select, in_force {took effect} stayed {was stayed}
        stay_lifted {is no longer stayed} reduced {was reduced} increased {was increased} suspended {was suspended}
        activated {was activated} commuted {was commuted} remitted {was remitted} served {was served}
        modified {was changed} other {was set aside}}${by}{hasComponents, select, yes {: {components}} other
        {}}.`,
    },
  },
  appeal: {
    filed: {
      title: 'Appeal filed',
      description: `Someone appeals against a decision of a court, or asks for a review. It stays the judgment only
        if you say so.`,
      sentence: `{remedy, select,
        cassation {{hasBy, select, yes {{by} filed a cassation} other {A cassation was filed}}}
        opposition {{hasBy, select, yes {{by} filed an opposition} other {An opposition was filed}}}
        review {{hasBy, select, yes {{by} asked for a review} other {A review was asked for}}}
        constitutional {{hasBy, select, yes {{by} filed a constitutional complaint} other {A constitutional complaint
        was filed}}}
        habeas_corpus {{hasBy, select, yes {{by} applied for habeas corpus} other {Habeas corpus was applied for}}}
        other {{hasBy, select, yes {{by} appealed} other {An appeal was filed}}}}{hasAgainst, select,
        yes {{against, select, conviction { against the conviction} sentence { against the sentence}
        acquittal { against the acquittal} dismissal { against the dismissal} other { against an order}}} other
        {}}{hasCourt, select, yes { to {court}} other {}}${inCase}. The appeal concerns {persons}.`,
    },
    decided: {
      title: 'Appeal decided or withdrawn',
      description: `A court decides on an appeal, person by person, or the appeal is withdrawn. Name the appeal that it
        decides if there are several. If the court imposes another sentence, say it here.`,
      sentence: `{remedy, select,
        cassation {{hasCourt, select, yes {{court} decided the cassation} other {The cassation was decided}}}
        opposition {{hasCourt, select, yes {{court} decided the opposition} other {The opposition was decided}}}
        review {{hasCourt, select, yes {{court} decided the review} other {The review was decided}}}
        constitutional {{hasCourt, select, yes {{court} decided the constitutional complaint}
        other {The constitutional complaint was decided}}}
        habeas_corpus {{hasCourt, select, yes {{court} decided on habeas corpus} other {Habeas corpus was decided}}}
        other {{hasCourt, select, yes {{court} decided the appeal} other {The appeal was decided}}}}${inCase}.`,
      outcome: `{outcome, select, liable {{person} was found liable${forOffence}${onCharges}.}
        not_liable {{person} was found not liable${forOffence}${onCharges}.}
        conviction_upheld {The conviction of {person}${ofOffence}${onCharges} was upheld.}
        conviction_modified {The conviction of {person}${ofOffence}${onCharges} was upheld with changes.}
        convicted {{person} was convicted${ofOffence}${onCharges}.}
        acquittal_upheld {The acquittal of {person}${ofOffence}${onCharges} was upheld.}
        acquitted {{person} was acquitted${ofOffence}${onCharges}.}
        discontinued {The proceedings against {person}${onCharges} were discontinued.}
        remitted {The case against {person} was sent back for a new trial{hasOffence, select,
        yes { on the charge of {offence}} other {}}${onCharges}.}
        upheld {The decision on {person}${onCharges} was upheld.}
        appeal_dismissed {The appeal concerning {person}${onCharges} was dismissed.}
        partly_upheld {The decision on {person}${onCharges} was upheld in part.}
        varied {The decision on {person}${onCharges} was changed.}
        set_aside {The decision on {person}${onCharges} was set aside.}
        set_aside_for_good {The decision on {person}${onCharges} was set aside for good.}
        rehabilitated {{person} was rehabilitated${onCharges}.}
        sentence_set_aside {The sentence of {person}${onCharges} was set aside. The conviction stands.}
        restored {The earlier judgment on {person}${onCharges} was restored.}
        other {The appeal concerning {person} was withdrawn.}}`,
      newSentence: '{person} was sentenced to {components}.',
    },
  },
  judgment: {
    became_final: {
      title: 'Judgment became final',
      description: `No ordinary appeal is left against a judgment. Record it only if a source says so, never because
        the time for an appeal has passed.`,
      sentence: `{hasPersons, select, yes {The judgment on {persons}${inCase} became final.} other {The
        judgment${inCase} became final.}}`,
    },
  },
  clemency: {
    granted: {
      title: 'Clemency',
      description: `An amnesty, a pardon, or a commutation to a milder sentence. Say which parts of the sentence it
        covers and what remains of them, or which charges. It ends no custody.`,
      sentence: `{kind, select, amnesty {{person} was granted an amnesty} pardon {{person} was pardoned}
        other {The sentence of {person} was commuted}}${by}${inCase}.`,
    },
    refused: {
      title: 'Clemency refused',
      description: 'An amnesty, a pardon or a commutation is refused. Nothing else changes.',
      sentence: `{kind, select, amnesty {{person} was refused an amnesty} pardon {{person} was refused a pardon}
        other {{person} was refused a commutation}}${by}${inCase}.`,
    },
    annulled: {
      title: 'Clemency annulled',
      description: 'An amnesty, a pardon or a commutation is taken back. What it did is undone.',
      sentence: `{kind, select, amnesty {The amnesty for {person} was annulled} pardon {The pardon of {person} was
        annulled} other {The commutation for {person} was annulled}}${by}${inCase}.`,
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
        other {returned}}${by}${inCase}: {what}${amount}.${untilLastDay}`,
    },
  },
  sanction: {
    changed: {
      title: 'Sanction',
      description: 'A person or an organization is put on a sanctions list, or taken off it, or the entry changes.',
      sentence: `{change, select, listed {{target} was placed on the sanctions list “{programme}”${by}.}
        delisted {{target} was removed from the sanctions list “{programme}”${by}.}
        other {The entry for {target} on the sanctions list “{programme}” was changed${by}.}}${
          stillUntil
        }${untilLastDay}`,
    },
  },
  relationship: {
    reported: {
      title: 'Relationship',
      description: 'What one person or organization is to another: a patron, a sister, a partner.',
      sentence: `{from} was {to}’s {kind}.${stillUntil}`,
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

/** Particulars of people and organizations, their treatment and recognition, in English: types, attributes, options. */

/** Of an end: the last day on which it still held. */
export const untilLastDay = '{hasLastDay, select, yes { This was so until and including {lastDay}.} other {}}';
/** Of a beginning: the last day, as it was stated. */
export const stillUntil = '{hasUntil, select, yes { Until and including {until}.} other {}}';
const by = '{hasBy, select, yes { by {by}} other {}}';

export const sexes = { female: 'female', male: 'male', other: 'other' } as const;

export const organizationKinds = {
  state: 'State',
  government: 'government',
  parliament: 'parliament',
  court: 'court',
  prosecution: 'prosecution',
  police: 'police',
  security_service: 'security service',
  armed_force: 'armed force',
  prison: 'prison or other place of detention',
  hospital: 'hospital',
  company: 'company',
  media: 'media',
  party: 'political party',
  ngo: 'non-governmental organization',
  university: 'university',
  religious_body: 'religious body',
  un_body: 'UN body',
  international_body: 'international body',
  community: 'community or group of people',
  other: 'other',
} as const;

export const recognitions = {
  political_prisoner: 'political prisoner',
  prisoner_of_conscience: 'prisoner of conscience',
  arbitrarily_detained: 'arbitrarily detained',
  human_rights_defender: 'human rights defender',
  other: 'other',
} as const;

export const treatments = {
  attack: 'attack',
  ill_treatment: 'ill-treatment',
  threat: 'threat',
  questioned: 'questioned',
  searched: 'searched',
  property_damaged: 'property damaged or destroyed',
  entry_denied: 'entry or exit refused',
  force_feeding: 'force-feeding',
  punishment_cell: 'punishment cell',
  solitary_confinement: 'solitary confinement',
  incommunicado: 'held incommunicado',
  care_denied: 'medical care denied',
  counsel_denied: 'counsel denied',
  visits_denied: 'visits denied',
  hunger_strike: 'hunger strike',
  hospital: 'in hospital',
  illness: 'illness',
} as const;

/** How citizenships, occupations and treatment change. */
export const particularChanges = {
  held: 'held',
  acquired: 'acquired',
  restored: 'restored',
  renounced: 'renounced',
  sought: 'asked for',
  refused: 'refused',
  lost: 'lost',
  began: 'began',
  happened: 'happened once',
  added: 'added',
  removed: 'taken away',
} as const;

const treatmentHappened = `{treatment, select, attack {{person} was attacked${by}}
  ill_treatment {{person} was ill-treated${by}} threat {{person} was threatened${by}}
  questioned {{person} was questioned${by}} searched {{person} was searched${by}}
  property_damaged {Property of {person} was damaged or destroyed${by}}
  entry_denied {{person} was refused entry or exit${by}}
  force_feeding {{person} was force-fed${by}} punishment_cell {{person} was put in a punishment cell${by}}
  solitary_confinement {{person} was put in solitary confinement${by}}
  incommunicado {{person} was held incommunicado${by}} care_denied {{person} was denied medical care${by}}
  counsel_denied {{person} was denied counsel${by}} visits_denied {{person} was denied visits${by}}
  hunger_strike {{person} was on hunger strike} hospital {{person} was taken to hospital${by}}
  other {{person} was ill}}`;
const treatmentEnded = `{treatment, select, attack {The attacks on {person} ended}
  ill_treatment {The ill-treatment of {person} ended} threat {The threats against {person} ended}
  questioned {The questioning of {person} ended} searched {The search of {person} ended}
  property_damaged {The damage to property of {person} ended}
  entry_denied {{person} was no longer refused entry or exit}
  force_feeding {The force-feeding of {person} ended} punishment_cell {{person} left the punishment cell}
  solitary_confinement {The solitary confinement of {person} ended}
  incommunicado {{person} was no longer held incommunicado} care_denied {{person} was given medical care}
  counsel_denied {{person} was given access to counsel} visits_denied {{person} was allowed visits}
  hunger_strike {{person} ended the hunger strike} hospital {{person} left the hospital}
  other {The illness of {person} ended}}`;
const recognized = `{recognition, select, political_prisoner {a political prisoner}
  prisoner_of_conscience {a prisoner of conscience} arbitrarily_detained {arbitrarily detained}
  human_rights_defender {a human rights defender}
  other {{hasTitle, select, yes {“{title}”} other {something else}}}}`;

export const personTypes = {
  described: {
    title: 'Particulars of a person',
    description: 'When and where a person was born, and their sex, as a source says. Leave out what is not stated.',
    sentence: `Particulars of {person}.{hasBorn, select, yes { Date of birth: {born}.} other {}}{
      hasBirthplace, select, yes { Place of birth: {birthplace}.} other {}}{
      hasSex, select, yes { Sex: {sex, select, female {female} male {male} other {other}}.} other {}}`,
  },
  recognized: {
    title: 'Recognition',
    description: 'A body recognizes a person, for example as a political prisoner, or withdraws the recognition.',
    sentence: `{change, select, withdrawn {The recognition of {person} as ${recognized} was withdrawn${by}.}
      other {{person} was recognized as ${recognized}${by}.}}{hasBasis, select,
      yes { Grounds given: {basis}.} other {}}${stillUntil}${untilLastDay}`,
  },
  treated: {
    title: 'Treatment or health',
    description: `How a person is treated, or what the person’s health is: once, or from one day to another. If the
      person reports it, record it as alleged.`,
    sentence: `${treatmentHappened}.${stillUntil}`,
    ended: `${treatmentEnded}.${untilLastDay}`,
    place: 'Place: {place}.',
    coordinates: 'Coordinates: {latitude}, {longitude}.',
    case: 'Case: “{case}”.',
    detail: 'Details: {detail}.',
  },
} as const;

export const organizationTypes = {
  described: {
    title: 'Particulars of an organization',
    description: 'What kind of organization it is, and where. Leave out the date if it has always been so.',
    sentence: `Particulars of {organization}.{hasKind, select, yes { Kind: {kind, select, state {State}
      government {government} parliament {parliament} court {court} prosecution {prosecution} police {police}
      security_service {security service} armed_force {armed force} prison {prison or other place of detention}
      hospital {hospital} company {company} media {media} party {political party}
      ngo {non-governmental organization} university {university} religious_body {religious body}
      un_body {UN body} international_body {international body}
      community {community or group of people} other {other}}.} other {}}{
      hasPlace, select, yes { Place: {place}.} other {}}{hasCountry, select, yes { Country: {country}.} other {}}`,
    coordinates: 'Coordinates: {latitude}, {longitude}.',
  },
} as const;

export const citizenshipTypes = {
  changed: {
    title: 'Citizenship',
    description: 'A person has, asks for, gets, is refused or loses a citizenship. A person may have several.',
    sentence: `{change, select, held {{person} was a citizen of {country}.}
      acquired {{person} became a citizen of {country}.}
      restored {The citizenship of {person} ({country}) was restored${by}.}
      renounced {{person} renounced the citizenship of {country}.}
      sought {{person} asked for the citizenship of {country}.}
      refused {The citizenship of {country} was refused to {person}${by}.}
      revoked {The citizenship of {person} ({country}) was revoked${by}.}
      other {{person} lost the citizenship of {country}.}}${untilLastDay}`,
  },
} as const;

export const occupationTypes = {
  changed: {
    title: 'Occupation',
    description: 'What a person works as, or no longer works as. An office has a type of its own.',
    sentence: `{change, select, ended {{person} gave up this occupation: {occupation}.}
      other {Occupation of {person}: {occupation}.}}{hasEmployer, select,
      yes { Employer: {employer}.} other {}}${stillUntil}${untilLastDay}`,
  },
} as const;

export const tagKinds = {
  theme: 'theme',
  ground: 'ground',
  region: 'region',
  medium: 'medium',
  group: 'group',
  other: 'other',
} as const;

export const tagWords = {
  changed: {
    title: 'Tag',
    description: `A person or an organization sorts a subject under a theme, a ground, a region, a medium or a group of
      people. The tag is theirs: others may sort otherwise.`,
    sentence: `{change, select, removed {The tag “{tag}” was taken from {subject}${by}.}
      other {{subject} was tagged “{tag}”${by}.}}${untilLastDay}`,
  },
} as const;

export const particularAttributes = {
  born: {
    label: 'Born',
    description: 'The date of birth that a source gives, in EDTF; the label is the year. Sources may differ.',
  },
  birthplace: { label: 'Place of birth', description: 'The place of birth that a source gives.' },
  sex: { label: 'Sex', description: 'The sex that a source gives.', labels: sexes },
  citizenship: {
    label: 'Citizenship',
    description: 'A citizenship; the label and the key are the code of the country (ISO 3166-1).',
  },
  occupation: {
    label: 'Occupation',
    many: 'Occupations',
    description: 'What a person works as; `until`: the last day, as stated.',
    brief: '{occupation}',
  },
  organizationKind: {
    label: 'Kind of organization',
    description: 'What an organization is: a State, a court, a prison.',
    labels: organizationKinds,
  },
  seat: {
    label: 'Place',
    description: 'Where an organization is; the label is the place, or else the country. Coordinates are in WGS 84.',
  },
  tag: {
    label: 'Tag',
    many: 'Tags',
    description: `A theme, a ground, a region, a medium or a group under which someone sorts the subject; the label is
      the tag.`,
  },
  recognition: {
    label: 'Recognition',
    many: 'Recognitions',
    description: 'As what a body recognizes a person; the label says as what.',
    labels: recognitions,
    brief: '{recognition}',
  },
  condition: {
    label: 'Treatment and health',
    many: 'Treatment and health',
    description: 'How a person is treated, or what their health is, from one day to another.',
    labels: treatments,
    brief: '{treatment}',
  },
  treatment: {
    label: 'What was done',
    description: 'What was done to a person, or happened to their health, on one day.',
    labels: treatments,
  },
} as const;

/** Extradition between two States, in English: attribute, type of development, fields and help. */

const statuses = {
  requested: 'requested',
  provisionally_arrested: 'provisional arrest',
  allowed: 'allowed by a court',
  refused: 'refused',
  appealed: 'on appeal',
  granted: 'granted',
  refused_by_government: 'refused by the government',
  annulled: 'decision annulled',
  postponed: 'postponed',
  suspended: 'suspended by an international court',
  surrendered: 'surrendered',
  surrender_expired: 'time for the surrender ran out',
  withdrawn: 'request withdrawn',
} as const;

const grounds = {
  political_offence: 'political offence',
  double_jeopardy: 'tried for it already',
  death_penalty: 'risk of the death penalty',
  torture_risk: 'risk of torture',
  nationality: 'nationality',
  refugee_status: 'refugee status',
  dual_criminality: 'no offence in the requested State',
} as const;

export const extraditionFamilies = { extradition: 'Extradition' } as const;

export const extraditionAttributes = {
  extradition: {
    label: 'Extradition',
    many: 'Extraditions',
    description: `An extradition between two States, and how far it has come. Lists find it by status, by ground, by
      State, and by both: organization:upland/granted.`,
    labels: { ...statuses, ...grounds, time_limit: 'time limit passed', other: 'other ground' },
    brief: '{status}, {requestingState}',
  },
} as const;

const from = '{hasRequestedState, select, yes { from {requestedState}} other {}}';
const by = '{hasBy, select, yes { by {by}} other {}}';
const ending = `{hasCase, select, yes { in the case “{case}”} other {}}.{hasBasis, select,
  yes { Grounds given: {basis}.} other {}}`;

export const extraditionTypeTexts = {
  extradition: {
    progressed: {
      title: 'Extradition',
      description: `One State asks another for a person. Record each step: the request, what courts and the government
        decide, and the surrender. A provisional arrest is custody. A surrender ends custody in the requested State,
        unless you say that it does not.`,
      sentence: `{step, select, requested {{requestingState} requested the extradition of {person}}
        provisionally_arrested {{person} was provisionally arrested${by} for extradition to {requestingState}}
        consented {{person} consented to extradition to {requestingState}}
        surrendered {{person} was surrendered${by} to {requestingState}}
        other {{requestingState} withdrew its request for the extradition of {person}}}${from}${ending}`,
      decided: `The extradition of {person}${from} to {requestingState} {step, select, allowed {was allowed by a court}
        refused {was refused} granted {was granted} refused_by_government {was refused by the government}
        postponed {was postponed} suspended {was suspended by an interim measure} resumed {goes on}
        other {was not carried out in time}}{hasBy, select, yes { ({by})} other {}}${ending}`,
      contested: `The decision on the extradition of {person}${from} to {requestingState} was {step, select,
        appealed {appealed} other {annulled}}${by}${ending}`,
      onward: `{hasRequestedState, select, yes {{requestedState}} other {The requested State}} allowed {requestingState}
        to extradite {person} further{hasOnwardTo, select, yes { to {onwardTo}} other {}}${ending}`,
    },
  },
} as const;

export const extraditionFields = {
  annulledBy: 'Annulled by',
  consented: 'The person consented',
  endsCustody: 'Ends custody',
  extradition: 'Extradition',
  government: 'Minister or government',
  onwardTo: 'Re-extradition to',
  requestedState: 'Requested State',
  requestingState: 'Requesting State',
  suspendedBy: 'Suspended by',
} as const;

export const extraditionOptions = {
  step: {
    requested: 'requested',
    provisionally_arrested: 'provisional arrest',
    consented: 'the person consents',
    allowed: 'allowed by a court',
    refused: 'refused',
    appealed: 'appealed',
    granted: 'granted',
    refused_by_government: 'refused by the government',
    annulled: 'annulled',
    postponed: 'postponed',
    suspended: 'suspended',
    resumed: 'resumed',
    surrendered: 'surrendered',
    surrender_expired: 'time for the surrender ran out',
    re_extradition_allowed: 're-extradition allowed',
    withdrawn: 'withdrawn',
  },
  ground: grounds,
} as const;

export const extraditionHelp = {
  requestingState: 'The State that asks for the person: its name, its code such as “KZ”, or its id.',
  requestedState: 'The State where the person is: its name, its code such as “KZ”, or its id.',
  extradition: 'The development that began this extradition. Leave it out if one is open between the two States.',
  groundOfRefusal: 'Why it is refused, annulled or put off. If there are several grounds, write them below.',
  onwardTo: 'The third State, if the requested State allows a re-extradition.',
  endsCustody: 'Of a surrender: choose “no” if the source does not say that the person left custody there.',
} as const;

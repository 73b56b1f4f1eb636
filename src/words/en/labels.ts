/** Labels that attributes, options of forms and sentences share, in English. */
export const standings = {
  reported: 'Reported',
  official: 'Official',
  alleged: 'Alleged',
  speculation: 'Speculation',
  opinion: 'Opinion',
  unknown: 'Open question',
} as const;

export const caseKinds = {
  criminal: 'criminal',
  civil: 'civil',
  context: 'background',
} as const;

export const roles = {
  suspect: 'suspect',
  accused: 'accused',
  defendant: 'defendant',
  victim: 'victim',
  witness: 'witness',
  plaintiff: 'plaintiff',
  counsel: 'counsel',
  prosecutor: 'prosecutor',
  judge: 'judge',
  other: 'other',
} as const;

export const componentKinds = {
  imprisonment: 'imprisonment',
  confiscation: 'confiscation',
  fine: 'fine',
  office_ban: 'ban from office',
  rank_stripped: 'loss of rank',
  awards_revoked: 'loss of awards',
  restitution: 'restitution',
  other: 'other',
} as const;

export const pleas = {
  guilty: 'guilty',
  not_guilty: 'not guilty',
  no_contest: 'no contest',
  refused: 'refused to plead',
} as const;

export const clemencyKinds = {
  amnesty: 'amnesty',
  pardon: 'pardon',
  commutation: 'commutation',
} as const;

export const extraditionSteps = {
  requested: 'requested',
  granted: 'granted',
  refused: 'refused',
  surrendered: 'surrendered',
  withdrawn: 'request withdrawn',
} as const;

export const honourKinds = { rank: 'rank', award: 'award' } as const;

export const linkKinds = {
  joined_with: 'joined with',
  severed_from: 'severed from',
  continues: 'continues',
  related_to: 'related to',
} as const;

export const hearingKinds = {
  preliminary: 'preliminary hearing',
  remand: 'remand hearing',
  main: 'main hearing',
  appeal: 'appeal hearing',
  other: 'other hearing',
} as const;

export const incidentKinds = {
  death: 'death',
  injury: 'injury',
  seizure: 'seizure',
  looting: 'looting',
  robbery: 'robbery',
  arson: 'arson',
  clash: 'clash',
  other: 'other',
} as const;

export const measureKinds = {
  government_dismissed: 'government dismissed',
  use_of_force: 'use of force',
  assistance_requested: 'request for assistance',
  emergency_declared: 'state of emergency',
  other: 'other',
} as const;

export const assetMeasures = {
  frozen: 'frozen',
  seized: 'seized',
  confiscated: 'confiscated',
  returned: 'returned',
} as const;

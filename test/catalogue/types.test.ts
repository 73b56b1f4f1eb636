// Given, when and then of every type: what it says of whom.
import { describe, expect, test } from 'vitest';
import type { Development } from '../../src/catalogue/development.ts';
import { ACT, COURSE, COURT, DOCKET, isInternal } from '../../src/catalogue/points.ts';
import { pointsOf } from '../../src/catalogue/points-of.ts';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { describeDevelopment } from '../../src/catalogue/sentence.ts';
import { developmentTypes } from '../../src/catalogue/types.ts';
import { english } from '../../src/words/english.ts';

const ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';
const OTHER = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e60';
const [ada, bo] = ['person:ada-orlov', 'person:bo-tarn'];
const [police, council] = ['organization:harbour-police', 'organization:port-council'];
const [fire, other] = ['case:harbour-fire', 'case:port-bribes'];
const gazette = 'source:harbour-gazette-1';
const hash = 'a'.repeat(64);
const arson = { charge: 'arson', offence: 'arson' };
const arsonOfAda = { case: fire, persons: [ada], charges: [{ charge: 'arson' }] };

interface Told {
  readonly type: string;
  readonly data: object;
  /** Each as `subject attribute key: label`, or `ends` in the place of the label. */
  readonly says: readonly string[];
  readonly sentence: string;
  /** EDTF. */
  readonly occurred?: string;
}

/** When this is told, then it says this about these tracks, and reads like this. */
const told: readonly Told[] = [
  {
    type: 'person.registered',
    data: {
      person: ada,
      names: [{ text: 'Ада Орлова' }, { text: 'Ada Orlova' }, { text: 'Ada Orlov' }],
      ids: [{ scheme: 'register', id: '7' }],
    },
    says: [
      `${ada} name Cyrl/1: ada orlova`,
      `${ada} name Latn/1: ada orlova`,
      `${ada} name Latn/2: ada orlov`,
      `${ada} identifier register: register:7`,
    ],
    sentence: 'Ада Орлова was added to the record.',
  },
  {
    type: 'organization.registered',
    data: { organization: police, names: [{ text: 'Harbour Police' }] },
    says: [`${police} name Latn/1: harbour police`],
    sentence: 'Harbour Police was added to the record.',
  },
  {
    type: 'case.registered',
    data: { case: fire, kind: 'criminal', title: 'The harbour fire', number: 'K-7' },
    says: [
      `${fire} name title/1: the harbour fire`,
      `${fire} kind : criminal`,
      `${fire} title : The harbour fire`,
      `${fire} number : K-7`,
    ],
    sentence: 'The case “The harbour fire” was added to the record.',
  },
  {
    type: 'source.registered',
    data: { source: gazette, title: 'Fire!' },
    says: [`${gazette} name title/1: fire`, `${gazette} publication : `],
    sentence: 'The source “Fire!” was added to the record.',
  },
  {
    type: 'subject.renamed',
    data: { subject: police, names: [{ text: 'Port Police' }, { text: 'Портовая полиция' }] },
    says: [`${police} name Latn/1: port police`, `${police} name Cyrl/1: portovaia politsia`],
    sentence: 'Harbour Police took the names “Port Police” and “Портовая полиция”.',
  },
  {
    type: 'subject.renamed',
    data: { subject: fire, names: [{ text: 'The warehouse fire' }] },
    says: [`${fire} name title/1: the varehouse fire`, `${fire} title : The warehouse fire`],
    sentence: 'Harbour Fire took the name “The warehouse fire”.',
  },
  {
    type: 'office.assumed',
    data: { person: ada, organization: police, title: 'Chief Inspector', by: council },
    says: [`${ada} office ${police}/chief-inspector: ${police}`, `${police} holder chief-inspector/${ada}: ${ada}`],
    sentence: 'Ada Orlov was Chief Inspector of Harbour Police. Port Council made the appointment.',
  },
  {
    type: 'office.left',
    data: { person: ada, organization: police, title: 'chief inspector', manner: 'resigned' },
    says: [`${ada} office ${police}/chief-inspector: ends`, `${police} holder chief-inspector/${ada}: ends`],
    sentence: 'Ada Orlov resigned as chief inspector of Harbour Police.',
  },
  {
    type: 'office.assumed',
    data: { person: ada, organization: police, title: 'chief', until: '2024-12-31' },
    says: [`${ada} office ${police}/chief: ${police}`, `${police} holder chief/${ada}: ${ada}`],
    sentence: 'Ada Orlov was chief of Harbour Police. Until and including 31 December 2024.',
  },
  {
    type: 'office.left',
    data: { person: ada, organization: police, title: 'chief', manner: 'term_ended', lastDay: true },
    occurred: '2022-01-05',
    says: [`${ada} office ${police}/chief: ends`, `${police} holder chief/${ada}: ends`],
    sentence: [
      'Ada Orlov left office as chief of Harbour Police when the term ended.',
      'This was so until and including 5 January 2022.',
    ].join(' '),
  },
  {
    type: 'person.described',
    data: { person: ada, born: '1979-04', birthplace: 'Port Town.', sex: 'female' },
    says: [`${ada} born 1979-04: 1979`, `${ada} birthplace port-town: Port Town.`, `${ada} sex female: female`],
    sentence: 'Particulars of Ada Orlov. Date of birth: April 1979. Place of birth: Port Town. Sex: female.',
  },
  {
    type: 'citizenship.changed',
    data: { person: ada, country: 'KZ', change: 'held', state: council },
    says: [`${ada} citizenship KZ: KZ`],
    sentence: 'Ada Orlov was a citizen of Kazakhstan.',
  },
  {
    type: 'citizenship.changed',
    data: { person: ada, country: 'KZ', change: 'revoked', by: council },
    says: [`${ada} citizenship KZ: ends`],
    sentence: 'The citizenship of Ada Orlov (Kazakhstan) was revoked by Port Council.',
  },
  {
    type: 'citizenship.changed',
    data: { person: ada, country: 'KZ', change: 'refused', by: council },
    says: [],
    sentence: 'The citizenship of Kazakhstan was refused to Ada Orlov by Port Council.',
  },
  {
    type: 'occupation.changed',
    data: { person: ada, occupation: 'Journalist', change: 'began', employer: council, until: '2024' },
    says: [`${ada} occupation journalist: Journalist`],
    sentence: 'Occupation of Ada Orlov: Journalist. Employer: Port Council. Until and including 2024.',
  },
  {
    type: 'occupation.changed',
    data: { person: ada, occupation: 'journalist', change: 'ended', lastDay: true },
    occurred: '2022-01-05',
    says: [`${ada} occupation journalist: ends`],
    sentence: 'Ada Orlov gave up this occupation: journalist. This was so until and including 5 January 2022.',
  },
  {
    type: 'person.recognized',
    data: { person: ada, recognition: 'political_prisoner', change: 'granted', by: council, basis: 'her articles' },
    says: [`${ada} recognition ${council}/political_prisoner: political_prisoner`],
    sentence: 'Ada Orlov was recognized as a political prisoner by Port Council. Grounds given: her articles.',
  },
  {
    type: 'person.recognized',
    data: { person: ada, recognition: 'other', title: 'hostage', change: 'withdrawn' },
    says: [`${ada} recognition unstated/other/hostage: ends`],
    sentence: 'The recognition of Ada Orlov as “hostage” was withdrawn.',
  },
  {
    type: 'person.treated',
    data: { person: ada, treatment: 'ill_treatment', change: 'happened', by: police, place: 'a cell', case: fire },
    says: [`${ada} treatment ${ID}: ill_treatment`],
    sentence: 'Ada Orlov was ill-treated by Harbour Police. Place: a cell. Case: “Harbour Fire”.',
  },
  {
    type: 'person.treated',
    data: {
      person: ada,
      treatment: 'property_damaged',
      change: 'happened',
      coordinates: { latitude: '43.2', longitude: '-76.9' },
      detail: 'two cameras',
    },
    says: [`${ada} treatment ${ID}: property_damaged`],
    sentence: 'Property of Ada Orlov was damaged or destroyed. Coordinates: 43.2, -76.9. Details: two cameras.',
  },
  {
    type: 'person.treated',
    data: { person: ada, treatment: 'entry_denied', change: 'ended' },
    says: [`${ada} condition entry_denied: ends`],
    sentence: 'Ada Orlov was no longer refused entry or exit.',
  },
  {
    type: 'person.treated',
    data: { person: ada, treatment: 'punishment_cell', change: 'began', until: '2024-03-20' },
    says: [`${ada} condition punishment_cell: punishment_cell`],
    sentence: 'Ada Orlov was put in a punishment cell. Until and including 20 March 2024.',
  },
  {
    type: 'person.treated',
    data: { person: ada, treatment: 'hunger_strike', change: 'ended', detail: 'after 30 days' },
    says: [`${ada} condition hunger_strike: ends`],
    sentence: 'Ada Orlov ended the hunger strike. Details: after 30 days.',
  },
  {
    type: 'organization.described',
    data: {
      organization: police,
      kind: 'police',
      place: 'the harbour',
      country: 'KZ',
      coordinates: { latitude: '43.2389', longitude: '76.8897' },
    },
    says: [`${police} organizationKind : police`, `${police} seat : the harbour`],
    sentence: [
      'Particulars of Harbour Police. Kind: police. Place: the harbour. Country: Kazakhstan.',
      'Coordinates: 43.2389, 76.8897.',
    ].join(' '),
  },
  {
    type: 'tag.changed',
    data: { subject: fire, tag: 'Freedom of the press', kind: 'theme', change: 'added', by: council },
    says: [`${fire} tag ${council}/theme/freedom-of-the-press: Freedom of the press`],
    sentence: 'Harbour Fire was tagged “Freedom of the press” by Port Council.',
  },
  {
    type: 'tag.changed',
    data: { subject: fire, tag: 'freedom of the press', kind: 'theme', change: 'removed' },
    says: [`${fire} tag unstated/theme/freedom-of-the-press: ends`],
    sentence: 'The tag “freedom of the press” was taken from Harbour Fire.',
  },
  {
    type: 'honour.changed',
    data: { person: ada, kind: 'award', title: 'Order of the Lantern', change: 'granted', by: council },
    says: [`${ada} honour award/order-of-the-lantern: award`],
    sentence: 'The award “Order of the Lantern” was granted to Ada Orlov by Port Council.',
  },
  {
    type: 'honour.changed',
    data: { person: ada, kind: 'award', title: 'Order of the Lantern', change: 'revoked' },
    says: [`${ada} honour award/order-of-the-lantern: ends`],
    sentence: 'The award “Order of the Lantern” was taken from Ada Orlov.',
  },
  {
    type: 'unrest.started',
    data: { case: fire, cause: 'bread prices', place: 'the harbour' },
    says: [`${fire} course : unfolding`],
    sentence: 'Unrest began (“Harbour Fire”). Place: the harbour. Cause given: bread prices.',
  },
  {
    type: 'unrest.changed',
    data: { case: fire, change: 'subsided' },
    says: [`${fire} course : unfolding`],
    sentence: 'The unrest “Harbour Fire” subsided.',
  },
  {
    type: 'unrest.changed',
    data: { case: fire, change: 'order_restored', by: ada },
    says: [`${fire} course : order_restored`],
    sentence: 'Order was restored (“Harbour Fire”). Ada Orlov brought this about.',
  },
  {
    type: 'unrest.changed',
    data: { case: fire, change: 'ended', by: ada },
    says: [`${fire} course : ended`],
    sentence: 'The unrest “Harbour Fire” ended. Ada Orlov brought this about.',
  },
  {
    type: 'unrest.incident_reported',
    data: { case: fire, kind: 'injury', count: { least: 3, most: 5 }, actors: 'strikers' },
    says: [`${fire} incident ${ID}: injury`],
    sentence: 'There were injuries during “Harbour Fire”. Number: 3 to 5. Actors: strikers.',
  },
  {
    type: 'measure.ordered',
    data: { case: fire, kind: 'use_of_force', by: ada, target: 'the strikers', addressee: police },
    says: [`${fire} measure ${ID}: use_of_force`],
    sentence:
      'The use of force was ordered by Ada Orlov (“Harbour Fire”). Target: the strikers. Addressed to Harbour Police.',
  },
  {
    type: 'conduct.alleged',
    data: { about: [police], conduct: 'stood by', case: fire },
    says: [`${police} claim ${ID}: alleged`, `${fire} claim ${ID}: alleged`],
    sentence: 'Alleged conduct of Harbour Police: stood by.',
  },
  {
    type: 'statement.made',
    data: { speaker: bo, verbatim: true, quote: 'she lit it', about: [ada, fire], stance: 'accuses' },
    says: [`${bo} claim ${ID}: alleged`, `${ada} claim ${ID}: alleged`, `${fire} claim ${ID}: alleged`],
    sentence: 'Bo Tarn accused Ada Orlov (about Harbour Fire). Quote: “she lit it”',
  },
  {
    type: 'statement.made',
    data: { speaker: ada, verbatim: false, stance: 'denies' },
    says: [`${ada} claim ${ID}: alleged`],
    sentence: 'Ada Orlov denied the claims.',
  },
  {
    type: 'assessment.recorded',
    data: { about: [ada, bo], kind: 'influence' },
    says: [`${ada} claim ${ID}: alleged`, `${bo} claim ${ID}: alleged`],
    sentence: 'The influence of Ada Orlov and Bo Tarn was assessed.',
  },
  {
    type: 'claim.disputed',
    data: { claim: OTHER, about: [police], by: police, answer: 'it was never called' },
    says: [`${police} dispute ${OTHER}/${ID}: ${police}`],
    sentence: 'Harbour Police disputed a claim about Harbour Police. Response: “it was never called”',
  },
  {
    type: 'unknown.recorded',
    data: { about: [fire, ada], question: 'Who held the keys?' },
    says: [`${fire} unknown ${ID}: open`, `${ada} unknown ${ID}: open`],
    sentence: 'Not known about Harbour Fire and Ada Orlov: “Who held the keys?”',
  },
  {
    type: 'unknown.resolved',
    data: { unknown: OTHER, about: [fire], answer: 'the night watch' },
    says: [`${fire} unknown ${OTHER}: ends`],
    sentence: 'A question about Harbour Fire was answered. Answer: “the night watch”',
  },
  {
    type: 'investigation.opened',
    data: { case: fire, authority: police },
    says: [`${fire} course : investigation`, `${fire} authority : ${police}`],
    sentence: 'Harbour Police opened an investigation in the case “Harbour Fire”.',
  },
  {
    type: 'case.classified',
    data: { case: fire },
    says: [`${fire} classification : classified`],
    sentence: 'The case “Harbour Fire” was made secret.',
  },
  {
    type: 'case.classified',
    data: { case: fire, lifted: true },
    says: [`${fire} classification : ends`],
    sentence: 'The secrecy of the case “Harbour Fire” was lifted.',
  },
  {
    type: 'suspicion.announced',
    data: { person: ada, offences: [arson] },
    says: [`${ada} act : suspicion`],
    sentence: 'It was announced that Ada Orlov is suspected of arson.',
  },
  {
    type: 'charge.filed',
    data: { case: fire, persons: [ada], charges: [{ ...arson, law: 'article 7', counts: 2 }] },
    says: [`${ada} act : charge`],
    sentence: 'Ada Orlov was charged in the case “Harbour Fire” with 2 counts of arson (law: article 7).',
  },
  {
    type: 'charge.changed',
    data: {
      case: fire,
      persons: [ada],
      charges: [{ charge: 'arson' }],
      offence: 'negligence',
      change: 'requalified',
    },
    says: [`${ada} act : reworded`],
    sentence: 'The charge against Ada Orlov in the case “Harbour Fire” was reclassified as negligence.',
  },
  {
    type: 'charge.changed',
    data: { ...arsonOfAda, offence: 'arson', change: 'amended', counts: 3 },
    says: [`${ada} act : charge`],
    sentence: 'The charge of arson against Ada Orlov in the case “Harbour Fire” was amended.',
  },
  {
    type: 'charge.changed',
    data: { ...arsonOfAda, offence: 'arson', change: 'dropped' },
    says: [`${ada} act : outcome/discontinued`],
    sentence: 'The charge of arson against Ada Orlov in the case “Harbour Fire” was dropped.',
  },
  {
    type: 'charge.changed',
    data: { ...arsonOfAda, offence: 'arson', change: 'dropped', othersRemain: false },
    says: [`${ada} act : outcome/discontinued`, `${ada} act : outcome/discontinued`],
    sentence:
      'The charge of arson against Ada Orlov in the case “Harbour Fire” was dropped. ' +
      'No other charge against Ada Orlov is left in this case.',
  },
  {
    type: 'charge.filed',
    data: {
      case: fire,
      persons: [ada, bo],
      document: 'indictment',
      charges: [
        { ...arson, number: '4b' },
        { charge: 'fraud', offence: 'insurance fraud', counts: 12, persons: [bo] },
      ],
      supersedes: [OTHER],
      supersededCharges: ['theft'],
    },
    says: [`${ada} act : charge`, `${bo} act : charge`],
    sentence:
      'Ada Orlov and Bo Tarn were charged by an indictment in the case “Harbour Fire” with arson (number 4b) and ' +
      '12 counts of insurance fraud. The charge of insurance fraud is against Bo Tarn. It replaces an earlier ' +
      'document. It replaces the charge “theft”.',
  },
  {
    type: 'charge.filed',
    data: { case: fire, persons: [ada], charges: [{ charge: 'count-3', counts: 2 }] },
    says: [`${ada} act : charge`],
    sentence: 'Ada Orlov was charged in the case “Harbour Fire” with 2 counts of “count-3”.',
  },
  {
    type: 'charge.filed',
    data: { case: fire, persons: [ada], document: 'suspicion_notice', charges: [arson] },
    says: [`${ada} act : suspicion`],
    sentence: 'Ada Orlov had notice of suspicion in the case “Harbour Fire” of: arson.',
  },
  {
    type: 'charge.changed',
    data: {
      case: fire,
      persons: [ada, bo],
      charges: [{ charge: 'fraud', counts: 5 }],
      change: 'dismissed',
      by: council,
      ground: 'no_evidence',
      prejudice: false,
      effective: '2024-04-01',
    },
    says: [`${ada} act : outcome/dismissed`, `${bo} act : outcome/dismissed`],
    sentence:
      'Charges against Ada Orlov and Bo Tarn in the case “Harbour Fire” were dismissed by Port Council. ' +
      'Charges: 5 counts of “fraud”. Ground: not enough evidence. The same charge may be brought again. ' +
      'It has effect from 1 April 2024.',
  },
  {
    type: 'charge.changed',
    data: { case: fire, persons: [ada], allCharges: true, change: 'withdrawn', final: true },
    says: [`${ada} act : outcome/withdrawn`],
    sentence:
      'Charges against Ada Orlov in the case “Harbour Fire” were withdrawn. Charges: all charges. ' +
      'The decision is final.',
  },
  {
    type: 'charge.moved',
    data: { case: fire, persons: [ada], charges: [{ charge: 'fraud' }], change: 'severed', into: other },
    says: [`${ada} act : moved`],
    sentence:
      'Charges against Ada Orlov in the case “Harbour Fire” were severed into the case “Port Bribes”. ' +
      'Charges: “fraud”.',
  },
  {
    type: 'case.reopened',
    data: { case: fire, persons: [ada], by: council, basis: 'new evidence' },
    says: [`${fire} course : investigation`, `${ada} act : reopened`],
    sentence: 'The case “Harbour Fire” was reopened by Port Council against Ada Orlov. Grounds given: new evidence.',
  },
  {
    type: 'case.closed',
    data: { case: fire, disposition: 'discontinued', ground: 'time_limit', provisional: true },
    says: [`${fire} course : closed`, `${fire} act : outcome/discontinued`],
    sentence: 'The case “Harbour Fire” was discontinued. Ground: time limit passed. This is provisional.',
  },
  {
    type: 'person.detained',
    data: { person: ada, arrested: true, term: 'P2D', besides: true },
    says: [`${ada} act : measure/arrested`],
    sentence: 'Ada Orlov was arrested. Term: 2 days. Earlier measures go on.',
  },
  {
    type: 'custody.measure_set',
    data: {
      person: ada,
      measure: 'bail',
      amount: '5000',
      currency: 'KZT',
      sureties: 'Bo Tarn',
      conditions: 'not to leave the port',
      until: '2024-05',
    },
    says: [`${ada} act : measure/bail`],
    sentence:
      'Ada Orlov was released on bail. Last day: May 2024. Bail: 5000 KZT. Sureties: Bo Tarn. ' +
      'Conditions: not to leave the port.',
  },
  {
    type: 'custody.measure_set',
    data: { person: ada, measure: 'serving', place: 'the island prison' },
    says: [`${ada} act : measure/serving`],
    sentence: 'Ada Orlov was serving a sentence. Place: the island prison.',
  },
  {
    type: 'person.reported_held',
    data: { person: ada, authority: police, place: 'the quay' },
    says: [`${ada} act : reported_held`],
    sentence: 'Ada Orlov was reported to be held by Harbour Police. Place: the quay.',
  },
  {
    type: 'person.released',
    data: { person: ada, how: 'escaped', ofMeasure: OTHER },
    says: [`${ada} act : released/escaped`],
    sentence: 'Ada Orlov escaped from custody. This ended one measure only.',
  },
  {
    type: 'person.released',
    data: { person: ada, case: fire, ends: 'in_case', basis: 'an acquittal' },
    says: [`${ada} act : released/released`],
    sentence:
      'Ada Orlov was released in the case “Harbour Fire”. Grounds given: an acquittal. ' +
      'This ended the measures in that case.',
  },
  {
    type: 'bail.forfeited',
    data: { person: ada, case: fire, amount: '5000', currency: 'KZT', by: council },
    says: [],
    sentence: 'The bail of Ada Orlov in the case “Harbour Fire” was forfeited by Port Council (5000 KZT).',
  },
  {
    type: 'trial.opened',
    data: { case: fire, defendants: [ada], charges: [{ charge: 'arson' }], inAbsentia: true, jury: true },
    says: [`${fire} course : trial`, `${ada} act : trial_opened`],
    sentence:
      'The trial opened in the case “Harbour Fire”. Defendants: Ada Orlov. Charges: “arson”. ' +
      'The accused was absent. A jury sat.',
  },
  {
    type: 'plea.entered',
    data: { case: fire, person: ada, plea: 'guilty', change: 'withdrawn', allCharges: true },
    says: [`${ada} plea ${fire}/all: ends`, `${fire} plea ${ada}/all: ends`, `${ada} act : plea`],
    sentence: 'Ada Orlov withdrew the plea of guilty in the case “Harbour Fire”.',
  },
  {
    type: 'plea.entered',
    data: { case: fire, person: ada, plea: 'guilty', change: 'agreement', charges: [{ charge: 'fraud', counts: 5 }] },
    says: [`${ada} plea ${fire}/fraud: guilty`, `${fire} plea ${ada}/fraud: guilty`, `${ada} act : plea`],
    sentence:
      'Ada Orlov made a plea agreement to plead guilty in the case “Harbour Fire”. Charges: 5 counts of “fraud”.',
  },
  {
    type: 'verdict.delivered',
    data: {
      case: fire,
      outcomes: [
        { person: ada, charges: [{ charge: 'fraud', counts: 5 }], outcome: 'convicted' },
        { person: ada, charges: [{ charge: 'fraud', counts: 7 }], outcome: 'no_verdict' },
        { person: bo, allCharges: true, outcome: 'not_responsible' },
      ],
      jury: true,
      final: true,
    },
    says: [`${ada} act : outcome/convicted`, `${ada} act : outcome/no_verdict`, `${bo} act : outcome/not_responsible`],
    sentence:
      'The court gave its verdict in the case “Harbour Fire”. Ada Orlov was convicted (5 counts of “fraud”). ' +
      'There was no verdict on Ada Orlov (7 counts of “fraud”). The court held that Bo Tarn was not responsible ' +
      '(all charges). A jury sat. The decision is final.',
  },
  {
    type: 'sentence.imposed',
    data: {
      case: fire,
      person: ada,
      charges: [{ charge: 'arson' }],
      components: [
        { part: 'prison', kind: 'imprisonment', term: 'P3Y', credit: 'P90D', suspendedTerm: 'P1Y', probation: 'P2Y' },
        { kind: 'fine', amount: '12', unit: 'monthly wages', joint: true },
        { kind: 'life', relation: { runs: 'total', parts: [{ part: 'prison' }, { sentence: OTHER, part: 'fine' }] } },
      ],
      inAbsentia: true,
      effective: '2024-04-01',
    },
    says: [`${ada} act : sentence`],
    sentence:
      'Ada Orlov was sentenced in the case “Harbour Fire” (“arson”) to imprisonment for 3 years (90 days counted as ' +
      'served; 1 year of it suspended; probation period: 2 years), a fine of 12 monthly wages (jointly with ' +
      'others) and life imprisonment (the total of “prison” and “fine” of another sentence). ' +
      'The accused was absent. It has effect from 1 April 2024.',
  },
  {
    type: 'sentence.changed',
    data: { case: fire, person: ada, change: 'reduced', components: [{ part: 'prison', term: 'P18M' }] },
    says: [`${ada} act : sentence_change`],
    sentence: 'The sentence of Ada Orlov in the case “Harbour Fire” was reduced: “prison” for 18 months.',
  },
  {
    type: 'sentence.changed',
    data: { case: fire, person: ada, change: 'stayed' },
    says: [`${ada} act : sentence_change`],
    sentence: 'The sentence of Ada Orlov in the case “Harbour Fire” was stayed.',
  },
  {
    type: 'appeal.filed',
    data: { case: fire, persons: [ada], remedy: 'cassation', against: 'sentence', stays: true, allCharges: true },
    says: [`${ada} act : remedy_filed`],
    sentence:
      'A cassation was filed against the sentence in the case “Harbour Fire”. The appeal concerns Ada Orlov. ' +
      'Charges: all charges. It stays the judgment.',
  },
  {
    type: 'appeal.decided',
    data: {
      case: fire,
      decides: OTHER,
      remedy: 'cassation',
      outcomes: [
        { person: ada, outcome: 'sentence_set_aside', components: [{ kind: 'fine', amount: '5' }] },
        { person: bo, charges: [{ charge: 'arson' }], outcome: 'set_aside_for_good' },
      ],
    },
    says: [`${ada} act : decision/sentence_set_aside`, `${bo} act : decision/set_aside_for_good`],
    sentence:
      'The cassation was decided in the case “Harbour Fire”. The sentence of Ada Orlov was set aside. ' +
      'The conviction stands. Ada Orlov was sentenced to a fine of 5. ' +
      'The decision on Bo Tarn (“arson”) was set aside for good.',
  },
  {
    type: 'judgment.became_final',
    data: { case: fire, persons: [ada], charges: [{ charge: 'arson' }], finalBecause: 'waived' },
    says: [`${ada} act : became_final`],
    sentence:
      'The judgment on Ada Orlov in the case “Harbour Fire” became final. Charges: “arson”. ' +
      'The right to appeal was waived.',
  },
  {
    type: 'clemency.granted',
    data: {
      person: ada,
      case: fire,
      kind: 'commutation',
      covers: [{ sentence: OTHER, part: 'prison' }],
      remains: { kind: 'fine', amount: '5' },
    },
    says: [`${ada} clemency ${fire}/commutation: commutation`, `${ada} act : clemency/commutation`],
    sentence:
      'The sentence of Ada Orlov was commuted in the case “Harbour Fire”. It covers “prison”. ' +
      'What remains: a fine of 5.',
  },
  {
    type: 'clemency.refused',
    data: { person: ada, kind: 'pardon', by: council },
    says: [`${ada} act : clemency/pardon`],
    sentence: 'Ada Orlov was refused a pardon by Port Council.',
  },
  {
    type: 'clemency.annulled',
    data: { person: ada, case: fire, kind: 'amnesty', annuls: OTHER },
    says: [`${ada} clemency ${fire}/amnesty: ends`, `${ada} act : clemency/amnesty`],
    sentence: 'The amnesty for Ada Orlov was annulled in the case “Harbour Fire”.',
  },
  {
    type: 'case.party_added',
    data: { case: fire, party: bo, role: 'witness', minor: true },
    says: [`${fire} party ${bo}/witness: witness`, `${bo} party ${fire}/witness: witness`],
    sentence: 'Bo Tarn took part in the case “Harbour Fire” as a witness.',
  },
  {
    type: 'case.party_added',
    data: { case: fire, party: bo, role: 'counsel', actsFor: [ada, police] },
    says: [
      `${fire} party ${bo}/counsel/${ada}: counsel`,
      `${bo} party ${fire}/counsel/${ada}: counsel`,
      `${fire} party ${bo}/counsel/${police}: counsel`,
      `${bo} party ${fire}/counsel/${police}: counsel`,
    ],
    sentence: 'Bo Tarn took part in the case “Harbour Fire” as counsel for Ada Orlov and Harbour Police.',
  },
  {
    type: 'case.party_left',
    data: { case: fire, party: police, role: 'plaintiff', basis: 'settled out of court' },
    says: [`${fire} party ${police}/plaintiff: ends`, `${police} party ${fire}/plaintiff: ends`],
    sentence:
      'Harbour Police no longer took part in the case “Harbour Fire” as a plaintiff. ' +
      'Grounds given: settled out of court.',
  },
  {
    type: 'case.party_added',
    data: { case: fire, party: police, role: 'third_party', until: '2024-06-30' },
    says: [`${fire} party ${police}/third_party: third_party`, `${police} party ${fire}/third_party: third_party`],
    sentence: 'Harbour Police took part in the case “Harbour Fire” as a third party. Until and including 30 June 2024.',
  },
  {
    type: 'case.linked',
    data: { case: other, other: fire, kind: 'severed_from' },
    says: [`${other} link ${fire}: severed_from`, `${fire} link ${other}: severed_into`],
    sentence: 'The case “Port Bribes” was severed from “Harbour Fire”.',
  },
  {
    type: 'case.transferred',
    data: { case: fire, from: 'Harbour Court', to: police, by: council, basis: 'a conflict of interest' },
    says: [`${fire} court_step : ${police}`],
    sentence: [
      'The case “Harbour Fire” was transferred from Harbour Court to Harbour Police by Port Council.',
      'Grounds given: a conflict of interest.',
    ].join(' '),
  },
  {
    type: 'case.closed',
    data: { case: fire, disposition: 'discontinued', persons: [ada] },
    says: [`${fire} course : closed`, `${ada} act : outcome/discontinued`],
    sentence: 'The case “Harbour Fire” was discontinued. It ended without a verdict on Ada Orlov.',
  },
  {
    type: 'wanted.declared',
    data: { person: ada, authority: police, case: fire },
    says: [`${ada} wanted ${police}: wanted`],
    sentence: 'Ada Orlov was declared wanted by Harbour Police in the case “Harbour Fire”.',
  },
  {
    type: 'wanted.declared',
    data: { person: ada, lifted: true },
    says: [`${ada} wanted unstated: ends`],
    sentence: 'Ada Orlov was no longer wanted.',
  },
  {
    type: 'person.detained',
    data: { person: ada, authority: police, place: 'the quay', basis: 'a warrant' },
    says: [`${ada} act : measure/detained`],
    sentence: 'Ada Orlov was detained by Harbour Police. Place: the quay. Grounds given: a warrant.',
  },
  {
    type: 'custody.measure_set',
    data: { person: ada, measure: 'remand', case: fire },
    says: [`${ada} act : measure/remanded`],
    sentence: 'Ada Orlov was remanded in custody in the case “Harbour Fire”.',
  },
  {
    type: 'custody.measure_set',
    data: { person: ada, measure: 'house_arrest' },
    says: [`${ada} act : measure/house_arrest`],
    sentence: 'Ada Orlov was placed under house arrest.',
  },
  {
    type: 'custody.measure_set',
    data: { person: ada, measure: 'bail' },
    says: [`${ada} act : measure/bail`],
    sentence: 'Ada Orlov was released on bail.',
  },
  {
    type: 'custody.measure_set',
    data: { person: ada, measure: 'transfer', place: 'the island prison' },
    says: [`${ada} transfer 01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f: transfer`, `${ada} act : transferred`],
    sentence: 'Ada Orlov was transferred in custody. Place: the island prison.',
  },
  {
    type: 'person.released',
    data: { person: ada, basis: 'a judge’s order' },
    says: [`${ada} act : released/released`],
    sentence: 'Ada Orlov was released. Grounds given: a judge’s order.',
  },
  {
    type: 'trial.opened',
    data: { case: fire, court: 'Harbour Court', closed: true, defendants: [ada, bo, ada] },
    says: [
      `${fire} course : trial`,
      `${fire} court_step : Harbour Court`,
      `${ada} act : trial_opened`,
      `${bo} act : trial_opened`,
    ],
    sentence:
      'The trial opened in the case “Harbour Fire” before Harbour Court. ' +
      'The trial was closed to the public. Defendants: Ada Orlov and Bo Tarn.',
  },
  {
    type: 'hearing.held',
    data: { case: fire, kind: 'remand', court: 'Harbour Court' },
    says: [`${fire} docket : hearing/held`, `${fire} court_step : Harbour Court`],
    sentence: 'A remand hearing was held in the case “Harbour Fire” before Harbour Court.',
  },
  {
    type: 'hearing.held',
    data: {
      case: fire,
      kind: 'main',
      hearing: OTHER,
      judges: [bo],
      persons: [ada],
      result: 'the report was read',
      next: '2024-05-02',
    },
    says: [`${fire} docket : hearing/adjourned`, `${fire} docket : hearing/scheduled`],
    sentence: [
      'A main hearing was held in the case “Harbour Fire”. Judges: Bo Tarn. It concerns Ada Orlov.',
      'Result: the report was read. It was adjourned until 2 May 2024.',
    ].join(' '),
  },
  {
    type: 'hearing.scheduled',
    data: {
      case: fire,
      kind: 'main',
      step: 'scheduled',
      day: '2024-04-16',
      court: 'Harbour Court',
      purpose: 'the report',
      closed: true,
    },
    says: [`${fire} docket : hearing/scheduled`, `${fire} court_step : Harbour Court`],
    sentence: [
      'A main hearing in the case “Harbour Fire” before Harbour Court was scheduled for 16 April 2024.',
      'Purpose: the report. It is closed to the public.',
    ].join(' '),
  },
  {
    type: 'hearing.scheduled',
    data: { case: fire, kind: 'main', step: 'postponed', hearing: OTHER },
    says: [`${fire} docket : hearing/postponed`],
    sentence: 'A main hearing in the case “Harbour Fire” was put off.',
  },
  {
    type: 'judgment.delivered',
    data: {
      case: fire,
      kind: 'international',
      by: council,
      inFavour: [ada],
      against: [police],
      findings: [
        { provision: 'Article 5', finding: 'violated' },
        { provision: 'Article 10', finding: 'not_violated', against: police },
      ],
      obligations: [
        { obligation: 'moral', kind: 'moral_damage', amount: '5000', currency: 'EUR', to: ada },
        { obligation: 'review', kind: 'measure', request: 'a new trial' },
      ],
      final: true,
    },
    says: [
      `${fire} court_step : ${council}`,
      `${fire} judgment ${ID}: international`,
      `${ada} judgment ${ID}: international`,
      `${police} judgment ${ID}: international`,
      `${fire} finding ${ID}/1: violated`,
      `${police} finding ${ID}/1: violated`,
      `${fire} finding ${ID}/2: not_violated`,
      `${police} finding ${ID}/2: not_violated`,
      `${fire} docket : obligation/ordered`,
      `${police} docket : obligation/ordered`,
      `${ada} docket : obligation/ordered`,
      `${fire} docket : obligation/ordered`,
      `${police} docket : obligation/ordered`,
    ],
    sentence: [
      'An international judgment was delivered by Port Council in the case “Harbour Fire”.',
      'In favour of Ada Orlov. Against Harbour Police.',
      'Article 5 was violated. On Harbour Police: Article 10 was not violated.',
      'For moral damage it ordered a payment of 5000 EUR. As a measure it ordered a new trial. The decision is final.',
    ].join(' '),
  },
  {
    type: 'judgment.delivered',
    data: {
      case: fire,
      kind: 'advisory_opinion',
      by: police,
      number: 'A-7',
      bench: [
        { judge: ada, part: 'president' },
        { judge: bo, separateOpinion: 'partly_dissenting' },
      ],
    },
    says: [
      `${fire} court_step : ${police}`,
      `${fire} judgment ${ID}: advisory_opinion`,
      `${fire} bench ${ada}/${ID}: president`,
      `${ada} bench ${fire}/${ID}: president`,
      `${fire} bench ${bo}/${ID}: member`,
      `${fire} separateOpinion ${bo}/${ID}: partly_dissenting`,
      `${bo} bench ${fire}/${ID}: member`,
      `${bo} separateOpinion ${fire}/${ID}: partly_dissenting`,
    ],
    sentence: [
      'An advisory opinion (number A-7) was delivered by Harbour Police in the case “Harbour Fire”.',
      'Bench: Ada Orlov (president) and Bo Tarn. Bo Tarn wrote a partly dissenting opinion.',
    ].join(' '),
  },
  {
    type: 'compliance.reported',
    data: { case: fire, judgment: OTHER, obligation: 'moral', step: 'partly_executed', paid: '2000', currency: 'EUR' },
    says: [`${fire} docket : obligation/partly_executed`],
    sentence: [
      'The obligation “moral” from a judgment in the case “Harbour Fire” was executed in part.',
      'Paid so far: 2000 EUR.',
    ].join(' '),
  },
  {
    type: 'compliance.reported',
    data: { case: fire, obligation: 'moral', step: 'executed', addressee: police, to: ada },
    says: [fire, police, ada].map((subject) => `${subject} docket : obligation/executed`),
    sentence: 'The obligation “moral” from a judgment in the case “Harbour Fire” was executed.',
  },
  {
    type: 'petition.progressed',
    data: { case: fire, step: 'filed', kind: 'advisory_opinion', persons: [police] },
    says: [`${fire} docket : petition/filed`, `${police} docket : petition/filed`],
    sentence: 'A request for an advisory opinion in the case “Harbour Fire” was filed. Petitioners: Harbour Police.',
  },
  {
    type: 'petition.progressed',
    data: { case: fire, step: 'settled' },
    says: [`${fire} docket : petition/settled`],
    sentence: 'A petition in the case “Harbour Fire” ended with a friendly settlement.',
  },
  {
    type: 'petition.progressed',
    data: {
      case: fire,
      step: 'partly_admissible',
      number: '117/24',
      persons: [ada],
      against: [police],
      court: council,
    },
    says: [
      `${fire} docket : petition/partly_admissible`,
      `${ada} docket : petition/partly_admissible`,
      `${police} docket : petition/partly_admissible`,
      `${fire} court_step : ${council}`,
    ],
    sentence: [
      'A petition (number 117/24) in the case “Harbour Fire” was found admissible in part (Port Council).',
      'Petitioners: Ada Orlov. Against Harbour Police.',
    ].join(' '),
  },
  {
    type: 'immunity.decided',
    data: { person: ada, step: 'lifted', by: council, case: fire },
    says: [`${ada} immunity ${fire}: lifted`],
    sentence: 'The immunity of Ada Orlov was lifted by Port Council in the case “Harbour Fire”.',
  },
  {
    type: 'mandate.changed',
    data: { person: ada, step: 'removed', organization: police, title: 'chief', by: council },
    says: [
      `${ada} mandate ${police}/chief: removed`,
      `${ada} office ${police}/chief: ends`,
      `${police} holder chief/${ada}: ends`,
    ],
    sentence: 'Ada Orlov was removed as chief of Harbour Police by Port Council.',
  },
  {
    type: 'mandate.changed',
    data: { person: ada, step: 'ineligible', until: '2030-12-31' },
    says: [`${ada} mandate eligibility: ineligible`],
    sentence: 'Ada Orlov was found not eligible for office. Last day: 31 December 2030.',
  },
  {
    type: 'impeachment.progressed',
    data: { case: fire, person: ada, step: 'articles_adopted', by: council, articles: ['abuse of office', 'bribery'] },
    says: [`${ada} impeachment ${fire}: articles_adopted`, `${fire} impeachment ${ada}: articles_adopted`],
    sentence: [
      'Articles of impeachment against Ada Orlov were adopted by Port Council in the case “Harbour Fire”.',
      'Articles: abuse of office and bribery.',
    ].join(' '),
  },
  {
    type: 'asylum.progressed',
    data: { person: ada, state: council, step: 'granted' },
    says: [`${ada} asylum ${council}: granted`],
    sentence: 'Port Council granted asylum to Ada Orlov.',
  },
  {
    type: 'notice.changed',
    data: { person: ada, kind: 'red_notice', step: 'recalled', by: council },
    says: [`${ada} notice ${council}/red_notice: ends`],
    sentence: 'A red notice for Ada Orlov was recalled by Port Council.',
  },
  {
    type: 'motion.progressed',
    data: { case: fire, step: 'filed', by: ada, request: 'a new expert report', persons: [bo] },
    says: [`${fire} docket : motion/filed`],
    sentence: 'Ada Orlov filed a motion in the case “Harbour Fire”. Request: a new expert report. It concerns Bo Tarn.',
  },
  {
    type: 'motion.progressed',
    data: { case: fire, step: 'partly_granted', by: council },
    says: [`${fire} docket : motion/partly_granted`],
    sentence: 'A motion was granted in part by Port Council in the case “Harbour Fire”.',
  },
  {
    type: 'order.progressed',
    data: {
      case: fire,
      kind: 'parole',
      step: 'made',
      decision: 'denied',
      by: council,
      judges: [bo],
      persons: [ada, ada],
    },
    says: [`${fire} docket : order/made`, `${ada} docket : order/made`],
    sentence: [
      'A decision on parole was made by Port Council in the case “Harbour Fire”.',
      'The request was denied. Judges: Bo Tarn. It concerns Ada Orlov.',
    ].join(' '),
  },
  {
    type: 'order.progressed',
    data: { case: fire, kind: 'injunction', step: 'amended', content: 'no gate may be shut', deadline: '2024-06-30' },
    says: [`${fire} docket : order/amended`],
    sentence: [
      'An injunction was changed in the case “Harbour Fire”.',
      'It says: no gate may be shut. Deadline: 30 June 2024.',
    ].join(' '),
  },
  {
    type: 'warrant.progressed',
    data: { target: ada, case: fire, kind: 'summons', step: 'issued', by: police, day: '2024-03-20' },
    says: [`${ada} docket : warrant/issued`, `${fire} docket : warrant/issued`],
    sentence: [
      'A summons for Ada Orlov in the case “Harbour Fire” was issued by Harbour Police.',
      'Day of appearance: 20 March 2024.',
    ].join(' '),
  },
  {
    type: 'warrant.progressed',
    data: { target: council, kind: 'search', step: 'expired', by: police },
    says: [`${council} docket : warrant/expired`],
    sentence: 'A search warrant for Port Council expired.',
  },
  {
    type: 'document.filed',
    data: { case: fire, kind: 'expert_report', title: 'On the cause of the fire', number: '17', by: bo },
    says: [`${fire} document ${ID}: expert_report`],
    sentence: [
      'An expert report “On the cause of the fire” (number 17) was put on file by Bo Tarn',
      'in the case “Harbour Fire”.',
    ].join(' '),
  },
  {
    type: 'document.filed',
    data: { case: fire, kind: 'letter', sealed: true },
    says: [`${fire} document ${ID}: letter`],
    sentence: 'A letter was put on file in the case “Harbour Fire”. It is sealed.',
  },
  {
    type: 'document.filed',
    data: { case: fire, kind: 'letter', title: 'To the council', changes: OTHER, sealed: false },
    says: [`${fire} document ${OTHER}: letter`],
    sentence: 'A document on file in the case “Harbour Fire” became public. Title: To the council.',
  },
  {
    type: 'plea.entered',
    data: { case: fire, person: ada, plea: 'no_contest', charges: [{ charge: 'arson' }] },
    says: [`${ada} plea ${fire}/arson: no_contest`, `${fire} plea ${ada}/arson: no_contest`, `${ada} act : plea`],
    sentence: 'Ada Orlov pleaded no contest in the case “Harbour Fire”. Charges: “arson”.',
  },
  {
    type: 'plea.entered',
    data: { case: fire, person: ada, plea: 'refused' },
    says: [`${ada} plea ${fire}/all: refused`, `${fire} plea ${ada}/all: refused`, `${ada} act : plea`],
    sentence: 'Ada Orlov refused to plead in the case “Harbour Fire”.',
  },
  {
    type: 'verdict.delivered',
    data: {
      case: fire,
      outcomes: [
        { person: ada, charges: [{ charge: 'arson' }], offence: 'arson', outcome: 'convicted' },
        { person: bo, outcome: 'acquitted' },
      ],
    },
    says: [`${ada} act : outcome/convicted`, `${bo} act : outcome/acquitted`],
    sentence:
      'The court gave its verdict in the case “Harbour Fire”. Ada Orlov was convicted of arson. Bo Tarn was acquitted.',
  },
  {
    type: 'sentence.imposed',
    data: {
      case: fire,
      person: ada,
      components: [
        { kind: 'imprisonment', term: 'P1Y6M', runsFrom: '2024-03-05' },
        { kind: 'fine', amount: '1200.50', currency: 'KZT' },
      ],
    },
    says: [`${ada} act : sentence`],
    sentence:
      'Ada Orlov was sentenced in the case “Harbour Fire” to imprisonment for 1 year and 6 months (counted ' +
      'from 5 March 2024) and a fine of 1200.50 KZT.',
  },
  {
    type: 'sentence.changed',
    data: { case: fire, person: ada, change: 'modified', components: [{ part: '2', kind: 'fine', amount: '7' }] },
    says: [`${ada} act : sentence_change`],
    sentence: 'The sentence of Ada Orlov in the case “Harbour Fire” was changed: a fine of 7.',
  },
  {
    type: 'sentence.changed',
    data: {
      case: fire,
      person: ada,
      change: 'served',
      components: [{ part: '1', kind: 'imprisonment', term: 'life' }],
    },
    says: [`${ada} act : sentence_change`],
    sentence: 'The sentence of Ada Orlov in the case “Harbour Fire” was served: imprisonment for life.',
  },
  {
    type: 'appeal.filed',
    data: { case: fire, persons: [ada, bo], by: ada, court: 'Upper Court' },
    says: [`${fire} court_step : Upper Court`, `${ada} act : remedy_filed`, `${bo} act : remedy_filed`],
    sentence:
      'Ada Orlov appealed to Upper Court in the case “Harbour Fire”. The appeal concerns Ada Orlov and Bo Tarn.',
  },
  {
    type: 'appeal.decided',
    data: {
      case: fire,
      final: true,
      outcomes: [
        { person: ada, outcome: 'conviction_modified' },
        { person: bo, outcome: 'acquitted' },
      ],
    },
    says: [`${ada} act : decision/varied`, `${bo} act : decision/decided_anew`],
    sentence:
      'The appeal was decided in the case “Harbour Fire”. ' +
      'The conviction of Ada Orlov was upheld with changes. Bo Tarn was acquitted. The decision is final.',
  },
  {
    type: 'appeal.decided',
    data: {
      case: fire,
      outcomes: [{ person: ada, charges: [{ charge: 'arson' }], offence: 'arson', outcome: 'acquitted' }],
    },
    says: [`${ada} act : decision/decided_anew`],
    sentence: 'The appeal was decided in the case “Harbour Fire”. Ada Orlov was acquitted of arson.',
  },
  {
    type: 'appeal.decided',
    data: { case: fire, outcomes: [{ person: ada, outcome: 'remitted' }] },
    says: [`${fire} court_step : back`, `${ada} act : decision/remitted_for_retrial`],
    sentence:
      'The appeal was decided in the case “Harbour Fire”. The case against Ada Orlov was sent back for a new trial.',
  },
  {
    type: 'appeal.decided',
    data: { case: fire, outcomes: [{ person: ada, outcome: 'withdrawn' }] },
    says: [`${fire} court_step : back`, `${ada} act : remedy_withdrawn`],
    sentence: 'The appeal was decided in the case “Harbour Fire”. The appeal concerning Ada Orlov was withdrawn.',
  },
  {
    type: 'clemency.granted',
    data: { person: ada, case: fire, kind: 'pardon', by: council },
    says: [`${ada} clemency ${fire}/pardon: pardon`, `${ada} act : clemency/pardon`],
    sentence: 'Ada Orlov was pardoned by Port Council in the case “Harbour Fire”.',
  },
  {
    type: 'clemency.granted',
    data: { person: ada, kind: 'commutation' },
    says: [`${ada} clemency unstated/commutation: commutation`],
    sentence: 'The sentence of Ada Orlov was commuted.',
  },
  {
    type: 'extradition.progressed',
    data: { person: ada, requestingState: council, requestedState: 'Upland', step: 'requested', case: fire },
    says: [`${ada} docket : extradition/requested`, `${fire} docket : extradition/requested`],
    sentence: 'Port Council requested the extradition of Ada Orlov from Upland in the case “Harbour Fire”.',
  },
  {
    type: 'extradition.progressed',
    data: { person: ada, requestingState: 'KZ', step: 'provisionally_arrested', by: police },
    says: [`${ada} docket : extradition/provisionally_arrested`, `${ada} act : measure/extradition_detention`],
    sentence: 'Ada Orlov was provisionally arrested by Harbour Police for extradition to Kazakhstan.',
  },
  {
    type: 'extradition.progressed',
    data: {
      person: ada,
      requestingState: 'Low Republic',
      requestedState: 'Upland',
      step: 'refused',
      by: 'Upland High Court',
      ground: 'torture_risk',
      basis: 'No assurances were given.',
    },
    says: [`${ada} docket : extradition/refused`],
    sentence: [
      'The extradition of Ada Orlov from Upland to Low Republic was refused (Upland High Court).',
      'Grounds given: No assurances were given. Ground: risk of torture.',
    ].join(' '),
  },
  {
    type: 'extradition.progressed',
    data: { person: ada, requestingState: 'Low Republic', step: 'annulled', by: council },
    says: [`${ada} docket : extradition/annulled`],
    sentence: 'The decision on the extradition of Ada Orlov to Low Republic was annulled by Port Council.',
  },
  {
    type: 'extradition.progressed',
    data: { person: ada, requestingState: 'Low Republic', step: 'surrendered' },
    says: [`${ada} docket : extradition/surrendered`, `${ada} act : released/surrendered`],
    sentence: 'Ada Orlov was surrendered to Low Republic.',
  },
  {
    type: 'extradition.progressed',
    data: {
      person: ada,
      requestingState: 'Low Republic',
      requestedState: council,
      step: 're_extradition_allowed',
      onwardTo: 'KZ',
    },
    says: [`${ada} docket : extradition/re_extradition_allowed`],
    sentence: 'Port Council allowed Low Republic to extradite Ada Orlov further to Kazakhstan.',
  },
  {
    type: 'asset.reported',
    data: { owner: police, asset: 'boat', what: 'a boat', amount: '9', currency: 'KZT' },
    says: [`${police} asset boat: reported`],
    sentence: 'Harbour Police owned or controlled a boat (9 KZT).',
  },
  {
    type: 'asset.measure_taken',
    data: { owner: ada, asset: 'boat', what: 'a boat', measure: 'seized', by: police, case: fire },
    says: [`${ada} asset boat: seized`],
    sentence: 'An asset of Ada Orlov was seized by Harbour Police in the case “Harbour Fire”: a boat.',
  },
  {
    type: 'sanction.changed',
    data: { target: police, programme: 'League List', change: 'listed', by: council },
    says: [`${police} sanction league-list: listed`],
    sentence: 'Harbour Police was placed on the sanctions list “League List” by Port Council.',
  },
  {
    type: 'measure.lifted',
    data: { case: fire, measure: OTHER, by: council, lastDay: true },
    occurred: '2022-01-05',
    says: [`${fire} measure ${OTHER}: ends`],
    sentence: 'A measure was lifted by Port Council (“Harbour Fire”). This was so until and including 5 January 2022.',
  },
  {
    type: 'office.assumed',
    data: { person: ada, organization: police, title: 'commissioner', office: 'Chief', acting: true },
    says: [`${ada} office ${police}/chief: ${police}`, `${police} holder chief/${ada}: ${ada}`],
    sentence: 'Ada Orlov was acting commissioner of Harbour Police.',
  },
  {
    type: 'office.left',
    data: { person: ada, organization: police, title: 'chief', manner: 'annulled', by: council },
    says: [`${ada} office ${police}/chief: ends`, `${police} holder chief/${ada}: ends`],
    sentence:
      'Ada Orlov was no longer chief of Harbour Police: the appointment or election was annulled by Port Council.',
  },
  {
    type: 'mandate.changed',
    data: { person: ada, step: 'annulled', organization: police, title: 'chief' },
    says: [
      `${ada} mandate ${police}/chief: annulled`,
      `${ada} office ${police}/chief: ends`,
      `${police} holder chief/${ada}: ends`,
    ],
    sentence: 'The appointment or election of Ada Orlov as chief of Harbour Police was annulled.',
  },
  {
    type: 'sanction.changed',
    data: { target: ada, programme: 'League List', change: 'delisted' },
    says: [`${ada} sanction league-list: ends`],
    sentence: 'Ada Orlov was removed from the sanctions list “League List”.',
  },
  {
    type: 'sanction.changed',
    data: { target: ada, programme: 'League List', change: 'amended' },
    says: [`${ada} sanction league-list: listed`],
    sentence: 'The entry for Ada Orlov on the sanctions list “League List” was changed.',
  },
  {
    type: 'relationship.reported',
    data: { from: ada, to: bo, kind: 'patron' },
    says: [`${ada} relationship ${bo}/patron: patron`, `${bo} relationship ${ada}/patron: patron`],
    sentence: 'Ada Orlov was Bo Tarn’s patron.',
  },
  {
    type: 'relationship.ended',
    data: { from: ada, to: bo, kind: 'Patron' },
    says: [`${ada} relationship ${bo}/patron: ends`, `${bo} relationship ${ada}/patron: ends`],
    sentence: 'Ada Orlov was no longer Bo Tarn’s Patron.',
  },
  {
    type: 'person.died',
    data: { person: ada, cause: 'illness' },
    says: [`${ada} life : dead`, `${ada} act : death`],
    sentence: 'Ada Orlov died. Cause given: illness.',
  },
  {
    type: 'finding.dismissed',
    data: { rule: 'single_source', subject: ada, on: [OTHER], reason: 'nobody else was there' },
    says: [`${ada} dismissal single_source/${ID}: single_source`],
    sentence: 'An editor checked the review note “Only one source” about Ada Orlov. Reason: “nobody else was there”',
  },
  {
    type: 'source.archived',
    data: { source: gazette, sha256: hash, mediaType: 'text/html', place: 'shelf 7' },
    says: [`${gazette} archive ${hash}: text/html`],
    sentence: 'A copy of “Harbour Gazette 1” was archived (text/html). Place: shelf 7.',
  },
  {
    type: 'subject.merged',
    data: { from: bo, into: ada },
    says: [],
    sentence: 'The entry Bo Tarn (person:bo-tarn) was merged into Ada Orlov (person:ada-orlov).',
  },
  {
    type: 'subject.split',
    data: { from: ada, into: bo, developments: [OTHER] },
    says: [],
    sentence: '1 development recorded about Ada Orlov is about another entry, Bo Tarn (person:bo-tarn).',
  },
  {
    type: 'development.retracted',
    data: { target: OTHER, reason: 'told in error' },
    says: [],
    sentence: 'A development was retracted. Reason: “told in error”',
  },
  {
    type: 'development.corroborated',
    data: { target: OTHER },
    says: [],
    sentence: 'Another source says the same as a recorded development.',
  },
  {
    type: 'development.corrected',
    data: {
      target: OTHER,
      replacement: {
        type: 'person.died',
        data: { person: ada },
        summary: 'x',
        attribution: { by: bo, standing: 'alleged' },
        sources: [{ source: gazette }],
      },
    },
    says: [],
    sentence: 'Correction. Alleged by Bo Tarn: Ada Orlov died.',
  },
];

function read({ type, data, occurred }: Pick<Told, 'type' | 'data' | 'occurred'>): Development {
  const { registers, amends, timeless, claims } = developmentTypes.find(({ name }) => name === type) ?? {};
  const isBare = registers || amends || timeless;
  const sources = [{ source: gazette }];
  const reading = readDraft({
    id: ID,
    type,
    data,
    ...(occurred ? { occurred } : {}),
    ...(isBare ? {} : { summary: 'It is told.', attribution: { by: 'author', standing: 'reported' }, sources }),
    ...(claims ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
    ...(amends === 'corroborates' ? { sources } : {}),
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return { ...reading.draft, id: ID };
}

function nameOf(subject: string): string {
  const words = subject.slice(subject.indexOf(':') + 1).split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

describe.each(told)('$type, when it is told: $sentence', ({ type, data, says, sentence, occurred }) => {
  const development = read({ type, data, ...(occurred ? { occurred } : {}) });

  test('then says this about these tracks', () => {
    const points = pointsOf(development).filter(
      ({ attribute }) => [ACT, COURSE, COURT, DOCKET].includes(attribute as never) || !isInternal(attribute),
    );
    const said = points.map(
      ({ subject, attribute, key, holds, label }) => `${subject} ${attribute} ${key}: ${holds ? label : 'ends'}`,
    );
    expect(said).toEqual(says);
  });

  test('then reads so', () => {
    const whole = describeDevelopment(development, { language: english, nameOf });
    const lead = /^Reported by the source’s author(\. Alleged \([^)]*\))?: /.exec(whole)?.[0];
    expect(whole.slice(lead?.length ?? 0)).toBe(sentence);
    if (development.attribution) expect(lead).toBeDefined();
  });
});

test('every type that may be sent is told at least once', () => {
  const names = new Set(told.map(({ type }) => type));
  expect(developmentTypes.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
});

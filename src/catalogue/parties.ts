/** Parties: people, organizations and States that take part in cases, each in a role that begins and may end. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import { bare, defineAttribute, isOneOf, named } from './attribute.ts';
import { defineType, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { lastDay, toLastDay, until } from './last-days.ts';
import { at, ends, type Point, sets } from './points.ts';
import { legalStatuses } from './proceedings.ts';
import { actorRef, caseRef, type SubjectId } from './subject.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const roles = [
  'suspect',
  'accused',
  'defendant',
  'victim',
  'alleged_victim',
  'witness',
  'expert',
  'plaintiff',
  'applicant',
  'petitioner',
  'respondent',
  'third_party',
  'intervener',
  'amicus',
  'counsel',
  'representative',
  'agent',
  'prosecutor',
  'judge',
  'other',
] as const;
type Role = (typeof roles)[number];

/** What roles have in common. Whatever asks for it asks here. */
export const partyRoles = {
  defendants: ['defendant'],
  /** People whom a case protects: their names are shown with care. */
  protected: ['victim', 'alleged_victim', 'witness'],
} as const satisfies Record<string, readonly Role[]>;

export const parties = {
  party: defineAttribute({
    name: 'party',
    of: ['case', 'person', 'organization'],
    property: 'parties',
    shape: 'list',
    value: z.strictObject({
      case: text,
      party: text,
      role: text,
      /** The party for which counsel, a representative or a prosecutor acts. */
      actsFor: nullableText,
      minor: z.boolean(),
      until: bounds.nullable(),
    }),
    labels: roles,
    isLegal: true,
    isListable: true,
    endsByItself: true,
    hasPartedKeys: true,
    page: { group: 'links' },
    shows: {
      role: bare('label'),
      party: named('subject'),
      actsFor: named('subject'),
      case: named('subject'),
      minor: named('flag'),
      until: named('bounds'),
    },
    picture: 'mark',
  }),
};

interface Part {
  readonly caseId: SubjectId;
  readonly party: SubjectId;
  readonly role: Role;
  readonly actsFor: SubjectId | null;
}

/** The places of a role: on the case and on the party. A role for several is one for each of them. */
function placesOf({ caseId, party, role, actsFor }: Part) {
  const own = actsFor ? `${role}/${actsFor}` : role;
  return {
    onCase: at(caseId, `${party}/${own}`),
    onParty: at(party, `${caseId}/${own}`),
  };
}

function partsOf(caseId: SubjectId, { party, role, actsFor = [] }: Stated): Part[] {
  const named = actsFor.length > 0 ? [...new Set(actsFor)] : [null];
  return named.map((it) => ({ caseId, party, role, actsFor: it }));
}

interface Stated {
  readonly party: SubjectId;
  readonly role: Role;
  readonly actsFor?: readonly SubjectId[] | undefined;
}

const partyFields = {
  case: caseRef(),
  party: actorRef(),
  role: z.enum(roles),
  actsFor: withHelp(z.array(actorRef()).max(50).optional(), 'actsFor'),
};

export const partyTypes = [
  defineType({
    name: 'case.party_added',
    version: 2,
    data: z.strictObject({ ...partyFields, minor: withHelp(z.boolean().optional(), 'minor'), until: until() }),
    // Version 1 knew only people.
    upcasts: [({ person, ...data }) => (person === undefined ? data : { ...data, party: person })],
    example: {
      data: {
        case: 'case:harbour-fire',
        party: 'person:bo-tarn',
        role: 'counsel',
        actsFor: ['person:ada-orlov'],
      },
      summary: 'Bo Tarn is counsel for Ada Orlov in the case of the harbour fire.',
    },
    points: ({ data: { case: caseId, minor = false, until, ...stated } }) =>
      partsOf(caseId, stated).flatMap((part): Point[] => {
        const { party, role, actsFor } = part;
        const { onCase, onParty } = placesOf(part);
        const value = { case: caseId, party, role, actsFor, minor, until: toLastDay(until) };
        return [sets(onCase, parties.party, value), sets(onParty, parties.party, value)];
      }),
    sentence: ({ actsFor = [], ...told }) =>
      say('types.case.party_added.sentence', { ...told, actsFor: actsFor.length > 0 ? actsFor : null }),
  }),
  defineType({
    name: 'case.party_left',
    data: z.strictObject({ ...partyFields, basis: maybe(phrase(300)), lastDay: lastDay() }),
    example: {
      data: { case: 'case:harbour-fire', party: 'person:bo-tarn', role: 'counsel', actsFor: ['person:ada-orlov'] },
      summary: 'Bo Tarn is no longer counsel for Ada Orlov in the case of the harbour fire.',
    },
    points: ({ data: { case: caseId, basis = null, ...stated } }) =>
      partsOf(caseId, stated).flatMap((part): Point[] => {
        const { onCase, onParty } = placesOf(part);
        const ending = { role: part.role, basis };
        return [ends(onCase, parties.party, ending), ends(onParty, parties.party, ending)];
      }),
    sentence: ({ actsFor = [], ...told }) =>
      say('types.case.party_left.sentence', { ...told, actsFor: actsFor.length > 0 ? actsFor : null }),
  }),
];

/** Whoever is suspected shows as a suspect, and whoever is charged, tried or judged as accused. */
export function roleByStatus(status: string): Role {
  return isOneOf(status, legalStatuses.suspected) ? 'suspect' : 'accused';
}

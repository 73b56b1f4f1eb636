/** Immunity, mandates that are suspended or lost, impeachment, asylum, and notices such as those of Interpol. */
import { z } from 'zod';
import { bare, defineAttribute, named } from './attribute.ts';
import { defineType, line, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { toLastDay, until } from './last-days.ts';
import { office } from './office.ts';
import { at, ends, type Point, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, organizationRef, personRef, type SubjectId, toKey } from './subject.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const immunitySteps = ['lifted', 'upheld', 'restored'] as const;
const mandateSteps = ['suspended', 'reinstated', 'removed', 'not_removed', 'ineligible', 'eligible_again'] as const;
const impeachmentSteps = ['articles_adopted', 'trial_begun', 'removed', 'not_removed', 'ended'] as const;
const asylumSteps = ['sought', 'granted', 'refused', 'revoked'] as const;
const noticeKinds = ['red_notice', 'diffusion', 'travel_warning', 'other'] as const;

const ofPerson = { of: ['person'], shape: 'list', isListable: true, isLegal: true, page: { group: 'legal' } } as const;

export const mandates = {
  immunity: defineAttribute({
    ...ofPerson,
    name: 'immunity',
    property: 'immunities',
    value: z.strictObject({ status: z.enum(immunitySteps), by: nullableText, case: nullableText }),
    labels: immunitySteps,
    shows: { status: bare('label'), by: named('subject'), case: named('subject') },
    picture: 'mark',
  }),
  mandate: defineAttribute({
    ...ofPerson,
    name: 'mandate',
    property: 'mandates',
    value: z.strictObject({
      status: z.enum(mandateSteps),
      title: nullableText,
      organization: nullableText,
      by: nullableText,
      until: bounds.nullable(),
    }),
    labels: mandateSteps,
    hasFreeKeys: true,
    endsByItself: true,
    shows: {
      status: bare('label'),
      title: bare('text'),
      organization: named('subject'),
      by: named('subject'),
      until: named('bounds'),
    },
    picture: {
      lanesOf: ['person'],
      draws: ({ status }) => status === 'suspended' || status === 'ineligible',
    },
  }),
  impeachment: defineAttribute({
    ...ofPerson,
    name: 'impeachment',
    of: ['person', 'case'],
    property: 'impeachments',
    value: z.strictObject({ status: z.enum(impeachmentSteps), person: text, case: text, by: nullableText }),
    labels: impeachmentSteps,
    shows: { status: bare('label'), person: named('subject'), by: named('subject'), case: named('subject') },
    picture: 'mark',
  }),
  asylum: defineAttribute({
    ...ofPerson,
    name: 'asylum',
    property: 'asylum',
    value: z.strictObject({ status: z.enum(asylumSteps), state: text }),
    labels: asylumSteps,
    shows: { status: bare('label'), state: named('subject') },
    picture: {
      lanesOf: ['person'],
      draws: ({ status }) => status === 'sought' || status === 'granted',
    },
  }),
  notice: defineAttribute({
    ...ofPerson,
    name: 'notice',
    property: 'notices',
    value: z.strictObject({ kind: z.enum(noticeKinds), by: nullableText, request: nullableText }),
    labels: noticeKinds,
    shows: { kind: bare('label'), by: named('subject'), request: named('subject') },
    picture: { lanesOf: ['person'] },
  }),
};

export const mandateTypes = [
  defineType({
    name: 'immunity.decided',
    data: z.strictObject({
      person: personRef(),
      step: z.enum(immunitySteps),
      by: maybe(actorRef()),
      case: maybe(caseRef()),
    }),
    example: {
      data: { person: 'person:ada-orlov', step: 'lifted', by: 'organization:port-council' },
      summary: 'The Port Council lifted Ada Orlov’s immunity.',
    },
    points: ({ data: { person, step, by = null, case: caseId = null } }) => [
      sets(at(person, caseId ?? UNSTATED), mandates.immunity, { status: step, by, case: caseId }),
    ],
  }),
  defineType({
    name: 'mandate.changed',
    data: z.strictObject({
      person: personRef(),
      step: z.enum(mandateSteps),
      organization: maybe(organizationRef()),
      title: withHelp(maybe(line(200)), 'mandateTitle'),
      by: maybe(actorRef()),
      until: until(),
    }),
    example: {
      data: {
        person: 'person:ada-orlov',
        step: 'suspended',
        organization: 'organization:harbour-police',
        title: 'chief',
        by: 'organization:port-council',
      },
      summary: 'The Port Council suspended Ada Orlov as chief of the Harbour Police.',
    },
    points: ({ data: { person, step, organization = null, title = null, by = null, until: last } }) => {
      const until = toLastDay(last);
      const isOfAll = step === 'ineligible' || step === 'eligible_again';
      const key = isOfAll ? 'eligibility' : `${organization ?? UNSTATED}/${toKey(title ?? UNSTATED)}`;
      return [
        sets(at(person, key), mandates.mandate, { status: step, title, organization, by, until }),
        ...(step === 'removed' && organization && title ? endsOfOffice({ person, organization, title, by }) : []),
      ];
    },
  }),
  defineType({
    name: 'impeachment.progressed',
    data: z.strictObject({
      case: caseRef(),
      person: personRef(),
      step: z.enum(impeachmentSteps),
      articles: withHelp(z.array(phrase(300)).max(50).optional(), 'articles'),
      by: maybe(actorRef()),
    }),
    example: {
      data: {
        case: 'case:the-chief',
        person: 'person:ada-orlov',
        step: 'articles_adopted',
        by: 'organization:port-council',
      },
      summary: 'The Port Council adopted articles of impeachment against Ada Orlov.',
    },
    points: ({ data: { case: caseId, person, step, by = null } }) => {
      const value = { status: step, person, case: caseId, by };
      return [
        sets(at(person, caseId), mandates.impeachment, value),
        sets(at(caseId, person), mandates.impeachment, value),
      ];
    },
  }),
  defineType({
    name: 'asylum.progressed',
    data: z.strictObject({
      person: personRef(),
      state: withHelp(organizationRef(), 'asylumState'),
      step: z.enum(asylumSteps),
    }),
    example: {
      data: { person: 'person:ada-orlov', state: 'organization:upland', step: 'sought' },
      summary: 'Ada Orlov asked Upland for asylum.',
    },
    points: ({ data: { person, state, step } }) => [sets(at(person, state), mandates.asylum, { status: step, state })],
  }),
  defineType({
    name: 'notice.changed',
    data: z.strictObject({
      person: personRef(),
      kind: z.enum(noticeKinds),
      step: z.enum(['issued', 'recalled']),
      by: withHelp(maybe(actorRef()), 'noticeBy'),
      request: withHelp(maybe(actorRef()), 'noticeRequest'),
    }),
    example: {
      data: { person: 'person:ada-orlov', kind: 'red_notice', step: 'issued', by: 'organization:harbour-league' },
      summary: 'The Harbour League issued a red notice for Ada Orlov.',
    },
    points: ({ data: { person, kind, step, by = null, request = null } }) => {
      const place = at(person, `${by ?? UNSTATED}/${kind}`);
      const value = { kind, by, request };
      return [step === 'issued' ? sets(place, mandates.notice, value) : ends(place, mandates.notice, { by })];
    },
  }),
];

interface Removal {
  readonly person: SubjectId;
  readonly organization: SubjectId;
  readonly title: string;
  readonly by: SubjectId | null;
}

/** Whoever is removed holds the office no longer. */
function endsOfOffice({ person, organization, title, by }: Removal): Point[] {
  const manner = 'dismissed';
  return [
    ends(at(person, `${organization}/${toKey(title)}`), office.office, { organization, title, manner, by }),
    ends(at(organization, `${toKey(title)}/${person}`), office.holder, { person, title, manner, by }),
  ];
}

/** Immunity, mandates that are suspended or lost, impeachment, asylum, and notices such as those of Interpol. */
import { z } from 'zod';
import { bare, defineAttribute, hidden, isOneOf, named } from './attribute.ts';
import { defineType, line, maybe, phrase } from './development.ts';
import { withHelp } from './help.ts';
import { lastDay, termed, toLastDay, until } from './last-days.ts';
import { endsOffice, officeKey, titleOfOffice } from './office.ts';
import { at, ends, sets, UNSTATED } from './points.ts';
import { actorRef, caseRef, organizationRef, personRef } from './subject.ts';
import { hold, inEach } from './texts.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

const immunitySteps = ['lifted', 'upheld', 'restored'] as const;
const mandateSteps = [
  'suspended',
  'reinstated',
  'removed',
  'annulled',
  'not_removed',
  'ineligible',
  'eligible_again',
] as const;
/** How an office is lost, and what that is called of its end. */
const losses = { removed: 'dismissed', annulled: 'annulled' } as const;
const impeachmentSteps = ['articles_adopted', 'trial_begun', 'removed', 'not_removed', 'ended'] as const;
const asylumSteps = ['sought', 'granted', 'refused', 'appealed', 'withdrawn', 'revoked'] as const;
const noticeKinds = ['red_notice', 'diffusion', 'travel_warning', 'other'] as const;

const ofPerson = { of: ['person'], shape: 'list', isListable: true, isLegal: true, page: { group: 'legal' } } as const;

export const mandates = {
  immunity: defineAttribute({
    ...ofPerson,
    name: 'immunity',
    property: 'immunities',
    value: z.strictObject({
      status: z.enum(immunitySteps),
      by: nullableText,
      case: nullableText,
      until: bounds.nullable(),
    }),
    labels: immunitySteps,
    endsByItself: true,
    shows: { status: bare('label'), by: named('subject'), case: named('subject'), until: named('bounds') },
    picture: 'mark',
  }),
  mandate: defineAttribute({
    ...ofPerson,
    name: 'mandate',
    property: 'mandates',
    value: z.strictObject({
      status: z.enum(mandateSteps),
      title: nullableText,
      titles: inEach,
      organization: nullableText,
      by: nullableText,
      until: bounds.nullable(),
    }),
    labels: mandateSteps,
    hasFreeKeys: true,
    endsByItself: true,
    shows: {
      status: bare('label'),
      title: bare('texts'),
      titles: hidden,
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
    value: z.strictObject({ status: z.enum(asylumSteps), state: text, until: bounds.nullable() }),
    labels: asylumSteps,
    endsByItself: true,
    shows: { status: bare('label'), state: named('subject'), until: named('bounds') },
    picture: {
      lanesOf: ['person'],
      draws: ({ status }) => status === 'sought' || status === 'granted',
    },
  }),
  notice: defineAttribute({
    ...ofPerson,
    name: 'notice',
    property: 'notices',
    value: z.strictObject({
      kind: z.enum(noticeKinds),
      by: nullableText,
      request: nullableText,
      refused: z.boolean(),
      until: bounds.nullable(),
    }),
    // Lists of a kind hold no one for whom it was refused.
    labelOf: ({ kind, refused }) => (refused ? 'refused' : kind),
    labels: [...noticeKinds, 'refused'],
    endsByItself: true,
    shows: {
      kind: bare('label'),
      by: named('subject'),
      request: named('subject'),
      refused: named('flag'),
      until: named('bounds'),
    },
    picture: { lanesOf: ['person'], draws: ({ refused }) => !refused },
  }),
};

export const mandateTypes = [
  defineType({
    name: 'immunity.decided',
    data: z
      .strictObject({
        person: personRef(),
        step: z.enum(immunitySteps),
        by: maybe(actorRef()),
        case: maybe(caseRef()),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('step', { begins: ['lifted'], ends: ['restored'] })),
    example: {
      data: { person: 'person:ada-orlov', step: 'lifted', by: 'organization:port-council' },
      summary: 'The Port Council lifted Ada Orlov’s immunity.',
    },
    points: ({ data: { person, step, by = null, case: caseId = null, until } }) => [
      sets(at(person, caseId ?? UNSTATED), mandates.immunity, {
        status: step,
        by,
        case: caseId,
        until: toLastDay(until),
      }),
    ],
  }),
  defineType({
    name: 'mandate.changed',
    data: z
      .strictObject({
        person: personRef(),
        step: z.enum(mandateSteps),
        organization: maybe(organizationRef()),
        title: withHelp(maybe(titleOfOffice), 'mandateTitle'),
        office: withHelp(maybe(line(200)), 'sameOffice'),
        by: maybe(actorRef()),
        until: until(),
        lastDay: lastDay(),
      })
      .check(
        termed('step', {
          begins: ['suspended', 'ineligible'],
          ends: ['reinstated', 'removed', 'annulled', 'eligible_again'],
        }),
      ),
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
    points: ({ data: { person, step, organization = null, title, office, by = null, until } }) => {
      const isOfAll = isOneOf(step, ['ineligible', 'eligible_again']);
      const seat = { organization: organization ?? UNSTATED, title: title ?? UNSTATED, office };
      const said = { organization, ...hold('title', title), by };
      const value = { status: step, ...said, until: toLastDay(until) };
      const isLost = step === 'removed' || step === 'annulled';
      return [
        sets(at(person, isOfAll ? 'eligibility' : officeKey(seat)), mandates.mandate, value),
        ...(isLost && organization && title
          ? endsOffice({ person, organization, title, office }, { manner: losses[step], by })
          : []),
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
    data: z
      .strictObject({
        person: personRef(),
        state: withHelp(organizationRef(), 'asylumState'),
        step: z.enum(asylumSteps),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('step', { begins: ['granted'], ends: ['revoked'] })),
    example: {
      data: { person: 'person:ada-orlov', state: 'organization:upland', step: 'sought' },
      summary: 'Ada Orlov asked Upland for asylum.',
    },
    points: ({ data: { person, state, step, until } }) => [
      sets(at(person, state), mandates.asylum, { status: step, state, until: toLastDay(until) }),
    ],
  }),
  defineType({
    name: 'notice.changed',
    data: z
      .strictObject({
        person: personRef(),
        kind: z.enum(noticeKinds),
        step: z.enum(['issued', 'refused', 'recalled', 'deleted']),
        by: withHelp(maybe(actorRef()), 'noticeBy'),
        request: withHelp(maybe(actorRef()), 'noticeRequest'),
        until: until(),
        lastDay: lastDay(),
      })
      .check(termed('step', { begins: ['issued'], ends: ['recalled', 'deleted'] })),
    example: {
      data: { person: 'person:ada-orlov', kind: 'red_notice', step: 'issued', by: 'organization:harbour-league' },
      summary: 'The Harbour League issued a red notice for Ada Orlov.',
    },
    points: ({ data: { person, kind, step, by = null, request = null, until } }) => {
      const place = at(person, `${by ?? UNSTATED}/${kind}`);
      if (step === 'recalled' || step === 'deleted') return [ends(place, mandates.notice, { by })];
      const value = { kind, by, request, refused: step === 'refused', until: toLastDay(until) };
      return [sets(place, mandates.notice, value)];
    },
  }),
];

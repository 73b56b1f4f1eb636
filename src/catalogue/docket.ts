/** What stands on the docket of a court: hearings, motions, orders, warrants and documents. */
import { z } from 'zod';
import { say } from '../words/message.ts';
import type { Texts } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import type { CourtStep } from './court-steps.ts';
import { courtPoints, courtRef } from './courts.ts';
import { type DocketMatter, deriveMatters, deriveNextHearing } from './derive-docket.ts';
import { sayDetails } from './details.ts';
import { asItIs, day, defineType, developmentRef, line, maybe, phrase } from './development.ts';
import { enterOnDocket } from './docket-points.ts';
import { statusesOf, stepsOf } from './docket-steps.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { lastDay, termed } from './last-days.ts';
import { at, sets } from './points.ts';
import { actorRef, caseRef, personRef } from './subject.ts';
import { hold, inEach, inLanguages, languageTag } from './texts.ts';
import { nullableText, text } from './value-schemas.ts';

const hearingKinds = ['preliminary', 'remand', 'main', 'appeal', 'other'] as const;
const orderKinds = ['order', 'ruling', 'injunction', 'interim_measure', 'parole', 'other'] as const;
const warrantKinds = ['arrest', 'search', 'summons', 'subpoena', 'other'] as const;
const decisions = ['granted', 'partly_granted', 'denied'] as const;
const documentKinds = [
  'pleading',
  'motion',
  'order',
  'judgment',
  'evidence',
  'expert_report',
  'amicus_brief',
  'agreement',
  'decision',
  'separate_opinion',
  'report',
  'minutes',
  'letter',
  'notice',
  'other',
] as const;

const several = z.array(text);

const hearingValue = z.strictObject({
  kind: text,
  status: z.enum(statusesOf('hearing')),
  day: nullableText,
  court: nullableText,
  judges: several,
  persons: several,
  purpose: nullableText,
  result: nullableText,
  closed: z.boolean().nullable(),
});

const nextHearingValue = hearingValue.pick({ kind: true, court: true, judges: true, purpose: true }).extend({
  day: text,
  hearing: text,
});

const motionValue = z.strictObject({
  request: nullableText,
  requests: inEach,
  status: z.enum(statusesOf('motion')),
  filedBy: nullableText,
  decidedBy: nullableText,
  persons: several,
});

const orderValue = z.strictObject({
  case: text,
  kind: z.enum(orderKinds),
  status: z.enum(statusesOf('order')),
  decision: nullableText,
  content: nullableText,
  contents: inEach,
  by: nullableText,
  judges: several,
  persons: several,
  deadline: nullableText,
});

const warrantValue = z.strictObject({
  kind: z.enum(warrantKinds),
  status: z.enum(statusesOf('warrant')),
  target: text,
  by: nullableText,
  case: nullableText,
  day: nullableText,
});

const onDocket = { isListable: true, shape: 'list', page: { group: 'docket' } } as const;

export const docket = {
  nextHearing: defineAttribute({
    name: 'nextHearing',
    aliases: ['next_hearing'],
    of: ['case'],
    property: 'nextHearing',
    shape: 'one',
    value: nextHearingValue,
    derivation: deriveNextHearing(({ because, said }: DocketMatter) => ({
      day: String(said.day),
      kind: String(said.kind),
      court: textOf(said.court),
      judges: listOf(said.judges),
      purpose: textOf(said.purpose),
      hearing: because.at(-1) ?? '',
    })),
    labelOf: ({ day: on }) => on,
    // A list asks for a day, a month or a year.
    labelsOf: ({ day: on }) => [on, on.slice(0, 7), on.slice(0, 4)],
    isListable: true,
    page: { group: 'docket', headline: ['case'] },
    shows: {
      day: bare('day'),
      kind: bare('label'),
      court: named('subject'),
      judges: named('subject'),
      purpose: named('text'),
      hearing: hidden,
    },
    picture: 'mark',
  }),
  hearing: defineAttribute({
    ...onDocket,
    name: 'hearing',
    of: ['case'],
    property: 'hearings',
    value: hearingValue,
    derivation: deriveMatters({
      matter: 'hearing',
      toValue: ({ status, said }) => ({
        kind: String(said.kind),
        status: status as z.infer<typeof hearingValue>['status'],
        day: textOf(said.day),
        court: textOf(said.court),
        judges: listOf(said.judges),
        persons: listOf(said.persons),
        purpose: textOf(said.purpose),
        result: textOf(said.result),
        closed: typeof said.closed === 'boolean' ? said.closed : null,
      }),
    }),
    labelOf: ({ status }) => status,
    labelsOf: ({ status, kind }) => [status, kind],
    labels: [...statusesOf('hearing'), ...hearingKinds],
    shows: {
      kind: bare('label'),
      status: bare('label'),
      day: named('day'),
      court: named('subject'),
      judges: named('subject'),
      persons: named('subject'),
      purpose: named('text'),
      result: named('text'),
      closed: named('flag'),
    },
    picture: 'mark',
  }),
  motion: defineAttribute({
    ...onDocket,
    name: 'motion',
    of: ['case'],
    property: 'motions',
    value: motionValue,
    derivation: deriveMatters({
      matter: 'motion',
      toValue: ({ status, said }) => ({
        ...hold('request', said.request as Texts | null),
        status: status as z.infer<typeof motionValue>['status'],
        filedBy: textOf(said.filedBy),
        decidedBy: textOf(said.decidedBy),
        persons: listOf(said.persons),
      }),
    }),
    labelOf: ({ status }) => status,
    labels: statusesOf('motion'),
    shows: {
      request: bare('texts'),
      requests: hidden,
      status: bare('label'),
      filedBy: named('subject'),
      decidedBy: named('subject'),
      persons: named('subject'),
    },
    picture: { lanesOf: ['case'], draws: ({ status }) => status === 'pending' },
  }),
  order: defineAttribute({
    ...onDocket,
    name: 'order',
    of: ['case', 'person', 'organization'],
    property: 'orders',
    value: orderValue,
    derivation: deriveMatters({
      matter: 'order',
      toValue: ({ status, said }) => ({
        case: String(said.case),
        kind: said.kind as z.infer<typeof orderValue>['kind'],
        status: status as z.infer<typeof orderValue>['status'],
        decision: textOf(said.decision),
        ...hold('content', said.content as Texts | null),
        by: textOf(said.by),
        judges: listOf(said.judges),
        persons: listOf(said.persons),
        deadline: textOf(said.deadline),
      }),
    }),
    labelOf: ({ status }) => status,
    labelsOf: ({ status, kind, decision }) => [status, kind, ...(decision === null ? [] : [decision])],
    labels: [...statusesOf('order'), ...orderKinds, ...decisions],
    shows: {
      kind: bare('label'),
      decision: bare('label'),
      content: bare('texts'),
      contents: hidden,
      status: bare('label'),
      by: named('subject'),
      judges: named('subject'),
      persons: named('subject'),
      deadline: named('day'),
      case: named('subject'),
    },
    picture: { lanesOf: ['case', 'person'], draws: ({ status }) => status === 'in_force' },
  }),
  warrant: defineAttribute({
    ...onDocket,
    name: 'warrant',
    of: ['person', 'organization', 'case'],
    property: 'warrants',
    value: warrantValue,
    derivation: deriveMatters({
      matter: 'warrant',
      toValue: ({ status, said }) => ({
        kind: said.kind as z.infer<typeof warrantValue>['kind'],
        status: status as z.infer<typeof warrantValue>['status'],
        target: String(said.target),
        by: textOf(said.issuedBy),
        case: textOf(said.case),
        day: textOf(said.day),
      }),
    }),
    labelOf: ({ status }) => status,
    labelsOf: ({ status, kind }) => [status, kind],
    labels: [...statusesOf('warrant'), ...warrantKinds],
    isLegal: true,
    shows: {
      kind: bare('label'),
      status: bare('label'),
      target: named('subject'),
      by: named('subject'),
      day: named('day'),
      case: named('subject'),
    },
    picture: {
      lanesOf: ['person'],
      draws: ({ status }) => status === 'out' || status === 'unserved',
    },
  }),
  document: defineAttribute({
    ...onDocket,
    name: 'document',
    of: ['case'],
    property: 'documents',
    value: z.strictObject({
      kind: z.enum(documentKinds),
      title: nullableText,
      titles: inEach,
      number: nullableText,
      lang: nullableText,
      sealed: z.boolean(),
      by: nullableText,
    }),
    labels: documentKinds,
    isUnbounded: true,
    shows: {
      title: bare('texts'),
      titles: hidden,
      kind: bare('label'),
      number: named('text'),
      lang: named('text'),
      sealed: named('flag'),
      by: named('subject'),
    },
    picture: 'mark',
  }),
};

function textOf(said: unknown): string | null {
  return typeof said === 'string' ? said : null;
}

function listOf(said: unknown): string[] {
  return Array.isArray(said) ? said.map(String) : [];
}

const judges = withHelp(z.array(personRef()).max(30).optional(), 'judges');
const persons = withHelp(z.array(actorRef()).max(200).optional(), 'concerned');

/** Where the case is when a court holds a hearing of a kind; others are about something beside it. */
const levels = {
  preliminary: 'trial',
  remand: 'beside',
  main: 'trial',
  appeal: 'appeal',
  other: 'beside',
} as const satisfies Record<(typeof hearingKinds)[number], CourtStep['level']>;

const hearingFields = {
  case: caseRef(),
  kind: z.enum(hearingKinds),
  court: courtRef(),
  closed: maybe(z.boolean()),
  judges,
  persons,
  purpose: withHelp(maybe(phrase(300)), 'purpose'),
  hearing: withHelp(maybe(developmentRef({ types: ['hearing.scheduled', 'hearing.held'] })), 'hearing'),
};

export const docketTypes = [
  defineType({
    name: 'hearing.scheduled',
    data: z.strictObject({
      ...hearingFields,
      step: z.enum(['scheduled', 'postponed', 'cancelled']),
      day: withHelp(maybe(day), 'hearingDay'),
    }),
    example: {
      data: { case: 'case:harbour-fire', kind: 'main', step: 'scheduled', day: '2024-04-16', court: 'Harbour Court' },
      summary: 'The Harbour Court set the main hearing for 16 April.',
    },
    points: ({ data: { case: caseId, hearing = null, step, ...said } }) => [
      ...enterOnDocket([caseId], { matter: 'hearing', step, of: hearing, said }),
      ...(step === 'cancelled' ? [] : courtPoints(caseId, levels[said.kind], said.court)),
    ],
    sentence: (told) => [
      say('types.hearing.scheduled.sentence', told),
      ...sayDetails(told, ['purpose', 'judges', 'persons', 'closed']),
    ],
  }),
  defineType({
    name: 'hearing.held',
    version: 2,
    data: z.strictObject({
      ...hearingFields,
      result: withHelp(maybe(phrase(300)), 'result'),
      adjourned: maybe(z.boolean()),
      next: withHelp(maybe(day), 'nextDay'),
    }),
    upcasts: [asItIs],
    example: {
      data: { case: 'case:harbour-fire', kind: 'preliminary', court: 'Harbour Court' },
      summary: 'The Harbour Court heard the case for the first time.',
    },
    points: ({ data: { case: caseId, hearing = null, adjourned, next, ...said } }) => {
      const step = adjourned || next ? 'adjourned' : 'held';
      const { result: _, ...again } = said;
      return [
        ...enterOnDocket([caseId], { matter: 'hearing', step, of: hearing, said }),
        ...courtPoints(caseId, levels[said.kind], said.court),
        ...(next
          ? enterOnDocket([caseId], {
              matter: 'hearing',
              step: 'scheduled',
              of: null,
              part: 'next',
              said: { ...again, day: next },
            })
          : []),
      ];
    },
    sentence: (told) => [
      say('types.hearing.held.sentence', told),
      ...sayDetails(told, ['closed', 'purpose', 'judges', 'persons', 'result', told.next ? 'next' : 'adjourned']),
    ],
  }),
  defineType({
    name: 'motion.progressed',
    data: z.strictObject({
      case: caseRef(),
      step: z.enum(stepsOf('motion')),
      request: withHelp(maybe(inLanguages(phrase(300))), 'request'),
      motion: withHelp(maybe(developmentRef({ types: ['motion.progressed'] })), 'motion'),
      by: withHelp(maybe(actorRef()), 'stepBy'),
      persons,
    }),
    example: {
      data: { case: 'case:harbour-fire', step: 'filed', request: 'a new expert report', by: 'person:ada-orlov' },
      summary: 'Ada Orlov asked for a new expert report.',
    },
    points: ({ data: { case: caseId, step, motion = null, by, request, persons: concerned } }) => {
      const who = step === 'filed' ? { filedBy: by } : step === 'withdrawn' ? {} : { decidedBy: by };
      return enterOnDocket([caseId], {
        matter: 'motion',
        step,
        of: motion,
        said: { request, persons: concerned, ...who },
      });
    },
    sentence: (told) => [say('types.motion.progressed.sentence', told), ...sayDetails(told, ['request', 'persons'])],
  }),
  defineType({
    name: 'order.progressed',
    data: z
      .strictObject({
        case: caseRef(),
        kind: z.enum(orderKinds),
        step: z.enum(stepsOf('order')),
        order: withHelp(maybe(developmentRef({ types: ['order.progressed'] })), 'order'),
        decision: withHelp(maybe(z.enum(decisions)), 'decision'),
        content: withHelp(maybe(inLanguages(phrase(300))), 'content'),
        by: withHelp(maybe(actorRef()), 'stepBy'),
        judges,
        persons,
        deadline: withHelp(maybe(day), 'deadline'),
        lastDay: lastDay(),
      })
      .check(termed('step', { ends: ['stayed', 'lifted'] })),
    example: {
      data: {
        case: 'case:harbour-fire',
        kind: 'parole',
        step: 'made',
        decision: 'denied',
        persons: ['person:ada-orlov'],
      },
      summary: 'Ada Orlov was denied parole.',
    },
    points: ({ data: { step, order = null, persons: concerned = [], by, judges: bench, lastDay: _, ...said } }) => {
      const who = step === 'made' ? { by, judges: bench } : {};
      return enterOnDocket([said.case, ...concerned], {
        matter: 'order',
        step,
        of: order,
        said: { ...said, persons: concerned, ...who },
      });
    },
    sentence: (told) => [
      say('types.order.progressed.sentence', told),
      ...sayDetails(told, ['decision', 'content', 'deadline', 'judges', 'persons']),
    ],
  }),
  defineType({
    name: 'warrant.progressed',
    data: z
      .strictObject({
        target: withHelp(actorRef(), 'warrantTarget'),
        case: maybe(caseRef()),
        kind: z.enum(warrantKinds),
        step: z.enum(stepsOf('warrant')),
        warrant: withHelp(maybe(developmentRef({ types: ['warrant.progressed'] })), 'warrant'),
        by: withHelp(maybe(actorRef()), 'stepBy'),
        day: withHelp(maybe(day), 'appearance'),
        lastDay: lastDay(),
      })
      .check(termed('step', { ends: ['recalled', 'expired'] })),
    example: {
      data: { target: 'person:ada-orlov', case: 'case:harbour-fire', kind: 'arrest', step: 'issued' },
      summary: 'The Harbour Court issued a warrant for the arrest of Ada Orlov.',
    },
    points: ({ data: { step, warrant = null, by, lastDay: _, ...said } }) =>
      enterOnDocket([said.target, ...(said.case ? [said.case] : [])], {
        matter: 'warrant',
        step,
        of: warrant,
        said: { ...said, ...(step === 'issued' ? { issuedBy: by } : {}) },
      }),
    sentence: (told) => [
      say('types.warrant.progressed.sentence', told),
      ...sayDetails({ appearance: told.day }, ['appearance']),
    ],
  }),
  defineType({
    name: 'document.filed',
    data: z
      .strictObject({
        case: caseRef(),
        kind: z.enum(documentKinds),
        title: withHelp(maybe(inLanguages(line(300))), 'documentTitle'),
        number: maybe(line(100)),
        lang: maybe(languageTag),
        sealed: withHelp(maybe(z.boolean()), 'sealed'),
        by: withHelp(maybe(actorRef()), 'filedBy'),
        changes: withHelp(maybe(developmentRef({ types: ['document.filed'] })), 'earlierDocument'),
      })
      .refine(({ sealed, title }) => !(sealed && title), { path: ['title'], message: expected('noTitle') }),
    example: {
      data: {
        case: 'case:harbour-fire',
        kind: 'expert_report',
        title: 'On the cause of the fire',
        by: 'person:bo-tarn',
      },
      summary: 'Bo Tarn’s report on the cause of the fire was put on file.',
    },
    points: ({ id, data: { case: caseId, kind, title = null, number = null, lang: language = null, ...more } }) => [
      sets(at(caseId, more.changes ?? id), docket.document, {
        kind,
        ...hold('title', title),
        number,
        lang: language,
        sealed: more.sealed ?? false,
        by: more.by ?? null,
      }),
    ],
    sentence: (told, { changes }) =>
      changes
        ? say('types.document.filed.otherwise', told)
        : [say('types.document.filed.sentence', told), ...sayDetails(told, ['sealed'])],
  }),
];

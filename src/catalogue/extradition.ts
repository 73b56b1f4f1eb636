/** Extraditions: one State asks another for a person, and courts and governments decide, step by step. */
import { z } from 'zod';
import { type Message, say } from '../words/message.ts';
import type { StatedAct } from './acts.ts';
import { bare, defineAttribute, isOneOf, named } from './attribute.ts';
import { deciderRef } from './courts.ts';
import { type DocketMatter, deriveMatters } from './derive-docket.ts';
import { sayDetails } from './details.ts';
import { defineType, developmentRef, maybe, phrase, type Upcast } from './development.ts';
import { enterOnDocket } from './docket-points.ts';
import { ruleOf, type StatusOf, type StepOf, statusesOf, stepsOf } from './docket-steps.ts';
import { issueOf } from './faults.ts';
import { withHelp } from './help.ts';
import { stateRef } from './states.ts';
import { caseRef, isSubjectId, personRef, toKey } from './subject.ts';
import type { Told } from './told.ts';
import { nullableText, text } from './value-schemas.ts';

const grounds = [
  'political_offence',
  'double_jeopardy',
  'death_penalty',
  'torture_risk',
  'nationality',
  'refugee_status',
  'dual_criminality',
  'time_limit',
  'other',
] as const;

type Step = StepOf<'extradition'>;
type Status = StatusOf<'extradition'>;

/** What extraditions have in common. Whatever asks for it asks here. */
export const extraditionStatuses = {
  granted: ['granted'],
  surrendered: ['surrendered'],
  refused: ['refused', 'refused_by_government'],
  /** A ground is given for them. */
  grounded: ['refused', 'refused_by_government', 'annulled', 'postponed', 'suspended'],
} as const satisfies Record<string, readonly Status[]>;

const extraditionValue = z.strictObject({
  person: text,
  requestingState: text,
  requestedState: nullableText,
  status: z.enum(statusesOf('extradition')),
  ground: z.enum(grounds).nullable(),
  court: nullableText,
  government: nullableText,
  annulledBy: nullableText,
  suspendedBy: nullableText,
  consented: z.boolean(),
  onwardTo: nullableText,
  case: nullableText,
});
type ExtraditionValue = z.infer<typeof extraditionValue>;

const nothingSaid = {
  requestedState: null,
  court: null,
  government: null,
  consented: false,
  onwardTo: null,
  case: null,
};

/** A ground, an annulment and a suspension are said while the extradition stands there. */
function toValue({ status, said }: DocketMatter): ExtraditionValue {
  const given = Object.entries(said).filter(([, it]) => it !== undefined && it !== null && it !== NOT_SAID);
  const { ground = null, annulledBy = null, suspendedBy = null, ...more } = Object.fromEntries(given);
  return extraditionValue.parse({
    ...nothingSaid,
    ...more,
    status,
    ground: isOneOf(status, extraditionStatuses.grounded) ? ground : null,
    annulledBy: status === 'annulled' ? annulledBy : null,
    suspendedBy: status === 'suspended' ? suspendedBy : null,
  });
}

/** Of a step that names no one, or no ground: what an earlier step said is not meant any more. */
const NOT_SAID = '';

/** Its status and ground, each State, and each State with the status: “organization:upland/granted”. */
function labelsOf({ status, ground, requestingState, requestedState }: ExtraditionValue): string[] {
  const states = [requestingState, requestedState].flatMap((it) => {
    return it === null ? [] : isSubjectId(it) ? [it] : [...new Set([it, toKey(it)])];
  });
  const statuses = [status, ...(isOneOf(status, extraditionStatuses.refused) ? (['refused'] as const) : [])];
  return [
    ...new Set([
      ...statuses,
      ...(ground === null ? [] : [ground]),
      ...states.flatMap((state) => [state, ...statuses.map((it) => `${state}/${it}`)]),
    ]),
  ];
}

export const extraditions = {
  extradition: defineAttribute({
    name: 'extradition',
    of: ['person', 'case'],
    property: 'extraditions',
    shape: 'list',
    value: extraditionValue,
    derivation: deriveMatters({ matter: 'extradition', toValue }),
    labelOf: ({ status }) => status,
    labelsOf,
    labels: [...statusesOf('extradition'), ...grounds],
    isLegal: true,
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'legal' },
    shows: {
      status: bare('label'),
      ground: named('label'),
      person: named('subject'),
      requestingState: named('state'),
      requestedState: named('state'),
      court: named('subject'),
      government: named('subject'),
      annulledBy: named('subject'),
      suspendedBy: named('subject'),
      consented: named('flag'),
      onwardTo: named('state'),
      case: named('subject'),
    },
    picture: {
      lanesOf: ['person'],
      draws: ({ status }) => ruleOf('extradition').open.includes(status),
    },
  }),
};

/** What a step says beside the States: who took it, by what that makes them, and on which ground. */
function decisionIn(step: Step, by: string = NOT_SAID, ground: string = NOT_SAID): Record<string, unknown> {
  switch (step) {
    case 'allowed':
      return { court: by };
    case 'refused':
      return { court: by, ground };
    case 'granted':
      return { government: by };
    case 'refused_by_government':
      return { government: by, ground };
    case 'annulled':
      return { annulledBy: by, ground };
    case 'postponed':
      return { ground };
    case 'suspended':
      return { suspendedBy: by, ground };
    case 'consented':
      return { consented: true };
    default:
      return {};
  }
}

const extraditionData = z
  .strictObject({
    person: personRef(),
    requestingState: withHelp(stateRef(), 'requestingState'),
    requestedState: withHelp(maybe(stateRef()), 'requestedState'),
    step: z.enum(stepsOf('extradition')),
    extradition: withHelp(maybe(developmentRef({ types: ['extradition.progressed'] })), 'extradition'),
    by: withHelp(maybe(deciderRef()), 'stepBy'),
    ground: withHelp(maybe(z.enum(grounds)), 'groundOfRefusal'),
    basis: maybe(phrase(300)),
    onwardTo: withHelp(maybe(stateRef()), 'onwardTo'),
    endsCustody: withHelp(maybe(z.boolean()), 'endsCustody'),
    case: maybe(caseRef()),
  })
  .superRefine(({ requestingState, requestedState, onwardTo, step, ground }, context) => {
    const issue = issueOf(say('faults.fields.itself'));
    if (requestedState === requestingState) context.addIssue({ ...issue, path: ['requestedState'] });
    if (onwardTo === requestingState) context.addIssue({ ...issue, path: ['onwardTo'] });
    if (ground && !isOneOf(step, extraditionStatuses.grounded))
      context.addIssue({ ...issueOf(say('faults.fields.noRefusal')), path: ['ground'] });
  });

/** Version 1 named the States `from` and `to`, and a surrender ended no custody. */
const withStates: Upcast = (older) => {
  const { from, to, ...data } = older;
  if (to === undefined) return older;
  const requested = from === undefined ? {} : { requestedState: from };
  return { ...data, ...requested, requestingState: to, ...(data.step === 'surrendered' ? { endsCustody: false } : {}) };
};

export const extraditionTypes = [
  defineType({
    name: 'extradition.progressed',
    version: 2,
    data: extraditionData,
    upcasts: [withStates],
    example: {
      data: {
        person: 'person:ada-orlov',
        requestingState: 'organization:invented-republic',
        requestedState: 'organization:upland',
        step: 'refused',
        by: 'Upland High Court',
        ground: 'political_offence',
      },
      summary: 'The Upland High Court refused to extradite Ada Orlov to the Invented Republic.',
    },
    points: ({ data }) => {
      const { person, case: caseId, step, extradition = null, requestingState, requestedState, onwardTo } = data;
      const decision = decisionIn(step, data.by ?? undefined, data.ground ?? undefined);
      const said = { person, case: caseId, requestingState, requestedState, onwardTo, ...decision };
      return enterOnDocket([person, ...(caseId ? [caseId] : [])], {
        matter: 'extradition',
        step,
        of: extradition,
        said,
      });
    },
    acts: ({ data: { person, case: caseId = null, step, by = null, basis = null, endsCustody } }): StatedAct[] => {
      const held = { accused: person, case: caseId, authority: by, basis, place: null };
      if (step === 'provisionally_arrested') return [{ ...held, act: 'measure', kind: 'extradition_detention' }];
      if (step !== 'surrendered' || endsCustody === false) return [];
      return [{ act: 'released', accused: person, how: 'surrendered', ground: basis, ends: 'all' }];
    },
    sentence: (told) => [sayStep(told), ...sayDetails({ ground: told.ground })],
  }),
];

function sayStep(told: Told<z.infer<typeof extraditionData>>): Message {
  switch (told.step) {
    case 'requested':
    case 'provisionally_arrested':
    case 'consented':
    case 'surrendered':
    case 'withdrawn':
      return say('types.extradition.progressed.sentence', told);
    case 'appealed':
    case 'annulled':
      return say('types.extradition.progressed.contested', told);
    case 're_extradition_allowed':
      return say('types.extradition.progressed.onward', told);
    default:
      return say('types.extradition.progressed.decided', told);
  }
}

import { z } from 'zod';
import { attributeNames } from '../catalogue/attributes.ts';
import { wordsOfType } from '../catalogue/catalogue-words.ts';
import { developmentId } from '../catalogue/development.ts';
import { developmentTypes, envelopeSchema, exampleOf, findType } from '../catalogue/types.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import type { AppendRequest } from '../log/append.ts';
import { type Erasure, type RecordedDevelopment, readIds } from '../log/read.ts';
import { readRecorded } from '../queries/developments.ts';
import { readEffect } from '../queries/effect.ts';
import { effects, readHistory, readStatuses } from '../queries/history.ts';
import { listMembers } from '../queries/identity.ts';
import { readTimeline, timelinePlaceSchema } from '../queries/timeline.ts';
import { readSpeaker, readWords } from '../queries/words.ts';
import { toDateOrNull } from '../state/attributed-value.ts';
import { describeFinding } from '../state/findings.ts';
import { en } from '../words/en.ts';
import { append, preview, toProblem } from './appending.ts';
import { readJsonBody } from './body.ts';
import {
  developmentFields,
  developmentSchema,
  receiptSchema,
  timelineEntrySchema,
  toDevelopmentJson,
  toTimelineJson,
} from './development-json.ts';
import { subjectFindingSchema } from './findings.ts';
import { waitForReceipts } from './log.ts';
import { echo, echoFields, openPage, readSnapshot, snapshotProblems } from './paging.ts';
import {
  dayParameter,
  flagParameter,
  instantParameter,
  pageParameters,
  positionParameter,
  snapshotParameters,
  subjectParameter,
} from './parameters.ts';
import { faultyQuery, problem, toPointer } from './problem.ts';
import { defineRoute, json, type Route, type Services } from './route.ts';

/** What may be sent: one development of any type, or several as one atomic batch. */
function bodySchema() {
  const one = z.union(developmentTypes.map(envelopeSchema)).meta({ id: 'NewDevelopment' });
  return z.union([one, z.array(one).min(1).max(1000)]);
}

const pointSchema = z
  .strictObject({
    subject: z.string(),
    attribute: z.enum(attributeNames as [string, ...string[]]),
    key: z.string(),
    holds: z.boolean(),
    value: z.unknown(),
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    development: z.string().meta({ description: 'Which development says so.' }),
  })
  .meta({ id: 'Point' });

const alikeSchema = z
  .strictObject({
    subject: z.string().meta({ description: 'That would be registered.' }),
    like: z.string(),
    name: z.string(),
    score: z.number().meta({ description: '1: alike to the sound.' }),
  })
  .meta({ id: 'Alike' });

const appendRoute = defineRoute({
  method: 'post',
  path: '/v1/{workspace}/developments',
  summary: 'Append a development, or an atomic batch',
  description:
    'Send an `id` of your own (a UUID) and a retry is recognised: the same content answers 200 with the first receipt. ' +
    'An array is one atomic batch: all of it is recorded, or none. ' +
    'With `Prefer: wait=2` the answer waits up to that many seconds, at most 10, for the proof that it is in the log.',
  access: 'record',
  query: z.strictObject({
    dryRun: flagParameter.meta({ description: 'Check it and show what it would say and withdraw; record nothing.' }),
    unchangedSince: positionParameter
      .optional()
      .meta({ description: 'Refuse where a subject has a development after this position.' }),
  }),
  body: {
    schema: bodySchema(),
    examples: Object.fromEntries(
      developmentTypes.map((type) => {
        const title = wordsOfType(type.name, { words: en })?.title;
        return [type.name, { summary: `${type.name}: ${title}`, value: exampleOf(type) }];
      }),
    ),
  },
  responses: {
    201: {
      description: 'Recorded',
      schema: z.union([receiptSchema, z.strictObject({ items: z.array(receiptSchema) })]),
    },
    200: {
      description: 'Recorded before, with the first receipt; or the outcome of a dry run',
      schema: z.union([
        receiptSchema,
        z.strictObject({ items: z.array(receiptSchema) }),
        z.strictObject({
          points: z.array(pointSchema).meta({ description: 'What would be said.' }),
          withdrawn: z.array(pointSchema).meta({ description: 'What would be said no more: retracted, or corrected.' }),
          findings: z
            .array(subjectFindingSchema)
            .meta({ description: 'Review notes that there would be today and that there are not now.' }),
          alike: z.array(alikeSchema).meta({
            description: 'Registered subjects that bear nearly the same name as one that would be registered.',
          }),
        }),
      ]),
    },
  },
  problems: [
    'unreadable_json',
    'other_content',
    'partly_recorded',
    'already_registered',
    'redacted',
    'changed_since',
    'too_large',
    'unsupported_media_type',
    'invalid',
    'unregistered_subject',
    'unknown_predecessor',
    'unknown_target',
    'unfit_target',
    'already_retracted',
    'busy',
    'outcome_unknown',
    'projection_behind',
  ],
  async handle({ services, request, path, query, caller }) {
    const body = await readJsonBody(request);
    if (!body.ok) return body.response;
    const asked: AppendRequest = {
      workspace: path.workspace ?? '',
      input: body.value,
      recordedBy: caller?.name ?? 'unknown',
      unchangedSince: query.unchangedSince,
    };
    return query.dryRun === 'true'
      ? previewAppend(services, asked)
      : record(services, asked, readWaitSeconds(request.headers.get('prefer')));
  },
});

const MAXIMUM_WAIT_SECONDS = 10;

/** Of a header `Prefer: wait=2` (RFC 7240): how long the caller would wait for receipts. */
function readWaitSeconds(prefer: string | null): number | undefined {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?(?=$|[,;\s])/i.exec(prefer ?? '') ?? [];
  return seconds === undefined ? undefined : Math.min(Number(seconds), MAXIMUM_WAIT_SECONDS);
}

async function record(services: Services, request: AppendRequest, waitSeconds: number | undefined): Promise<Response> {
  const outcome = await append(services, request);
  if (outcome.kind === 'declined') return toProblem(outcome);
  const receipts =
    waitSeconds === undefined
      ? outcome.receipts
      : await waitForReceipts(services, { workspace: request.workspace, receipts: outcome.receipts, waitSeconds });
  const response = json(
    Array.isArray(request.input) ? { items: receipts } : receipts[0],
    outcome.kind === 'recorded' ? 201 : 200,
  );
  if (waitSeconds !== undefined) response.headers.set('preference-applied', `wait=${waitSeconds}`);
  return response;
}

async function previewAppend(services: Services, request: AppendRequest): Promise<Response> {
  const outcome = await preview(services, request);
  if (outcome.kind === 'declined') return toProblem(outcome);
  const { points, withdrawn, findings, alike } = outcome.preview;
  const messages = findings.map(({ message }) => message);
  const speaker = await readSpeaker(services, outcome.preview.snapshot, messages);
  return json({
    points: points.map(toPointJson),
    withdrawn: withdrawn.map(toPointJson),
    findings: findings.map((note) => describeFinding(note, speaker)),
    alike,
  });
}

function toPointJson({ subject, attribute, key, holds, value, earliest, latest, cause }: PlacedPoint) {
  return {
    subject,
    attribute,
    key,
    holds,
    value,
    earliest: toDateOrNull(earliest),
    latest: toDateOrNull(latest),
    development: cause.development,
  };
}

const listRoute = defineRoute({
  method: 'get',
  path: '/v1/{workspace}/developments',
  summary: 'Developments, as recorded or as they occurred',
  description: 'In the order of what happened, registrations are left out: they have no date.',
  access: 'read',
  query: z.strictObject({
    subject: subjectParameter.optional().meta({ description: 'Only those that name this subject.' }),
    type: z
      .string()
      .refine((name) => findType(name) !== undefined, 'is not a type of development; /docs lists the types')
      .optional(),
    recordedBy: z.string().max(200).optional(),
    occurredFrom: dayParameter.optional().meta({ description: 'Only what may have happened on this day or later.' }),
    occurredTo: dayParameter.optional().meta({ description: 'Only what may have happened on this day or earlier.' }),
    recordedFrom: instantParameter.optional(),
    recordedTo: instantParameter.optional(),
    order: z.enum(['recorded', 'occurred'], 'write recorded or occurred').optional(),
    knownAt: snapshotParameters.knownAt,
    ...pageParameters,
  }),
  responses: {
    200: {
      description: 'A page',
      schema: z.strictObject({
        ...echoFields,
        items: z.array(z.union([developmentSchema, timelineEntrySchema])),
        next: z.string().nullable(),
      }),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path, query, caller }) {
    const { cursor: _, limit: __, knownAt: ___, ...filters } = query;
    const { occurredFrom, occurredTo, recordedFrom, recordedTo, order } = filters;
    if (occurredFrom && occurredTo && occurredFrom > occurredTo) {
      return faultyQuery([
        { path: 'occurredFrom', message: `${occurredFrom} is after occurredTo ${occurredTo}; swap them` },
      ]);
    }
    if (recordedFrom && recordedTo && recordedFrom > recordedTo) {
      return faultyQuery([
        { path: 'recordedFrom', message: `${recordedFrom} is after recordedTo ${recordedTo}; swap them` },
      ]);
    }
    const question = { workspace: path.workspace ?? '', path: `/v1/${path.workspace}/developments`, query, filters };
    if (order !== 'occurred') {
      const page = await openPage(services, { ...question, place: z.number().int() });
      if (!page.ok) return page.response;
      const { snapshot, after, limit } = page;
      const subjects = filters.subject && (await listMembers(services.connection, snapshot, filters.subject));
      const { items, next } = await readRecorded(services.connection, snapshot, { ...filters, subjects, after, limit });
      const statusOf = await readStatuses(services.connection, snapshot, items);
      const words = await readWords(services, snapshot, items);
      return json({
        ...echo(snapshot),
        items: items.map((it) => toDevelopmentJson(it, statusOf(it), { caller, words })),
        next: page.next(next),
      });
    }
    const page = await openPage(services, { ...question, place: timelinePlaceSchema });
    if (!page.ok) return page.response;
    const { snapshot, after, limit } = page;
    const [subject] = filters.subject ? await listMembers(services.connection, snapshot, filters.subject) : [];
    const { items, next } = await readTimeline(services.connection, snapshot, {
      ...filters,
      subject,
      certainty: undefined,
      after,
      limit,
    });
    const words = await readWords(
      services,
      snapshot,
      items.map(({ recorded }) => recorded),
    );
    return json({
      ...echo(snapshot),
      items: items.map((it) => toTimelineJson(it, { caller, words })),
      next: page.next(next),
    });
  },
});

const showRoute = defineRoute({
  method: 'get',
  path: '/v1/{workspace}/developments/{id}',
  summary: 'One development',
  description: 'As it was recorded, with what became of it: retracted, corrected, corroborated.',
  access: 'read',
  query: z.strictObject({ knownAt: snapshotParameters.knownAt }),
  responses: { 200: { description: 'The development', schema: developmentSchema } },
  problems: [...snapshotProblems, 'redacted'],
  async handle({ services, path, query, caller }) {
    const opened = await readSnapshot(services, path.workspace ?? '', query);
    if (!opened.ok) return opened.response;
    const { snapshot } = opened;
    const id = developmentId.safeParse(path.id);
    const [recorded] = id.success
      ? await readIds(services.connection, snapshot.workspace, [id.data.toLowerCase()])
      : [];
    if (!recorded || recorded.batchEnd > snapshot.knowledge.position) return noDevelopment(path.id);
    if (recorded.erasure) return erasedProblem(recorded, recorded.erasure);
    const statusOf = await readStatuses(services.connection, snapshot, [recorded]);
    const words = await readWords(services, snapshot, [recorded]);
    return json(toDevelopmentJson(recorded, statusOf(recorded), { caller, words }));
  },
});

export function erasedProblem(
  { development: { id, type }, position }: RecordedDevelopment,
  erasure: Erasure,
): Response {
  const { recordedBy, recordedAt, reason } = erasure;
  return problem('redacted', {
    detail: `“${id}” at position ${position}, of the type “${type}”, was erased by ${recordedBy} at ${recordedAt}: ${reason}`,
  });
}

export function noDevelopment(id = ''): Response {
  return problem('not_found', {
    detail: `no development “${id.slice(0, 80)}” was recorded here at that moment; check its id, or ask for a later knownAt`,
  });
}

const changeSchema = z
  .strictObject({
    path: z.string().meta({ description: 'A JSON Pointer into the development.' }),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  })
  .meta({ id: 'FieldChange', description: 'A side is left out where there was nothing.' });

const stepSchema = z
  .strictObject({
    ...developmentFields,
    target: z.string().nullable().meta({ description: 'What it amends; null: the development itself.' }),
    effect: z.enum(effects).meta({ description: '`none`: something else keeps it from counting.' }),
    changes: z.array(changeSchema).meta({ description: 'In the words that stood just before it.' }),
    inForce: z.boolean().meta({ description: 'Its words stand at that moment.' }),
  })
  .meta({ id: 'HistoryStep' });

const historyRoute = defineRoute({
  method: 'get',
  path: '/v1/{workspace}/developments/{id}/history',
  summary: 'What was said about one development: who, when, and what it changed',
  description: 'Ask by its id, or by that of anything that corrects, retracts or corroborates it.',
  access: 'read',
  query: z.strictObject({ knownAt: snapshotParameters.knownAt, ...pageParameters }),
  responses: {
    200: {
      description: 'In the order of recording',
      schema: z.strictObject({
        id: z.string(),
        knownAt: echoFields.knownAt,
        inForce: z
          .string()
          .nullable()
          .meta({ description: 'The development or correction whose words stand; null: it is retracted.' }),
        items: z.array(stepSchema),
        next: z.string().nullable(),
      }),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path, query, caller }) {
    const id = developmentId.safeParse(path.id);
    if (!id.success) return noDevelopment(path.id);
    const page = await openPage(services, {
      workspace: path.workspace ?? '',
      path: `/v1/${path.workspace}/developments/${id.data.toLowerCase()}/history`,
      query,
      filters: {},
      place: z.number().int(),
    });
    if (!page.ok) return page.response;
    const { snapshot, after, limit } = page;
    const history = await readHistory(services.connection, snapshot, { id: id.data.toLowerCase(), after, limit });
    if (!history) return noDevelopment(path.id);
    const recordings = history.steps.map(({ recorded }) => recorded);
    const statusOf = await readStatuses(services.connection, snapshot, recordings);
    const words = await readWords(services, snapshot, recordings);
    return json({
      id: history.id,
      knownAt: snapshot.knowledge,
      inForce: history.inForce,
      items: history.steps.map(({ recorded, target, effect, changes, inForce }) => ({
        ...toDevelopmentJson(recorded, statusOf(recorded), { caller, words }),
        target,
        effect,
        changes: changes
          .filter(({ path: [field] }) => caller !== undefined || field !== 'note')
          .map(({ path: steps, ...sides }) => ({ path: toPointer(steps), ...sides })),
        inForce,
      })),
      next: page.next(history.next),
    });
  },
});

const effectRoute = defineRoute({
  method: 'get',
  path: '/v1/{workspace}/developments/{id}/changes',
  summary: 'What the append of a development changed',
  description:
    'In what was known just before: what was said from then on, and what no longer was, or in another place. What is erased since is left out.',
  access: 'read',
  query: z.strictObject({}),
  responses: {
    200: {
      description: 'What changed',
      schema: z.strictObject({
        position: z.number().int(),
        recordedAt: z.string(),
        batch: z.array(z.string()).meta({ description: 'The ids of all that was appended with it, as one.' }),
        points: z.array(pointSchema),
        withdrawn: z.array(pointSchema),
      }),
    },
  },
  problems: [],
  async handle({ services, path: { workspace = '', id = '' } }) {
    const uuid = developmentId.safeParse(id);
    const [recorded] = uuid.success ? await readIds(services.connection, workspace, [id.toLowerCase()]) : [];
    if (!recorded) return noDevelopment(id);
    const { batch, points, withdrawn } = await readEffect(services.connection, workspace, recorded);
    const { position, recordedAt } = recorded;
    return json({
      position,
      recordedAt,
      batch: batch.map(({ development }) => development.id),
      points: points.map(toPointJson),
      withdrawn: withdrawn.map(toPointJson),
    });
  },
});

export const developmentRoutes: readonly Route[] = [appendRoute, listRoute, showRoute, historyRoute, effectRoute];

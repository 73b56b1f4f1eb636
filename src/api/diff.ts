/** GET a diff: what happened to a subject between two days, or what was learned between two moments. */
import { z } from 'zod';
import { summaryFor } from '../catalogue/sentence.ts';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { ChangeCause, TrackChange } from '../queries/diff.ts';
import { effectsBetween } from '../queries/diff.ts';
import { compareSnapshots, DEFAULT_DIFF_PAGE } from '../service/diff.ts';
import { differenceFields } from '../state/difference.ts';
import type { Languages } from '../words/texts.ts';
import { dayParameter, MAXIMUM_PAGE, pageParameters, snapshotParameters, wholeNumber } from './parameters.ts';
import { defineRoute, json, type Route } from './route.ts';
import { echo, echoFields, snapshotProblems } from './snapshot-json.ts';
import { answerAbout, movedResponse, operationOf, pathOf } from './subject-path.ts';

const causeSchema = z
  .strictObject({
    effect: z.enum(effectsBetween).meta({
      description:
        'Between two days: it `happened`, or is `possible`, by the later day; `undated`: it is recorded, and only ' +
        'the day of recording bounds its date. Between two moments: it was ' +
        '`recorded`, `corrected`, `corroborated` or `retracted`; `restored` (its retraction was retracted); ' +
        '`merged` or `split` (a merge or a split changed who it is about); or it `moved` the other development ' +
        'by `after`. Each was recorded between the two moments.',
    }),
    id: z.string().meta({ description: 'The development that made the change.' }),
    development: z.string().meta({ description: 'The development that was changed; often the same.' }),
    type: z.string(),
    occurred: z.string().nullable(),
    summary: z.string().nullable(),
    position: z.number().int(),
    recordedAt: z.string(),
    recordedBy: z.string().nullable().meta({ description: 'Null if it is erased.' }),
  })
  .meta({ id: 'ChangeCause' });

const changeSchema = z.strictObject({ ...differenceFields, because: z.array(causeSchema) }).meta({ id: 'TrackChange' });

const snapshotSchema = z.strictObject(echoFields);

/** Of which two moments is asked. */
export const diffQuery = z.strictObject({
  from: dayParameter.optional().meta({ description: 'The earlier day.', example: '2022-01-01' }),
  to: dayParameter.optional().meta({ description: 'The later day. Default: today in UTC.' }),
  knownFrom: snapshotParameters.knownAt.meta({ description: 'The earlier moment of knowledge.' }),
  knownTo: snapshotParameters.knownAt.meta({ description: 'The later moment of knowledge. Default: now.' }),
  ...snapshotParameters,
  ...pageParameters,
  limit: wholeNumber(1, MAXIMUM_PAGE)
    .optional()
    .meta({ description: `Changes a page, 1 to ${MAXIMUM_PAGE}; ${DEFAULT_DIFF_PAGE} where absent.` }),
});

/** How persons, cases and the others differ between two days, or between two moments of knowledge. */
export const diffRoutes: readonly Route[] = subjectKinds.map(diffRoute);

function diffRoute(kind: SubjectKind): Route {
  return defineRoute({
    path: `${pathOf(kind)}/{slug}/diff`,
    operationId: operationOf('compare', kind),
    summary: `What happened to one of the ${kind}s between two days, or what was learned between two moments`,
    description:
      '`from` and `to` (and `knownAt`): what happened after the first day, up to the second. `knownFrom` and ' +
      '`knownTo` (and `asOf`): what was recorded, corrected and withdrawn after the first moment, up to the ' +
      'second. Default of `to`: today. Default of `knownTo`: now.',
    query: diffQuery,
    responses: {
      200: {
        description: 'Each track that differs, with the developments that changed it. All other tracks are equal',
        schema: z.strictObject({
          id: z.string(),
          name: z.string(),
          from: snapshotSchema,
          to: snapshotSchema,
          changes: z.array(changeSchema),
          total: z.number().int().meta({ description: 'How many changes there are in all.' }),
          next: z.string().nullable().meta({ description: 'The `cursor` of the next page; null: this is the last.' }),
        }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => compareSnapshots(call.services, { ...asked, ...call.query }),
        show: ({ subject, name, from, to, changes, total, next }) =>
          json({
            id: subject,
            name,
            from: echo(from),
            to: echo(to),
            changes: changes.map((it) => toChangeJson(it, to.languages)),
            total,
            next,
          }),
      }),
  });
}

function toChangeJson({ because, ...difference }: TrackChange, languages: Languages = []) {
  return { ...difference, because: because.map((cause) => toCauseJson(cause, languages)) };
}

function toCauseJson({ effect, recorded, development }: ChangeCause, languages: Languages) {
  const { id, type, occurred } = recorded.development;
  const { position, recordedAt, recordedBy } = recorded;
  return {
    effect,
    id,
    development,
    type,
    occurred: occurred ?? null,
    summary: summaryFor(recorded.development, languages)?.text ?? null,
    position,
    recordedAt,
    recordedBy,
  };
}

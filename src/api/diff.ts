/** GET a diff: what happened to a subject between two days, or what was learned between two moments. */
import { z } from 'zod';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { ChangeCause, TrackChange } from '../queries/diff.ts';
import { effectsBetween } from '../queries/diff.ts';
import { compareSnapshots } from '../service/diff.ts';
import { differenceFields } from '../state/difference.ts';
import { dayParameter, snapshotParameters } from './parameters.ts';
import { defineRoute, json, type Route } from './route.ts';
import { echo, echoFields, snapshotProblems } from './snapshot-json.ts';
import { answerAbout, movedResponse, operationOf, pathOf } from './subject-path.ts';

const causeSchema = z
  .strictObject({
    effect: z.enum(effectsBetween).meta({
      description:
        'Of what happened: `happened` or `possible` by the later day. Of what was learned: `recorded`, ' +
        '`corrected`, `corroborated`, `retracted`, ' +
        '`restored` (such an act was retracted), `merged` or `split` (it was found who it is about), or ' +
        '`moved` (another development changed its place, by `after`).',
    }),
    id: z.string().meta({ description: 'The development that did it.' }),
    development: z.string().meta({ description: 'The development whose words or place it is about; often the same.' }),
    type: z.string(),
    occurred: z.string().nullable(),
    summary: z.string().nullable(),
    position: z.number().int(),
    recordedAt: z.string(),
    recordedBy: z.string().nullable().meta({ description: 'Null once it is erased.' }),
  })
  .meta({ id: 'ChangeCause' });

const changeSchema = z.strictObject({ ...differenceFields, because: z.array(causeSchema) }).meta({ id: 'TrackChange' });

const snapshotSchema = z.strictObject(echoFields);

/** Of which two moments is asked. */
export const diffQuery = z.strictObject({
  from: dayParameter.optional().meta({ description: 'The earlier day.', example: '2022-01-01' }),
  to: dayParameter.optional().meta({ description: 'The later day; today in UTC where absent.' }),
  knownFrom: snapshotParameters.knownAt.meta({ description: 'The earlier moment of knowledge.' }),
  knownTo: snapshotParameters.knownAt.meta({ description: 'The later moment of knowledge; now where absent.' }),
  ...snapshotParameters,
});

/** How persons, cases and the others differ between two days, or between two moments of knowledge. */
export const diffRoutes: readonly Route[] = subjectKinds.map(diffRoute);

function diffRoute(kind: SubjectKind): Route {
  return defineRoute({
    path: `${pathOf(kind)}/{slug}/diff`,
    operationId: operationOf('compare', kind),
    summary: `What happened to a ${kind} between two days, or what was learned of it between two moments`,
    description:
      'Ask with `from` and `to` (and `knownAt`) what happened after the one day and up to the other; or with ' +
      '`knownFrom` and `knownTo` (and `asOf`) ' +
      'what was recorded, corrected and withdrawn after the one moment and up to the other. `to` is today and ' +
      '`knownTo` is now where absent.',
    query: diffQuery,
    responses: {
      200: {
        description: 'Attribute by attribute, each change with its cause; tracks that are not named do not differ',
        schema: z.strictObject({
          id: z.string(),
          name: z.string(),
          from: snapshotSchema,
          to: snapshotSchema,
          changes: z.array(changeSchema),
        }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => compareSnapshots(call.services, { ...asked, ...call.query }),
        show: ({ subject, name, from, to, changes }) =>
          json({ id: subject, name, from: echo(from), to: echo(to), changes: changes.map(toChangeJson) }),
      }),
  });
}

function toChangeJson({ because, ...difference }: TrackChange) {
  return { ...difference, because: because.map(toCauseJson) };
}

function toCauseJson({ effect, recorded, development }: ChangeCause) {
  const { id, type, occurred, summary } = recorded.development;
  const { position, recordedAt, recordedBy } = recorded;
  return {
    effect,
    id,
    development,
    type,
    occurred: occurred ?? null,
    summary: summary ?? null,
    position,
    recordedAt,
    recordedBy,
  };
}

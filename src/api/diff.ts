import { z } from 'zod';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { ChangeCause, TrackChange } from '../queries/diff.ts';
import { effectsBetween } from '../queries/diff.ts';
import { diffDays } from '../queries/diff-days.ts';
import { diffKnowledge } from '../queries/diff-knowledge.ts';
import type { Snapshot } from '../queries/snapshot.ts';
import { differenceFields } from '../state/difference.ts';
import { echo, echoFields, readSnapshot, type SnapshotParameters, snapshotProblems } from './paging.ts';
import { dayParameter, snapshotParameters } from './parameters.ts';
import { faultyQuery } from './problem.ts';
import { defineRoute, json, type Route, type Services } from './route.ts';
import { movedResponse, noSubject, pathOf, redirectToKnownAs, subjectOf } from './subject-path.ts';

const causeSchema = z
  .strictObject({
    effect: z.enum(effectsBetween).meta({
      description:
        'Of what happened: `happened` or `possible` by the later day. Of what was learned: `recorded`, `corrected`, `corroborated`, `retracted`, ' +
        '`restored` (such an act was retracted), `merged` or `split` (it was found who it is about), or `moved` (another development changed its place, by `after`).',
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
    method: 'get',
    path: `${pathOf(kind)}/{slug}/diff`,
    summary: `What happened to a ${kind} between two days, or what was learned of it between two moments`,
    description:
      'Ask with `from` and `to` (and `knownAt`) what happened after the one day and up to the other; or with `knownFrom` and `knownTo` (and `asOf`) ' +
      'what was recorded, corrected and withdrawn after the one moment and up to the other. `to` is today and `knownTo` is now where absent.',
    access: 'read',
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
    async handle({ services, request, path, query }) {
      const subject = subjectOf(kind, path.slug);
      const fault = faultOfPair(query);
      if (fault) return faultyQuery([fault]);
      const pair = await openPair(services, path.workspace ?? '', query);
      if (!pair.ok) return pair.response;
      const compare = query.from === undefined ? diffKnowledge : diffDays;
      const { from, to } = pair;
      const redirect = subject && (await redirectToKnownAs(request, services, to, subject));
      if (redirect) return redirect;
      const diff = subject && (await compare(services.connection, { subject, from, to }));
      if (!diff) return noSubject(kind, path.slug);
      const { name, changes } = diff;
      return json({ id: subject, name, from: echo(from), to: echo(to), changes: changes.map(toChangeJson) });
    },
  }) as Route;
}

export interface DiffParameters extends SnapshotParameters {
  readonly from?: SnapshotParameters['asOf'];
  readonly to?: SnapshotParameters['asOf'];
  readonly knownFrom?: SnapshotParameters['knownAt'];
  readonly knownTo?: SnapshotParameters['knownAt'];
}

/** Either two days or two moments of knowledge; the other time stands still. */
export function faultOfPair({ from, to, knownFrom, knownTo, asOf, knownAt }: DiffParameters) {
  const asksDays = from !== undefined || to !== undefined;
  const asksKnowledge = knownFrom !== undefined || knownTo !== undefined;
  if (asksDays && asksKnowledge)
    return { path: 'knownFrom', message: 'asks what was learned, but from asks what happened; ask for one of them' };
  if (from === undefined && knownFrom === undefined)
    return { path: 'from', message: 'is missing; write from=2022-01-01, or knownFrom=position:41' };
  if (asksDays && asOf !== undefined)
    return { path: 'asOf', message: 'stands with knownFrom and knownTo only; write to' };
  if (asksKnowledge && knownAt !== undefined)
    return { path: 'knownAt', message: 'stands with from and to only; write knownTo' };
  return undefined;
}

type PairResult =
  | { readonly ok: true; readonly from: Snapshot; readonly to: Snapshot }
  | { readonly ok: false; readonly response: Response };

export async function openPair(services: Services, workspace: string, query: DiffParameters): Promise<PairResult> {
  const { from, to, knownFrom, knownTo, asOf, knownAt } = query;
  const later = await readSnapshot(services, workspace, {
    asOf: to ?? asOf,
    knownAt: knownTo ?? knownAt,
    knownAtName: knownTo ? 'knownTo' : 'knownAt',
  });
  if (!later.ok) return later;
  const { snapshot } = later;
  if (from !== undefined) {
    if (from <= snapshot.asOf) return { ok: true, from: { ...snapshot, asOf: from }, to: snapshot };
    const message = `${from} is after to ${snapshot.asOf}; swap them`;
    return { ok: false, response: faultyQuery([{ path: 'from', message }]) };
  }
  const earlier = await readSnapshot(services, workspace, {
    asOf: snapshot.asOf,
    knownAt: knownFrom,
    knownAtName: 'knownFrom',
  });
  if (!earlier.ok) return earlier;
  const { position } = earlier.snapshot.knowledge;
  if (position <= snapshot.knowledge.position) return { ok: true, from: earlier.snapshot, to: snapshot };
  const message = `is position ${position}, after knownTo, position ${snapshot.knowledge.position}; swap them`;
  return { ok: false, response: faultyQuery([{ path: 'knownFrom', message }]) };
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

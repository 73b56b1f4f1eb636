import { z } from 'zod';
import { listableOf } from '../catalogue/attributes.ts';
import { wordsOfAttribute } from '../catalogue/catalogue-words.ts';
import { isSubjectId, type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import type { Filter } from '../queries/candidates.ts';
import { isRegistered } from '../queries/identity.ts';
import { countSubjects, identifyFilters, listSubjects } from '../queries/list.ts';
import { readState } from '../queries/state.ts';
import { readTimeline, timelinePlaceSchema } from '../queries/timeline.ts';
import { readSpeaker, readWords } from '../queries/words.ts';
import { certainties, matchSchema } from '../state/attributed-value.ts';
import { describeFindings } from '../state/findings.ts';
import { subjectSchemas } from '../state/state.ts';
import { en } from '../words/en.ts';
import { timelineEntrySchema, toTimelineJson } from './development-json.ts';
import { echo, echoFields, openPage, readSnapshot, snapshotProblems } from './paging.ts';
import { certaintyParameter, flagParameter, pageParameters, snapshotParameters } from './parameters.ts';
import { defineRoute, json, type Route } from './route.ts';
import { movedResponse, noSubject, pathOf, redirectToKnownAs, subjectOf } from './subject-path.ts';

const certaintyField = { certainty: z.enum(certainties) };

/** Persons, cases, organizations and sources are asked alike. */
export const subjectRoutes: readonly Route[] = subjectKinds.flatMap((kind): Route[] => [
  stateRoute(kind),
  timelineRoute(kind),
  listRoute(kind),
]);

function stateRoute(kind: SubjectKind): Route {
  return defineRoute({
    method: 'get',
    path: `${pathOf(kind)}/{slug}`,
    summary: `A ${kind}, as of a date and as known at a moment`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter }),
    responses: {
      200: {
        description: 'Null and empty: none recorded',
        schema: subjectSchemas[kind].extend({ ...echoFields, ...certaintyField }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    async handle({ services, request, path, query }) {
      const subject = subjectOf(kind, path.slug);
      const opened = await readSnapshot(services, path.workspace ?? '', query);
      if (!opened.ok) return opened.response;
      const redirect = subject && (await redirectToKnownAs(request, services, opened.snapshot, subject));
      if (redirect) return redirect;
      const certainty = query.certainty ?? 'possible';
      const state = subject && (await readState(services.connection, opened.snapshot, { subject, certainty }));
      if (!state) return noSubject(kind, path.slug);
      const { id, name, findings, dismissed, ...rest } = state;
      const messages = [...findings, ...dismissed].map(({ message }) => message);
      const speaker = await readSpeaker(services, opened.snapshot, messages);
      return json({
        id,
        name,
        ...echo(opened.snapshot),
        certainty,
        ...rest,
        ...describeFindings({ findings, dismissed }, speaker),
      });
    },
  }) as Route;
}

function timelineRoute(kind: SubjectKind): Route {
  return defineRoute({
    method: 'get',
    path: `${pathOf(kind)}/{slug}/timeline`,
    summary: `What happened around a ${kind}, in the order it happened`,
    access: 'read',
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter, ...pageParameters }),
    responses: {
      200: {
        description: 'A page',
        schema: z.strictObject({
          id: z.string(),
          ...echoFields,
          ...certaintyField,
          items: z.array(timelineEntrySchema),
          next: z.string().nullable(),
        }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    async handle({ services, request, path, query, caller }) {
      const subject = subjectOf(kind, path.slug);
      const certainty = query.certainty ?? 'possible';
      const page = await openPage(services, {
        workspace: path.workspace ?? '',
        path: `/v1/${path.workspace}/${subject}/timeline`,
        query,
        filters: { certainty },
        place: timelinePlaceSchema,
      });
      if (!page.ok) return page.response;
      const { snapshot, after, limit } = page;
      const redirect = subject && (await redirectToKnownAs(request, services, snapshot, subject));
      if (redirect) return redirect;
      if (!subject || !(await isRegistered(services.connection, snapshot, subject))) return noSubject(kind, path.slug);
      const { items, next } = await readTimeline(services.connection, snapshot, { subject, certainty, after, limit });
      const words = await readWords(
        services,
        snapshot,
        items.map(({ recorded }) => recorded),
      );
      return json({
        id: subject,
        ...echo(snapshot),
        certainty,
        items: items.map((entry) => toTimelineJson(entry, { caller, words })),
        next: page.next(next),
      });
    },
  }) as Route;
}

function listRoute(kind: SubjectKind): Route {
  const listable = listableOf(kind).map(({ name }) => name);
  const labels = Object.fromEntries(
    listable.map((name) => {
      const { description } = wordsOfAttribute(name, { words: en });
      const meaning = `${description} A label or key, or \`any\`.`;
      return [name, z.string().min(1).max(300).optional().meta({ description: meaning })];
    }),
  );
  return defineRoute({
    method: 'get',
    path: pathOf(kind),
    summary: `${kind[0]?.toUpperCase()}${kind.slice(1)}s, as of a date and as known at a moment`,
    description:
      'A subject is listed exactly if its state, at the same certainty (`stated` where absent), holds what is asked; ' +
      '`matches` are the values for which it is. All that it is stands at its own address.',
    access: 'read',
    query: z.strictObject({
      ...snapshotParameters,
      certainty: certaintyParameter,
      ...pageParameters,
      total: flagParameter,
      ...labels,
    }),
    responses: {
      200: {
        description: 'A page, by id',
        schema: z.strictObject({
          ...echoFields,
          ...certaintyField,
          items: z.array(z.strictObject({ id: z.string(), name: z.string(), matches: z.array(matchSchema) })),
          next: z.string().nullable(),
          total: z.number().int().optional(),
        }),
      },
    },
    problems: snapshotProblems,
    async handle({ services, path, query }) {
      const asked = query as typeof query & Record<string, string | undefined>;
      const certainty = query.certainty ?? 'stated';
      const filters = listable.flatMap((name): Filter[] => {
        const label = asked[name];
        return label === undefined ? [] : [{ attribute: name, label }];
      });
      const page = await openPage(services, {
        workspace: path.workspace ?? '',
        path: `/v1/${path.workspace}/${kind}s`,
        query,
        filters: { certainty, ...Object.fromEntries(filters.map((filter) => [filter.attribute, filter.label])) },
        place: z.string().refine((text): boolean => isSubjectId(text)),
      });
      if (!page.ok) return page.response;
      const identified = await identifyFilters(services.connection, page.snapshot, filters);
      const question = { kind, filters: identified, certainty, after: page.after, limit: page.limit };
      const { items, next } = await listSubjects(services.connection, page.snapshot, question);
      const total =
        query.total === 'true' ? { total: await countSubjects(services.connection, page.snapshot, question) } : {};
      return json({ ...echo(page.snapshot), certainty, items, next: page.next(next), ...total });
    },
  }) as Route;
}

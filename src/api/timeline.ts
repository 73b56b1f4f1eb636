/** GET the timeline of a person, case, organization or source: all of it, or what a reader looks for. */
import { z } from 'zod';
import { families } from '../catalogue/families.ts';
import type { SubjectKind } from '../catalogue/subject.ts';
import { showTimeline } from '../service/timeline.ts';
import { timelineEntrySchema, toTimelineJson } from './development-json.ts';
import {
  certaintyParameter,
  dayParameter,
  flagParameter,
  pageParameters,
  publishedByParameter,
  snapshotParameters,
  subjectParameter,
  subjectsParameter,
  typesParameter,
} from './parameters.ts';
import { defineRoute, json, type Route } from './route.ts';
import { certaintyField, echo, echoFields, pageSchema, publishedSchema, snapshotProblems } from './snapshot-json.ts';
import { answerAbout, movedResponse, operationOf, pathOf } from './subject-path.ts';

/** What is looked for on a timeline. */
export const timelineParameters = {
  naming: subjectsParameter.optional().meta({
    description: 'Only what also names this person, organization, case or source; several with commas: all of them.',
  }),
  source: subjectParameter.optional().meta({ description: 'Only what cites this source.' }),
  family: z
    .enum(families.map(({ name }) => name))
    .optional()
    .meta({
      description: 'Only developments of this family of types.',
    }),
  types: typesParameter.optional().meta({ description: 'Only developments of these types, with commas between them.' }),
  q: z.string().min(1).max(200).optional().meta({
    description: 'Only what holds these words, or words like them, in its summary or its quotes.',
  }),
  occurredFrom: dayParameter.optional().meta({ description: 'Only what may have happened on this day or later.' }),
  occurredTo: dayParameter.optional().meta({ description: 'Only what may have happened on this day or earlier.' }),
  order: z.enum(['oldest', 'newest']).optional().meta({
    description: 'Default: `oldest`. With `newest`, what only the day of recording dates comes at the end.',
  }),
};

const facetSchema = z.strictObject({ value: z.string(), count: z.number().int() }).meta({ id: 'Facet' });
const facetsSchema = z
  .strictObject({
    total: z.number().int(),
    named: z.array(facetSchema),
    sources: z.array(facetSchema),
    types: z.array(facetSchema),
    years: z.array(facetSchema),
    undated: z.number().int(),
  })
  .meta({
    id: 'TimelineFacets',
    description: 'Of all developments, on the first page only; absent where there are too many to count.',
  });

export function timelineRoute(kind: SubjectKind): Route {
  return defineRoute({
    path: `${pathOf(kind)}/{slug}/timeline`,
    operationId: operationOf('show', kind, 'Timeline'),
    summary: `What happened around one of the ${kind}s, in that order`,
    description: 'All of it, or what you look for. `facets` counts them by people, sources, types and years.',
    query: z.strictObject({
      ...snapshotParameters,
      certainty: certaintyParameter,
      publishedBy: publishedByParameter,
      ...timelineParameters,
      facets: flagParameter,
      ...pageParameters,
    }),
    responses: {
      200: {
        description: 'A page',
        schema: pageSchema(timelineEntrySchema, {
          id: z.string(),
          ...echoFields,
          ...certaintyField,
          facets: facetsSchema.optional(),
          published: publishedSchema.optional(),
        }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => showTimeline(call.services, { ...asked, ...call.query, facets: wantsFacets(call.query) }),
        show: ({ subject, snapshot, certainty, entries, words, facets, published, next }) =>
          json({
            id: subject,
            ...echo(snapshot),
            certainty,
            items: entries.map((entry) => toTimelineJson(entry, { caller: call.caller, words })),
            ...(facets && { facets }),
            ...(published && { published }),
            next,
          }),
      }),
  });
}

/** They are the same on every page. */
function wantsFacets({
  facets,
  cursor,
}: {
  readonly facets?: string | undefined;
  readonly cursor?: string | undefined;
}) {
  return facets === 'true' && cursor === undefined;
}

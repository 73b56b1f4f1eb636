/** GET persons, cases, organizations and sources: one of them, its timeline, and the list. */
import { z } from 'zod';
import { answerField, describeAnswer } from '../answers/described.ts';
import { listableOf } from '../catalogue/attributes.ts';
import { wordsOfAttribute } from '../catalogue/catalogue-words.ts';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import { filtersIn } from '../service/filters.ts';
import { listSubjects, showSubject } from '../service/subjects.ts';
import { matchSchema } from '../state/attributed-value.ts';
import { describeFindings } from '../state/findings.ts';
import { subjectSchemas } from '../state/state.ts';
import { en } from '../words/en.ts';
import { certaintyParameter, flagParameter, pageParameters, snapshotParameters } from './parameters.ts';
import { defineRoute, json, jsonOf, type Route } from './route.ts';
import { certaintyField, echo, echoFields, pageSchema, snapshotProblems } from './snapshot-json.ts';
import { answerAbout, movedResponse, operationOf, pathOf } from './subject-path.ts';
import { timelineRoute } from './timeline.ts';

/** Persons, cases, organizations and sources are asked alike. */
export const subjectRoutes: readonly Route[] = subjectKinds.flatMap((kind): Route[] => [
  stateRoute(kind),
  timelineRoute(kind),
  listRoute(kind),
]);

function stateRoute(kind: SubjectKind): Route {
  return defineRoute({
    path: `${pathOf(kind)}/{slug}`,
    operationId: operationOf('show', kind),
    summary: `One of the ${kind}s on a date, as known at a moment`,
    query: z.strictObject({ ...snapshotParameters, certainty: certaintyParameter }),
    responses: {
      200: {
        description: 'Null or empty: no record',
        schema: subjectSchemas[kind].extend({ ...echoFields, ...certaintyField, answer: answerField }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => showSubject(call.services, { ...asked, ...call.query }),
        show: ({ snapshot, certainty, state: { id, name, ...rest }, answer, speaker }) =>
          json({
            id,
            name,
            ...echo(snapshot),
            certainty,
            answer: describeAnswer(answer, speaker),
            ...rest,
            ...describeFindings(rest, speaker),
          }),
      }),
  });
}

/** The parameters of a list that filter it, by attribute. */
export function filterParameters(kind: SubjectKind) {
  return Object.fromEntries(
    listableOf(kind).flatMap(({ name, aliases = [] }) => {
      const { description } = wordsOfAttribute(name, { words: en });
      const parameter = z.string().min(1).max(300).optional();
      const meaning = `${description} A label or key, or \`any\`.`;
      return [
        [name, parameter.meta({ description: meaning })] as const,
        ...aliases.map((alias) => [alias, parameter.meta({ description: `The same as \`${name}\`.` })] as const),
      ];
    }),
  );
}

function listRoute(kind: SubjectKind): Route {
  return defineRoute({
    path: pathOf(kind),
    operationId: operationOf('list', kind, 's'),
    summary: `${kind[0]?.toUpperCase()}${kind.slice(1)}s on a date, as known at a moment`,
    description:
      'Lists every subject whose state has the values that you ask for, at the same certainty (default: `stated`). ' +
      '`matches` are those values. The whole state is at the subject’s own address.',
    query: z.strictObject({
      ...snapshotParameters,
      certainty: certaintyParameter,
      ...pageParameters,
      total: flagParameter,
      ...filterParameters(kind),
    }),
    responses: {
      200: {
        description: 'A page, ordered by id',
        schema: pageSchema(z.strictObject({ id: z.string(), name: z.string(), matches: z.array(matchSchema) }), {
          ...echoFields,
          ...certaintyField,
        }).extend({
          total: z.number().int().optional(),
          mayMatch: z
            .number()
            .int()
            .nullable()
            .optional()
            .meta({
              description:
                'How many more may match: it is not clear on that day. On the first page, where a filter asks for ' +
                'what follows from acts, such as custody; null: too many to judge.',
            }),
        }),
      },
    },
    problems: snapshotProblems,
    async handle({ services, path: { workspace = '' }, query }) {
      const filters = filtersIn(kind, query);
      const asked = { workspace, ...query, kind, filters, counts: query.total === 'true' };
      return jsonOf(await listSubjects(services, asked), ({ snapshot, certainty, items, next, total, mayMatch }) => ({
        ...echo(snapshot),
        certainty,
        items,
        next,
        ...(total === undefined ? {} : { total }),
        ...(mayMatch === undefined ? {} : { mayMatch }),
      }));
    },
  });
}

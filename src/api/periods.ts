/** GET periods: when one person, case … had a value, or two at once; and which of them had, between two days. */
import { z } from 'zod';
import { attributesOf } from '../catalogue/attributes.ts';
import { type SubjectKind, subjectKinds } from '../catalogue/subject.ts';
import { filtersIn } from '../service/filters.ts';
import { listOverPeriod, type PeriodAnswer, showPeriods } from '../service/periods.ts';
import { datings } from '../state/attributed-value.ts';
import type { SaidValue, Stretch } from '../state/stretches.ts';
import { FIRST_DAY } from '../time/day.ts';
import {
  attributeParameter,
  certaintyParameter,
  dayParameter,
  pageParameters,
  snapshotParameters,
} from './parameters.ts';
import { defineRoute, json, jsonOf, type Route } from './route.ts';
import { certaintyField, echoFields, pageSchema, snapshotProblems } from './snapshot-json.ts';
import { answerAbout, movedResponse, operationOf, pathOf } from './subject-path.ts';
import { filterParameters } from './subjects.ts';

const saidFields = {
  attribute: z.string(),
  key: z.string(),
  value: z.unknown(),
  standing: z.string().nullable().meta({ description: 'The kind of statement; null: from the registry.' }),
  by: z.string().nullable(),
  hedge: z.string().nullable(),
  inferred: z.boolean(),
  because: z.array(z.string()).meta({ description: 'The developments that say so on these days.' }),
  sources: z.array(z.string()),
};

const periodSchema = z
  .strictObject({
    ...saidFields,
    from: z.string().nullable().meta({ description: 'The first day; null: unbounded.' }),
    to: z.string().nullable().meta({ description: 'The last day, inclusive; null: no end is known.' }),
    dating: z.enum(datings).meta({
      description: 'How surely it held on each of these days, as the state says it. Of two values: the weaker.',
    }),
    with: z.strictObject(saidFields).nullable().meta({ description: 'The value that held at the same time.' }),
  })
  .meta({ id: 'Period', description: 'On each of these days the state says this value, with this dating.' });

const periodParameters = {
  from: dayParameter.optional().meta({ description: 'The first day. Default: the beginning.', example: '2022-01-01' }),
  to: dayParameter.optional().meta({ description: 'The last day, inclusive. Default: today in UTC.' }),
  knownAt: snapshotParameters.knownAt,
  certainty: certaintyParameter,
  ...pageParameters,
};

const { knownAt } = echoFields;
const periodEcho = { from: z.string().nullable(), to: z.string(), knownAt, ...certaintyField };

/** Persons, cases, organizations and sources are asked alike. */
export const periodRoutes: readonly Route[] = subjectKinds.flatMap((kind) => [
  periodsRoute(kind),
  periodListRoute(kind),
]);

function periodsRoute(kind: SubjectKind): Route {
  const attributeAsked = attributeParameter(attributesOf(kind).filter(({ isAside }) => !isAside));
  return defineRoute({
    path: `${pathOf(kind)}/{slug}/periods`,
    operationId: operationOf('show', kind, 'Periods'),
    summary: `When one of the ${kind}s had a value, or two at once, between two days`,
    description:
      'Every period that has a day between `from` and `to`, with the days on which it really began and ended. A ' +
      'change of dating begins a new period. With `with`, only the days on which both attributes had a value.',
    query: z.strictObject({
      ...periodParameters,
      attribute: attributeAsked.meta({ description: 'The attribute that is asked about.' }),
      key: z.string().max(300).optional().meta({ description: 'Only this key, such as one case.' }),
      with: attributeAsked.optional().meta({ description: 'A second attribute that must hold at the same time.' }),
    }),
    responses: {
      200: {
        description: 'A page, ordered by first day',
        schema: pageSchema(periodSchema, { id: z.string(), ...periodEcho }),
      },
      308: movedResponse,
    },
    problems: snapshotProblems,
    handle: (call) =>
      answerAbout(call, kind, {
        ask: (asked) => showPeriods(call.services, { ...call.query, ...asked }),
        show: ({ subject, items, ...answer }) =>
          json({ id: subject, ...echoPeriod(answer), items: items.map(toPeriodJson), next: answer.next }),
      }),
  });
}

function periodListRoute(kind: SubjectKind): Route {
  return defineRoute({
    path: `/v1/{workspace}/periods/${kind}s`,
    operationId: operationOf('list', kind, 'sOverPeriod'),
    summary: `${kind[0]?.toUpperCase()}${kind.slice(1)}s that had a value, or two at once, on a day between two days`,
    description:
      'Name one value, or two: then both must hold on the same day. `periods` are those days, at the certainty that ' +
      'you ask for (default: `stated`).',
    query: z.strictObject({ ...filterParameters(kind), ...periodParameters }),
    responses: {
      200: {
        description: 'A page, ordered by id',
        schema: pageSchema(
          z.strictObject({ id: z.string(), name: z.string(), periods: z.array(periodSchema) }),
          periodEcho,
        ),
      },
    },
    problems: snapshotProblems,
    async handle({ services, path: { workspace = '' }, query }) {
      const asked = { ...query, workspace, kind, filters: filtersIn(kind, query) };
      return jsonOf(await listOverPeriod(services, asked), ({ items, ...answer }) => ({
        ...echoPeriod(answer),
        items: items.map(({ id, name, stretches }) => ({ id, name, periods: stretches.map(toPeriodJson) })),
        next: answer.next,
      }));
    },
  });
}

function echoPeriod({ from, snapshot, certainty }: PeriodAnswer) {
  return { from: from === FIRST_DAY ? null : from, to: snapshot.asOf, knownAt: snapshot.knowledge, certainty };
}

export function toPeriodJson({ from, to, dating, values: [one, other] }: Stretch) {
  return { ...toSaidJson(one), from, to, dating, with: other ? toSaidJson(other) : null };
}

function toSaidJson({ attribute, key, value, standing, by, hedge, inferred, because, sources }: SaidValue) {
  return { attribute, key, value, standing, by, hedge, inferred, because, sources };
}

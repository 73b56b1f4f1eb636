/** GET search: subjects by name, and developments by their words. */
import { z } from 'zod';
import { standing } from '../catalogue/standing.ts';
import { subjectKinds } from '../catalogue/subject.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { FoundDevelopment } from '../queries/search-developments.ts';
import type { FoundSubject } from '../queries/search-subjects.ts';
import type { Wording } from '../queries/wording.ts';
import type { ListedDevelopment } from '../service/developments.ts';
import { search } from '../service/search.ts';
import { pageParameters, snapshotParameters } from './parameters.ts';
import { defineRoute, jsonOf } from './route.ts';
import { echo, echoFields, pageSchema, snapshotProblems } from './snapshot-json.ts';

const foundSubjectSchema = z
  .strictObject({
    what: z.literal('subject'),
    id: z.string(),
    name: z.string(),
    matched: z.string().meta({ description: 'The name, number or id that was found.' }),
    former: z.boolean().meta({ description: 'It had that name earlier, but not on that day.' }),
    score: z.number().meta({ description: 'How alike the names are; 1: every sound is the same.' }),
  })
  .meta({ id: 'FoundSubject' });

const foundDevelopmentSchema = z
  .strictObject({
    what: z.literal('development'),
    id: z.string(),
    type: z.string(),
    position: z.number().int(),
    occurred: z.string().nullable(),
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    certainty: z.enum(['certain', 'possible']).nullable().meta({ description: 'Null if it was found by its id.' }),
    retractedBy: z.string().nullable(),
    correctedBy: z.string().nullable(),
    standing: standing.nullable().meta({ description: 'Of the act.' }),
    by: z.string().nullable(),
    sentence: z.string().nullable(),
    snippet: z.string().nullable().meta({ description: 'Its summary. It begins with the kind of statement.' }),
    quotes: z.array(
      z.strictObject({ source: z.string(), quote: z.string().nullable(), translation: z.string().nullable() }),
    ),
  })
  .meta({ id: 'FoundDevelopment' });

export const searchRoute = defineRoute({
  path: '/v1/{workspace}/search',
  operationId: 'search',
  summary: 'Find subjects by name, in any script and spelling, and developments by their words',
  description:
    'The first page begins with subjects, the nearest name first. Then come developments whose summary or quotes ' +
    'have every word: exact matches first, then the latest. Case numbers, numbers that others gave, and ids must ' +
    'match exactly.',
  query: z.strictObject({
    q: z.string().min(1).max(200).meta({ description: 'A name or words, in any script.', example: 'Масимов' }),
    kind: z
      .enum([...subjectKinds, 'development'])
      .optional()
      .meta({ description: 'Only these.' }),
    ...snapshotParameters,
    ...pageParameters,
  }),
  responses: {
    200: {
      description: 'A page',
      schema: pageSchema(z.discriminatedUnion('what', [foundSubjectSchema, foundDevelopmentSchema]), {
        q: z.string(),
        ...echoFields,
      }),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path: { workspace = '' }, query }) {
    const answer = await search(services, { workspace, ...query });
    return jsonOf(answer, ({ snapshot, subjects, named, developments, words, next }) => ({
      q: query.q,
      ...echo(snapshot),
      items: [
        ...subjects.map(toSubjectJson),
        ...(named ? [toNamedJson(named, words)] : []),
        ...developments.map((it) => toFoundJson(it, words)),
      ],
      next,
    }));
  },
});

function toSubjectJson({ id, name, matched, isFormer, score }: FoundSubject) {
  return { what: 'subject' as const, id, name, matched, former: isFormer, score: Math.round(score * 1000) / 1000 };
}

function toFoundJson({ recorded, earliest, latest, certainty, quotes, correctedBy }: FoundDevelopment, words: Wording) {
  return {
    ...foundFields(recorded, words),
    earliest: earliest === '-infinity' ? null : earliest,
    latest,
    certainty,
    retractedBy: null,
    correctedBy,
    quotes: quotes.map(({ source, quote = null, translation = null }) => ({ source, quote, translation })),
  };
}

/**
 * A development that was asked for by its id, in its own words: whether it happened or amends another, and what
 * became of it.
 */
function toNamedJson({ recorded, status: { retractedBy, correctedBy } }: ListedDevelopment, words: Wording) {
  return {
    ...foundFields(recorded, words),
    earliest: null,
    latest: null,
    certainty: null,
    retractedBy,
    correctedBy,
    quotes: [],
  };
}

function foundFields(recorded: RecordedDevelopment, words: Wording) {
  const { id, type, occurred, attribution } = recorded.development;
  return {
    what: 'development' as const,
    id,
    type,
    position: recorded.position,
    occurred: occurred ?? null,
    standing: attribution?.standing ?? null,
    by: attribution?.by ?? null,
    sentence: words.sentenceOf(recorded),
    snippet: words.summaryOf(recorded),
  };
}

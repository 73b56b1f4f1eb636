/** Developments, receipts and points as JSON: their schemas, and what is made of what was recorded. */
import { z } from 'zod';
import { attributeNames } from '../catalogue/attributes.ts';
import { ACT, DOCKET } from '../catalogue/points.ts';
import { summaryFor } from '../catalogue/sentence.ts';
import { standing } from '../catalogue/standing.ts';
import type { PlacedPoint } from '../facts/placed-point.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { Status } from '../queries/history.ts';
import type { TimelineEntry } from '../queries/timeline.ts';
import type { Wording } from '../queries/wording.ts';
import type { Caller } from '../service/access.ts';
import { toDateOrNull } from '../state/attributed-value.ts';
import { languagesOf } from '../words/describe.ts';

export const receiptSchema = z
  .strictObject({
    position: z.number().int(),
    id: z.string(),
    recordedAt: z.string(),
    batchEnd: z.number().int().meta({ description: 'From this position on the batch is known.' }),
    receipt: z
      .string()
      .optional()
      .meta({ description: 'Proof that it is in the log, as `/receipt` gives it. Only with `Prefer: wait`.' }),
  })
  .meta({ id: 'Receipt' });

const nullableText = z.string().nullable();

const erasureSchema = z
  .strictObject({
    development: z.string().meta({ description: 'The id of the development that records the erasure.' }),
    recordedAt: z.string(),
    recordedBy: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'Erasure', description: 'Who erased it, when and why.' });

export const developmentFields = {
  position: z.number().int(),
  batchEnd: z.number().int(),
  id: z.string(),
  recordedAt: z.string(),
  recordedBy: nullableText.meta({ description: 'Null if it is erased.' }),
  type: z.string(),
  version: z.number().int(),
  occurred: nullableText.meta({ description: 'EDTF; null: not known.' }),
  after: z.array(z.string()),
  summary: nullableText.meta({
    description:
      'The editor’s summary, in the language that comes nearest to `lang`. `attribution` and `claim` say what ' +
      'kind of statement it is.',
  }),
  summaries: z
    .array(z.strictObject({ text: z.string(), lang: z.string().optional() }))
    .optional()
    .meta({ description: 'The summary in all its languages, the original first. Only where it has several.' }),
  sentence: nullableText.meta({
    description: 'A sentence made from its data. It begins with the kind of statement. Null if it is erased.',
  }),
  lang: nullableText.meta({ description: 'The language of the summary; null: not stated.' }),
  data: z.record(z.string(), z.unknown()),
  attribution: z
    .strictObject({ by: z.string(), standing, hedge: z.string().optional(), inferred: z.boolean().optional() })
    .nullable(),
  claim: z.strictObject({ by: z.string(), standing }).nullable(),
  sources: z.array(
    z.strictObject({
      source: z.string(),
      locator: z.string().optional(),
      quote: z.string().optional(),
      lang: z.string().optional(),
      translation: z.string().optional(),
    }),
  ),
  note: nullableText.optional().meta({ description: 'Only for those with a token.' }),
  retractedBy: nullableText.meta({ description: 'The retraction that hides it; null: it counts.' }),
  correctedBy: nullableText.meta({ description: 'The correction that counts in its place.' }),
  corroboratedBy: z.array(z.string()).meta({ description: 'Corroborations of the content that counts.' }),
  erasure: erasureSchema
    .nullable()
    .meta({ description: 'Only if it is erased. Its type, its position and what it amended remain.' }),
};
export const developmentSchema = z.strictObject(developmentFields).meta({ id: 'Development' });

export const timelineEntrySchema = z
  .strictObject({
    ...developmentFields,
    earliest: nullableText.meta({ description: 'The first day on which it may have happened; null: unbounded.' }),
    latest: z.string().meta({ description: 'The day by which it has surely happened.' }),
    certainty: z
      .enum(['certain', 'possible'])
      .meta({ description: '`possible`: it may not have happened by the date of the answer.' }),
    dating: z.enum(['certain', 'possible', 'unknown']).meta({
      description: 'As `certainty`; `unknown`: it is recorded, and only the day of recording, later, bounds its date.',
    }),
    orderContradictsDates: z.boolean(),
  })
  .meta({ id: 'TimelineEntry' });

/** Who is told, and how things are called. */
export interface JsonContext {
  readonly caller: Caller | undefined;
  readonly words: Wording;
}

/** Notes are for colleagues: a stranger in a public workspace does not see them. */
export function toDevelopmentJson(
  recorded: RecordedDevelopment,
  { retractedBy, correctedBy, corroboratedBy }: Status,
  { caller, words }: JsonContext,
) {
  const { development, position, batchEnd, recordedAt, recordedBy, erasure } = recorded;
  const { id, type, version, occurred, after, summary, data, attribution, claim, sources, note } = development;
  const said = summaryFor(development, languagesOf(words));
  return {
    position,
    batchEnd,
    id,
    recordedAt,
    recordedBy,
    type,
    version,
    occurred: occurred ?? null,
    after: after ?? [],
    summary: said?.text ?? null,
    ...(typeof summary === 'object' ? { summaries: summary } : {}),
    sentence: words.sentenceOf(recorded),
    lang: said?.lang ?? null,
    data,
    attribution: attribution ?? null,
    claim: claim ?? null,
    sources,
    ...(caller ? { note: note ?? null } : {}),
    retractedBy,
    correctedBy,
    corroboratedBy,
    erasure: erasure ?? null,
  };
}

export function toTimelineJson(
  { recorded, status, earliest, latest, certainty, dating, contradicted }: TimelineEntry,
  context: JsonContext,
) {
  return {
    ...toDevelopmentJson(recorded, status, context),
    earliest,
    latest,
    certainty,
    dating,
    orderContradictsDates: contradicted,
  };
}

export const pointSchema = z
  .strictObject({
    subject: z.string(),
    attribute: z.enum([...attributeNames, ACT, DOCKET]).meta({
      description:
        '`act`: an act of proceedings or custody; `docket`: a step on the docket. Other values follow from these.',
    }),
    key: z.string(),
    holds: z.boolean(),
    value: z.unknown(),
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    development: z.string().meta({ description: 'Which development says so.' }),
  })
  .meta({ id: 'Point' });

export function toPointJson({ subject, attribute, key, holds, value, earliest, latest, cause }: PlacedPoint) {
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

import { z } from 'zod';
import { readEdtf } from '../time/edtf.ts';
import { asserter, type Standing, standing } from './attributes.ts';
import type { Point } from './points.ts';
import { type Path, placesOf, type SubjectId, slugPattern, sourceRef } from './subject.ts';

/** Neither control characters nor those that make a reader see another order than the text has (Unicode UAX 9). */
const LINE = /^(?=.*\S)[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** A line of text as people write it. */
export const line = (maximum = 500) =>
  z.string().max(maximum).regex(LINE, 'expected some text on one line, without characters that turn its direction');
const date = z
  .string()
  .superRefine((text, context) => {
    const reading = readEdtf(text);
    if (!reading.ok) context.addIssue({ code: 'custom', message: reading.message });
  })
  .meta({
    description: 'A date in EDTF (ISO 8601-2), resolution one day.',
    examples: ['2022-01-05', '2022-01', '[..2023-11]'],
  });
export const lang = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'expected a language tag such as “en” or “kk-Cyrl” (BCP 47)');
/** Amounts are decimal texts: a double would round them. */
export const amount = z.string().regex(/^\d{1,18}(\.\d{1,4})?$/, 'expected an amount such as “1500000” or “12.50”');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'expected a currency code such as “KZT” (ISO 4217)');
export const term = z
  .string()
  .regex(
    /^(?:life|P(?=\d)(?:\d{1,5}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,5}D)?)$/,
    'expected a duration such as “P18Y” or “P1Y6M” (ISO 8601), or “life”',
  );
export const slug = z.string().max(80).regex(slugPattern, 'expected lower-case letters, digits and single hyphens');
/** The id of a development, a UUID; other spellings become the one in lower case, as recorded. */
export const developmentId = z.uuid().transform((id) => id.toLowerCase());

/** The pattern of the id of a development as it is recorded: a UUID in lower case. No other file writes it. */
export const DEVELOPMENT_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const developmentIdPattern = new RegExp(`^${DEVELOPMENT_ID}$`);

/** Whether a text is the id of a development as it is recorded. */
export function isDevelopmentId(text: string): boolean {
  return developmentIdPattern.test(text);
}

/** Which developments a reference may name. */
interface Referable {
  /** Of which types; none: any that is about the world. */
  readonly types?: readonly string[];
  /** Only one that claims something. */
  readonly claims?: true;
  /** Also one that amends another. */
  readonly amendments?: true;
}

/** Refers to a development about the world. */
export function developmentRef(referable: Referable = {}) {
  return z
    .uuid()
    .transform((id) => id.toLowerCase())
    .register(developmentReferences, { referable });
}

/** How a subject is called in a sentence. */
export type NameOf = (subject: string) => string;

const attribution = z
  .strictObject({
    by: asserter.meta({ description: 'Who asserts it: a subject, `author` (of the source) or `unstated`.' }),
    standing: standing.meta({ description: 'The standing of the act.' }),
    hedge: line().optional().meta({ description: 'The source’s own words of caution: “apparently”.' }),
    inferred: z.literal(true).optional().meta({ description: 'The source implies it and does not say it.' }),
  })
  .meta({ id: 'Attribution' });
export type Attribution = z.infer<typeof attribution>;

const claim = z
  .strictObject({ by: asserter, standing })
  .meta({ id: 'Claim', description: 'Who asserts the content, and how that stands.' });

const citation = z
  .strictObject({
    source: sourceRef(),
    locator: line(200).optional().meta({ description: 'Where in the source: “paragraph 5”.' }),
    quote: line(300).optional().meta({ description: 'A few words, verbatim.' }),
    lang: lang.optional(),
    translation: line(300).optional(),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof citation>;

/** What an amendment does to its target. */
export type Amends = 'corrects' | 'retracts' | 'corroborates';

/** One immutable event, as the catalogue has accepted it. */
export interface Development<Data = Record<string, unknown>> {
  readonly id: string;
  readonly type: string;
  /** Of the type, in whose terms `data` stands. */
  readonly version: number;
  /** EDTF; absent: not known. */
  readonly occurred?: string | undefined;
  readonly after?: readonly string[] | undefined;
  readonly data: Data;
  readonly summary?: string | undefined;
  readonly lang?: string | undefined;
  readonly attribution?: Attribution | undefined;
  readonly claim?: { readonly by: string; readonly standing: Standing } | undefined;
  readonly sources: readonly Citation[];
  readonly note?: string | undefined;
}

/** A development without its id: what is asserted, rather than which. */
export type Envelope = Omit<Development, 'id'>;

/** Data of one version of a type in terms of the next. Pure; never changes once it is released, as the log does not. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** One type of development: all that the service knows of it stands here and nowhere else. */
export interface DevelopmentType<Shape extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly version: number;
  /** A short name for people. */
  readonly title: string;
  readonly description: string;
  /** Registers a subject: holds always, needs no date, source or attribution. */
  readonly registers?: (data: Record<string, unknown>) => SubjectId;
  /** Says what a subject is called from then on: of one that is known as another, only its names stand beside the other's. */
  readonly renames?: (data: Record<string, unknown>) => SubjectId;
  /** Its content is somebody's claim, told apart from the act of claiming. */
  readonly claims?: true;
  /** Says something about another development, `data.target`, and nothing about the world. */
  readonly amends?: Amends;
  /** Says that subjects are one, or which developments of one are another's. It sets no points: others' move. */
  readonly identifies?: 'merges' | 'splits';
  /** Needs no date and no attribution, and holds always, as a registration does. */
  readonly timeless?: true;
  /** Says something about the record itself: only the service records it, and nothing amends it. */
  readonly byService?: true;
  readonly data: Shape;
  /** Turn data of an older version into the next one's, the first version's first. */
  readonly upcasts?: readonly Upcast[];
  readonly example: { readonly data: z.input<Shape>; readonly summary: string };
  /** What it says about which tracks. Pure. */
  points(development: Development<z.infer<Shape>>): readonly Point[];
  /** What it says, for people: a clause in the past tense, with a capital and without a full stop. Who asserts it is added to it. Pure. */
  sentence(data: z.infer<Shape>, name: NameOf): string;
}

export interface DevelopmentReference extends Referable {
  readonly id: string;
  readonly path: Path;
}

const developmentReferences = z.registry<{ readonly referable: Referable }>();

/** Every reference to a development within `data`, which the type has accepted. */
export function developmentsIn(type: DevelopmentType, data: unknown): DevelopmentReference[] {
  return placesOf(developmentReferences, type.data, data, ['data']).map(({ value, path, of: { referable } }) => ({
    ...referable,
    id: value,
    path,
  }));
}

export function defineType<Shape extends z.ZodObject>(type: DevelopmentType<Shape>): DevelopmentType<Shape> {
  const words = type.name.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { ...type, data: type.data.meta({ id: words.join('') }) };
}

/** The whole envelope of one type: unknown fields are refused. */
export function envelopeOf(type: DevelopmentType): z.ZodObject {
  const common = {
    $schema: z.string().optional().meta({ description: 'For editors; not kept.' }),
    id: developmentId.optional().meta({ description: 'Yours, so that a retry is recognised; made here if absent.' }),
    type: z.literal(type.name),
    data: type.data,
    lang: lang.optional().meta({ description: 'The language of the summary.' }),
    note: z.string().min(1).max(4000).optional().meta({ description: 'For colleagues; hidden from strangers.' }),
  };
  if (type.registers || type.amends || type.byService || type.timeless) {
    const sources = z.array(citation).max(50);
    return z.strictObject({
      ...common,
      summary: line().optional(),
      sources: type.amends === 'corroborates' ? sources.min(1) : sources.optional(),
    });
  }
  return z.strictObject({
    ...common,
    occurred: date.optional().meta({ description: 'When it happened (EDTF); absent: not known.' }),
    after: z
      .array(developmentId)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Developments that it followed, where only the order is known.' }),
    summary: line().meta({ description: 'One sentence that a reader can quote.' }),
    attribution,
    ...(type.claims ? { claim } : {}),
    sources: z.array(citation).min(1).max(50),
  });
}

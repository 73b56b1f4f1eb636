/** A development: its envelope, the fields that types share, and what a type is. */
import { z } from 'zod';
import { readNewEdtf } from '../time/edtf.ts';
import type { en } from '../words/en.ts';
import type { Message, Referent } from '../words/message.ts';
import type { TextOf, Values } from '../words/messages.ts';
import type { Texts } from '../words/texts.ts';
import type { StatedAct } from './acts.ts';
import type { FieldName } from './attribute.ts';
import { expected } from './expected.ts';
import { issueOf, sayDateFault } from './faults.ts';
import { withHelp } from './help.ts';
import { type Path, placesOf, tellings } from './places.ts';
import type { Point } from './points.ts';
import { asserter, type Standing, standing } from './standing.ts';
import { type SubjectId, slugPattern, sourceRef } from './subject.ts';
import { inLanguages, languageTag } from './texts.ts';
import type { Told } from './told.ts';

/** Refuses control characters, and those that change the order in which a text is seen (Unicode UAX 9). */
const LINE = /^(?=.*\S)[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** A line of text as people write it. */
export const line = (maximum = 500) => z.string().max(maximum).regex(LINE, expected('line'));
/** A line that stands within a sentence, without a full stop of its own. */
export const phrase = (maximum: number) => line(maximum).register(tellings, { as: 'phrase' });
/** What may be left out, or null: not stated. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();
const readDate = () =>
  z.string().superRefine((text, context) => {
    const reading = readNewEdtf(text);
    if (!reading.ok) context.addIssue(issueOf(sayDateFault(reading.fault)));
  });
const examplesOfDates = { examples: ['2022-01-05', '2022-01', '[..2023-11]'] };
const date = withHelp(readDate(), 'date').meta(examplesOfDates);
/** A date in EDTF that stands within the data. */
export const edtfDate = withHelp(readDate(), 'date').meta(examplesOfDates).register(tellings, { as: 'date' });
/** Amounts are decimal texts: a double would round them. */
export const amount = z.string().regex(/^\d{1,18}(\.\d{1,4})?$/, expected('amount'));
export const currency = z.string().regex(/^[A-Z]{3}$/, expected('currency'));
export const term = z
  .string()
  .regex(/^(?:life|P(?=\d)(?:\d{1,5}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,5}D)?)$/, expected('term'))
  .register(tellings, { as: 'term' });
/** A length that is never for life. */
export const duration = z
  .string()
  .regex(/^P(?=\d)(?:\d{1,5}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,5}D)?$/, expected('duration'))
  .register(tellings, { as: 'term' });
export const day = z.iso.date(expected('day')).register(tellings, { as: 'day' });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, expected('sha256'));
export const slug = z.string().max(80).regex(slugPattern, expected('slug'));
/** The id of a development, a UUID; other spellings become the one in lower case, as recorded. */
export const developmentId = z.uuid().transform((id) => id.toLowerCase());

/** The pattern of the id of a development as it is recorded: a UUID in lower case. No other file writes it. */
export const DEVELOPMENT_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const developmentIdPattern = new RegExp(`^${DEVELOPMENT_ID}$`);

/** Whether something is the id of a development as it is recorded. */
export function isDevelopmentId(value: unknown): value is string {
  return typeof value === 'string' && developmentIdPattern.test(value);
}

/** Stands for a development in examples. */
export const EXAMPLE_ID = '01930c5e-7d3a-7b41-9c55-0a1b2c3d4e5f';

/** Which developments a reference may name. */
interface Referable {
  /** Its types; left out: any type that is about the world. */
  readonly types?: readonly string[];
  /** Only developments that claim something. */
  readonly claims?: true;
  /** Also developments that amend others. */
  readonly amendments?: true;
}

/** Refers to a development about the world. */
export function developmentRef(referable: Referable = {}) {
  return z
    .uuid()
    .transform((id) => id.toLowerCase())
    .register(developmentReferences, { referable });
}

const attribution = z
  .strictObject({
    by: withHelp(asserter, 'by'),
    standing: withHelp(standing, 'standing'),
    hedge: withHelp(line().optional(), 'hedge'),
    inferred: withHelp(z.literal(true).optional(), 'inferred'),
  })
  .meta({ id: 'Attribution' });
export type Attribution = z.infer<typeof attribution>;

const claim = withHelp(z.strictObject({ by: asserter, standing }), 'claim').meta({ id: 'Claim' });

const summary = withHelp(inLanguages(line()), 'summary').meta({ id: 'Summary' });

const citation = z
  .strictObject({
    source: sourceRef(),
    locator: withHelp(line(200).optional(), 'locator'),
    quote: withHelp(line(300).optional(), 'quote'),
    lang: languageTag.optional(),
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
  /** The version of the type that `data` follows. */
  readonly version: number;
  /** EDTF; absent: not known. */
  readonly occurred?: string | undefined;
  readonly after?: readonly string[] | undefined;
  readonly data: Data;
  readonly summary?: Texts | undefined;
  readonly lang?: string | undefined;
  readonly attribution?: Attribution | undefined;
  readonly claim?: { readonly by: string; readonly standing: Standing } | undefined;
  readonly sources: readonly Citation[];
  readonly note?: string | undefined;
}

/** A development without its id. */
export type Envelope = Omit<Development, 'id'>;

/** Turns data of one version of a type into the next one’s. Pure; never changes once it is released. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** The step to a version that only adds fields. */
export const asItIs: Upcast = (data) => data;

type TypeWords = typeof en.types;
/** Every type has its words, and no other name compiles. */
export type TypeName = {
  [Family in keyof TypeWords]: `${Family}.${keyof TypeWords[Family] & string}`;
}[keyof TypeWords];

/** One type of development: all that the service knows of it stands here, and its words under `types`. */
export interface DevelopmentType<Shape extends z.ZodObject = z.ZodObject> {
  readonly name: TypeName;
  readonly version: number;
  /** Registers a subject: holds always, needs no date, source or attribution. */
  readonly registers?: (data: Record<string, unknown>) => SubjectId;
  /** Gives a subject new names from then on. If it is known as another, only its names stand beside the other’s. */
  readonly renames?: (data: Record<string, unknown>) => SubjectId;
  /** Whether its content is a claim, apart from the act of claiming: always, or by its data. */
  readonly claims?: true | ((data: Readonly<Record<string, unknown>>) => boolean);
  /** Says something about another development, `data.target`, and nothing about the world. */
  readonly amends?: Amends;
  /** Says that subjects are one, or which developments of one are another’s. It sets no points: others’ move. */
  readonly identifies?: 'merges' | 'splits';
  /** Needs no date and no attribution, and holds always, as a registration does. */
  readonly timeless?: true;
  /** Says something about the record itself: only the service records it, and nothing amends it. */
  readonly byService?: true;
  readonly data: Shape;
  /** Turn data of an older version into the next one’s, the first version’s first. */
  readonly upcasts?: readonly Upcast[];
  readonly example: { readonly data: z.input<Shape>; readonly summary: string };
  /** What it says about which tracks. Pure. */
  points(development: Development<z.infer<Shape>>): readonly Point[];
  /** The acts of proceedings and custody that it reports; what follows from them is derived. Pure. */
  acts?(development: Development<z.infer<Shape>>): readonly StatedAct[];
  /**
   * What it says, for people: a sentence, and what follows it. Who asserts it is put before it. Pure. `told`: its data
   * as messages take it; `data`: as it was recorded.
   */
  sentence(told: Told<z.infer<Shape>>, data: z.infer<Shape>): Message | readonly Message[];
}

export interface DevelopmentReference extends Referable {
  readonly id: string;
  readonly path: Path;
}

const developmentReferences = z.registry<{ readonly referable: Referable }>();

/** Every reference to a development within `data`, which the type has accepted. */
export function developmentsIn(type: DevelopmentType, data: unknown): DevelopmentReference[] {
  return placesOf(developmentReferences, type.data, { value: data, path: ['data'] }).map(
    ({ value, path, of: { referable } }) => ({
      ...referable,
      id: value,
      path,
    }),
  );
}

/** Every field needs a label for people. */
type Labelled<Shape extends z.ZodObject> =
  Exclude<keyof z.input<Shape>, FieldName> extends never
    ? unknown
    : { readonly 'has no label in words.fields': Exclude<keyof z.input<Shape>, FieldName> };

type OptionWords = typeof en.options & {
  readonly rule: typeof en.reviewNotes;
  readonly standing: typeof en.statements.kinds;
};
/** The options of a field; never where it takes any text, or any id. */
type OptionsOf<Value> = Value extends string
  ? Record<never, never> extends Record<Value, unknown>
    ? never
    : Value
  : never;
type WordedIn<Field> = Field extends keyof OptionWords ? keyof OptionWords[Field] : never;
/** Every option without words, as `field.option`, however deep. */
type UnwordedIn<Data> = Data extends readonly (infer Row)[]
  ? UnwordedIn<Row>
  : {
      [Field in keyof Data & string]-?: NonNullable<Data[Field]> extends infer Value
        ? Value extends object
          ? UnwordedIn<Value>
          : `${Field}.${Exclude<OptionsOf<Value>, WordedIn<Field>>}`
        : never;
    }[keyof Data & string];

/** Every option needs its words. */
type Worded<Shape extends z.ZodObject> = [UnwordedIn<z.input<Shape>>] extends [never]
  ? unknown
  : { readonly 'has no words in words.options': UnwordedIn<z.input<Shape>> };

type Sentence<Shape extends z.ZodObject> = Pick<DevelopmentType<Shape>, 'sentence'>;
/** May be left out where its message takes the data as it is. */
type OwnSentence<Name extends TypeName, Shape extends z.ZodObject> =
  Told<z.infer<Shape>> extends Message['values'] & Values<TextOf<`types.${Name}.sentence`>, Referent>
    ? Partial<Sentence<Shape>>
    : Sentence<Shape>;

type Definition<Name extends TypeName, Shape extends z.ZodObject> = Omit<
  DevelopmentType<Shape>,
  'name' | 'version' | 'data' | 'sentence'
> & {
  readonly name: Name;
  /** 1 where left out. */
  readonly version?: number;
  readonly data: Shape & Labelled<Shape> & Worded<Shape>;
};

export function defineType<const Name extends TypeName, Shape extends z.ZodObject>(
  type: Definition<Name, Shape> & OwnSentence<Name, Shape>,
): DevelopmentType<Shape> {
  const words = type.name.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    version: 1,
    sentence: (told) => ({ key: `types.${type.name}.sentence`, values: told as Message['values'] }),
    ...type,
    data: type.data.meta({ id: words.join('') }),
  };
}

/** The whole envelope of one type: unknown fields are refused. */
export function envelopeOf(type: DevelopmentType): z.ZodObject {
  const common = {
    $schema: withHelp(z.string().optional(), 'schema'),
    id: withHelp(developmentId.optional(), 'id'),
    type: z.literal(type.name),
    data: type.data,
    lang: withHelp(languageTag.optional(), 'summaryLanguage'),
    note: withHelp(z.string().min(1).max(4000).optional(), 'note'),
  };
  if (type.registers || type.amends || type.byService || type.timeless) {
    const sources = z.array(citation).max(50);
    return z.strictObject({
      ...common,
      summary: summary.optional(),
      sources: type.amends === 'corroborates' ? sources.min(1) : sources.optional(),
    });
  }
  return z.strictObject({
    ...common,
    occurred: withHelp(date.optional(), 'occurred'),
    after: withHelp(z.array(developmentId).min(1).max(100).optional(), 'after'),
    summary,
    attribution,
    ...(type.claims ? { claim: type.claims === true ? claim : claim.optional() } : {}),
    sources: z.array(citation).min(1).max(50),
  });
}

/** What a track is about, as one record: what it holds, how states and lists treat it, and how people see it. */
import type { z } from 'zod';
import type { en } from '../words/en.ts';
import type { Derivation } from './derivation.ts';
import type { SubjectKind } from './subject.ts';

type AttributeWords = typeof en.attributes;
/** Fields that have a name for people. */
export type FieldName = keyof typeof en.fields;
/** Every attribute has its words, and no other name compiles. */
export type AttributeName = keyof AttributeWords;
type LabelOf<Name extends AttributeName> = AttributeWords[Name] extends { readonly labels: infer Labels }
  ? keyof Labels & string
  : never;

/** Where on a page it stands; `beside`: apart from the state, in a section of its own. */
export const pageGroups = [
  'legal',
  'docket',
  'particulars',
  'offices',
  'links',
  'assets',
  'unrest',
  'registry',
  'beside',
] as const;
export type PageGroup = (typeof pageGroups)[number];

/**
 * How a piece of a value is written. `text`: as recorded; `texts`: in the reader’s language, if its plural has it;
 * `languages`: texts with their languages; `label`: one of the attribute’s labels; `asserter`: a
 * subject, the author or not stated; `amount`: with the currency that stands beside it; `date`: mostly in EDTF;
 * `bounds`: days between which it lies; `range`: at least and at most; `developments`: one or several by their ids;
 * `rule`: a review note by its name; `mark`: a word of its own where it is so; `option`: as forms call what is chosen;
 * `country`: by its code (ISO 3166-1); `state`: a subject, a country by its code, or a name; `coordinates`: latitude
 * and longitude in degrees.
 *
 * Of what follows from acts: `offence`: or that the count is not stated; `claim`: who asserts its content, and the kind
 * of statement; `sums`: how many counts have which label, where there are several; `labels`: one of the attribute’s;
 * `stage`, `plea`, `against`: by the words of these; `reckoning`: what is to serve, and how that is known;
 * `kindToServe`: the kind of that; `measures`: those that hold beside the one that is named.
 */
export type ValueFormat =
  | 'text'
  | 'texts'
  | 'languages'
  | 'label'
  | 'subject'
  | 'asserter'
  | 'term'
  | 'amount'
  | 'number'
  | 'day'
  | 'date'
  | 'flag'
  | 'address'
  | 'claim'
  | 'range'
  | 'developments'
  | 'rule'
  | 'sums'
  | 'stage'
  | 'offence'
  | 'plea'
  | 'against'
  | 'labels'
  | 'bounds'
  | 'reckoning'
  | 'kindToServe'
  | 'measures'
  | 'mark'
  | 'option'
  | 'country'
  | 'state'
  | 'coordinates'
  | 'hidden';

/** `isNamed`: the name of the field stands before it. */
export interface FieldShown {
  readonly as: ValueFormat;
  readonly isNamed?: true;
}
interface BareField extends FieldShown {
  readonly isNamed?: never;
}

export const bare = (as: ValueFormat): BareField => ({ as });
export const named = (as: ValueFormat) => ({ as, isNamed: true }) as const satisfies FieldShown;
/** The words around the value say it already. */
export const hidden = bare('hidden');

export interface Attribute<Name extends string = string, Value extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly of: readonly SubjectKind[];
  /** Its name in a state. */
  readonly property: string;
  /** How a state holds it: `one` value, a `map` by the track’s key, or a `list`. */
  readonly shape: 'one' | 'map' | 'list';
  readonly value: Value;
  /** The label of a value: what lists filter on. Left out: the field that is shown as a label, or the text itself. */
  labelOf(value: z.infer<Value>): string;
  /** What lists find a value by, where that is more than its label: of one that is stated, its other spellings. */
  labelsOf?(value: z.infer<Value>): readonly string[];
  /** How it follows from acts; left out: developments state it. */
  readonly derivation?: Derivation<z.infer<Value>>;
  /** Names that lists know it by, too. */
  readonly aliases?: readonly string[];
  /** All labels that there can be, where that is a closed list; left out: any text, mostly an id. */
  readonly labels?: readonly string[];
  /** Beside its labels, lists find it by texts behind these words: by `law:…`, or `place:…`. */
  readonly textLabels?: readonly string[];
  /** Whether it decides on a legal position: review notes look at it more closely. */
  readonly isLegal?: true;
  /** Whether lists filter on its label. */
  readonly isListable?: true;
  /** Stands beside the state, of which it says nothing. */
  readonly isAside?: true;
  /**
   * A dead person has none, whatever is recorded. `subject`: the person it is about; `label`: the person that its label
   * names, and the last part of its key.
   */
  readonly endsWithLife?: 'subject' | 'label';
  /** A value whose field `until` gives a last day holds no longer after it. */
  readonly endsByItself?: true;
  /** The keys of its tracks may be any text, such as the name of a rank or a programme: lists filter on any. */
  readonly hasFreeKeys?: true;
  /** The keys of its tracks have parts, the first of them a subject: lists filter on that, too. */
  readonly hasPartedKeys?: true;
  /** Its tracks are keyed by development, so that there may be thousands: a state shows the newest. */
  readonly isUnbounded?: true;
  /** What review notes look back at: every value that a track had by then, or only the last few. */
  readonly lookback?: 'all' | 'last';
  readonly page: {
    readonly group: PageGroup;
    /** Kinds of subjects whose pages say it first, also where nothing is recorded. */
    readonly headline?: readonly SubjectKind[];
  };
  /** How its value is written: as a whole, or field by field in this order. */
  readonly shows: ValueFormat | Readonly<Record<string, FieldShown>>;
  /** The track’s key is a subject that is written behind the value. */
  readonly showsKey?: true;
  /** A lane of bars in the picture; `mark`: only the developments that set it; `timeless`: it holds always. */
  readonly picture:
    | {
        readonly lanesOf: readonly SubjectKind[];
        /** Whether a value has a bar; left out: all have. */
        draws?(value: z.infer<Value>): boolean;
      }
    | Undrawn;
}

type Undrawn = 'mark' | 'timeless';

type Shows<Value> = Value extends string | readonly unknown[]
  ? ValueFormat
  : { readonly [Field in keyof Value]-?: Field extends FieldName ? FieldShown : BareField };

/** Its words, its labels’ words and the format of every field are required here: what is left out does not compile. */
export function defineAttribute<const Name extends AttributeName, Value extends z.ZodType>(
  attribute: Omit<Attribute<Name, Value>, 'labelOf' | 'picture'> & {
    readonly page: AttributeWords[Name] extends { readonly none: string } ? unknown : { readonly headline?: never };
    labelOf?(value: z.infer<Value>): string;
    readonly labels?: readonly LabelOf<Name>[];
    readonly shows: Shows<z.infer<Value>>;
    readonly picture: AttributeWords[Name] extends { readonly many: string }
      ? Attribute<Name, Value>['picture']
      : Undrawn;
  },
): Attribute<Name, Value> {
  return { labelOf: (value) => labelShown(value, attribute.shows), ...attribute };
}

function labelShown(value: unknown, shows: Attribute['shows']): string {
  if (typeof value === 'string') return value;
  const [field = ''] = Object.entries(shows).find(([, shown]) => shown.as === 'label') ?? [];
  return (value as Readonly<Record<string, string>>)[field] ?? '';
}

/** Whether a label is one of several that have something in common. */
export function isOneOf(label: string, labels: readonly string[]): boolean {
  return labels.includes(label);
}

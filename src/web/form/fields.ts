import { z } from 'zod';
import { type DevelopmentType, developmentsIn } from '../../catalogue/development.ts';
import { referencesIn, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { developmentTypes, envelopeSchema } from '../../catalogue/types.ts';
import { texts } from '../texts.ts';

interface Common {
  /** Its key in the group that it is of; '' in a list. */
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** Nothing typed is no answer: the catalogue will ask for one. */
  readonly isRequired: boolean;
  /** It may be left out, and is, where nothing is typed. */
  readonly isOptional: boolean;
  /** It may be null, and is, where nothing is typed and it may not be left out. */
  readonly isNullable: boolean;
}

export interface TextField extends Common {
  readonly kind: 'text' | 'longText' | 'date';
  /** It may have several lines; of any other, broken lines are joined. */
  readonly hasLines: boolean;
}
export interface NumberField extends Common {
  readonly kind: 'number';
}
/** Yes or no. */
export interface FlagField extends Common {
  readonly kind: 'flag';
  readonly answers: readonly boolean[];
}
export interface ChoiceField extends Common {
  readonly kind: 'choice';
  readonly options: readonly string[];
}
export interface SubjectField extends Common {
  readonly kind: 'subject';
  readonly kinds: readonly SubjectKind[];
}
/** Who asserts something: a subject, or one of the options. */
export interface AsserterField extends Common {
  readonly kind: 'asserter';
  readonly kinds: readonly SubjectKind[];
  readonly options: readonly string[];
}
export interface DevelopmentField extends Common {
  readonly kind: 'development';
  /** Of which types it may be; none: of any. */
  readonly types: readonly string[];
}
export interface ListField extends Common {
  readonly kind: 'list';
  readonly element: Field;
  readonly minimum: number;
  readonly maximum: number;
}
export interface GroupField extends Common {
  readonly kind: 'group';
  readonly members: readonly Field[];
}

/** What a person fills in, one kind for each kind of value that the catalogue knows. */
export type Field =
  | TextField
  | NumberField
  | FlagField
  | ChoiceField
  | SubjectField
  | AsserterField
  | DevelopmentField
  | ListField
  | GroupField;

/** The form of a development of one type: all that its envelope takes but its id. */
export function formOf(type: DevelopmentType): GroupField {
  return without(toGroup(fieldOf(envelopeSchema(type)), type.name), settled);
}

/** The form of a correction of a development of one type: the whole replacement, and what the correction says for itself. Undefined where none can be corrected. */
export function correctionFormOf(correction: DevelopmentType, type: string): GroupField | undefined {
  const replacement = replacementsIn(correction).find((it) => typeIn(it) === type);
  if (!replacement) return undefined;
  const replacing = without(toGroup(fieldOf(replacement, { name: 'replacement' }), type), settled);
  const own = envelopeSchema(correction);
  if (!(own instanceof z.ZodObject)) throw new Error('a correction has no envelope');
  const others = toGroup(fieldOf(own.omit({ data: true })), correction.name);
  const data = { ...replacing, name: 'data', label: texts.form.replacement, members: [replacing] };
  return { ...without(others, settled), members: [data, ...without(others, settled).members] };
}

/** The types of development that somebody sends by themselves, rather than about another one. */
export const addableTypes: readonly DevelopmentType[] = developmentTypes.filter(({ amends }) => !amends);

/** What nobody types: the address says the type and the target, the form brings its id. */
const settled = ['$schema', 'id', 'type', 'version'];

export function without(group: GroupField, names: readonly string[]): GroupField {
  return { ...group, members: group.members.filter(({ name }) => !names.includes(name)) };
}

function toGroup(field: Field, type: string): GroupField {
  if (field.kind !== 'group') throw new Error(`the envelope of “${type}” is no object`);
  return field;
}

function replacementsIn({ data }: DevelopmentType): readonly z.core.$ZodType[] {
  const { replacement } = data.shape;
  return replacement instanceof z.ZodDiscriminatedUnion ? replacement.options : [];
}

function typeIn(envelope: z.core.$ZodType): unknown {
  const type = envelope instanceof z.ZodObject ? envelope.shape.type : undefined;
  return type instanceof z.ZodLiteral ? type.value : undefined;
}

interface Place {
  readonly name?: string;
  readonly label?: string;
}

/** The field of a schema. To know what a schema takes, it is asked: what it says of itself is not always all of it. */
export function fieldOf(outer: z.core.$ZodType, { name = '', label = labelOf(name) }: Place = {}): Field {
  const { schema, isOptional, isNullable, hint } = unwrap(outer);
  const common: Common = { name, label, hint, isRequired: !isOptional && !isNullable, isOptional, isNullable };
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape as Record<string, z.core.$ZodType>);
    return { ...common, kind: 'group', members: members.map(([key, member]) => fieldOf(member, { name: key })) };
  }
  if (schema instanceof z.ZodArray) {
    const element = fieldOf(schema.element, { label: singularOf(label) });
    return { ...common, kind: 'list', element, ...lengthsOf(schema) };
  }
  if (schema instanceof z.ZodBoolean) return { ...common, kind: 'flag', answers: [true, false] };
  if (schema instanceof z.ZodNumber) return { ...common, kind: 'number' };
  if (schema instanceof z.ZodEnum) return { ...common, kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral) {
    const values = [...schema.values];
    const answers = values.filter((value) => typeof value === 'boolean');
    if (answers.length === values.length) return { ...common, kind: 'flag', answers };
    return { ...common, kind: 'choice', options: values.map(String) };
  }
  if (schema instanceof z.ZodUnion) {
    const parts = schema.options.map((option) => fieldOf(option));
    const kinds = parts.flatMap((part) => (part.kind === 'subject' ? part.kinds : []));
    const options = parts.flatMap((part) => (part.kind === 'choice' ? part.options : []));
    if (kinds.length > 0 && options.length > 0) return { ...common, kind: 'asserter', kinds, options };
  }
  const kinds = kindsOf(schema);
  if (kinds.length > 0) return { ...common, kind: 'subject', kinds };
  const types = typesReferredTo(schema);
  if (types) return { ...common, kind: 'development', types };
  if (schema instanceof z.core.$ZodString) return { ...common, ...textOf(schema, hint) };
  throw new Error(`no field is known for the schema of “${name}”; add one to src/pages/form/fields.ts`);
}

interface Unwrapped {
  readonly schema: z.core.$ZodType;
  readonly isOptional: boolean;
  readonly isNullable: boolean;
  readonly hint: string | undefined;
}

function unwrap(outer: z.core.$ZodType): Unwrapped {
  const own = z.globalRegistry.get(outer)?.description;
  if (outer instanceof z.ZodOptional || outer instanceof z.ZodNullable) {
    const inner = unwrap(outer.unwrap());
    return {
      ...inner,
      isOptional: inner.isOptional || outer instanceof z.ZodOptional,
      isNullable: inner.isNullable || outer instanceof z.ZodNullable,
      hint: own ?? inner.hint,
    };
  }
  return { schema: outer, isOptional: false, isNullable: false, hint: own };
}

/** Which kinds of subject a schema refers to; none: it is no such reference. */
function kindsOf(schema: z.core.$ZodType): readonly SubjectKind[] {
  if (referencesIn(schema, 'any').length === 0) return [];
  return subjectKinds.filter((kind) => z.safeParse(schema, `${kind}:any`).success);
}

/** Of which types the development may be that a schema refers to, none: any; undefined: it refers to none. */
function typesReferredTo(schema: z.core.$ZodType): readonly string[] | undefined {
  const [anyType] = developmentTypes;
  const [reference] = anyType ? developmentsIn({ ...anyType, data: z.object({ of: schema }) }, { of: 'any' }) : [];
  if (reference) return reference.types ?? [];
  return schema instanceof z.ZodPipe && schema.in instanceof z.ZodUUID ? [] : undefined;
}

/** A text of more characters than this wants more than a line. */
const LINE_LENGTH = 300;

function textOf(schema: z.core.$ZodString, hint: string | undefined): Pick<TextField, 'kind' | 'hint' | 'hasLines'> {
  const accepts = (text: string) => z.safeParse(schema, text).success;
  if (accepts('[..2023-11]') && !accepts('any')) return { kind: 'date', hint, hasLines: false };
  const refusal = z.safeParse(schema, '?').error?.issues[0]?.message;
  const expected = refusal?.startsWith('expected')
    ? `${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}`
    : undefined;
  const isLong = accepts('any') && accepts('any '.repeat(LINE_LENGTH / 4 + 1));
  return {
    kind: isLong ? 'longText' : 'text',
    hasLines: accepts('any\nany'),
    hint: [hint, expected].filter((it) => it !== undefined).join(' ') || undefined,
  };
}

function lengthsOf(schema: z.core.$ZodArray): { readonly minimum: number; readonly maximum: number } {
  const checks = schema._zod.def.checks ?? [];
  const minima = checks.flatMap((it) => (it instanceof z.core.$ZodCheckMinLength ? it._zod.def.minimum : []));
  const maxima = checks.flatMap((it) => (it instanceof z.core.$ZodCheckMaxLength ? it._zod.def.maximum : []));
  return { minimum: Math.max(0, ...minima), maximum: Math.min(MOST_ROWS, ...maxima) };
}

/** Of a list that the catalogue does not bound. */
const MOST_ROWS = 1000;

/** “runsFrom” as “Runs from”. */
export function labelOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return texts.form.labels[name as keyof typeof texts.form.labels] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function singularOf(label: string): string {
  return texts.form.singulars[label as keyof typeof texts.form.singulars] ?? label.replace(/s$/, '');
}

/** The field of a schema. To know what a schema takes, it is asked: what it says of itself is not always all of it. */
import { z } from 'zod';
import { developmentsIn } from '../../catalogue/development.ts';
import { isExpectation } from '../../catalogue/expected.ts';
import { helpOf } from '../../catalogue/help.ts';
import { referencesIn, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { developmentTypes } from '../../catalogue/types.ts';
import type { Language } from '../../words/language.ts';
import { type FieldPlace, fieldLabel, placeWithin, rowLabel } from '../labels.ts';
import type { Field, TextField } from './fields.ts';

export interface FieldAsked {
  /** '' in a list. */
  readonly name: string;
  readonly place: FieldPlace;
  /** Where it is not that of the name. */
  readonly label?: string;
}

type Common = Pick<Field, 'name' | 'label' | 'help' | 'isRequired' | 'isOptional' | 'isNullable'>;

export function fieldOf(outer: z.core.$ZodType, { name, place, label }: FieldAsked, language: Language): Field {
  const { schema, isOptional, isNullable } = unwrap(outer);
  const help = helpOf(outer);
  const common: Common = {
    name,
    label: label ?? fieldLabel(name, place, language),
    help: help === undefined ? [] : [language.words.help[help]],
    isRequired: !isOptional && !isNullable,
    isOptional,
    isNullable,
  };
  const field =
    textsOf(schema, { common, place }, language) ??
    containerOf(schema, { common, place }, language) ??
    choiceOf(schema, common) ??
    referenceOf(schema, common) ??
    textOf(schema, common, language);
  if (field) return field;
  throw new Error(`no field is known for the schema of “${name}”; add one to read-schema.ts`);
}

interface Unwrapped {
  readonly schema: z.core.$ZodType;
  readonly isOptional: boolean;
  readonly isNullable: boolean;
}

function unwrap(outer: z.core.$ZodType): Unwrapped {
  if (outer instanceof z.ZodOptional || outer instanceof z.ZodNullable) {
    const inner = unwrap(outer.unwrap());
    return {
      ...inner,
      isOptional: inner.isOptional || outer instanceof z.ZodOptional,
      isNullable: inner.isNullable || outer instanceof z.ZodNullable,
    };
  }
  return { schema: outer, isOptional: false, isNullable: false };
}

interface Container {
  readonly common: Common;
  readonly place: FieldPlace;
}

/** A group or a list. */
function containerOf(schema: z.core.$ZodType, { common, place }: Container, language: Language): Field | undefined {
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape as Record<string, z.core.$ZodType>);
    const within = placeWithin(common.name, place);
    const fields = members.map(([name, member]) => fieldOf(member, { name, place: within }, language));
    return { ...common, kind: 'group', members: fields };
  }
  if (!(schema instanceof z.ZodArray)) return undefined;
  const label = rowLabel(common.name, place, language);
  const element = fieldOf(schema.element, { name: '', place, label }, language);
  return { ...common, kind: 'list', element, ...lengthsOf(schema) };
}

/** A text in several languages: such a schema takes a text, or a list of texts with their languages. */
function textsOf(schema: z.core.$ZodType, { common, place }: Container, language: Language): Field | undefined {
  if (!(schema instanceof z.ZodPipe && schema.in instanceof z.ZodUnion)) return undefined;
  const [one, several] = schema.in.options as readonly (z.core.$ZodType | undefined)[];
  const text = one && textOf(one, common, language);
  const list = several && containerOf(several, { common, place }, language);
  const other = list?.kind === 'list' ? list.element : undefined;
  if (!text || list?.kind !== 'list' || other?.kind !== 'group') return undefined;
  const members = other.members.map((member) => ({ ...member, isRequired: true }));
  return { ...common, kind: 'texts', help: text.help, text, other: { ...other, members }, maximum: list.maximum };
}

/** Yes or no, a number, or one of several options. */
function choiceOf(schema: z.core.$ZodType, common: Common): Field | undefined {
  if (schema instanceof z.ZodBoolean) return { ...common, kind: 'flag', answers: [true, false] };
  if (schema instanceof z.ZodNumber) return { ...common, kind: 'number' };
  if (schema instanceof z.ZodLiteral) {
    const values = [...schema.values];
    const answers = values.filter((value) => typeof value === 'boolean');
    if (answers.length === values.length) return { ...common, kind: 'flag', answers };
  }
  const options = optionsOf(schema);
  return options.length > 0 ? { ...common, kind: 'choice', options } : undefined;
}

/** The options of a closed list; none: it is no such list. */
export function optionsOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodLiteral ? [...schema.values].map(String) : [];
}

/** A subject, who asserts something, or a development. */
function referenceOf(schema: z.core.$ZodType, common: Common): Field | undefined {
  if (schema instanceof z.ZodUnion) {
    const parts = schema.options as readonly z.core.$ZodType[];
    const [kinds, options] = [parts.flatMap(kindsOf), parts.flatMap(optionsOf)];
    if (kinds.length > 0 && options.length > 0) return { ...common, kind: 'asserter', kinds, options };
  }
  const kinds = kindsOf(schema);
  if (kinds.length > 0) return { ...common, kind: 'subject', kinds };
  const types = typesReferredTo(schema);
  return types && { ...common, kind: 'development', types };
}

/** Which kinds of subject a schema refers to; none: it is no such reference. */
function kindsOf(schema: z.core.$ZodType): readonly SubjectKind[] {
  if (referencesIn(schema, 'any').length === 0) return [];
  return subjectKinds.filter((kind) => z.safeParse(schema, `${kind}:any`).success);
}

/** The types of development that a schema refers to; none: any; undefined: it refers to no development. */
function typesReferredTo(schema: z.core.$ZodType): readonly string[] | undefined {
  const [anyType] = developmentTypes;
  const [reference] = anyType ? developmentsIn({ ...anyType, data: z.object({ of: schema }) }, { of: 'any' }) : [];
  if (reference) return reference.types ?? [];
  return schema instanceof z.ZodPipe && schema.in instanceof z.ZodUUID ? [] : undefined;
}

/** A text of more characters than this wants more than a line. */
const LINE_LENGTH = 300;

function textOf(schema: z.core.$ZodType, common: Common, language: Language): TextField | undefined {
  // A name or the id of a subject: what is written says which.
  if (schema instanceof z.ZodUnion) {
    const [name] = schema.options.filter((it) => it instanceof z.core.$ZodString);
    return name && textOf(name, common, language);
  }
  if (!(schema instanceof z.core.$ZodString)) return undefined;
  const accepts = (text: string) => z.safeParse(schema, text).success;
  if (accepts('[..2023-11]') && !accepts('any')) return { ...common, kind: 'date', hasLines: false };
  const refusal = z.safeParse(schema, '?').error?.issues[0]?.message ?? '';
  const isLong = accepts('any') && accepts('any '.repeat(LINE_LENGTH / 4 + 1));
  return {
    ...common,
    kind: isLong ? 'longText' : 'text',
    hasLines: accepts('any\nany'),
    help: [...common.help, ...(isExpectation(refusal) ? [language.format(refusal, {})] : [])],
  };
}

function lengthsOf(schema: z.core.$ZodArray): { readonly minimum: number; readonly maximum: number } {
  const checks = schema._zod.def.checks ?? [];
  const minima = checks.flatMap((it) => (it instanceof z.core.$ZodCheckMinLength ? it._zod.def.minimum : []));
  const maxima = checks.flatMap((it) => (it instanceof z.core.$ZodCheckMaxLength ? it._zod.def.maximum : []));
  return { minimum: Math.max(0, ...minima), maximum: Math.min(MOST_ROWS, ...maxima) };
}

/** The longest list that the catalogue does not bound. */
const MOST_ROWS = 1000;

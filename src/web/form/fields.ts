/** The fields of a form: what a person fills in, one kind for each kind of value that the catalogue knows. */
import type { SubjectKind } from '../../catalogue/subject.ts';

export interface Common {
  /** Its key in the group that it is of; '' in a list. */
  readonly name: string;
  readonly label: string;
  /** Sentences that help to fill it in. */
  readonly help: readonly string[];
  /** Nothing typed is no answer: the catalogue will ask for one. */
  readonly isRequired: boolean;
  /** It may be left out, and is, where nothing is typed. */
  readonly isOptional: boolean;
  /** It may be null, and is, where nothing is typed and it may not be left out. */
  readonly isNullable: boolean;
}

/** `hasLines`: it may have several lines; of any other, broken lines are joined. */
export type TextField = Common & { readonly kind: 'text' | 'longText' | 'date'; readonly hasLines: boolean };

/** A text that may be given in several languages. `other`: one beside the original, with its language. */
export interface TextsField extends Common {
  readonly kind: 'texts';
  readonly text: TextField;
  readonly other: GroupField;
  /** So many texts, the original one among them. */
  readonly maximum: number;
}

type NumberField = Common & { readonly kind: 'number' };

/** Yes or no. */
export type FlagField = Common & { readonly kind: 'flag'; readonly answers: readonly boolean[] };

export type ChoiceField = Common & { readonly kind: 'choice'; readonly options: readonly string[] };

/** `isNew`: it names what the form registers, and a name typed here is that of someone or something new. */
export type SubjectField = Common & {
  readonly kind: 'subject';
  readonly kinds: readonly SubjectKind[];
  readonly isNew?: true;
};

/** Who asserts something: a subject, or one of the options. */
export type AsserterField = Common & {
  readonly kind: 'asserter';
  readonly kinds: readonly SubjectKind[];
  readonly options: readonly string[];
};

/** `types`: those that it may have; none: any. */
export type DevelopmentField = Common & { readonly kind: 'development'; readonly types: readonly string[] };

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

export type InputField = TextField | NumberField | DevelopmentField;
export type Field =
  | InputField
  | TextsField
  | FlagField
  | ChoiceField
  | SubjectField
  | AsserterField
  | ListField
  | GroupField;

/** The name of a field within another: “data.person”. */
export function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

/** The member of that name. */
export function memberOf(field: Field | undefined, name: string): Field | undefined {
  return field?.kind === 'group' ? field.members.find((member) => member.name === name) : undefined;
}

/** The field one step within another. */
export function innerOf(field: Field | undefined, step: string): Field | undefined {
  if (field?.kind === 'list') return /^\d{1,4}$/.test(step) ? field.element : undefined;
  if (field?.kind === 'texts') return /^\d{1,4}$/.test(step) ? field.other : undefined;
  return memberOf(field, step);
}

export function without(group: GroupField, names: readonly string[]): GroupField {
  return { ...group, members: group.members.filter(({ name }) => !names.includes(name)) };
}

/** The fields of a form: what a person fills in, one kind for each kind of value that the catalogue knows. */
import type { SubjectKind } from '../../catalogue/subject.ts';

interface Common {
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

export interface TextField extends Common {
  readonly kind: 'text' | 'longText' | 'date';
  /** It may have several lines; of any other, broken lines are joined. */
  readonly hasLines: boolean;
}

interface NumberField extends Common {
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
  /** It names what the form registers: a name typed here is that of someone or something new. */
  readonly isNew?: true;
}

/** Who asserts something: a subject, or one of the options. */
export interface AsserterField extends Common {
  readonly kind: 'asserter';
  readonly kinds: readonly SubjectKind[];
  readonly options: readonly string[];
}

export interface DevelopmentField extends Common {
  readonly kind: 'development';
  /** The types that it may have; none: any. */
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

/** The name of a field within another: “data.person”. */
export function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

/** The list of that name; undefined where there is none. */
export function findList(tree: GroupField, path: string): ListField | undefined {
  let field: Field | undefined = tree;
  for (const step of path.split('.')) field = field && innerOf(field, step);
  return field?.kind === 'list' ? field : undefined;
}

function innerOf(field: Field, step: string): Field | undefined {
  if (field.kind === 'list') return /^\d{1,4}$/.test(step) ? field.element : undefined;
  return field.kind === 'group' ? field.members.find(({ name }) => name === step) : undefined;
}

export function without(group: GroupField, names: readonly string[]): GroupField {
  return { ...group, members: group.members.filter(({ name }) => !names.includes(name)) };
}

/** What stands in a form: every text as it was typed, by the name of its field. */
import { isSubjectId, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import type { Texts } from '../../words/texts.ts';
import { type Field, type GroupField, join } from './fields.ts';
import { ORIGINAL_LANGUAGE, splitText } from './text-values.ts';

export interface Typed {
  readonly texts: ReadonlyMap<string, string>;
  /** How many rows each list shows. */
  readonly rows: ReadonlyMap<string, number>;
}

/** A subject as it was typed: by its id, or by a name for which one may have been chosen. */
export interface TypedSubject {
  readonly path: string;
  readonly kinds: readonly SubjectKind[];
  readonly text: string;
  /** What was chosen for exactly this text. */
  readonly choice: SubjectChoice | undefined;
}

/** What a name stands for: a subject, or one that is to be registered. `variant`: of a case its kind. */
export interface SubjectChoice {
  readonly subject: SubjectId;
  readonly isNew: boolean;
  readonly variant: string | undefined;
}

/** Marks a field that held null, rather than nothing, so that a correction leaves it so. */
export const NULL = ':null';
/** The subject of an asserter. */
export const OF = ':of';
/** What was chosen for a name. */
export const CHOICE = ':choice';
/** The name for which it was chosen. */
export const ASKED = ':asked';
/** The answer of an asserter that is none of its options. */
export const SUBJECT_ANSWER = 'subject';

export function formatChoice({ subject, isNew, variant }: SubjectChoice): string {
  return isNew ? ['new', subject, ...(variant ? [variant] : [])].join(' ') : subject;
}

/** The form in which a value stands; the opposite of `readFields`. */
export function typedOf(tree: GroupField, value: unknown): Typed {
  const texts = new Map<string, string>();
  const rows = new Map<string, number>();
  write(tree, '', value);
  return { texts, rows };

  function write(field: Field, path: string, own: unknown): void {
    if (own === undefined) return;
    if (own === null) {
      texts.set(`${path}${NULL}`, 'null');
      return;
    }
    switch (field.kind) {
      case 'group':
        for (const member of field.members) write(member, join(path, member.name), propertyOf(own, member.name));
        return;
      case 'list': {
        const items = Array.isArray(own) ? own : [];
        rows.set(path, items.length);
        for (const [index, item] of items.entries()) write(field.element, join(path, String(index)), item);
        return;
      }
      case 'texts': {
        const { text, lang, others } = splitText(own as Texts);
        texts.set(path, text);
        if (lang) texts.set(join(path, ORIGINAL_LANGUAGE), lang);
        rows.set(path, 1 + others.length);
        for (const [index, other] of others.entries()) write(field.other, join(path, String(index + 1)), other);
        return;
      }
      case 'asserter': {
        const isOption = field.options.includes(String(own));
        texts.set(path, isOption ? String(own) : SUBJECT_ANSWER);
        if (!isOption) texts.set(`${path}${OF}`, String(own));
        return;
      }
      default:
        texts.set(path, String(own));
    }
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** The subjects that stand in a form by their ids. */
export function subjectsTyped({ texts }: Typed): SubjectId[] {
  return [...new Set([...texts.values()].map((text) => text.trim()).filter((it) => isSubjectId(it)))];
}

export const LONGEST_NAME = 300;

/** Whether a text is to be looked up: it is no id, and not longer than any name. */
export function isName(text: string): boolean {
  return !isSubjectId(text) && text.length <= LONGEST_NAME;
}

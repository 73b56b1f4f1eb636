import { isSubjectId, kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import type { AsserterField, Field, GroupField, ListField, SubjectField } from './fields.ts';

/** What stands in a form: every text as it was typed, by the name of its field, and how many rows each list shows. */
export interface Typed {
  readonly texts: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, number>;
}

/** A subject as it was typed: by its id, or by a name for which the reader may have picked one. */
export interface TypedSubject {
  readonly path: string;
  readonly kinds: readonly SubjectKind[];
  readonly text: string;
  /** What was picked for exactly this text. */
  readonly pick: Pick | undefined;
}

/** What a name stands for: a subject, or one that is to be registered. `variant`: of a case its kind. */
export interface Pick {
  readonly subject: SubjectId;
  readonly isNew: boolean;
  readonly variant: string | undefined;
}

export interface Reading {
  /** As JSON; nothing typed leaves out what may be left out, and is null where null may stand. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The same as it was typed, with the gaps of lists closed as they are in `input`. */
  readonly typed: Typed;
  readonly subjects: readonly TypedSubject[];
}

/** Reads a form as it was sent. Only the tree says what is read; whatever else was sent is passed over. */
export function readFields(tree: GroupField, sent: URLSearchParams): Reading {
  const reader = new Reader(sent);
  const input = reader.readMembers(tree, { from: '', to: '' });
  const { texts, rows, subjects } = reader;
  return { input, typed: { texts, rows }, subjects };
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

/** Marks a field that held null, rather than nothing, so that a correction leaves it so. */
export const NULL = ':null';
/** The subject of an asserter. */
export const OF = ':of';
/** What was picked for a name. */
export const PICK = ':pick';
/** The name for which it was picked. */
export const ASKED = ':asked';
/** The answer of an asserter that is none of its options. */
export const SUBJECT_ANSWER = 'subject';

export function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

/** With one row more of a list. */
export function withRow({ texts, rows }: Typed, path: string, shown: number): Typed {
  return { texts, rows: new Map([...rows, [path, shown + 1]]) };
}

/** Without one row, `path` being its place: “data.outcomes.1”. */
export function withoutRow(sent: URLSearchParams, path: string): URLSearchParams {
  if (!/\.\d+$/.test(path)) return sent;
  const isWithin = (name: string) => name === path || name.startsWith(`${path}.`) || name.startsWith(`${path}:`);
  return new URLSearchParams([...sent].filter(([name]) => !isWithin(name)));
}

export function formatPick({ subject, isNew, variant }: Pick): string {
  return isNew ? ['new', subject, ...(variant ? [variant] : [])].join(' ') : subject;
}

function readPick(text: string | undefined, kinds: readonly SubjectKind[]): Pick | undefined {
  const [, isNew, subject = '', variant] = /^(new )?(\S+)(?: (\S+))?$/.exec(text ?? '') ?? [];
  if (!isOfKinds(subject, kinds)) return undefined;
  return { subject, isNew: isNew !== undefined, variant };
}

function isOfKinds(text: string, kinds: readonly SubjectKind[]): text is SubjectId {
  return isSubjectId(text) && kinds.includes(kindOf(text));
}

interface Place {
  /** As it was sent. */
  readonly from: string;
  /** With the gaps of lists closed. */
  readonly to: string;
}

class Reader {
  readonly texts = new Map<string, string>();
  readonly rows = new Map<string, number>();
  readonly subjects: TypedSubject[] = [];
  readonly #sent: ReadonlyMap<string, string>;
  readonly #rowsSent: RowsSent;

  constructor(sent: URLSearchParams) {
    this.#sent = new Map([...sent].toReversed().map(([name, text]) => [name, clean(text)]));
    this.#rowsSent = findRows(this.#sent);
  }

  readMembers({ members }: GroupField, { from, to }: Place): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      members.flatMap((member) => {
        const { name } = member;
        const value = this.#read(member, { from: join(from, name), to: join(to, name) });
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }

  /** Undefined where it is to be left out. */
  #read(field: Field, place: Place): unknown {
    const value = this.#valueOf(field, place);
    if (value !== undefined) return value;
    if (field.isNullable && (!field.isOptional || this.#take(place, NULL) !== undefined)) return null;
    return undefined;
  }

  #valueOf(field: Field, place: Place): unknown {
    switch (field.kind) {
      case 'group': {
        const own = this.readMembers(field, place);
        return field.isRequired || this.#rowsSent.isFilled(place.from) ? own : undefined;
      }
      case 'list':
        return this.#readList(field, place);
      case 'asserter':
        return this.#readAsserter(field, place);
      case 'subject':
        return this.#readSubject(field, place, '');
      case 'number':
        return readNumber(this.#take(place));
      case 'flag': {
        const text = this.#take(place);
        return text === 'true' ? true : text === 'false' ? false : undefined;
      }
      case 'date':
        return this.#take(place)?.trim();
      case 'choice':
        return this.#take(place);
      case 'development':
        return readDevelopment(this.#take(place));
      case 'text':
      case 'longText':
        return field.hasLines ? this.#take(place) : this.#take(place)?.replace(/\s*\n\s*/g, ' ');
      default:
        return field satisfies never;
    }
  }

  #readList(field: ListField, place: Place): readonly unknown[] | undefined {
    const { filled, empty } = this.#rowsSent.of(place.from, field.maximum);
    // What is asked for stands in the first row, so that what is missing there can be told.
    const isAsked = field.isRequired && field.minimum > 0 && filled.length === 0;
    const values = [...filled, ...empty].map((row, index) =>
      this.#read(field.element, { from: join(place.from, String(row)), to: join(place.to, String(index)) }),
    );
    this.rows.set(place.to, values.length);
    const event = values.slice(0, filled.length).map((value) => value ?? '');
    if (isAsked) return [field.element.kind === 'group' ? (values[0] ?? {}) : ''];
    return event.length > 0 || field.isRequired ? event : undefined;
  }

  #readAsserter(field: AsserterField, place: Place): unknown {
    const answer = this.#take(place);
    if (answer === undefined || answer === SUBJECT_ANSWER) return this.#readSubject(field, place, OF);
    this.#take(place, OF); // It stays in the form, should the answer change again.
    return answer;
  }

  #readSubject({ kinds }: SubjectField | AsserterField, place: Place, suffix: typeof OF | ''): unknown {
    const text = this.#take(place, suffix)?.trim();
    const [picked, asked] = [this.#take(place, PICK), this.#take(place, ASKED)];
    if (text === undefined) return undefined;
    const isId = isOfKinds(text, kinds);
    const pick = !isId && asked?.trim() === text ? readPick(picked, kinds) : undefined;
    if (!isId && !pick) this.texts.delete(`${place.to}${PICK}`);
    this.subjects.push({ path: place.to, kinds, text, pick });
    return isId ? text : (pick?.subject ?? text);
  }

  /** A text as it was typed, kept for the form; undefined where there is none. */
  #take({ from, to }: Place, suffix = ''): string | undefined {
    const text = this.#sent.get(`${from}${suffix}`);
    if (text === undefined || text === '') return undefined;
    this.texts.set(`${to}${suffix}`, text);
    return isBlank(text) ? undefined : text;
  }
}

/** As text can be kept: browsers end lines as CRLF, and no text holds U+0000. */
function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').toWellFormed();
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

/** A number; what is none stays text, which the catalogue refuses. */
function readNumber(text: string | undefined): number | string | undefined {
  const typed = text?.trim();
  return typed !== undefined && /^-?\d{1,15}(\.\d{1,6})?$/.test(typed) ? Number(typed) : typed;
}

/** An id, also out of the address of the development’s page. */
function readDevelopment(text: string | undefined): string | undefined {
  const typed = text?.trim();
  return /\/developments\/([0-9a-f-]{36})(?:[/?#].*)?$/i.exec(typed ?? '')?.[1] ?? typed;
}

interface RowsSent {
  /** Whether anything was typed within. */
  isFilled(path: string): boolean;
  /** The rows of a list in which something was typed, and those in which nothing was; at most `maximum` in all. */
  of(path: string, maximum: number): { readonly filled: readonly number[]; readonly empty: readonly number[] };
}

/** A name is no longer than this, and has no more steps. */
const LONGEST_NAME = 200;
const MOST_STEPS = 12;

/** Which rows were sent, found in one pass over all names. */
function findRows(sent: ReadonlyMap<string, string>): RowsSent {
  const rows = new Map<string, Map<number, boolean>>();
  const filledPaths = new Set<string>();
  for (const [name, text] of sent) {
    if (name.length > LONGEST_NAME) continue;
    const [path = '', suffix] = name.split(':');
    const steps = path.split('.');
    if (steps.length > MOST_STEPS) continue;
    const isFilled = !isBlank(text) && (suffix === undefined || `:${suffix}` === OF);
    for (const [index, step] of steps.entries()) {
      const parent = steps.slice(0, index).join('.');
      if (isFilled) filledPaths.add(parent);
      if (!/^\d{1,9}$/.test(step)) continue;
      const own = rows.get(parent) ?? new Map<number, boolean>();
      rows.set(parent, own.set(Number(step), own.get(Number(step)) === true || isFilled));
    }
  }
  return {
    isFilled: (path) => filledPaths.has(path),
    of(path, maximum) {
      const known = [...(rows.get(path) ?? [])].sort(([a], [b]) => a - b);
      const filled = known.filter(([, isFilled]) => isFilled).map(([row]) => row);
      const empty = known.filter(([, isFilled]) => !isFilled).map(([row]) => row);
      return { filled: filled.slice(0, maximum), empty: empty.slice(0, Math.max(0, maximum - filled.length)) };
    },
  };
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

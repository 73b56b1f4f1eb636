/** Reads a form as it was sent, into JSON. */
import { isSubjectId, kindOf, type SubjectId, type SubjectKind } from '../../catalogue/subject.ts';
import {
  type AsserterField,
  type Field,
  type GroupField,
  join,
  type ListField,
  type SubjectField,
  type TextsField,
} from './fields.ts';
import { findRows, isBlank, type RowsSent } from './rows.ts';
import { givenText, ORIGINAL_LANGUAGE } from './text-values.ts';
import { ASKED, CHOICE, NULL, OF, SUBJECT_ANSWER, type SubjectChoice, type Typed, type TypedSubject } from './typed.ts';

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

function readChoice(text: string | undefined, kinds: readonly SubjectKind[]): SubjectChoice | undefined {
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
      case 'texts':
        return this.#readTexts(field, place);
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
        return field.hasLines ? this.#take(place) : this.#takeLine(place);
      default:
        return field satisfies never;
    }
  }

  #readList(field: ListField, place: Place): readonly unknown[] | undefined {
    const { filled, empty } = this.#rowsSent.of(place.from, field.maximum);
    // What is asked for stands in the first row, so that a fault says what is missing there.
    const isAsked = field.isRequired && field.minimum > 0 && filled.length === 0;
    const values = [...filled, ...empty].map((row, index) =>
      this.#read(field.element, { from: join(place.from, String(row)), to: join(place.to, String(index)) }),
    );
    this.rows.set(place.to, values.length);
    const given = values.slice(0, filled.length).map((value) => value ?? '');
    if (isAsked) return [field.element.kind === 'group' ? (values[0] ?? {}) : ''];
    return given.length > 0 || field.isRequired ? given : undefined;
  }

  #readTexts({ other, maximum }: TextsField, { from, to }: Place): unknown {
    const text = this.#takeLine({ from, to });
    const lang = this.#take({ from: join(from, ORIGINAL_LANGUAGE), to: join(to, ORIGINAL_LANGUAGE) })?.trim();
    const { filled, empty } = this.#rowsSent.of(from, maximum);
    const isOther = (row: number) => row > 0;
    const others = [...filled.filter(isOther), ...empty.filter(isOther)].map((row, index) =>
      this.readMembers(other, { from: join(from, String(row)), to: join(to, String(index + 1)) }),
    );
    this.rows.set(to, 1 + others.length);
    return givenText(text, lang, others.slice(0, filled.filter(isOther).length));
  }

  #readAsserter(field: AsserterField, place: Place): unknown {
    const answer = this.#take(place);
    if (answer === undefined || answer === SUBJECT_ANSWER) return this.#readSubject(field, place, OF);
    this.#take(place, OF); // It stays in the form, should the answer change again.
    return answer;
  }

  #readSubject({ kinds }: SubjectField | AsserterField, place: Place, suffix: typeof OF | ''): unknown {
    const text = this.#take(place, suffix)?.trim();
    const [chosen, asked] = [this.#take(place, CHOICE), this.#take(place, ASKED)];
    if (text === undefined) return undefined;
    const isId = isOfKinds(text, kinds);
    const choice = !isId && asked?.trim() === text ? readChoice(chosen, kinds) : undefined;
    if (!isId && !choice) this.texts.delete(`${place.to}${CHOICE}`);
    this.subjects.push({ path: place.to, kinds, text, choice });
    return isId ? text : (choice?.subject ?? text);
  }

  /** A text in which broken lines are joined. */
  #takeLine(place: Place): string | undefined {
    return this.#take(place)?.replace(/\s*\n\s*/g, ' ');
  }

  /** A text as it was typed, kept for the form; undefined where there is none. */
  #take({ from, to }: Place, suffix = ''): string | undefined {
    const text = this.#sent.get(`${from}${suffix}`);
    if (text === undefined || text === '') return undefined;
    this.texts.set(`${to}${suffix}`, text);
    return isBlank(text) ? undefined : text;
  }
}

/** The text as it can be kept: browsers end lines as CRLF, and no text holds U+0000. */
function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').toWellFormed();
}

/** A number; what is not a number stays text, which the catalogue refuses. */
function readNumber(text: string | undefined): number | string | undefined {
  const typed = text?.trim();
  return typed !== undefined && /^-?\d{1,15}(\.\d{1,6})?$/.test(typed) ? Number(typed) : typed;
}

/** The id of a development, also taken from the address of its page. */
function readDevelopment(text: string | undefined): string | undefined {
  const typed = text?.trim();
  return /\/developments\/([0-9a-f-]{36})(?:[/?#].*)?$/i.exec(typed ?? '')?.[1] ?? typed;
}

/** What is wrong with a form, for people: where it is, and what helps. */
import { describe } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import type { Message } from '../../words/message.ts';
import type { MessageKey } from '../../words/messages.ts';
import type { Fault } from '../../words/problem.ts';
import { labelsAlong } from '../labels.ts';
import { type Field, type GroupField, join } from './fields.ts';
import { isBlank } from './rows.ts';
import { OF, type Typed } from './typed.ts';

export interface FaultMessage {
  /** The name of its field; undefined: of the whole. */
  readonly path: string | undefined;
  /** “Outcome 1, Person”; '' where there is none. */
  readonly place: string;
  readonly message: string;
}

interface Form {
  readonly tree: GroupField;
  readonly typed: Typed;
  readonly language: Language;
}

/** What is wrong with a form, each fault at the innermost field that it is about. */
export function describeFaults({ tree, typed, language }: Form, faults: readonly Fault[]): FaultMessage[] {
  return faults.map(({ path, message }) => {
    const found = findField(tree, path, language);
    const remedy = found && remedyFor(found, { typed, language }, message);
    const said = remedy ?? describe(message, { language, nameOf: String });
    return { path: found?.path, place: found ? found.place : placeOf(path, language), message: said };
  });
}

/** Where a fault is that stands in no field. */
function placeOf(path: Fault['path'], language: Language): string {
  if (path.at(-1) === 'id') return '';
  return labelsAlong(path, language).findLast((label) => typeof label === 'string') ?? '';
}

/** The messages by field, each once. */
export function faultsByField(messages: readonly FaultMessage[]): ReadonlyMap<string, readonly string[]> {
  const byField = Map.groupBy(messages, ({ path }) => path);
  return new Map(
    [...byField].flatMap(([path, own]) =>
      path === undefined ? [] : [[path, [...new Set(own.map(({ message }) => message))]] as const],
    ),
  );
}

interface FoundField {
  readonly field: Field;
  readonly path: string;
  readonly place: string;
}

/** Sections have headings, and no place that could be mended. */
const sections = ['', 'data', 'data.replacement', 'data.replacement.data'];

function findField(tree: GroupField, path: Fault['path'], language: Language): FoundField | undefined {
  let found: FoundField = { field: tree, path: '', place: '' };
  for (const [index, step] of path.entries()) {
    // The original stands at the name of the field itself.
    if (found.field.kind === 'texts' && step === 0 && path[index + 1] !== 'lang') break;
    const inner = stepInto(found.field, step, language);
    if (!inner) break;
    const { field, label } = inner;
    found = { field, path: join(found.path, String(step)), place: placeWithin(found.place, label, language) };
  }
  return sections.includes(found.path) ? undefined : found;
}

function placeWithin(outer: string, label: string | undefined, { words }: Language): string {
  if (label === undefined) return outer;
  return outer === '' ? label : words.form.faults.place({ outer, inner: label });
}

interface Step {
  readonly field: Field;
  readonly label?: string;
}

function stepInto(field: Field, step: string | number, { words }: Language): Step | undefined {
  if (field.kind === 'list' && typeof step === 'number') {
    const { element } = field;
    return { field: element, label: words.form.row({ label: element.label, number: step + 1 }) };
  }
  if (field.kind === 'texts' && typeof step === 'number') {
    const { inLanguage } = words.form;
    return { field: field.other, ...(step > 0 ? { label: inLanguage({ label: field.label, number: step }) } : {}) };
  }
  const member = field.kind === 'group' ? field.members.find(({ name }) => name === step) : undefined;
  if (!member) return undefined;
  const isSilent = member.kind === 'list' || ['data', 'replacement'].includes(member.name);
  return isSilent ? { field: member } : { field: member, label: member.label };
}

/** What helps at the form: where nothing was typed, to type something. Undefined: what the fault says itself. */
function remedyFor({ field, path }: FoundField, { typed, language }: Omit<Form, 'tree'>, { key }: Message) {
  const { faults } = language.words.form;
  const textOf = (name: string) => typed.texts.get(name) ?? '';
  const isEmpty = isBlank(textOf(path)) && isBlank(textOf(`${path}${OF}`));
  switch (field.kind) {
    case 'group':
      return undefined;
    case 'list':
      return missingList.has(key) ? faults.missing : undefined;
    case 'choice':
    case 'flag':
      return isEmpty ? faults.nothingChosen : undefined;
    case 'asserter':
      if (isEmpty) return faults.nothingChosen;
      return textOf(`${path}${OF}`) === '' && textOf(path) === 'subject' ? faults.missing : undefined;
    case 'number':
      if (isEmpty) return faults.missing;
      return key === 'faults.fields.number' ? faults.digits : undefined;
    case 'text':
    case 'texts':
    case 'longText':
    case 'date':
    case 'subject':
    case 'development':
      return isEmpty ? faults.missing : undefined;
    default:
      return field satisfies never;
  }
}

const missingList: ReadonlySet<string> = new Set<MessageKey>([
  'faults.fields.missing',
  'faults.fields.tooFew',
  'faults.fields.list',
]);

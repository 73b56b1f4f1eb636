import { describe } from '../../words/describe.ts';
import type { Language } from '../../words/language.ts';
import type { Message } from '../../words/message.ts';
import type { Fault } from '../../words/problem.ts';
import { texts } from '../texts.ts';
import { type Field, type GroupField, labelOf } from './fields.ts';
import { join, OF, type Typed } from './typed.ts';

/** A fault for people: where it is, and what helps. */
export interface FaultMessage {
  /** The name of its field; undefined: of the whole. */
  readonly path: string | undefined;
  /** “Outcome 1, Person”. */
  readonly place: string;
  readonly message: string;
}

/** A fault of a form; the form says some of its own. */
export interface FormFault {
  readonly path: Fault['path'];
  readonly message: Message | string;
}

interface Filled {
  readonly tree: GroupField;
  readonly typed: Typed;
  readonly language: Language;
}

/** Faults of what a form says, each at the innermost field that it is of. */
export function describeFaults({ tree, typed, language }: Filled, faults: readonly FormFault[]): FaultMessage[] {
  return faults.map(({ path, message }) => {
    const text = typeof message === 'string' ? message : describe(message, { language, nameOf: String });
    const found = findField(tree, path);
    if (!found) return { path: undefined, place: placeOf(path), message: text };
    const own = typeof message === 'string' ? undefined : wordsOf(found, typed, message);
    return { path: found.path, place: found.labels.join(', '), message: own ?? text };
  });
}

/** Of what stands in no field. */
function placeOf(path: Fault['path']): string {
  const last = path.findLast((step) => typeof step === 'string');
  return last === undefined || last === 'id' ? '' : labelOf(last);
}

/** The messages by field, several of one joined. */
export function faultsByField(messages: readonly FaultMessage[]): ReadonlyMap<string, string> {
  const byField = Map.groupBy(
    messages.filter(({ path }) => path !== undefined),
    ({ path = '' }) => path,
  );
  return new Map([...byField].map(([path, own]) => [path, [...new Set(own.map(({ message }) => message))].join('; ')]));
}

interface FoundField {
  readonly field: Field;
  readonly path: string;
  readonly labels: readonly string[];
}

function findField(tree: GroupField, path: Fault['path']): FoundField | undefined {
  let found: FoundField = { field: tree, path: '', labels: [] };
  for (const step of path) {
    const inner = stepInto(found.field, step);
    if (!inner) break;
    const { field, label } = inner;
    found = {
      field,
      path: join(found.path, String(step)),
      labels: label === undefined ? found.labels : [...found.labels, label],
    };
  }
  return found.path === '' || sections.includes(found.path) ? undefined : found;
}

/** They have headings, and no place that could be mended. */
const sections = ['data', 'data.replacement', 'data.replacement.data'];

function stepInto(field: Field, step: string | number): { readonly field: Field; readonly label?: string } | undefined {
  if (field.kind === 'list' && typeof step === 'number')
    return { field: field.element, label: texts.form.row(field.element.label, step + 1) };
  const member = field.kind === 'group' ? field.members.find(({ name }) => name === step) : undefined;
  if (!member) return undefined;
  const isSilent = member.kind === 'list' || ['data', 'replacement'].includes(member.name);
  return isSilent ? { field: member } : { field: member, label: member.label };
}

/** What is plainer at the form; undefined: nothing. */
function wordsOf({ field, path }: FoundField, { texts: typed }: Typed, { key }: Message): string | undefined {
  const { faults } = texts.form;
  const isEmpty = [path, `${path}${OF}`].every((name) => !/\S/.test(typed.get(name) ?? ''));
  switch (field.kind) {
    case 'group':
      return undefined;
    case 'list':
      return missingList.has(key) ? faults.missing : undefined;
    case 'choice':
    case 'flag':
      return isEmpty ? faults.nothingChosen : undefined;
    case 'asserter':
      return isEmpty
        ? faults.nothingChosen
        : !typed.get(`${path}${OF}`) && typed.get(path) === 'subject'
          ? faults.missing
          : undefined;
    case 'number':
      return isEmpty ? faults.missing : key === 'faults.fields.number' ? faults.number : undefined;
    case 'text':
    case 'longText':
    case 'date':
    case 'subject':
    case 'development':
      return isEmpty ? faults.missing : undefined;
    default:
      return field satisfies never;
  }
}

const missingList: ReadonlySet<string> = new Set([
  'faults.fields.missing',
  'faults.fields.tooFew',
  'faults.fields.list',
]);

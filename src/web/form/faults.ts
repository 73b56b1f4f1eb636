import type { Fault } from '../../catalogue/read-draft.ts';
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

/** Faults of what a form says, each at the innermost field that it is of. */
export function describeFaults(tree: GroupField, typed: Typed, faults: readonly Fault[]): FaultMessage[] {
  return faults.map(({ path, message }) => {
    const found = findField(tree, path);
    if (!found) return { path: undefined, place: placeOf(path), message };
    return {
      path: found.path,
      place: found.labels.join(', '),
      message: wordsOf(found.field, found.path, typed, message),
    };
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

function wordsOf(field: Field, path: string, { texts: typed }: Typed, message: string): string {
  const { faults } = texts.form;
  const isEmpty = [path, `${path}${OF}`].every((name) => !/\S/.test(typed.get(name) ?? ''));
  switch (field.kind) {
    case 'group':
      return message;
    case 'list':
      return message.startsWith('Too small') || message.startsWith('Invalid input') ? faults.missing : message;
    case 'choice':
    case 'flag':
      return isEmpty ? faults.nothingChosen : message;
    case 'asserter':
      return isEmpty
        ? faults.nothingChosen
        : !typed.get(`${path}${OF}`) && typed.get(path) === 'subject'
          ? faults.missing
          : message;
    case 'number':
      return isEmpty
        ? faults.missing
        : message.includes('expected') && message.includes('received string')
          ? faults.number
          : message;
    case 'text':
    case 'longText':
    case 'date':
    case 'subject':
    case 'development':
      return isEmpty ? faults.missing : message;
    default:
      return field satisfies never;
  }
}

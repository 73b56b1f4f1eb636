/** The rows of lists in a form: which were sent, how many are shown, one more, one less. */
import { type Field, type GroupField, innerOf, join, type ListField, type TextsField } from './fields.ts';
import { OF, type Typed } from './typed.ts';

/** How many rows of a list are shown: those that were sent, and one where the catalogue asks for one. */
export function countRows({ isRequired, minimum, maximum }: ListField, path: string, { rows }: Typed): number {
  return Math.min(maximum, Math.max(rows.get(path) ?? 0, isRequired && minimum > 0 ? 1 : 0));
}

/** How many texts are shown in one field, the original one among them. */
export function countTexts({ maximum }: TextsField, path: string, { rows }: Typed): number {
  return Math.min(maximum, Math.max(1, rows.get(path) ?? 1));
}

/** With one row more of a list, and the field to begin with. */
export function addRow(
  tree: GroupField,
  typed: Typed,
  path: string,
): { readonly typed: Typed; readonly focus?: string } {
  const list = path.split('.').reduce<Field | undefined>(innerOf, tree);
  if (list?.kind !== 'list' && list?.kind !== 'texts') return { typed };
  const [shown, element] =
    list.kind === 'list' ? [countRows(list, path, typed), list.element] : [countTexts(list, path, typed), list.other];
  const row = join(path, String(shown));
  const [first] = element.kind === 'group' ? element.members : [];
  const rows = new Map([...typed.rows, [path, shown + 1]]);
  return { typed: { texts: typed.texts, rows }, focus: first ? join(row, first.name) : row };
}

/** Without one row, `path` being its place: “data.outcomes.1”. */
export function removeRow(sent: URLSearchParams, path: string): URLSearchParams {
  if (!/\.\d+$/.test(path)) return sent;
  const isWithin = (name: string) => name === path || name.startsWith(`${path}.`) || name.startsWith(`${path}:`);
  return new URLSearchParams([...sent].filter(([name]) => !isWithin(name)));
}

export interface RowsSent {
  /** Whether anything was typed within. */
  isFilled(path: string): boolean;
  /** The rows of a list in which something was typed, and those in which nothing was; at most `maximum` in all. */
  of(path: string, maximum: number): { readonly filled: readonly number[]; readonly empty: readonly number[] };
}

/** A name is no longer than this, and has no more steps. */
const LONGEST_NAME = 200;
const MOST_STEPS = 12;

/** Which rows were sent, found in one pass over all names. */
export function findRows(sent: ReadonlyMap<string, string>): RowsSent {
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

export function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

// Taking an act back: an earlier judgment is restored, or clemency is annulled. What the act moved is as before it, and
// what it added is gone; what other acts changed since stays. An appeal that it decided stays decided, and stays
// nothing any more.
import type { CountLine, Portion } from './counts.ts';
import type { ImposedPart, Proceeding, ReplayContext, Undo } from './proceeding.ts';
import { isOfDevelopment } from './references.ts';

interface Undoable {
  readonly id: string;
  readonly case: string;
  readonly kind: Undo['kind'];
}

/** What an act moved, by comparing what was before it with what is after. */
export function keepUndo(before: Proceeding, after: Proceeding, { id: act, case: caseId, kind }: Undoable): Proceeding {
  const [countsNow, partsNow] = [new Map(keyed(after.counts)), new Map(after.parts.map((part) => [part.key, part]))];
  const counts = keyed(before.counts).flatMap(([key, count]) => changeOf(key, count, countsNow.get(key)));
  const parts = before.parts.flatMap((part) => changeOf(part.key, part, partsNow.get(part.key)));
  const known = new Set([...keyed(before.counts).map(([key]) => key), ...before.parts.map(({ key }) => key)]);
  const added = [...countsNow.keys(), ...partsNow.keys()].filter((key) => !known.has(key));
  return { ...after, undoes: [...after.undoes, { act, case: caseId, kind, counts, parts, added, isUndone: false }] };
}

interface Undoing {
  readonly act: { readonly id: string; readonly case: string };
  /** The act that is undone; left out: the last one of the kind in the case that moved something. */
  readonly of: string | undefined;
  readonly kind: 'decision' | 'clemency';
}

export function undo(proceeding: Proceeding, { act, of, kind }: Undoing, { remark }: ReplayContext): Proceeding {
  const own = proceeding.undoes.filter(
    (it) => it.kind === kind || (of !== undefined && kind === 'decision' && it.kind === 'restoration'),
  );
  const undone =
    of === undefined
      ? own.findLast((it) => !it.isUndone && it.case === act.case && (it.counts.length > 0 || it.parts.length > 0))
      : own.findLast((it) => isOfDevelopment(it.act, of));
  if (!undone) {
    remark({ note: 'nothing_to_decide', case: act.case, act: act.id, about: of ?? null });
    return proceeding;
  }
  if (undone.isUndone) return proceeding;
  const added = new Set(undone.added);
  const [counts, parts] = [new Map(undone.counts), new Map(undone.parts)];
  return {
    ...proceeding,
    counts: keyed(proceeding.counts).flatMap(([key, count]) => {
      const change = counts.get(key);
      return added.has(key) ? [] : [change ? putBack(count, change) : count];
    }),
    parts: proceeding.parts.map((part) => {
      if (added.has(part.key)) return { ...part, isSetAside: true };
      const change = parts.get(part.key);
      return change ? { ...part, ...change.before } : part;
    }),
    undoes: proceeding.undoes.map((it) => (it === undone ? { ...it, isUndone: true } : it)),
  };
}

function keyed(counts: readonly CountLine[]): (readonly [string, CountLine])[] {
  return counts.map((count) => [`${count.case} ${count.name}`, count]);
}

/** What an act changed of a count or a part: the fields that differ, as they were. */
function changeOf<Item extends CountLine | ImposedPart>(
  key: string,
  before: Item,
  after: Item | undefined,
): (readonly [string, { readonly before: Partial<Item>; readonly after: Item }])[] {
  if (!after || before === after) return [];
  const fields = fieldsChanged(before, after, isKept);
  return Object.keys(fields).length > 0 ? [[key, { before: fields, after }]] : [];
}

/** What stays as it is: when an act moved it is that of the undoing one; an appeal that was decided stays decided. */
function isKept(field: string): boolean {
  return field === 'stayedBy' || field === 'movedOn' || field === 'changedOn';
}

function fieldsChanged<Item extends object>(before: Item, after: Item, isLeft: (field: string) => boolean) {
  const now = new Map(Object.entries(after));
  const changed = Object.entries(before).filter(
    ([field, value]) => !isLeft(field) && JSON.stringify(now.get(field)) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed) as Partial<Item>;
}

/** A count as before; of one that is no bundle, what others said since of its label and finality stays. */
function putBack(count: CountLine, { before, after }: Undo['counts'][number][1]): CountLine {
  const [then, moved, now] = [before.portions, after.portions, count.portions].map((it) => onlyOne(it));
  const portions = then && moved && now ? [{ ...now, ...fieldsChanged(then, moved, () => false) }] : before.portions;
  return { ...count, ...before, ...(portions && { portions }) };
}

function onlyOne(portions: readonly Portion[] | undefined): Portion | undefined {
  return portions?.length === 1 ? portions[0] : undefined;
}

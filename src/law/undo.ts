// Taking an act back: an earlier judgment is restored, or clemency is annulled. What the act moved is as before it; the
// parts that it added have fallen.
import type { Proceeding, ReplayContext, Undo } from './proceeding.ts';
import { isOfDevelopment } from './references.ts';

/** What an act moved, by comparing what was before it with what is after. */
export function keepUndo(
  before: Proceeding,
  after: Proceeding,
  { id: act, case: caseId, kind }: { readonly id: string; readonly case: string; readonly kind: Undo['kind'] },
): Proceeding {
  const counts = before.counts.filter((count) => !after.counts.includes(count));
  const parts = before.parts.filter((part) => !after.parts.includes(part));
  const known = new Set(before.parts.map(({ key }) => key));
  const added = after.parts.flatMap(({ key }) => (known.has(key) ? [] : [key]));
  return { ...after, undoes: [...after.undoes, { act, case: caseId, kind, counts, parts, added, isUndone: false }] };
}

interface Undoing {
  readonly act: { readonly id: string; readonly case: string };
  /** The act that is undone; left out: the last one of the kind in the case that moved something. */
  readonly of: string | undefined;
  readonly kind: Undo['kind'];
}

export function undo(proceeding: Proceeding, { act, of, kind }: Undoing, { remark }: ReplayContext): Proceeding {
  const own = proceeding.undoes.filter((it) => it.kind === kind);
  const undone =
    of === undefined
      ? own.findLast((it) => !it.isUndone && it.case === act.case && (it.counts.length > 0 || it.parts.length > 0))
      : own.findLast((it) => isOfDevelopment(it.act, of));
  if (!undone) {
    remark({ note: 'nothing_to_decide', case: act.case, act: act.id, about: of ?? null });
    return proceeding;
  }
  if (undone.isUndone) return proceeding;
  const countsBefore = new Map(undone.counts.map((count) => [`${count.case} ${count.name}`, count]));
  const partsBefore = new Map(undone.parts.map((part) => [part.key, part]));
  return {
    ...proceeding,
    counts: proceeding.counts.map((count) => countsBefore.get(`${count.case} ${count.name}`) ?? count),
    parts: proceeding.parts.map((part) =>
      undone.added.includes(part.key) ? { ...part, isSetAside: true } : (partsBefore.get(part.key) ?? part),
    ),
    undoes: proceeding.undoes.map((it) => (it === undone ? { ...it, isUndone: true } : it)),
  };
}

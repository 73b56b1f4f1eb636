// The status of an accused in a case: the first label that applies to the counts, without superseded and moved ones.
//
//   2 counts, one acquitted, one pending        accused: an acquittal on one of two open counts is no acquittal
//   3 convicted, 1 of them final                convicted, with the sums “3 convicted, 1 final”
//   12 pending, then 5 convicted, 7 no verdict  convicted
//
// Administrative, civil and impeachment cases say liable and not liable, with “final” beside; never convicted.
import { type CountLine, isConvicted, isEnded, isOpen, isOwn, type Portion } from './counts.ts';

export const statusLabels = [
  'convicted_final',
  'convicted',
  'on_trial',
  'accused',
  'suspect',
  'pardoned',
  'acquitted',
  'ended_by_death',
  'discontinued',
  'moved',
  'liable',
  'not_liable',
] as const;
export type StatusLabel = (typeof statusLabels)[number];

export const caseKinds = [
  'criminal',
  'civil',
  'administrative',
  'constitutional',
  'international',
  'impeachment',
  'inquiry',
  'context',
] as const;
export type CaseKind = (typeof caseKinds)[number];

export interface LegalStatus {
  readonly label: StatusLabel;
  /** The counts behind it: how many have each label, and how many are final or pardoned. */
  readonly sums: Readonly<Record<string, number>>;
  /** All verdicts are final. */
  readonly isFinal: boolean;
}

/** The status in a case; null where no count stands in it. */
export function statusOf(
  counts: readonly CountLine[],
  caseId: string,
  kind: CaseKind = 'criminal',
): LegalStatus | null {
  const all = counts.filter((count) => count.case === caseId).flatMap(({ portions }) => portions);
  const label = labelOf(all);
  if (label === null) return null;
  const own = all.filter(isOwn);
  const verdicts = own.filter((it) => isConvicted(it) || it.label === 'acquitted');
  const isFinal = verdicts.length > 0 && verdicts.every((it) => it.isFinal);
  return { label: inKind(label, kind), sums: sumUp(own), isFinal };
}

function labelOf(all: readonly Portion[]): StatusLabel | null {
  if (all.length === 0) return null;
  const own = all.filter(isOwn);
  const convicted = own.filter((it) => isConvicted(it) && !it.isPardoned);
  if (convicted.length > 0) return convicted.every(({ isFinal }) => isFinal) ? 'convicted_final' : 'convicted';
  const open = own.filter(isOpen);
  if (open.length > 0) return open.some(({ isOnTrial }) => isOnTrial) ? 'on_trial' : 'accused';
  if (own.some(({ label, isOvertaken }) => label === 'suspected' && !isOvertaken)) return 'suspect';
  if (own.some(isConvicted)) return 'pardoned';
  if (own.some(({ label }) => label === 'acquitted')) return 'acquitted';
  const endings = own.filter(isEnded);
  if (endings.some(endedByDeath)) return 'ended_by_death';
  if (endings.length > 0) return 'discontinued';
  return 'moved';
}

/** Whether a count was discontinued because the accused died. */
function endedByDeath({ label, ground }: Portion): boolean {
  return label === 'discontinued' && ground !== null && /\b(death|died|deceased)\b/i.test(ground);
}

function sumUp(portions: readonly Portion[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (name: string, number: number) => {
    sums[name] = (sums[name] ?? 0) + number;
  };
  for (const { label, number, isFinal, isPardoned } of portions) {
    add(label, number);
    if (isFinal) add('final', number);
    if (isPardoned) add('pardoned', number);
  }
  return sums;
}

/** A label of a status, or of counts, as cases of that kind say it. */
export function inKind<Label extends string>(label: Label, kind: CaseKind): Label | 'liable' | 'not_liable' {
  if (kind !== 'administrative' && kind !== 'civil' && kind !== 'impeachment') return label;
  if (label === 'convicted' || label === 'convicted_final') return 'liable';
  return label === 'acquitted' ? 'not_liable' : label;
}

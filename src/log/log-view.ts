/** What the log knows of a request's ids and subjects, read under its lock; it grows as requests are admitted. */
import type { Envelope } from '../catalogue/development.ts';
import type { SubjectId } from '../catalogue/subject.ts';
import type { Identities } from '../facts/identity.ts';
import type { AmendmentLink } from '../facts/versions.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Changes } from './guard.ts';
import { type Parts, type PartTexts, readParts } from './parts.ts';
import type { PreparedDevelopment } from './prepare.ts';

/** Where a development stands in the log. */
export interface Receipt {
  readonly position: number;
  readonly id: string;
  readonly recordedAt: Instant;
  readonly batchEnd: number;
}

/** A development that is recorded; `texts`: undefined once it is erased. */
interface ExistingDevelopment {
  readonly receipt: Receipt;
  readonly texts: PartTexts | undefined;
}

export interface LogView {
  size: number;
  readonly today: Day;
  readonly existing: Map<string, ExistingDevelopment>;
  readonly registered: Map<string, number>;
  /** What changed since the position that the first request names; undefined: it names none. */
  readonly changes: Changes | undefined;
  /** Who the subjects are; only where the request asks what has changed since, or a subject is split. */
  readonly identities: Identities;
  /** The subjects that developments name, by id, for those that are amended. */
  readonly named: Map<string, readonly SubjectId[]>;
  /** The retractions of what is amended, of those retractions, and so on. */
  readonly retractions: AmendmentLink[];
}

/** What was recorded, without its id; undefined where there is none, or it was erased. */
export function recordedEnvelope({ existing }: Pick<LogView, 'existing'>, id: string): Envelope | undefined {
  const texts = existing.get(id)?.texts;
  return texts && readParts('', texts).development;
}

/** Every subject that a development names, and, where it amends another, every one that this names. */
export function subjectsNamedBy({ references, amendment }: PreparedDevelopment, view?: LogView): SubjectId[] {
  const own = [...references.about, ...references.cited].map(({ subject }) => subject);
  return [...new Set([...own, ...((amendment && view?.named.get(amendment.target)) ?? [])])];
}

/** Lets later requests of the same transaction see this one. */
export function noteAdmitted(
  view: LogView,
  developments: readonly PreparedDevelopment[],
  receipts: readonly Receipt[],
): void {
  developments.forEach((development, index) => {
    const { id, parts, registers, amendment } = development;
    const receipt = receipts[index] as Receipt;
    const target = amendment && view.existing.get(amendment.target)?.receipt.position;
    if (target !== undefined && amendment?.amends === 'retracts') {
      view.retractions.push({ position: receipt.position, amends: 'retracts', target });
    }
    view.existing.set(id, { receipt, texts: textsOfParts(parts) });
    if (registers) view.registered.set(registers, receipt.position);
    view.named.set(id, subjectsNamedBy(development, view));
  });
  view.size += developments.length;
}

export function textsOfParts(parts: Parts): PartTexts {
  return { meta: parts.meta.text, statement: parts.statement.text, sources: parts.sources.text, note: parts.note.text };
}

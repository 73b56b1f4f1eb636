/** Reads review notes, with the developments that they are based on. */
import type { FindingRule } from '../../catalogue/rules.ts';
import type { SubjectId } from '../../catalogue/subject.ts';
import { listFindings } from '../../queries/findings.ts';
import { findKnownAs, isRegistered } from '../../queries/identity.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import type { WordsSource } from '../../queries/words.ts';
import { readProvenance } from '../read-provenance.ts';

interface ReviewNotesQuestion {
  readonly rule: FindingRule | undefined;
  readonly subject: SubjectId | undefined;
  /** Also those that an editor has checked. */
  readonly withChecked: boolean;
  readonly after: string | undefined;
  readonly limit: number;
}

export async function readReviewNotes(source: WordsSource, snapshot: Snapshot, asked: ReviewNotesQuestion) {
  const { connection } = source;
  const { rule, withChecked, after, limit } = asked;
  const isKnown = asked.subject === undefined || (await isRegistered(connection, snapshot, asked.subject));
  const subject = asked.subject && ((await findKnownAs(connection, snapshot, asked.subject)) ?? asked.subject);
  const found = isKnown
    ? await listFindings(connection, snapshot, { rule, subject, after, limit })
    : { items: [], next: undefined };
  const items = found.items.filter(({ dismissal }) => withChecked || dismissal === null);
  const known = await readProvenance(source, snapshot, {
    ids: items.flatMap(({ because }) => because),
    values: items.map(({ subject: about, message }) => [about, message]),
  });
  return { items, next: found.next, ...known };
}

import type { AttributeName } from '../../catalogue/attributes.ts';
import type { SubjectId, SubjectKind } from '../../catalogue/subject.ts';
import type { Connection } from '../../database/connection.ts';
import { type Annals, readAnnals } from '../../queries/annals.ts';
import type { Moment } from '../../queries/moment.ts';

/** The lanes of a picture, by the kind of subject; of a case also those of its parties. */
const lanesOf: Readonly<Record<SubjectKind, readonly AttributeName[]>> = {
  case: ['stage'],
  person: ['office', 'custody', 'legal_status', 'charge', 'sentence', 'sanction', 'party'],
  organization: ['holder', 'sanction'],
  source: [],
};

export function readLanes(
  connection: Connection,
  moment: Moment,
  {
    subject,
    kind,
    persons,
  }: { readonly subject: SubjectId; readonly kind: SubjectKind; readonly persons: readonly SubjectId[] },
): Promise<Annals> {
  const attributes = [...new Set([...lanesOf[kind], ...(persons.length > 0 ? lanesOf.person : [])])];
  return readAnnals(connection, moment, { subjects: [subject, ...persons], attributes });
}

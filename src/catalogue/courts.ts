/** Courts: an organization of the record, or the name of a court that is none; and who else decides. */
import { z } from 'zod';
import type { CourtStep } from './court-steps.ts';
import { line, maybe } from './development.ts';
import { expected } from './expected.ts';
import { withHelp } from './help.ts';
import { COURT, type Point } from './points.ts';
import { actorRef, organizationRef, type SubjectId } from './subject.ts';

/** What begins like an id is one: a mistake in it is refused, and not kept as a name. */
const name = line(300).regex(/^(?!(?:person|case|organization|source):)/, expected('court'));

/** A court, as an organization or a name. */
export const newCourtRef = () => z.union([organizationRef(), name], expected('court'));

/** The court of a case or a step; it may be left out. */
export const courtRef = () => withHelp(maybe(newCourtRef()), 'court');

/** A court, an authority or a person, by id or by name. */
export const deciderRef = () => z.union([actorRef(), name], expected('court'));

/** The point that keeps such a step; none where no court is named, unless the case goes back. */
export function courtPoints(caseId: SubjectId, level: CourtStep['level'], court: string | null | undefined): Point[] {
  if (!court && level !== 'back') return [];
  const value: CourtStep = { level, court: court ?? null };
  return [{ subject: caseId, attribute: COURT, key: '', holds: true, label: court ?? level, value }];
}

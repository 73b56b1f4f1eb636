import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import { findKnownAs } from '../queries/identity.ts';
import type { Moment } from '../queries/moment.ts';
import { problem } from './problem.ts';
import type { Services } from './route.ts';

/** Where the subjects of one kind are. */
export function pathOf(kind: SubjectKind): string {
  return `/v1/{workspace}/${kind}s`;
}

export function subjectOf(kind: SubjectKind, slug: string | undefined): SubjectId | undefined {
  const id = `${kind}:${slug}`;
  return isSubjectId(id) ? id : undefined;
}

export function noSubject(kind: SubjectKind, slug: string | undefined): Response {
  const detail = `no ${kind} “${slug?.slice(0, 80)}” was registered at that moment; check the id, or ask for a later knownAt`;
  return problem('not_found', { detail });
}

/** What is answered at the address of a subject that was merged into another. */
export const movedResponse = { description: 'It was merged into the subject at `Location`', schema: null } as const;

/** Leads to the address of whom the record knows the subject as, with the same question; undefined where that is itself. */
export async function redirectToKnownAs(
  request: Request,
  { connection }: Services,
  moment: Moment,
  subject: SubjectId,
): Promise<Response | undefined> {
  const knownAs = await findKnownAs(connection, moment, subject);
  if (knownAs === undefined) return undefined;
  const { pathname, search } = new URL(request.url);
  const placeOf = (id: string) => `/${id.replace(':', 's/')}`;
  const location = pathname.replace(placeOf(subject), placeOf(knownAs)) + search;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-store' } });
}

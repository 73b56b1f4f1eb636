import { isSubjectId, kindOf, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import { findKnownAs } from '../queries/identity.ts';
import type { Snapshot } from '../queries/snapshot.ts';
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
  snapshot: Snapshot,
  subject: SubjectId,
): Promise<Response | undefined> {
  const knownAs = await findKnownAs(connection, snapshot, subject);
  if (knownAs === undefined) return undefined;
  const { pathname, search } = new URL(request.url);
  const steps = pathname.split('/');
  const [kinds, slug] = [`${kindOf(subject)}s`, subject.slice(subject.indexOf(':') + 1)];
  const at = steps.findLastIndex((step, index) => decode(step) === slug && steps[index - 1] === kinds);
  const place = knownAs.replace(':', 's/');
  const location = [...steps.slice(0, at - 1), place, ...steps.slice(at + 1)].join('/') + search;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-store' } });
}

/** A step of a path may be written with escapes that it does not need. */
function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

import { isSubjectId, type SubjectId, type SubjectKind } from '../catalogue/subject.ts';
import { problem } from './problem.ts';

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
